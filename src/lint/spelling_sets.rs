//! Rules `table-variant` and `inconsistent-spelling`.
//!
//! What they do: report each occurrence of a spelling that its cluster does not
//! prefer; where nothing decides, each occurrence of every spelling of the set.
//! Why: one name spelt in several ways cannot be searched, counted or trusted.
//! Fix safety: a verified table row is certain; a discovered variant is as sure
//! as its tier says, and nothing is rewritten where nothing decides.

use crate::text::{Document, Script, Span, Spelling, Token, tokens};
use crate::variant::{Canonicals, Cluster, Member, Parted, parted};

use super::finding::{Finding, Rule};

/// The finding at one word or phrase, if there is one.
pub(super) fn finding(document: &Document, span: Span, canonicals: &Canonicals) -> Option<Finding> {
    let word = document.text(span);
    let whole = Parted {
        before: "",
        stem: word,
        after: "",
    };
    let (parted, (cluster, member)) = match canonicals.lookup(&Spelling::of(word)) {
        Some(found) => (whole, found),
        None => {
            let parted = parted(word)?;
            (parted, canonicals.lookup(&Spelling::of(parted.stem))?)
        }
    };
    let canonical = cluster.canonical();
    if canonical.is_some_and(|canonical| canonical.spelling == member.spelling) {
        return None;
    }
    let suggestion = canonical.map(|canonical| {
        let written = with_canonical_parts(&canonical.written, canonicals);
        let Parted { before, after, .. } = parted;
        format!("{before}{}{after}", cased_like(parted.stem, &written))
    });
    let reason = cluster.reason_against(member);
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
    })
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
        let occurs = cluster.canonical().is_some_and(|member| member.count > 0);
        let also = if occurs {
            "is also written"
        } else {
            "is preferably written"
        };
        return format!("«{word}» {also} «{canonical}»: {reason}");
    }
    let others: Vec<&str> = cluster
        .members
        .iter()
        .filter(|member| *member.spelling != *Spelling::of(word))
        .map(|member| member.written.as_str())
        .collect();
    format!(
        "«{word}» is also written «{}», and nothing decides",
        others.join("», «")
    )
}

/// A canonical of several words, each of them as its own set prefers it
/// (यौनसम्बन्ध → यौन-संबंध).
fn with_canonical_parts(written: &str, canonicals: &Canonicals) -> String {
    if !written.contains([' ', '-']) {
        return written.to_owned();
    }
    let mut mended = String::with_capacity(written.len());
    let mut at = 0;
    for token in tokens(written, 0) {
        let part = &written[token.span.range()];
        let set = canonicals.lookup(&Spelling::of(part));
        let preferred = set.and_then(|(cluster, _)| cluster.canonical());
        mended.push_str(&written[at..token.span.start]);
        mended.push_str(preferred.map_or(part, |member| &member.written));
        at = token.span.end;
    }
    mended + &written[at..]
}

/// The canonical, with a capital first letter where the word has one.
fn cased_like(word: &str, canonical: &str) -> String {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let mut letters = canonical.chars();
    match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => canonical.to_owned(),
    }
}

/// Words that are looked up on their own: not endings after digits, and of a
/// script that is compared.
pub(super) fn is_looked_up(token: &Token) -> bool {
    !token.beside_digit && token.script != Script::Other
}
