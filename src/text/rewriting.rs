//! Edits of a document, written into its source; every byte outside them stays.

use super::document::Document;
use super::escape::Splices;
use super::span::{SourceSpan, TextSpan};

impl Document {
    /// The [`Document::display_text`] with sorted, disjoint edits of the text made.
    pub fn rewritten_display_text<'a>(
        &self,
        edits: impl Iterator<Item = (TextSpan, &'a str)>,
    ) -> Vec<u8> {
        if !self.counted_in_text {
            return self.rewrite(edits);
        }
        let mut out = Vec::with_capacity(self.bytes.len() + 64);
        let mut at = 0;
        for (span, written) in edits {
            out.extend_from_slice(&self.bytes[at..span.start]);
            out.extend_from_slice(written.as_bytes());
            at = span.end;
        }
        out.extend_from_slice(&self.bytes[at..]);
        out
    }

    /// True where an edit of `span` may be written: no part of it is something that a
    /// link, a label or a program finds by its spelling.
    pub fn is_fixable(&self, span: TextSpan) -> bool {
        let first = self.report_only.partition_point(|it| it.end <= span.start);
        let held = self.report_only.get(first);
        held.is_none_or(|held| held.start >= span.end)
    }

    /// What to write where in the source, for one edit of the text, escaped as its place
    /// asks. `None` where the edit cannot be made: it would cut an entity or an escape in
    /// two, or take a line end away, or its place cannot hold the text
    /// or is not [fixable](Document::is_fixable).
    pub fn splices(&self, span: TextSpan, replacement: &str) -> Option<Splices> {
        if !self.is_fixable(span) {
            return None;
        }
        let old = self.text(span);
        let line_ends = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
        if line_ends(old) != line_ends(replacement) {
            return None;
        }
        if let Some(map) = &self.source_map {
            return map.splices(span, old, replacement, &self.escapes);
        }
        let place = span.in_same_source();
        let escape = self.escapes.at(place);
        escape.write(&self.bytes, place, replacement)
    }

    /// As [`Document::splices`], of sorted, disjoint edits: each with the number of its
    /// edit, sorted and disjoint. Edits that cannot be made are not among them.
    pub fn splices_of<'a>(
        &self,
        edits: impl Iterator<Item = (TextSpan, &'a str)>,
    ) -> Vec<(usize, SourceSpan, String)> {
        let mut splices: Vec<(usize, SourceSpan, String)> = Vec::new();
        for (number, (span, new)) in edits.enumerate() {
            let of_edit = self.splices(span, new).unwrap_or_default().into_iter();
            splices.extend(of_edit.map(|(place, text)| (number, place, text)));
        }
        // Two edits of one field may each put quotes around it.
        splices.sort_by_key(|(_, place, _)| *place);
        splices.dedup_by(|a, b| a.1.is_empty() && (a.1, &a.2) == (b.1, &b.2));
        splices
    }

    /// The source with sorted, disjoint edits of the text made; every byte
    /// outside them stays.
    pub fn rewrite<'a>(&self, edits: impl Iterator<Item = (TextSpan, &'a str)>) -> Vec<u8> {
        let source = self.source();
        let mut out = Vec::with_capacity(source.len() + 64);
        let mut at = 0;
        for (_, place, written) in self.splices_of(edits) {
            out.extend_from_slice(&source[at..place.start]);
            out.extend_from_slice(written.as_bytes());
            at = place.end;
        }
        out.extend_from_slice(&source[at..]);
        out
    }
}
