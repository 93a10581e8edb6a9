//! A tar archive with other texts in it: the bytes of the archive, spliced.
//!
//! Of a member that changes, its data and padding are new, and in its headers the
//! size and the checksum, in the manner they were written in; nothing else is.

use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tar::Header;

use crate::error::{Error, ErrorKind};

use crate::rewrite::rewriting::Rewriting;
use crate::source::blob::Blob;
use crate::source::fault::cannot_read;
use crate::source::source::Source;
use crate::source::tar::{BLOCK, Member, Record, Tarball, padded};

#[expect(
    clippy::cast_possible_truncation,
    reason = "blocks and headers lie in memory"
)]
type Block = [u8; BLOCK as usize];

/// What is to stand in the place of a range of the archive.
pub(crate) type Splice = (Range<u64>, Arc<Blob>);

/// What changes in the archive where a member becomes `text`.
///
/// # Errors
/// Where its headers are written so that their size cannot be changed and changed
/// back without leaving a trace.
pub(crate) fn splices(tarball: &Tarball, number: usize, text: Blob) -> Result<Vec<Splice>, Error> {
    let member = &tarball.members[number];
    let odd = || io::Error::other("its header or padding is not as POSIX has it");
    let made = of_member(tarball, member, text).and_then(|made| made.ok_or_else(odd));
    made.map_err(|error| {
        let problem = format!("cannot be rewritten in its archive: {error}");
        let help = "unpack it, or leave it out";
        Error::new(ErrorKind::Io, problem, help).in_file(&member.name)
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "blocks and headers lie in memory"
)]
fn of_member(tarball: &Tarball, member: &Member, text: Blob) -> io::Result<Option<Vec<Splice>>> {
    let (old, new) = (member.size(), text.length());
    let mut made = Vec::new();
    let held = |bytes| Arc::new(Blob::held(bytes));
    if new != old {
        if let Some(range) = &member.extension {
            let block = tarball.bytes(range.clone())?;
            match resized_records(&block, old, new) {
                Some(block) if block.is_empty() => {}
                Some(block) => made.push((range.clone(), held(block))),
                None => return Ok(None),
            }
        }
        let range = member.header..member.header + BLOCK;
        let header = tarball.bytes(range.clone())?;
        // With a size among the pax records, this one may be anything.
        let counts = Header::from_byte_slice(&header).entry_size().ok() == Some(old);
        if counts {
            match resized(&header, old, new) {
                Some(header) => made.push((range, held(header))),
                None => return Ok(None),
            }
        }
    }
    let padding = member.data.end..member.data.start + padded(old);
    if !is_zero(&tarball.bytes(padding.clone())?) {
        return Ok(None);
    }
    made.push((member.data.clone(), Arc::new(text)));
    made.push((padding, held(vec![0; (padded(new) - new) as usize])));
    Ok(Some(made))
}

/// A header that says `new` for `old`; `None` where the way back is another.
fn resized(header: &[u8], old: u64, new: u64) -> Option<Vec<u8>> {
    let header: &Block = header.try_into().ok()?;
    let resized = with_size(header, new)?;
    (with_size(&resized, old)? == *header).then(|| resized.to_vec())
}

const SIZE: Range<usize> = 124..136;
const CHECKSUM: Range<usize> = 148..156;

fn with_size(header: &Block, size: u64) -> Option<Block> {
    let mut header = *header;
    renumber(&mut header[SIZE], size)?;
    let counted = header[..CHECKSUM.start]
        .iter()
        .chain(&header[CHECKSUM.end..]);
    let sum: u64 = counted.map(|&byte| u64::from(byte)).sum();
    let spaces = u64::from(b' ') * CHECKSUM.len() as u64;
    renumber(&mut header[CHECKSUM], sum + spaces)?;
    Some(header)
}

/// Writes an octal number as the one before was: as wide, filled and ended alike.
fn renumber(field: &mut [u8], number: u64) -> Option<()> {
    let end = field.iter().rposition(u8::is_ascii_digit)? + 1;
    let field = &mut field[..end];
    let filling = if field[0] == b' ' { b' ' } else { b'0' };
    let digits = format!("{number:o}");
    let start = end.checked_sub(digits.len())?;
    field[..start].fill(filling);
    field[start..].copy_from_slice(digits.as_bytes());
    Some(())
}

/// The pax records, their header and padding, with another size; empty where they
/// tell of none, `None` where the way back is another.
fn resized_records(block: &[u8], old: u64, new: u64) -> Option<Vec<u8>> {
    let made = with_record(block, new)?;
    if made.is_empty() {
        return Some(made);
    }
    (with_record(&made, old)? == block).then_some(made)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "blocks and headers lie in memory"
)]
fn with_record(block: &[u8], size: u64) -> Option<Vec<u8>> {
    let (header, rest) = block.split_first_chunk::<{ BLOCK as usize }>()?;
    let length = Header::from_byte_slice(header).entry_size().ok()?;
    let (data, padding) = rest.split_at_checked(length as usize)?;
    let records = Record::all(data)?;
    let Some(record) = records.iter().find(|record| record.key == b"size") else {
        return Some(Vec::new());
    };
    let mut records = data[..record.place.start].to_vec();
    records.extend_from_slice(size_record(size).as_bytes());
    records.extend_from_slice(&data[record.place.end..]);
    let mut made = with_size(header, records.len() as u64)?.to_vec();
    made.extend(filled(records));
    is_zero(padding).then_some(made)
}

/// The length of a record counts its own digits.
fn size_record(size: u64) -> String {
    let written = |length: usize| format!("{length} size={size}\n");
    let shortest = written(0).len();
    (shortest..shortest + 3)
        .map(written)
        .find(|record| record.starts_with(&format!("{} ", record.len())))
        .unwrap_or_default()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "blocks and headers lie in memory"
)]
fn filled(mut data: Vec<u8>) -> Vec<u8> {
    data.resize(padded(data.len() as u64) as usize, 0);
    data
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| byte == 0)
}

/// An archive that is written with other texts in it.
pub(crate) struct Splicing {
    tarball: Arc<Tarball>,
    rewriting: Rewriting,
    /// Up to where the archive is written.
    at: u64,
}

impl Splicing {
    /// # Errors
    /// As [`Rewriting::begin`].
    pub(crate) fn begin(tarball: &Arc<Tarball>) -> Result<Self, Error> {
        Ok(Self {
            rewriting: Rewriting::begin(&Source::Input(tarball.input.clone()), tarball.packing)?,
            tarball: Arc::clone(tarball),
            at: 0,
        })
    }

    /// Writes the archive up to a member and the member; members come in order.
    ///
    /// # Errors
    /// Where the archive cannot be read, or there is no space.
    pub(crate) fn put(&mut self, splices: Vec<Splice>) -> Result<(), Error> {
        for (range, text) in splices {
            self.copy_up_to(range.start)?;
            self.copy(&text, 0..text.length())?;
            self.at = range.end;
        }
        Ok(())
    }

    fn copy_up_to(&mut self, end: u64) -> Result<(), Error> {
        let archive = Arc::clone(&self.tarball.blob);
        self.copy(&archive, self.at..end)
    }

    fn copy(&mut self, blob: &Blob, range: Range<u64>) -> Result<(), Error> {
        let mut at = range.start;
        while at < range.end {
            let next = range.end.min(at + (1 << 20));
            let bytes = blob.bytes(at..next);
            let name = Path::new(self.tarball.name());
            let bytes = bytes.map_err(|error| cannot_read(name, &error))?;
            self.rewriting.put(&bytes)?;
            at = next;
        }
        Ok(())
    }

    /// Replaces the file; what came from standard input is given back.
    ///
    /// # Errors
    /// Where it has changed since it was read, or cannot be written.
    pub(crate) fn finish(mut self) -> Result<Option<Blob>, Error> {
        self.copy_up_to(self.tarball.length())?;
        self.rewriting.commit(self.tarball.fingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_one_before() {
        for (before, after) in [
            (&b"00000001234\0"[..], &b"00000000777\0"[..]),
            (b"       1234 ", b"        777 "),
            (b"0001234\0 \0\0\0", b"0000777\0 \0\0\0"),
        ] {
            let mut field = before.to_vec();
            renumber(&mut field, 0o777).unwrap();
            assert_eq!(field, after);
            renumber(&mut field, 0o1234).unwrap();
            assert_eq!(field, before);
        }
        assert!(renumber(&mut b"77\0\0".to_vec(), 0o100).is_none());
        assert!(renumber(&mut [0x80, 0, 0, 0], 1).is_none());
    }

    #[test]
    fn a_record_counts_itself() {
        assert_eq!(size_record(1), "9 size=1\n");
        assert_eq!(size_record(10), "11 size=10\n");
        assert_eq!(size_record(999), "12 size=999\n");
    }
}
