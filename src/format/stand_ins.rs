//! Texts with bytes that are not UTF-8: parsed with a stand-in for each, and read around
//! them.

use std::borrow::Cow;

use crate::text::{Segment, SourceSpan};

/// The text with a stand-in for each byte that is not UTF-8, so that a parser reads what
/// is there, at the same places.
pub(super) fn with_stand_ins(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| STAND_IN));
    }
    Cow::Owned(text)
}

/// Ends words, and means nothing in any format.
const STAND_IN: char = '\u{1A}';

/// The pieces of segments that are UTF-8; what is decoded, whole or not at all.
pub(super) struct ValidPieces<'a> {
    bytes: &'a [u8],
    /// The last segment lost its end, and nothing goes on from there.
    is_cut_off: bool,
}

impl<'a> ValidPieces<'a> {
    pub(super) const fn of(bytes: &'a [u8]) -> Self {
        let is_cut_off = false;
        Self { bytes, is_cut_off }
    }

    /// Gives the pieces of the next segment.
    pub(super) fn add(&mut self, mut segment: Segment, found: &mut dyn FnMut(Segment)) {
        let SourceSpan { start, end } = segment.source;
        let Some(raw) = self.bytes.get(start..end).filter(|raw| !raw.is_empty()) else {
            return;
        };
        segment.joined &= !self.is_cut_off;
        self.is_cut_off = false;
        if std::str::from_utf8(raw).is_ok() {
            return found(segment);
        }
        let mut at = start;
        for chunk in raw.utf8_chunks() {
            let (length, lost) = (chunk.valid().len(), chunk.invalid().len());
            if length > 0 && segment.decoded.is_none() {
                let mut piece = segment.clone();
                piece.source = SourceSpan::new(at, at + length);
                piece.joined &= at == start;
                found(piece);
            }
            at += length + lost;
            self.is_cut_off = lost > 0 || segment.decoded.is_some();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::format::{Chosen, Format, with_prose};
    use crate::text::Document;

    #[test]
    fn a_byte_that_is_not_utf8_ends_a_word() {
        let source = b"<p>\xE0\xA4\x95\xFF<b>\xE0\xA4\x96</b>\xE0\xA4\x97 &amp; d\xFF</p>";
        let document = Document::read("a.html", source.to_vec()).unwrap();
        let document = with_prose(document, Format::Html, &Chosen::default()).unwrap();
        let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
        assert_eq!(words, ["क", "खग", "d"]);
        // Beside it too a replacement is escaped.
        let edits = document.tokens().map(|token| (token.span, "<"));
        let fixed = document.rewrite(edits);
        assert_eq!(fixed, b"<p>&lt;\xFF<b>&lt;</b> &amp; &lt;\xFF</p>");
    }
}
