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

/// The pieces of a segment that are UTF-8; what is decoded, whole or not at all.
pub(super) fn valid_pieces(bytes: &[u8], segment: Segment, found: &mut dyn FnMut(Segment)) {
    let SourceSpan { start, end } = segment.source;
    let Some(raw) = bytes.get(start..end).filter(|raw| !raw.is_empty()) else {
        return;
    };
    if std::str::from_utf8(raw).is_ok() {
        return found(segment);
    }
    let mut at = start;
    for chunk in raw.utf8_chunks().filter(|_| segment.decoded.is_none()) {
        let length = chunk.valid().len();
        if length > 0 {
            let joined = segment.joined && at == start;
            found(Segment::exact(at, at + length, joined).report_only(segment.report_only));
        }
        at += length + chunk.invalid().len();
    }
}
