//! What was not compared, in words: silence about it would be taken for consistency.

use super::plural::plural;
use crate::variant::{Coverage, Covered, How};

/// «not compared, only looked up in tables: 12 words of Thai», if there are any.
///
/// ```
/// use vartani::report::not_compared;
/// use vartani::{Checker, text::Document};
///
/// let report = Checker::builder().build().check(Document::from_text("x", "สวัสดี।"));
/// let said = not_compared(report.coverage()).unwrap();
/// assert_eq!(said, "not compared, only looked up in tables: 1 word of Thai");
/// ```
#[must_use]
pub fn not_compared(coverage: &Coverage) -> Option<String> {
    let parts = listed(coverage, How::NotCompared);
    (!parts.is_empty()).then(|| format!("not compared, only looked up in tables: {parts}"))
}

/// The same of languages without a measured word list.
#[must_use]
pub fn only_possible(coverage: &Coverage) -> Option<String> {
    let parts = listed(coverage, How::PossibleOnly);
    let why = "without a measured word list, discovered only at tier possible";
    (!parts.is_empty()).then(|| format!("{why}: {parts}"))
}

fn listed(coverage: &Coverage, how: How) -> String {
    let parts = coverage.gaps().filter(|part| part.how == how);
    parts.map(shown).collect::<Vec<_>>().join(", ")
}

fn shown(part: &Covered) -> String {
    let words = plural(usize::try_from(part.words).unwrap_or(usize::MAX), "word");
    match part.language {
        Some(language) => format!("{words} of {} ({})", part.script, language.as_str()),
        None => format!("{words} of {}", part.script),
    }
}
