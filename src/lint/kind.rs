//! What a finding is about, as an editor sorts them: names first, code points last.

use std::fmt;

use crate::language::{Choice, Style};
use crate::table::{Origin, Relation};
use crate::text::{Script, Spelling};
use crate::variant::{Cluster, Knowledge, Member, Reason};

/// What a finding is about. The order is that of reports for people.
///
/// ```
/// use vartani::lint::FindingKind;
/// use vartani::{Checker, text::Document};
///
/// let report = Checker::builder().build().check(Document::from_text("draft", "मॉस्को और मास्को"));
/// assert_eq!(report.findings()[0].kind, FindingKind::Name);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// A person, a place, an organisation.
    Name,
    /// A word taken over from another language.
    Loan,
    /// Another word.
    Word,
    /// A spelling that is a known mistake.
    Slip,
    /// A choice of orthography that a document makes once: ये or ए, nukta or none.
    Habit,
    /// One word or two, with a hyphen or without.
    Join,
    /// A short form, with full stops or without.
    Abbreviation,
    /// The same text in other code points.
    Encoding,
    /// House style.
    Style,
}

impl FindingKind {
    /// All kinds, in the order of reports.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Loan,
        Self::Word,
        Self::Slip,
        Self::Habit,
        Self::Join,
        Self::Abbreviation,
        Self::Encoding,
        Self::Style,
    ];

    /// The name that reports for programs use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Loan => "loan",
            Self::Word => "word",
            Self::Slip => "slip",
            Self::Habit => "habit",
            Self::Join => "join",
            Self::Abbreviation => "abbreviation",
            Self::Encoding => "encoding",
            Self::Style => "style",
        }
    }
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Sources of rows that are lists of names.
const LISTS_OF_NAMES: [&str; 4] = ["geonames", "cldr", "rigour", "wikidata"];

/// What a set is about; `is_habit` where its spellings are a habit of the document.
pub(super) fn kind_of_set(cluster: &Cluster, is_habit: bool, knowledge: &Knowledge) -> FindingKind {
    let members: Vec<&Member> = occurring(cluster).collect();
    let alike = |fold: fn(&str) -> String| {
        let first = members.first().map(|member| fold(&member.surface));
        members
            .iter()
            .all(|member| Some(fold(&member.surface)) == first)
    };
    if cluster.style.is_some() || matches!(cluster.reason, Reason::Table(Origin::Style, _)) {
        FindingKind::Style
    } else if alike(without_joints) {
        FindingKind::Join
    } else if alike(without_stops) {
        FindingKind::Abbreviation
    } else if is_slip(cluster, knowledge) {
        FindingKind::Slip
    } else if is_name(cluster, &members, knowledge) {
        FindingKind::Name
    } else if is_habit || are_of_two_orthographies(members.iter().map(|member| &*member.surface)) {
        FindingKind::Habit
    } else if members
        .iter()
        .any(|member| looks_taken_over(&member.surface))
    {
        FindingKind::Loan
    } else {
        FindingKind::Word
    }
}

/// What occurs, and what is preferred.
fn occurring(cluster: &Cluster) -> impl Iterator<Item = &Member> {
    let canonical = cluster.canonical().map(|member| &member.spelling);
    let members = cluster.members.iter();
    members.filter(move |member| member.count > 0 || Some(&member.spelling) == canonical)
}

/// A row says that one of them is a mistake.
fn is_slip(cluster: &Cluster, knowledge: &Knowledge) -> bool {
    occurring(cluster).any(|member| {
        let row = knowledge.table.row_of_variant(&member.spelling);
        row.is_some_and(|row| row.relation == Relation::Misspelling)
    })
}

/// A list of names has one of them, they are written with capitals, or no word list has
/// any, and they are too long to be forms of one that it has.
fn is_name(cluster: &Cluster, members: &[&Member], knowledge: &Knowledge) -> bool {
    let known = knowledge.in_language(cluster.language);
    let in_list = members.iter().any(|member| {
        let row = knowledge.table.row_of_variant(&member.spelling);
        row.is_some_and(|row| LISTS_OF_NAMES.iter().any(|list| row.source.contains(list)))
    });
    let has_capitals = members
        .iter()
        .all(|member| member.surface.starts_with(char::is_uppercase));
    let is_listed = members
        .iter()
        .any(|member| known.band(&member.spelling).is_some());
    in_list || has_capitals || !is_listed
}

/// Spaces, hyphens and joiners apart.
fn without_joints(word: &str) -> String {
    let is_joint = |c: &char| {
        !matches!(
            c,
            ' ' | '-' | '\u{2010}' | '\u{2011}' | '\u{200C}' | '\u{200D}'
        )
    };
    word.chars().filter(is_joint).collect()
}

/// Full stops and signs of abbreviation apart.
fn without_stops(word: &str) -> String {
    let is_stop = |c: &char| !matches!(c, '.' | '\u{0970}' | ' ' | '\u{A0}');
    word.chars().filter(is_stop).collect()
}

/// True where the spellings differ in what the Central Hindi Directorate leaves to a rule and
/// not to the word: nukta, ँ for ं, a nasal consonant for anusvara, a glide between vowels.
fn are_of_two_orthographies<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    let style = |word: &str| Style::of(&Spelling::of_word(word));
    let of_the_word = |choice: Choice| {
        matches!(
            choice,
            Choice::Visarga | Choice::Virama | Choice::Doubled | Choice::ExtraRa
        )
    };
    let first = words.next().map(style).unwrap_or_default();
    words.all(|word| {
        let other = style(word);
        first.key == other.key && !first.differences(&other).any(of_the_word)
    })
}

/// Letters that Hindi has in words from Persian, Arabic and English.
fn looks_taken_over(word: &str) -> bool {
    Script::of_word(word) == Some(Script::Devanagari)
        && word.chars().any(|c| {
            matches!(
                c,
                'ॉ' | 'ऑ' | 'ॅ' | '\u{93C}' | '\u{958}'..='\u{95B}' | '\u{95E}'
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_of_orthography_fold_to_one() {
        for (a, b) in [
            ("सम्बन्ध", "संबंध"),
            ("गये", "गए"),
            ("हँसना", "हंसना"),
            ("फ़िल्म", "फिल्म"),
            ("नयी", "नई"),
        ] {
            assert!(are_of_two_orthographies([a, b].into_iter()), "{a} {b}");
        }
        assert!(!are_of_two_orthographies(["जन्म", "जंम"].into_iter()));
    }
}
