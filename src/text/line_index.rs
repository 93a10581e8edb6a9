//! Lines and columns, made from byte offsets where a report is printed.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::text::document::Document;
use crate::text::location::{Location, Origin};

/// Where the lines of one document begin. One pass over its bytes to build.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    bytes: &'a [u8],
    origin: Origin,
    starts: Vec<usize>,
    /// The offset asked for last and its place: findings come in order, and a
    /// line may be hundreds of megabytes long.
    last: Cell<Option<(usize, Location)>>,
    /// Places on the way, for those that are not asked in order; in order.
    marks: RefCell<Vec<(usize, Location)>>,
}

/// Bytes between two places that are kept.
const STRIDE: usize = 1 << 14;

impl<'a> LineIndex<'a> {
    /// Finds the line starts of the display text of `document`.
    ///
    /// ```
    /// use vartani::text::{Document, LineIndex};
    /// let document = Document::from_text("draft", "क\nख ग");
    /// let last = document.words().last().unwrap().0;
    /// let place = LineIndex::new(&document).locate(last.span.start);
    /// assert_eq!((place.line, place.column), (2, 3));
    /// ```
    pub fn new(document: &'a Document) -> Self {
        let bytes = document.display_text();
        let ends = memchr::memchr_iter(b'\n', bytes);
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self {
            bytes,
            origin: document.origin(),
            starts,
            last: Cell::new(None),
            marks: RefCell::default(),
        }
    }

    /// The line (from 1) of a byte offset of the display text, counted from where that
    /// begins. Cost: a binary search.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The place of a byte offset of the display text, in the whole that it is a part of.
    /// Invalid bytes count one column each.
    ///
    /// Cost: a binary search and a pass over the line up to the offset; over what
    /// lies between, where the offset asked for last is on the same line before it. A
    /// line is passed over once: from then on places on it are known every 16 kB.
    pub fn locate(&self, offset: usize) -> Location {
        let line = self.line_of(offset);
        let begin = self.line_begin(line);
        let marked = self.marked(begin, offset);
        let (mut from, mut place) = match self.last.get() {
            Some((at, place))
                if place.line == self.told(line) && (marked.0..=offset).contains(&at) =>
            {
                (at, place)
            }
            _ => marked,
        };
        while offset.saturating_sub(from) > STRIDE {
            let mut stop = from + STRIDE;
            while self.bytes[stop] & 0xC0 == 0x80 && stop < offset {
                stop += 1;
            }
            place = self.further(place, from, stop);
            from = stop;
            self.mark(from, place);
        }
        // Nothing stands before the text of a line but a byte order mark.
        let place = self.further(place, from.min(offset), offset);
        self.last.set(Some((offset.max(from), place)));
        place
    }

    /// The last known place up to `offset`, on the line that begins at `begin`.
    fn marked(&self, begin: (usize, Location), offset: usize) -> (usize, Location) {
        let marks = self.marks.borrow();
        let known = marks.partition_point(|&(at, _)| at <= offset);
        let before = known.checked_sub(1).map(|at| marks[at]);
        before.filter(|&(at, _)| at > begin.0).unwrap_or(begin)
    }

    fn mark(&self, at: usize, place: Location) {
        let mut marks = self.marks.borrow_mut();
        let place_of_mark = marks.partition_point(|&(mark, _)| mark < at);
        if marks.get(place_of_mark).is_none_or(|&(mark, _)| mark != at) {
            marks.insert(place_of_mark, (at, place));
        }
    }

    /// The place of the byte at `to`, where that of the one at `from` on its line is given.
    fn further(&self, mut place: Location, from: usize, to: usize) -> Location {
        let between = &self.bytes[from..to];
        if let Ok(text) = simdutf8::basic::from_utf8(between) {
            place.column += text.chars().count();
            place.column_utf16 += utf16_units(text);
        } else {
            for chunk in between.utf8_chunks() {
                place.column += chunk.valid().chars().count() + chunk.invalid().len();
                place.column_utf16 += utf16_units(chunk.valid()) + chunk.invalid().len();
            }
        }
        place.column_byte += between.len();
        place
    }

    /// Where the text of a line begins, behind a byte order mark.
    fn line_begin(&self, line: usize) -> (usize, Location) {
        let mark = "\u{FEFF}".as_bytes();
        let begins = line == 1 && self.origin.offset == 0;
        let marked = begins && self.bytes.starts_with(mark);
        let start = self.starts[line - 1] + if marked { mark.len() } else { 0 };
        let place = match line {
            1 => self.origin.place,
            _ => Location {
                line: self.told(line),
                ..Location::default()
            },
        };
        (start, place)
    }

    /// The number in the whole of a line of the display text.
    fn told(&self, line: usize) -> usize {
        self.origin.place.line - 1 + line
    }

    /// The text of its line before and after a span of the display text, at most `most`
    /// bytes of each; bytes that are not UTF-8 replaced.
    pub fn around(&self, span: Range<usize>, most: usize) -> (String, String) {
        let line = self.line_of(span.start);
        let line_start = self.starts[line - 1];
        let line_end = (line_start + self.line(line).len()).max(span.end);
        let is_inside = |at: usize| self.bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
        let mut from = line_start.max(span.start.saturating_sub(most));
        while from < span.start && is_inside(from) {
            from += 1;
        }
        let mut to = line_end.min(span.end + most);
        while to > span.end && to < line_end && is_inside(to) {
            to -= 1;
        }
        let text = |range: std::ops::Range<usize>| {
            String::from_utf8_lossy(&self.bytes[range]).into_owned()
        };
        (text(from..span.start), text(span.end..to))
    }

    /// The bytes of a line (from 1) without its line ending.
    pub fn line(&self, line: usize) -> &'a [u8] {
        let start = self.starts[line - 1];
        let end = self
            .starts
            .get(line)
            .map_or(self.bytes.len(), |&next| next - 1);
        let text = &self.bytes[start..end];
        text.strip_suffix(b"\r").unwrap_or(text)
    }

    /// Byte offset where a line (from 1) begins.
    pub fn line_start(&self, line: usize) -> usize {
        self.starts[line - 1]
    }
}

/// One for a code point, two for one of four bytes.
fn utf16_units(text: &str) -> usize {
    let long = text.bytes().filter(|&byte| byte >= 0xF0).count();
    text.chars().count() + long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_in_any_order() {
        let line = "क😀x".repeat(20_000);
        let document = Document::from_text("x", &format!("{line}\n{line}"));
        let forth = LineIndex::new(&document);
        let back = LineIndex::new(&document);
        let offsets: Vec<usize> = (0..document.bytes().len()).step_by(8 * 977).collect();
        let mut places: Vec<Location> = offsets.iter().map(|&at| forth.locate(at)).collect();
        places.reverse();
        let reversed = offsets.iter().rev().map(|&at| back.locate(at));
        assert_eq!(reversed.collect::<Vec<_>>(), places);
        let first = "क😀x".repeat(5_000);
        assert_eq!(back.locate(first.len()).column_utf16, 1 + 4 * 5_000);
    }

    #[test]
    fn columns_count_code_points() {
        let document = Document::from_text("x", "\u{FEFF}क\r\n😀 टोकायव\n");
        let index = LineIndex::new(&document);
        let at = "\u{FEFF}क\r\n😀 ".len();
        let place = index.locate(at);
        assert_eq!(
            (
                place.line,
                place.column,
                place.column_utf16,
                place.column_byte
            ),
            (2, 3, 4, 6)
        );
        assert_eq!(index.locate(3).column, 1);
        assert_eq!(index.line(1), "\u{FEFF}क".as_bytes());
        assert_eq!(index.line(3), b"");
    }
}
