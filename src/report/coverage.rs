//! What was not compared, in words: silence about it would be taken for consistency.

use super::catalogue::{Catalogue, Interface, counted, filled};
use crate::variant::{Coverage, Covered, How};

/// What a person should know of the words of a report that found nothing in them: a line for
/// those that nobody compared, and one for those without a word list.
///
/// ```
/// use vartani::report::{Interface, gaps};
/// use vartani::{Checker, text::Document};
///
/// let report = Checker::builder().build().check(Document::from_text("x", "สวัสดี।"));
/// let said = gaps(report.coverage(), Interface::English);
/// assert_eq!(said, ["not compared, only looked up in tables: 1 word of Thai"]);
/// ```
#[must_use]
pub fn gaps(coverage: &Coverage, interface: Interface) -> Vec<String> {
    let says = interface.catalogue();
    let kinds = [
        (How::NotCompared, says.not_compared),
        (How::PossibleOnly, says.only_possible),
    ];
    let of_kind = |(how, sentence): (How, &str)| {
        let parts = coverage.gaps().filter(|part| part.how == how);
        let parts: Vec<String> = parts.map(|part| shown(part, says)).collect();
        (!parts.is_empty()).then(|| filled(sentence, &[&parts.join(", ")]))
    };
    kinds.into_iter().filter_map(of_kind).collect()
}

fn shown(part: &Covered, says: &Catalogue) -> String {
    let words = usize::try_from(part.words).unwrap_or(usize::MAX);
    let words = counted(words, says.word);
    let script = match part.language {
        Some(language) => format!("{} ({language})", part.script),
        None => part.script.to_owned(),
    };
    filled(says.of_script, &[&words, &script])
}
