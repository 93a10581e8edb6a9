//! Rules `table-variant` and `inconsistent-spelling`.
//!
//! They report each occurrence of a spelling that its cluster does not prefer; where
//! nothing decides, each occurrence of every spelling of the set. `table_variant` and
//! `inconsistent_spelling` document them.

use crate::table::{Origin, Row};
use crate::text::{Document, Spelling, Tag, TextSpan, Token, tokens};
use crate::variant::{Canonicals, Cluster, InLanguage, Member, Parted, Reason, Tier, parted};

use super::both_named::are_both_named;
use super::case::{of_case_row, written_like};
use super::finding::{Finding, Habit, Rule};
use super::kind::{FindingKind, kind_of_set};

/// A word or a phrase at its place.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub document: &'a Document,
    pub span: TextSpan,
    /// As it is looked up: what stands there, or that without the line end that breaks it.
    pub word: &'a str,
    /// What is known about the language of the place.
    pub known: InLanguage<'a>,
}

/// The finding at one word or phrase, if there is one.
pub(super) fn finding(place: &Place<'_>, canonicals: &Canonicals) -> Option<Finding> {
    let &Place {
        document,
        span,
        known,
        ..
    } = place;
    let language = known.language;
    let word = document.text(span);
    let mut spelling = Spelling::in_language(place.word, language);
    let mut decided = canonicals.lookup_in(&spelling, language);
    let clitics = decided
        .is_none()
        .then(|| parted(place.word, language))
        .flatten();
    if let Some(clitics) = clitics {
        spelling = Spelling::in_language(clitics.stem, language);
        let parted = canonicals.lookup_in(&spelling, language);
        decided = parted.filter(|(_, member)| may_carry(member, clitics, language));
    }
    let is_canonical = |cluster: &Cluster| {
        cluster
            .canonical()
            .is_some_and(|it| it.spelling == spelling)
    };
    let Some((cluster, member)) = decided.filter(|(cluster, _)| !is_canonical(cluster)) else {
        return of_case(place, known.knowledge.table.case_row(&spelling)?);
    };
    let canonical = cluster.canonical();
    let row = known.row_of_variant(&spelling);
    if is_of_style(cluster, row.as_deref()) && is_name(place) {
        return None;
    }
    if is_of_pack(cluster) && are_both_named(document, span, cluster, member) {
        return None;
    }
    let suggestion = canonical.map(|canonical| {
        let parts = with_canonical_parts(&canonical.surface, language, canonicals);
        match clitics {
            Some(Parted {
                before,
                stem,
                after,
            }) => {
                let stem = written_like(stem, &parts, row.as_deref());
                format!("{before}{stem}{after}")
            }
            None => written_like(word, &parts, row.as_deref()),
        }
    });
    let reason = cluster.reason_against(member);
    let habit = habit(cluster, member);
    Some(Finding {
        span,
        word: word.to_owned(),
        rule: rule(cluster, member),
        tier: member.tier,
        probability: member.probability,
        cluster: cluster.name().to_owned(),
        message: message(word, suggestion.as_deref(), cluster, &reason),
        reason,
        suggestion,
        language,
        kind: kind_of_set(cluster, habit.is_some(), known.knowledge),
        habit,
        more: Vec::new(),
    })
}

/// True where one of two styles is meant, not a spelling that is wrong.
fn is_of_style(cluster: &Cluster, row: Option<&Row>) -> bool {
    let by_style = matches!(cluster.reason, Reason::Table(Origin::Style, _));
    by_style || (cluster.style.is_some() && row.is_none())
}

/// True where the rows of a language pack join the spellings. Those of Hindi are the
/// built-in table.
fn is_of_pack(cluster: &Cluster) -> bool {
    let by_row = matches!(
        cluster.reason,
        Reason::Table(Origin::BuiltIn | Origin::Style, _)
    );
    (by_row || cluster.style.is_some()) && cluster.language != Some(Tag::HINDI)
}

/// Pearl Harbor and the World Health Organization write their names as they do. German
/// writes every noun with a capital.
fn is_name(place: &Place<'_>) -> bool {
    let word = place.document.text(place.span);
    let begins_name =
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().any(char::is_lowercase);
    begins_name && place.known.language != Some(Tag::known("de")) && !begins_sentence(place)
}

fn begins_sentence(place: &Place<'_>) -> bool {
    let before = place.document.bytes().get(..place.span.start);
    let before = before.unwrap_or_default();
    let text = before.trim_ascii_end();
    let is_paragraph = memchr::memchr_iter(b'\n', &before[text.len()..]).count() > 1;
    is_paragraph || text.last().is_none_or(|byte| b".!?:\"'(*#-".contains(byte))
}

/// A row is not carried to a Korean word of which a short part looks like its variant, with
/// a particle behind it: 바나나 is no form of 바나.
fn may_carry(member: &Member, clitics: Parted<'_>, language: Option<Tag>) -> bool {
    let is_korean = language == Tag::parse("ko");
    !is_korean || !member.from_table || clitics.stem.chars().nth(2).is_some()
}

/// Hamza, or the dots of a last ya, are left out throughout an Arabic document, or written.
fn habit(cluster: &Cluster, member: &Member) -> Option<Habit> {
    if let Some(style) = &cluster.style {
        return Some(Habit::Style(style.clone()));
    }
    let is_arabic = cluster.language == Tag::parse("ar");
    let occurring = || cluster.members.iter().filter(|member| member.count > 0);
    if !is_arabic || member.from_table {
        return None;
    }
    let alike = |fold: fn(&str) -> String| {
        let folded = fold(&member.spelling);
        occurring().all(|other| fold(&other.spelling) == folded)
    };
    if alike(without_seats) {
        Some(Habit::Hamza)
    } else if alike(without_dots) {
        Some(Habit::FinalYa)
    } else {
        None
    }
}

fn without_seats(spelling: &str) -> String {
    let seat = |c| match c {
        'أ' | 'إ' | 'آ' => 'ا',
        'ؤ' => 'و',
        'ئ' => 'ي',
        _ => c,
    };
    spelling.chars().map(seat).collect()
}

fn without_dots(spelling: &str) -> String {
    match spelling.strip_suffix('ى') {
        Some(stem) => format!("{stem}ي"),
        None => spelling.to_owned(),
    }
}

fn rule(cluster: &Cluster, member: &Member) -> Rule {
    let canonical_known = cluster
        .canonical()
        .is_none_or(|canonical| canonical.from_table);
    if member.from_table && canonical_known {
        Rule::TableVariant
    } else {
        Rule::InconsistentSpelling
    }
}

fn message(word: &str, suggestion: Option<&str>, cluster: &Cluster, reason: &str) -> String {
    if let Some(canonical) = suggestion {
        return format!("write «{canonical}» instead of «{word}»: {reason}");
    }
    let others: Vec<&str> = cluster
        .members
        .iter()
        .filter(|member| *member.spelling != *Spelling::of_word(word))
        .map(|member| member.surface.as_str())
        .collect();
    format!(
        "«{word}» is also written «{}», and nothing decides between them",
        others.join("», «")
    )
}

/// A canonical of several words, each of them as its own set prefers it
/// (यौनसम्बन्ध → यौन-संबंध).
fn with_canonical_parts(written: &str, language: Option<Tag>, canonicals: &Canonicals) -> String {
    if !written.contains([' ', '-']) {
        return written.to_owned();
    }
    let mut fixed = String::with_capacity(written.len());
    let mut at = 0;
    for token in tokens(written, 0) {
        let part = &written[token.span.range()];
        let set = canonicals.lookup_in(&Spelling::of_word(part), language);
        let preferred = set.and_then(|(cluster, _)| cluster.canonical());
        fixed.push_str(&written[at..token.span.start]);
        fixed.push_str(preferred.map_or(part, |member| &member.surface));
        at = token.span.end;
    }
    fixed + &written[at..]
}

/// The finding at a word that a row of the user writes in another case.
fn of_case(place: &Place<'_>, row: &Row) -> Option<Finding> {
    let begins = begins_sentence(place);
    let suggestion = of_case_row(place.document.text(place.span), row, begins)?;
    let word = place.document.text(place.span).to_owned();
    Some(Finding {
        span: place.span,
        rule: Rule::TableVariant,
        tier: Tier::Certain,
        probability: 1.0,
        cluster: suggestion.clone(),
        message: format!("«{word}» is preferably written «{suggestion}»: your table"),
        reason: "your table".to_owned(),
        suggestion: Some(suggestion),
        language: place.known.language,
        kind: FindingKind::Name,
        habit: None,
        more: Vec::new(),
        word,
    })
}

/// Words that are looked up on their own: not endings after digits.
pub(super) fn is_looked_up(token: &Token) -> bool {
    !token.beside_digit
}
