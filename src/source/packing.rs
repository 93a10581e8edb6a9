//! Compressed files: read through, and packed again when they are rewritten.
//!
//! gzip, Zstandard and xz with all their members. A file that nothing is changed in
//! stays as it is, byte for byte; a rewritten one is one member of the same kind, with
//! the padding that was behind the last one.

use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use flate2::write::GzEncoder;
use liblzma::write::XzEncoder;

use crate::error::{Error, ErrorKind};

use crate::source::compression::{Compression, Members};
use crate::source::limits::MOST_UNPACKED;
use crate::source::zip::{Container, repack};

/// How a file is compressed, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    /// Not at all.
    None,
    Compressed(Compression),
    /// A document of several parts.
    Parts(Container),
}

impl Packing {
    /// The packing of a file, and the name of what is inside.
    pub(crate) fn of_name(name: &str) -> (Self, &str) {
        let kinds = [
            (".gz", Compression::Gzip),
            (".zst", Compression::Zstandard),
            (".xz", Compression::Xz),
        ];
        let packed = kinds.into_iter().find_map(|(ending, compression)| {
            Some((Self::Compressed(compression), name.strip_suffix(ending)?))
        });
        let parts = || Some((Self::Parts(Container::of_name(name)?), name));
        packed.or_else(parts).unwrap_or((Self::None, name))
    }

    /// What is inside, as it is read; a container is read as it is.
    ///
    /// # Errors
    /// Here or from the reader, where the stream is broken, cut off, or larger than
    /// [`MOST_UNPACKED`].
    #[expect(clippy::unnecessary_wraps, reason = "its kind may fail")]
    pub(crate) fn reader<'a>(
        self,
        packed: impl Read + Send + 'a,
    ) -> io::Result<Box<dyn Read + Send + 'a>> {
        Ok(match self {
            Self::None | Self::Parts(_) => Box::new(packed),
            Self::Compressed(compression) => Box::new(Bounded {
                inside: Members::new(compression, BufReader::new(packed)),
                left: MOST_UNPACKED,
            }),
        })
    }

    /// What is inside; `None` where that is more than `most` bytes, which are then
    /// held for a moment.
    ///
    /// # Errors
    /// Where the stream is broken, cut off, or larger than [`MOST_UNPACKED`].
    pub(crate) fn unpack_up_to(self, raw: Vec<u8>, most: u64) -> io::Result<Option<Vec<u8>>> {
        let inside = match self {
            Self::None => raw,
            Self::Parts(container) => container.unpack(&raw)?,
            Self::Compressed(_) => {
                let mut inside = Vec::new();
                let reader = self.reader(raw.as_slice())?;
                reader
                    .take(most.saturating_add(1))
                    .read_to_end(&mut inside)?;
                inside
            }
        };
        Ok((inside.len() as u64 <= most).then_some(inside))
    }

    /// As [`Packing::unpack_up_to`], all of it.
    pub(crate) fn unpack(self, raw: Vec<u8>) -> io::Result<Vec<u8>> {
        let inside = self.unpack_up_to(raw, u64::MAX)?;
        inside.ok_or_else(|| io::ErrorKind::FileTooLarge.into())
    }

    /// `inside` compressed again as the `original` is; of a document of several parts,
    /// in the place of those of the original.
    ///
    /// # Errors
    /// As [`Packing::packer_like`].
    pub(crate) fn pack(self, inside: Vec<u8>, original: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::None => Ok(inside),
            Self::Parts(_) => repack(&inside, original),
            Self::Compressed(_) => {
                let mut packer = self.packer_like(original, Vec::new())?;
                packer.write_all(&inside)?;
                packer.finish()
            }
        }
    }

    /// What compresses into `out` as it is written, to take the place of the
    /// `original`. A container cannot be written so.
    ///
    /// # Errors
    /// Where the original cannot be read, or holds what would be lost, or the
    /// compressor fails.
    pub(crate) fn packer_like<W: Write>(
        self,
        original: impl Read,
        out: W,
    ) -> io::Result<Packer<W>> {
        match self {
            Self::None => Ok(Packer {
                stream: PackedStream::None(out),
                padding: 0,
            }),
            Self::Parts(_) => Err(io::ErrorKind::Unsupported.into()),
            Self::Compressed(compression) => {
                let mut members = Members::new(compression, BufReader::new(original));
                io::copy(&mut members, &mut io::sink())?;
                if members.has_foreign {
                    let problem = "a rewrite would lose the data in its skippable frames";
                    return Err(io::Error::other(problem));
                }
                let mut packer = Packer::new(compression, out)?;
                packer.padding = members.padding;
                Ok(packer)
            }
        }
    }
}

/// Says that a file cannot be packed again.
pub(crate) fn cannot_pack(name: impl AsRef<Path>, error: &io::Error) -> Error {
    let help = "leave the file out, or free disk space";
    Error::new(ErrorKind::Io, format!("cannot pack: {error}"), help).in_file(name.as_ref())
}

/// A stream that fails where it is a bomb.
struct Bounded<R> {
    inside: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inside.read(buffer)?;
        let most = MOST_UNPACKED >> 30;
        let bomb = || io::Error::other(format!("unpacks to more than {most} GiB"));
        self.left = self.left.checked_sub(read as u64).ok_or_else(bomb)?;
        Ok(read)
    }
}

/// What compresses as it is written.
pub(crate) struct Packer<W: Write> {
    stream: PackedStream<W>,
    /// Zeros to stand behind it.
    padding: u64,
}

enum PackedStream<W: Write> {
    None(W),
    Gzip(GzEncoder<W>),
    Zstandard(zstd::Encoder<'static, W>),
    Xz(XzEncoder<W>),
}

impl<W: Write> Packer<W> {
    /// # Errors
    /// Where there is no memory for the compressor.
    pub(crate) fn new(compression: Compression, out: W) -> io::Result<Self> {
        let stream = match compression {
            Compression::Gzip => {
                PackedStream::Gzip(GzEncoder::new(out, flate2::Compression::default()))
            }
            Compression::Zstandard => PackedStream::Zstandard(zstd::Encoder::new(out, 0)?),
            Compression::Xz => PackedStream::Xz(XzEncoder::new(out, 6)),
        };
        Ok(Self { stream, padding: 0 })
    }

    /// Ends the stream.
    ///
    /// # Errors
    /// Where its end cannot be written.
    pub(crate) fn finish(self) -> io::Result<W> {
        let mut out = match self.stream {
            PackedStream::None(out) => out,
            PackedStream::Gzip(encoder) => encoder.finish()?,
            PackedStream::Zstandard(encoder) => encoder.finish()?,
            PackedStream::Xz(encoder) => encoder.finish()?,
        };
        io::copy(&mut io::repeat(0).take(self.padding), &mut out)?;
        Ok(out)
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.stream {
            PackedStream::None(out) => out.write(bytes),
            PackedStream::Gzip(encoder) => encoder.write(bytes),
            PackedStream::Zstandard(encoder) => encoder.write(bytes),
            PackedStream::Xz(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.stream {
            PackedStream::None(out) => out.flush(),
            PackedStream::Gzip(encoder) => encoder.flush(),
            PackedStream::Zstandard(encoder) => encoder.flush(),
            PackedStream::Xz(encoder) => encoder.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::similar_names, reason = "the field calls them so")]
    fn packed_and_unpacked_again() {
        let text = "राष्ट्रपति टोकायव ".repeat(1000).into_bytes();
        for compression in [Compression::Gzip, Compression::Zstandard, Compression::Xz] {
            let kind = Packing::Compressed(compression);
            let mut packer = Packer::new(compression, Vec::new()).unwrap();
            packer.write_all(&text).unwrap();
            let packed = packer.finish().unwrap();
            assert!(packed.len() < text.len());
            let two = [packed.clone(), packed.clone()].concat();
            let twice = [text.clone(), text.clone()].concat();
            assert_eq!(kind.unpack(two.clone()).unwrap(), twice);
            let again = kind.pack(twice.clone(), &two).unwrap();
            assert_eq!(kind.unpack(again).unwrap(), twice);
            // Read through any buffer.
            for size in 1..40 {
                let mut read = Vec::new();
                let buffer = BufReader::with_capacity(size, two.as_slice());
                let mut members = Members::new(compression, buffer);
                members.read_to_end(&mut read).unwrap();
                assert_eq!(read, twice, "{size}");
            }
            for at in 0..packed.len() {
                assert!(kind.unpack(packed[..at].to_vec()).is_err(), "{kind:?} {at}");
                let cut = packed.len() + at;
                let is_whole = at == 0;
                assert_eq!(
                    kind.unpack(two[..cut].to_vec()).is_ok(),
                    is_whole,
                    "{kind:?} {cut}"
                );
            }
        }
    }
}
