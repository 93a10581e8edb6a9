//! Places in a text, counted in bytes of the original.

use std::ops::Range;

/// A half-open range of bytes in the original document.
///
/// Everything inside vartani counts in bytes; lines, columns and UTF-16 units
/// are made from them only where a report is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True where the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same span as a range, for indexing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}
