//! One thing to report about one place in a text.

use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Tag, TextSpan};
use crate::variant::Tier;

use super::kind::FindingKind;

/// A named check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A table knows the spelling and its canonical.
    TableVariant,
    /// Two spellings of one word were discovered.
    InconsistentSpelling,
    /// The same text in wrong or mixed code points.
    Encoding,
    /// House style of orthography; off by default.
    Orthography,
    /// Words of the schoolbook lists; off by default.
    CommonSlips,
}

impl Rule {
    /// All rules, in the order of their documentation.
    pub const ALL: [Self; 5] = [
        Self::TableVariant,
        Self::InconsistentSpelling,
        Self::Encoding,
        Self::Orthography,
        Self::CommonSlips,
    ];

    /// True for rules that speak about a set of spellings.
    #[must_use]
    pub const fn is_about_sets(self) -> bool {
        matches!(self, Self::TableVariant | Self::InconsistentSpelling)
    }

    /// What it reports, in one line.
    ///
    /// ```
    /// use vartani::lint::Rule;
    /// assert_eq!(Rule::TableVariant.about(), "A spelling that a table writes otherwise");
    /// ```
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::TableVariant => "A spelling that a table writes otherwise",
            Self::InconsistentSpelling => "Two spellings of one word, discovered by their sound",
            Self::Encoding => "The same text in wrong or mixed code points",
            Self::Orthography => "House style of the Central Hindi Directorate",
            Self::CommonSlips => "A word that school grammars list as misspelt",
        }
    }

    /// The rule of this name, if there is one.
    ///
    /// ```
    /// use vartani::lint::Rule;
    /// assert_eq!(Rule::from_name("encoding"), Some(Rule::Encoding));
    /// assert_eq!(Rule::from_name("grammar"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// The name that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TableVariant => "table-variant",
            Self::InconsistentSpelling => "inconsistent-spelling",
            Self::Encoding => "encoding",
            Self::Orthography => "orthography",
            Self::CommonSlips => "common-slips",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One thing to report at one place in one document.
///
/// ```
/// use vartani::lint::Rule;
/// use vartani::{Checker, text::Document, variant::Tier};
///
/// let checker = Checker::builder().build();
/// let report = checker.check(Document::from_text("draft", "यह अामतौर पर होता है।"));
/// let finding = &report.findings()[0];
/// assert_eq!((finding.rule, finding.tier), (Rule::Encoding, Tier::Certain));
/// assert_eq!(report.document().text(finding.span), "अामतौर");
/// assert_eq!(finding.suggestion.as_deref(), Some("आमतौर"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The place: bytes of the document's text.
    pub span: TextSpan,
    /// The word as it is written there.
    pub word: String,
    /// What to write instead; `None` where nothing decides.
    pub suggestion: Option<String>,
    /// The rule that reports it.
    pub rule: Rule,
    /// How sure it is.
    pub tier: Tier,
    /// Probability, from 0 to 1, that `word` and the rest of its set are one word.
    pub probability: f64,
    /// The canonical spelling of the set, or its first spelling where nothing decides.
    pub cluster: String,
    /// Why the canonical is preferred, or what the defect is.
    pub reason: String,
    /// One sentence for a person.
    pub message: String,
    /// The language of the place, if it is known.
    pub language: Option<Tag>,
    /// What it is about.
    pub kind: FindingKind,
    /// What many findings of a document may have in common: then they are one.
    pub habit: Option<Habit>,
    /// The further places that the finding stands for, with what to write there.
    pub more: Vec<(TextSpan, String)>,
}

/// A way of writing that a document has throughout: one document, one decision.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Habit {
    /// Code points that look like others, by the sequence.
    Sequence(String),
    /// Letters with nukta in two forms.
    Nukta,
    /// The seats of hamza in Arabic.
    Hamza,
    /// Last ya and alif maqsura in Arabic.
    FinalYa,
    /// Joiners that some fonts show, written or left out.
    Joiner,
    /// Words that two house styles spell differently (`BD>ACZ`).
    Style(Arc<str>),
}

impl Habit {
    /// The message of the first finding, which stands for others.
    fn message(&self, first: &str, others: usize) -> String {
        match self {
            Self::Style(_) => {
                let (words, mix) = if others == 1 {
                    ("word", "mixes")
                } else {
                    ("words", "mix")
                };
                format!("{first}; {others} more {words} of the document {mix} the same two styles")
            }
            _ => format!("{first}; so are {others} more words of the document"),
        }
    }

    /// Findings from which on they are one.
    const fn fewest(&self) -> usize {
        match self {
            Self::Sequence(_) | Self::Nukta => 3,
            // A few are words that somebody pasted.
            Self::Joiner => 10,
            Self::Hamza | Self::FinalYa | Self::Style(_) => 2,
        }
    }
}

/// The findings, of which those of one habit are one: the first, which names the number
/// of the others and stands for them.
pub(super) fn gathered(findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: FxHashMap<Habit, usize> = FxHashMap::default();
    for habit in findings.iter().filter_map(|finding| finding.habit.as_ref()) {
        *counts.entry(habit.clone()).or_default() += 1;
    }
    counts.retain(|habit, count| *count >= habit.fewest());
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut places: FxHashMap<Habit, usize> = FxHashMap::default();
    for finding in findings {
        let habit = finding
            .habit
            .clone()
            .filter(|habit| counts.contains_key(habit));
        let Some(habit) = habit else {
            kept.push(finding);
            continue;
        };
        let of_first = places.get(&habit).map(|&at| &kept[at]);
        let is_other_spelling = of_first.is_some_and(|first| {
            first.suggestion.is_none()
                && first.cluster == finding.cluster
                && first.word != finding.word
        });
        if is_other_spelling {
            // What nothing decides names each spelling of its set.
            kept.push(finding);
        } else if let Some(&at) = places.get(&habit) {
            let place = finding
                .suggestion
                .map(|suggestion| (finding.span, suggestion));
            kept[at].more.extend(place);
        } else {
            let message = habit.message(&finding.message, counts[&habit] - 1);
            places.insert(habit, kept.len());
            kept.push(Finding { message, ..finding });
        }
    }
    kept
}
