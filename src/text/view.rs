//! The running text of a marked-up source, and the way back to its bytes.
//!
//! A reader sees one word where a source has टोका<b>यव</b> or &#2335;ोकायव. The
//! view holds what is seen; every piece of it knows the source bytes it came
//! from. Edits are made on the view and spliced into the source, which is never
//! written anew.

use crate::text::escape::{Escape, Escapes, Splices};
use crate::text::span::{SourceSpan, TextSpan};

/// A piece of source that a reader sees as running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its bytes in the source.
    pub source: SourceSpan,
    /// What is seen there, where that differs from the bytes (an entity, an escape).
    pub decoded: Option<String>,
    /// It goes on where the piece before it ended, without a break.
    pub joined: bool,
    /// It is prose, but something else depends on its spelling: reported, never rewritten.
    pub report_only: bool,
    /// How it writes what is seen; as the format does, where it says nothing.
    pub escape: Option<Escape>,
}

impl Segment {
    /// Source bytes that are seen as they are.
    #[must_use]
    pub fn exact(start: usize, end: usize, joined: bool) -> Self {
        Self {
            source: SourceSpan::new(start, end),
            decoded: None,
            joined,
            report_only: false,
            escape: None,
        }
    }

    /// The same piece, reported and never rewritten where `held`.
    #[must_use]
    pub fn report_only(mut self, held: bool) -> Self {
        self.report_only |= held;
        self
    }

    /// The same piece, in a place that escapes otherwise than its format does.
    #[must_use]
    pub fn escaped(mut self, escape: Escape) -> Self {
        self.escape = Some(escape);
        self
    }

    /// The same piece, so many bytes further on in the source.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.source = SourceSpan::new(self.source.start + by, self.source.end + by);
        self
    }

    /// Source bytes that are seen as `text`.
    #[must_use]
    pub fn decoded(start: usize, end: usize, text: String, joined: bool) -> Self {
        Self {
            source: SourceSpan::new(start, end),
            decoded: Some(text),
            joined,
            report_only: false,
            escape: None,
        }
    }
}

#[derive(Clone, Debug)]
struct Piece {
    text: TextSpan,
    source: SourceSpan,
    exact: bool,
}

/// The way from a text to the source behind it, piece by piece.
#[derive(Clone, Debug)]
pub(crate) struct SourceMap {
    source: Vec<u8>,
    pieces: Vec<Piece>,
}

/// What a reader sees of a source: its text, the prose in it, and the source map.
#[derive(Debug, Default)]
pub struct ViewParts {
    text: Vec<u8>,
    pieces: Vec<Piece>,
    prose: Vec<TextSpan>,
    /// The prose that is reported and never rewritten.
    report_only: Vec<TextSpan>,
    escapes: Escapes,
    /// As long as nothing is seen otherwise than it is written, there are no text and
    /// pieces, and the prose is that of the source.
    differs: bool,
}

/// What a reader sees of a source, while its segments are found.
#[derive(Debug)]
pub struct ViewBuilder<'a> {
    source: &'a [u8],
    end: usize,
    /// So far.
    pub parts: ViewParts,
}

impl<'a> ViewBuilder<'a> {
    /// Nothing is seen of it yet.
    #[must_use]
    pub fn new(source: &'a [u8]) -> Self {
        let (end, parts) = (0, ViewParts::default());
        Self { source, end, parts }
    }

    /// The same, where the text is never the source itself.
    pub(crate) fn apart(source: &'a [u8]) -> Self {
        let mut builder = Self::new(source);
        builder.parts.differs = true;
        builder
    }

    /// Adds the next segment. Where the text is not the source, they must be sorted and
    /// disjoint; others are dropped.
    pub fn add(&mut self, segment: &Segment) {
        let escape = segment.escape.unwrap_or(Escape::NONE);
        self.parts.escapes.add(segment.source.start, escape);
        let is_source = segment.decoded.is_none() && !segment.joined;
        if !self.parts.differs && is_source {
            self.parts.prose.push(segment.source.in_same_text());
            if segment.report_only {
                self.parts.report_only.push(segment.source.in_same_text());
            }
            return;
        }
        if !self.parts.differs {
            self.parts.differs = true;
            let held = std::mem::take(&mut self.parts.report_only);
            for span in std::mem::take(&mut self.parts.prose) {
                let piece = Segment::exact(span.start, span.end, false);
                self.put(&piece.report_only(held.binary_search(&span).is_ok()));
            }
        }
        self.put(segment);
    }

    fn put(&mut self, segment: &Segment) {
        let bytes = self.source.get(segment.source.range());
        let valid = bytes.is_some_and(|bytes| simdutf8::basic::from_utf8(bytes).is_ok());
        if !valid || segment.source.start < self.end {
            return;
        }
        self.end = segment.source.end;
        let (seen, exact) = match &segment.decoded {
            Some(seen) => (seen.as_bytes(), false),
            None => (&self.source[segment.source.range()], true),
        };
        let ViewParts {
            text,
            prose,
            report_only,
            ..
        } = &mut self.parts;
        let follows = segment.joined && !prose.is_empty();
        if !follows && !text.is_empty() {
            text.push(b'\n');
        }
        let start = text.len();
        text.extend_from_slice(seen);
        let span = TextSpan::new(start, text.len());
        if segment.report_only {
            report_only.push(span);
        }
        match prose.last_mut().filter(|_| follows) {
            Some(last) => last.end = span.end,
            None => prose.push(span),
        }
        self.parts.pieces.push(Piece {
            text: span,
            source: segment.source,
            exact,
        });
    }
}

impl ViewParts {
    /// How each place of the source escapes.
    pub(super) fn take_escapes(&mut self) -> Escapes {
        std::mem::take(&mut self.escapes)
    }

    /// The prose, what of it is never rewritten, and where the text is not the source, the
    /// way to the source; the text then takes the place of `source`.
    pub(crate) fn into_text(
        self,
        source: &mut Vec<u8>,
    ) -> (Vec<TextSpan>, Vec<TextSpan>, Option<SourceMap>) {
        let Self {
            text,
            pieces,
            prose,
            report_only,
            differs,
            ..
        } = self;
        let view = differs.then(|| SourceMap {
            source: std::mem::replace(source, text),
            pieces,
        });
        (prose, report_only, view)
    }
}

impl SourceMap {
    pub(crate) fn source(&self) -> &[u8] {
        &self.source
    }

    /// The source bytes from where `span` begins to where it ends.
    pub(crate) fn source_span(&self, span: TextSpan) -> SourceSpan {
        let start = self.begin(span.start);
        let end = self.end(span.end).max(start);
        SourceSpan::new(start, end)
    }

    fn begin(&self, offset: usize) -> usize {
        let at = self
            .pieces
            .partition_point(|piece| piece.text.end <= offset);
        self.pieces.get(at).map_or(self.source.len(), |piece| {
            let inside = offset.saturating_sub(piece.text.start);
            piece.source.start + if piece.exact { inside } else { 0 }
        })
    }

    fn end(&self, offset: usize) -> usize {
        let at = self
            .pieces
            .partition_point(|piece| piece.text.start < offset);
        let before = at.checked_sub(1).map(|at| &self.pieces[at]);
        before.map_or(0, |piece| {
            let inside = (offset - piece.text.start).min(piece.text.len());
            if piece.exact {
                piece.source.start + inside
            } else {
                piece.source.end
            }
        })
    }

    /// What to write where in the source, for one edit of the text: only what
    /// differs, so that markup inside the word keeps its place. `None` where it
    /// would cut an entity or escape in two, or where the place cannot hold the text.
    pub(crate) fn splices(
        &self,
        span: TextSpan,
        old: &str,
        new: &str,
        escapes: &Escapes,
    ) -> Option<Splices> {
        let write =
            |place: SourceSpan, text: &str| escapes.at(place).write(&self.source, place, text);
        if let Some(piece) = self.piece_around(span) {
            let start = piece.source.start + span.start - piece.text.start;
            return write(SourceSpan::new(start, start + span.len()), new);
        }
        let (head, tail) = common_ends(old, new);
        let changed = TextSpan::new(span.start + head, span.end - tail);
        let middle = &new[head..new.len() - tail];
        if changed.is_empty() {
            let at = self.end(changed.start);
            return write(SourceSpan::new(at, at), middle);
        }
        let first = self.pieces.partition_point(|p| p.text.end <= changed.start);
        let mut splices: Splices = Vec::new();
        for piece in self.pieces[first..]
            .iter()
            .take_while(|p| p.text.start < changed.end)
        {
            let start = piece.text.start.max(changed.start);
            let end = piece.text.end.min(changed.end);
            let whole = start == piece.text.start && end == piece.text.end;
            let place = match (piece.exact, whole) {
                (true, _) => {
                    let base = piece.source.start;
                    SourceSpan::new(
                        base + start - piece.text.start,
                        base + end - piece.text.start,
                    )
                }
                (false, true) => piece.source,
                (false, false) => return None,
            };
            splices.push((place, String::new()));
        }
        // What is written, the escape of its place may write in several pieces.
        let rest = splices.split_off(1.min(splices.len()));
        let mut written = write(splices.first()?.0, middle)?;
        written.extend(rest);
        Some(written)
    }

    fn piece_around(&self, span: TextSpan) -> Option<&Piece> {
        let at = self
            .pieces
            .partition_point(|piece| piece.text.end <= span.start);
        let piece = self.pieces.get(at)?;
        let inside = piece.text.start <= span.start && span.end <= piece.text.end;
        (piece.exact && inside).then_some(piece)
    }
}

/// Bytes that two texts share at their beginnings and, apart from those, at their ends.
fn common_ends(a: &str, b: &str) -> (usize, usize) {
    let same = |(x, y): &(char, char)| x == y;
    let length = |(x, _): (char, char)| x.len_utf8();
    let head: usize = a.chars().zip(b.chars()).take_while(same).map(length).sum();
    let (a, b) = (&a[head..], &b[head..]);
    let ends = a.chars().rev().zip(b.chars().rev());
    (head, ends.take_while(same).map(length).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(source: &str, segments: &[Segment], old: &str, new: &str) -> String {
        let mut builder = ViewBuilder::new(source.as_bytes());
        for segment in segments {
            builder.add(segment);
        }
        let mut text = source.as_bytes().to_vec();
        let view = builder.parts.into_text(&mut text).2.unwrap();
        let text = String::from_utf8(text).unwrap();
        let at = text.find(old).unwrap();
        let edit = (TextSpan::new(at, at + old.len()), new);
        let mut out = source.to_owned();
        for (place, written) in view
            .splices(edit.0, old, edit.1, &Escapes::default())
            .unwrap()
            .iter()
            .rev()
        {
            out.replace_range(place.range(), written);
        }
        out
    }

    #[test]
    fn a_word_across_markup_keeps_it() {
        let source = "<p>टोका<b>यव</b></p>";
        let at = |text: &str| source.find(text).unwrap();
        let segments = vec![
            Segment::exact(at("टोका"), at("<b>"), false),
            Segment::exact(at("यव"), at("</b>"), true),
        ];
        assert_eq!(
            rewritten(source, &segments, "टोकायव", "टोकायेव"),
            "<p>टोका<b>येव</b></p>"
        );
        assert_eq!(
            rewritten(source, &segments, "टोकायव", "तोकाएव"),
            "<p>तोकाए<b>व</b></p>"
        );
    }

    #[test]
    fn an_escape_is_replaced_whole() {
        let source = "&#2335;ोकायव";
        let end = source.find('ो').unwrap();
        let segments = vec![
            Segment::decoded(0, end, "ट".to_owned(), false),
            Segment::exact(end, source.len(), true),
        ];
        assert_eq!(rewritten(source, &segments, "टोकायव", "तोकायव"), "तोकायव");
        assert_eq!(
            rewritten(source, &segments, "टोकायव", "टोकायेव"),
            "&#2335;ोकायेव"
        );
    }
}
