//! From bytes to the positions of the protocol and back, in the units that the client counts.

use lsp_types::{Position, PositionEncodingKind, Range};

/// The units of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    Utf8,
    Utf16,
    Utf32,
}

impl Units {
    /// The best that a client offers; UTF-16 where it offers nothing (LSP 3.17,
    /// «positionEncodings»).
    pub(super) fn chosen(offered: Option<&[PositionEncodingKind]>) -> Self {
        let offers = |kind: &PositionEncodingKind| offered.is_some_and(|all| all.contains(kind));
        if offers(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if offers(&PositionEncodingKind::UTF32) && !offers(&PositionEncodingKind::UTF16) {
            Self::Utf32
        } else {
            Self::Utf16
        }
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    const fn of(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    units: Units,
}

impl Lines {
    /// Lines end at `\n`, `\r\n` and `\r`.
    pub(super) fn new(text: &str, units: Units) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { starts, units }
    }

    /// The position of a byte that begins a code point.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the protocol counts in 32 bits"
    )]
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let before = text.get(self.starts[line]..offset).unwrap_or_default();
        let column: usize = before.chars().map(|c| self.units.of(c)).sum();
        Position::new(line as u32, column as u32)
    }

    pub(super) fn range(&self, text: &str, bytes: std::ops::Range<usize>) -> Range {
        let (start, end) = (bytes.start, bytes.end);
        Range::new(self.position(text, start), self.position(text, end))
    }

    /// The byte at a position; beyond the end of a line, its end.
    pub(super) fn offset(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else {
            return text.len();
        };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, c) in line.char_indices() {
            // A position inside a code point is read as its beginning.
            if left < self.units.of(c) {
                return start + at;
            }
            left -= self.units.of(c);
        }
        start + line.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_position_leads_back_to_its_byte(text in "[a\u{928}\u{94D}😀\n\r]{0,30}") {
            for units in [Units::Utf8, Units::Utf16, Units::Utf32] {
                let lines = Lines::new(&text, units);
                for (at, c) in text.char_indices() {
                    // Between \r and \n no position stands.
                    if c != '\n' {
                        let position = lines.position(&text, at);
                        prop_assert_eq!(lines.offset(&text, position), at);
                    }
                }
            }
        }
    }

    #[test]
    fn a_column_counts_what_the_client_counts() {
        let text = "क😀ख";
        let at = text.find('ख').unwrap();
        let column = |units| Lines::new(text, units).position(text, at).character;
        assert_eq!(
            [Units::Utf8, Units::Utf16, Units::Utf32].map(column),
            [7, 3, 2]
        );
    }
}
