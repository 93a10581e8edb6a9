//! Findings with their places, for reports that are written as one whole.

use crate::lint::Finding;
use crate::text::{Document, LineIndex, Location, Span};

/// A finding as a report shows it, free of its document.
#[derive(Clone, Debug)]
pub struct Located {
    /// Name of the document.
    pub path: String,
    /// What there is to say.
    pub finding: Finding,
    /// Where the word begins.
    pub start: Location,
    /// Where it ends.
    pub end: Location,
    /// Its bytes in the file.
    pub bytes: (usize, usize),
    /// The line before the word, and after it, as far as reports show it; bytes that are not UTF-8 replaced.
    pub around: (String, String),
}

impl Located {
    /// The word and its neighbours, by which a finding is known again when lines move.
    pub fn context_key(&self) -> String {
        let words =
            |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
        let (before, after) = (words(&self.around.0), words(&self.around.1));
        let before = before[before.len().saturating_sub(3)..].join(" ");
        let after = after[..after.len().min(3)].join(" ");
        format!("{before}[{}]{after}", self.finding.word)
    }
}

/// Bytes of the line that are kept on each side of a word.
const AROUND: usize = 1024;

/// The findings of one document with their places.
pub fn located(document: &Document, findings: &[Finding]) -> Vec<Located> {
    if findings.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(document);
    let one = |finding: &Finding| {
        let Span { start, end } = document.page_span(finding.span);
        let place = index.locate(start);
        Located {
            path: document.name().to_owned(),
            finding: finding.clone(),
            start: place,
            end: index.locate(end),
            bytes: (document.file_offset(start), document.file_offset(end)),
            around: index.around(document.page_span(finding.span), AROUND),
        }
    };
    findings.iter().map(one).collect()
}
