//! Places, counted in bytes: in the text of a document, or in the source behind it.

use std::ops::Range;

/// Defines a half-open range of bytes. The two kinds are types of their own, so that a
/// place in the one is never taken for a place in the other.
macro_rules! span {
    ($(#[$about:meta])* $name:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            /// First byte.
            pub start: usize,
            /// One past the last byte.
            pub end: usize,
        }

        impl $name {
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

        impl From<Range<usize>> for $name {
            fn from(range: Range<usize>) -> Self {
                Self::new(range.start, range.end)
            }
        }
    };
}

span! {
    /// A half-open range of bytes of a document's text: what a reader sees, as UTF-8.
    ///
    /// Tokens, findings and edits count in it. Lines, columns and UTF-16 units are made
    /// from it only where a report is printed.
    TextSpan
}

span! {
    /// A half-open range of bytes of a document's source: what the file holds, markup
    /// included, as UTF-8.
    ///
    /// Segments and splices count in it. [`Document::source_span`] is the way from a
    /// [`TextSpan`] to it.
    ///
    /// [`Document::source_span`]: crate::text::Document::source_span
    SourceSpan
}

impl TextSpan {
    /// The same bytes of the source, where the text is the source itself.
    pub(super) const fn in_same_source(self) -> SourceSpan {
        SourceSpan::new(self.start, self.end)
    }
}

impl SourceSpan {
    /// The same bytes of the text, where the source is the text itself.
    pub(super) const fn in_same_text(self) -> TextSpan {
        TextSpan::new(self.start, self.end)
    }
}
