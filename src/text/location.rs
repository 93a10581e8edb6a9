//! Places in a text, as people and editors count them.

/// A place as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// Line, from 1. A line ends at LF; the CR of CRLF belongs to its line.
    pub line: usize,
    /// Column in Unicode code points, from 1. A byte order mark is not counted.
    pub column: usize,
    /// Column in UTF-16 units, from 1.
    pub column_utf16: usize,
    /// Column in bytes, from 1.
    pub column_byte: usize,
}

impl Default for Location {
    /// The beginning of a text.
    fn default() -> Self {
        Self {
            line: 1,
            column: 1,
            column_utf16: 1,
            column_byte: 1,
        }
    }
}

/// Where a part of a text begins in the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Bytes of the whole before the part.
    pub offset: usize,
    /// The place of its first byte.
    pub place: Location,
}
