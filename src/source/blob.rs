//! Bytes that can be read again from anywhere: a few are held, many wait in a file.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::{SpooledData, SpooledTempFile};

use crate::error::Error;
use crate::source::fault;

use crate::source::limits::LONG;

/// Bytes that were read once.
#[derive(Debug)]
pub(crate) struct Blob {
    bytes: Bytes,
    length: u64,
}

#[derive(Debug)]
enum Bytes {
    Held(Vec<u8>),
    /// One without a name, or one that is read in its place.
    File(Mutex<File>),
}

impl Blob {
    /// All that `from` gives. `cannot_read` says of an error in it what it is.
    ///
    /// # Errors
    /// Those of `from`, and where many bytes have no space.
    pub(crate) fn read(
        name: &str,
        mut from: impl Read,
        cannot_read: impl Fn(&io::Error) -> Error,
    ) -> Result<Self, Error> {
        let mut held = Vec::new();
        let mut begin = from.by_ref().take(LONG + 1);
        let read = begin.read_to_end(&mut held);
        read.map_err(|error| cannot_read(&error))?;
        if held.len() as u64 <= LONG {
            return Ok(Self::held(held));
        }
        let no_space = |error: io::Error| fault::no_space(name, &error);
        let mut file = tempfile::tempfile().map_err(no_space)?;
        file.write_all(&held).map_err(no_space)?;
        let mut length = held.len() as u64;
        held.truncate(1 << 20);
        held.shrink_to_fit();
        loop {
            let read = from.read(&mut held).map_err(|error| cannot_read(&error))?;
            if read == 0 {
                break;
            }
            file.write_all(&held[..read]).map_err(no_space)?;
            length += read as u64;
        }
        let bytes = Bytes::File(Mutex::new(file));
        Ok(Self { bytes, length })
    }

    pub(crate) fn held(bytes: Vec<u8>) -> Self {
        Self {
            length: bytes.len() as u64,
            bytes: Bytes::Held(bytes),
        }
    }

    /// What was written aside.
    ///
    /// # Errors
    /// As [`Blob::in_place`].
    pub(crate) fn of_spooled(written: SpooledTempFile) -> io::Result<Self> {
        match written.into_inner() {
            SpooledData::InMemory(held) => Ok(Self::held(held.into_inner())),
            SpooledData::OnDisk(file) => Self::in_place(file),
        }
    }

    /// A file, which is read where it is.
    ///
    /// # Errors
    /// Where its length is not known.
    pub(crate) fn in_place(file: File) -> io::Result<Self> {
        Ok(Self {
            length: file.metadata()?.len(),
            bytes: Bytes::File(Mutex::new(file)),
        })
    }

    pub(crate) const fn length(&self) -> u64 {
        self.length
    }

    /// The bytes at a place.
    ///
    /// # Errors
    /// Where there are fewer, or the file cannot be read any more.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a range that is read into memory"
    )]
    pub(crate) fn bytes(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        if range.start > range.end || range.end > self.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = vec![0; (range.end - range.start) as usize];
        let mut read = 0;
        while read < bytes.len() {
            match self.read_at(range.start + read as u64, &mut bytes[read..])? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                more => read += more,
            }
        }
        Ok(bytes)
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a range that is read into memory"
    )]
    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        match &self.bytes {
            Bytes::Held(bytes) => bytes.get(at as usize..).unwrap_or_default().read(buffer),
            Bytes::File(file) => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(at))?;
                file.read(buffer)
            }
        }
    }

    /// Reads the bytes of a range, of which there may be fewer.
    pub(crate) fn reader(self: &Arc<Self>, range: Range<u64>) -> BlobReader {
        BlobReader {
            blob: Arc::clone(self),
            at: range.start,
            range,
        }
    }

    /// Reads all of it.
    pub(crate) fn read_all(self: &Arc<Self>) -> BlobReader {
        self.reader(0..self.length)
    }
}

/// Reads a part of a blob, which others read meanwhile.
pub(crate) struct BlobReader {
    blob: Arc<Blob>,
    range: Range<u64>,
    at: u64,
}

impl Read for BlobReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.range.end.saturating_sub(self.at);
        let most = buffer
            .len()
            .min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = self.blob.read_at(self.at, &mut buffer[..most])?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(at) => self.range.start.checked_add(at),
            SeekFrom::End(by) => self.range.end.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at - self.range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_side_by_side() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"0123456789").unwrap();
        for blob in [
            Blob::held(b"0123456789".to_vec()),
            Blob::in_place(file).unwrap(),
        ] {
            let blob = Arc::new(blob);
            let (mut a, mut b) = (blob.reader(2..5), blob.reader(4..20));
            let (mut of_a, mut of_b) = (String::new(), String::new());
            a.by_ref().take(1).read_to_string(&mut of_a).unwrap();
            b.read_to_string(&mut of_b).unwrap();
            a.read_to_string(&mut of_a).unwrap();
            assert_eq!((of_a.as_str(), of_b.as_str()), ("234", "456789"));
            assert_eq!(blob.bytes(8..10).unwrap(), b"89");
            assert!(blob.bytes(8..11).is_err());
        }
    }
}
