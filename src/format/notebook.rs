//! Jupyter notebooks: Markdown cells, read as Markdown; nothing else.
//!
//! Source: the notebook format, version 4 (nbformat). The places of the cells come from
//! `serde_json`'s raw values, those in a cell from the Markdown that its strings make.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::references::{Anchors, Linked};
use super::{Malformed, escape, json, markdown};
use crate::text::{Segment, SourceSpan};

#[derive(Deserialize)]
struct Notebook<'a> {
    #[serde(borrow, default)]
    cells: Vec<Cell<'a>>,
}

#[derive(Deserialize)]
struct Cell<'a> {
    #[serde(default)]
    cell_type: String,
    #[serde(borrow)]
    source: Option<&'a RawValue>,
}

/// The prose of a notebook.
pub(super) fn segments(source: &str, linked: &Linked) -> Result<Vec<Segment>, Malformed> {
    let notebook: Notebook = serde_json::from_str(source).map_err(|error| Malformed {
        line: error.line().max(1),
        problem: format!("not a notebook: {error}"),
        is_choice: false,
    })?;
    let mut texts = Vec::new();
    // One cell may link to a heading of another.
    let mut linked = linked.clone();
    for cell in notebook.cells {
        if let (Some(raw), "markdown") = (cell.source, cell.cell_type.as_str()) {
            let start = raw.get().as_ptr() as usize - source.as_ptr() as usize;
            let text = CellText::new(source, start, raw.get());
            linked.add(Anchors::default().and_fragments(&text.text));
            texts.push(text);
        }
    }
    let found = texts.iter().flat_map(|text| text.segments(&linked));
    let mut found: Vec<Segment> = found.collect();
    found.sort_by_key(|segment| segment.source);
    Ok(found)
}

/// The text that the strings of a cell make, and where each piece of it is written.
#[derive(Default)]
struct CellText {
    text: String,
    pieces: Vec<(std::ops::Range<usize>, Segment)>,
}

impl CellText {
    fn new(source: &str, start: usize, raw: &str) -> Self {
        let mut cell = Self::default();
        let bytes = raw.as_bytes();
        let mut at = 0;
        while let Some(open) = memchr::memchr(b'"', &bytes[at..]) {
            let begin = at + open + 1;
            let mut end = begin;
            while end < bytes.len() && bytes[end] != b'"' {
                end += 1 + usize::from(bytes[end] == b'\\');
            }
            json::text(source, start + begin..start + end, &mut |piece| {
                let from = cell.text.len();
                let written = &source[piece.source.range()];
                cell.text
                    .push_str(piece.decoded.as_deref().unwrap_or(written));
                cell.pieces.push((from..cell.text.len(), piece));
            });
            at = end + 1;
        }
        cell
    }

    /// The prose of the Markdown, at its places in the source.
    fn segments(&self, linked: &Linked) -> Vec<Segment> {
        let mut found = Vec::new();
        for segment in markdown::segments(&self.text, linked) {
            let SourceSpan { start, end } = segment.source;
            let first = self.pieces.partition_point(|(text, _)| text.end <= start);
            let pieces = self.pieces[first..].iter();
            let pieces = pieces.take_while(|(text, _)| text.start < end);
            let mut joined = segment.joined;
            let mut decoded = segment.decoded.clone();
            for (text, piece) in pieces {
                let place = if piece.decoded.is_some() {
                    piece.source
                } else {
                    let base = piece.source.start;
                    let from = base + text.start.max(start) - text.start;
                    SourceSpan::new(from, base + text.end.min(end) - text.start)
                };
                let seen = match (&segment.decoded, &piece.decoded) {
                    (Some(_), _) => Some(decoded.take().unwrap_or_default()),
                    (None, seen) => seen.clone(),
                };
                found.push(Segment {
                    source: place,
                    decoded: seen,
                    joined,
                    report_only: segment.report_only,
                    escape: Some(escape::JSON),
                });
                joined = true;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn markdown_cells_are_read() {
        let source = r##"{"cells": [
 {"cell_type": "code", "source": ["मास्को"]},
 {"source": ["# टो\u0932ी\n", "वह **टोका**यव `मास्को`\n"], "cell_type": "markdown"},
 {"cell_type": "markdown", "source": "एक \"दो\""}], "nbformat": 4}"##;
        let document = Document::from_text("x", source)
            .with_segments(&segments(source, &Linked::default()).unwrap());
        let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
        assert_eq!(words, ["टोली", "वह", "टोकायव", "एक", "दो"]);
        assert!(segments("{", &Linked::default()).is_err());
    }
}
