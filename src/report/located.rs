//! Findings with their places, for reports that are written as one whole.

use crate::lint::Finding;
use crate::text::{Document, LineIndex, Location};

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
    /// The line before the word, and after it; bytes that are not UTF-8 replaced.
    pub around: (String, String),
}

/// The findings of one document with their places.
pub fn located(document: &Document, findings: &[Finding]) -> Vec<Located> {
    if findings.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(document);
    let text = |range: std::ops::Range<usize>| {
        String::from_utf8_lossy(&document.bytes()[range]).into_owned()
    };
    let one = |finding: &Finding| {
        let (start, end) = (finding.span.start, finding.span.end);
        let place = index.locate(start);
        let line = index.line_start(place.line);
        let line_end = (line + index.line(place.line).len()).max(end);
        Located {
            path: document.name().to_owned(),
            finding: finding.clone(),
            start: place,
            end: index.locate(end),
            bytes: (document.file_offset(start), document.file_offset(end)),
            around: (text(line..start), text(end..line_end)),
        }
    };
    findings.iter().map(one).collect()
}
