//! Where places of a text stand in its file, which may be in UTF-16.

use crate::text::decode::{Encoding, MARK_BYTES, count_units};

/// Places of a text in its file, asked one after the other.
///
/// Cost: in UTF-16 a pass over what lies between a place and the one asked for before;
/// in UTF-8 none.
#[derive(Clone, Debug)]
pub struct FileOffsets<'a> {
    encoding: Encoding,
    bytes: &'a [u8],
    origin: usize,
    /// The offset asked for last, and the UTF-16 units before it.
    last: (usize, usize),
}

impl<'a> FileOffsets<'a> {
    /// Of a text in `bytes`, `origin` bytes behind the beginning of the file.
    pub(super) const fn new(encoding: Encoding, bytes: &'a [u8], origin: usize) -> Self {
        Self {
            encoding,
            bytes,
            origin,
            last: (0, 0),
        }
    }

    /// Where `offset` of the text stands in the file.
    pub fn file_offset(&mut self, offset: usize) -> usize {
        if self.encoding == Encoding::Utf8 {
            return self.origin + offset;
        }
        let (at, units) = self.last;
        let units = if offset >= at {
            units + count_units(&self.bytes[at..offset])
        } else {
            units - count_units(&self.bytes[offset..at])
        };
        self.last = (offset, units);
        self.origin + MARK_BYTES + 2 * units
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    #[test]
    fn places_forth_and_back() {
        let mut raw = vec![0xFF, 0xFE];
        let units = "टो😀का".encode_utf16();
        raw.extend(units.flat_map(u16::to_le_bytes));
        let document = Document::read("x", raw).unwrap();
        let mut offsets = document.file_offsets();
        for (offset, place) in [(6, 6), (10, 10), (0, 2), (16, 14)] {
            assert_eq!(offsets.file_offset(offset), place);
        }
    }
}
