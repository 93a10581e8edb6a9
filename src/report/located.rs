//! Findings with their places, for reports that are written as one whole.

use std::ops::Range;

use crate::lint::Finding;
use crate::text::{Document, FileOffsets, LineIndex, Location};

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
    /// What is to be written where; `None` where nothing is, or the place cannot hold it.
    pub replacement: Option<Replacement>,
}

/// What is written into a file for a suggestion, escaped as its format asks.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Where what is replaced begins.
    pub start: Location,
    /// Where it ends.
    pub end: Location,
    /// Its bytes in the file.
    pub bytes: (usize, usize),
    /// What stands there then.
    pub text: String,
}

/// The replacement for a finding, as one piece.
fn replacement(
    document: &Document,
    index: &LineIndex<'_>,
    offsets: &mut FileOffsets<'_>,
    finding: &Finding,
) -> Option<Replacement> {
    let suggestion = finding.suggestion.as_deref()?;
    let splices = document.splices(finding.span, suggestion)?;
    let (first, last) = (splices.first()?.0.start, splices.last()?.0.end);
    let mut place = document.display_span(finding.span);
    let mut text = suggestion.to_owned();
    if std::ptr::eq(document.display_text(), document.source()) {
        // What lies between the pieces stays: markup inside the word.
        place = place.start.min(first)..place.end.max(last);
        let mut written = document.source()[place.clone()].to_vec();
        for (piece, new) in splices.iter().rev() {
            let piece = piece.start - place.start..piece.end - place.start;
            written.splice(piece, new.bytes());
        }
        text = String::from_utf8(written).ok()?;
    }
    Some(Replacement {
        start: index.locate(place.start),
        end: index.locate(place.end),
        bytes: (
            offsets.file_offset(place.start),
            offsets.file_offset(place.end),
        ),
        text,
    })
}

impl Located {
    /// The word and its neighbours, by which a finding is known again when lines move.
    #[must_use]
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
    let mut offsets = document.file_offsets();
    let one = |finding: &Finding| {
        let Range { start, end } = document.display_span(finding.span);
        let place = index.locate(start);
        Located {
            path: document.name().to_owned(),
            finding: finding.clone(),
            start: place,
            end: index.locate(end),
            bytes: (offsets.file_offset(start), offsets.file_offset(end)),
            around: index.around(document.display_span(finding.span), AROUND),
            replacement: replacement(document, &index, &mut offsets, finding),
        }
    };
    findings.iter().map(one).collect()
}
