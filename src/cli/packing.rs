//! Compressed files: read through, and packed again when they are rewritten.
//!
//! gzip with all its members, Zstandard and xz. A file that nothing is changed in
//! stays as it is, byte for byte; a rewritten one is one member of the same kind.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use liblzma::read::XzDecoder;
use liblzma::write::XzEncoder;

use super::container::{Container, repack};

/// How a file is compressed, told by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    None,
    Gzip,
    Zstandard,
    Xz,
    /// A document of several parts.
    Parts(Container),
}

/// Most bytes that one compressed file may unpack to: a bomb is refused, not read.
pub(super) const MOST_UNPACKED: u64 = 2 << 30;

impl Packing {
    /// The packing of a file, and the name of what is inside.
    pub(super) fn of_name(name: &str) -> (Self, &str) {
        let kinds = [
            (".gz", Self::Gzip),
            (".zst", Self::Zstandard),
            (".xz", Self::Xz),
        ];
        let packed = kinds
            .iter()
            .find_map(|(ending, kind)| Some((*kind, name.strip_suffix(ending)?)));
        let parts = || Some((Self::Parts(Container::of_name(name)?), name));
        packed.or_else(parts).unwrap_or((Self::None, name))
    }

    /// What is inside, as it is read; a container is read as it is.
    ///
    /// # Errors
    /// Here or from the reader, where the stream is broken, cut off, or larger than
    /// [`MOST_UNPACKED`].
    pub(super) fn reader<'a>(
        self,
        packed: impl Read + Send + 'a,
    ) -> io::Result<Box<dyn Read + Send + 'a>> {
        let inside: Box<dyn Read + Send + 'a> = match self {
            Self::None | Self::Parts(_) => return Ok(Box::new(packed)),
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Self::Zstandard => Box::new(zstd::Decoder::new(packed)?),
            Self::Xz => Box::new(XzDecoder::new_multi_decoder(packed)),
        };
        let left = MOST_UNPACKED;
        Ok(Box::new(Bounded { inside, left }))
    }

    /// What is inside a file, as it is read.
    ///
    /// # Errors
    /// As [`Packing::reader`], and where the file cannot be opened.
    pub(super) fn open(self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        self.reader(File::open(path)?)
    }

    /// What is inside; `None` where that is more than `most` bytes, which are then
    /// held for a moment.
    ///
    /// # Errors
    /// Where the stream is broken, cut off, or larger than [`MOST_UNPACKED`].
    pub(super) fn unpack_up_to(self, raw: Vec<u8>, most: u64) -> io::Result<Option<Vec<u8>>> {
        let inside = match self {
            Self::None => raw,
            Self::Parts(container) => container.unpack(&raw)?,
            Self::Gzip | Self::Zstandard | Self::Xz => {
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
    pub(super) fn unpack(self, raw: Vec<u8>) -> io::Result<Vec<u8>> {
        let inside = self.unpack_up_to(raw, u64::MAX)?;
        inside.ok_or_else(|| io::ErrorKind::FileTooLarge.into())
    }

    /// `inside` compressed again; of a document of several parts, in the place of
    /// those of the `original`.
    ///
    /// # Errors
    /// Where the compressor fails.
    pub(super) fn pack(self, inside: Vec<u8>, original: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::None => Ok(inside),
            Self::Parts(_) => repack(&inside, original),
            Self::Gzip | Self::Zstandard | Self::Xz => {
                let mut packer = self.packer(Vec::new())?;
                packer.write_all(&inside)?;
                packer.finish()
            }
        }
    }

    /// What compresses into `out` as it is written. A container cannot be written so.
    ///
    /// # Errors
    /// Where there is no memory for the compressor.
    pub(super) fn packer<W: Write>(self, out: W) -> io::Result<Packer<W>> {
        Ok(match self {
            Self::None => Packer::None(out),
            Self::Parts(_) => return Err(io::ErrorKind::Unsupported.into()),
            Self::Gzip => Packer::Gzip(GzEncoder::new(out, Compression::default())),
            Self::Zstandard => Packer::Zstandard(zstd::Encoder::new(out, 0)?),
            Self::Xz => Packer::Xz(XzEncoder::new(out, 6)),
        })
    }
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
pub(super) enum Packer<W: Write> {
    None(W),
    Gzip(GzEncoder<W>),
    Zstandard(zstd::Encoder<'static, W>),
    Xz(XzEncoder<W>),
}

impl<W: Write> Packer<W> {
    /// Ends the stream.
    ///
    /// # Errors
    /// Where its end cannot be written.
    pub(super) fn finish(self) -> io::Result<W> {
        match self {
            Self::None(out) => Ok(out),
            Self::Gzip(encoder) => encoder.finish(),
            Self::Zstandard(encoder) => encoder.finish(),
            Self::Xz(encoder) => encoder.finish(),
        }
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::None(out) => out.write(bytes),
            Self::Gzip(encoder) => encoder.write(bytes),
            Self::Zstandard(encoder) => encoder.write(bytes),
            Self::Xz(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::None(out) => out.flush(),
            Self::Gzip(encoder) => encoder.flush(),
            Self::Zstandard(encoder) => encoder.flush(),
            Self::Xz(encoder) => encoder.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_and_unpacked_again() {
        let text = "राष्ट्रपति टोकायव ".repeat(1000).into_bytes();
        for kind in [Packing::Gzip, Packing::Zstandard, Packing::Xz] {
            let packed = kind.pack(text.clone(), &[]).unwrap();
            assert!(packed.len() < text.len());
            let two = [packed.clone(), packed.clone()].concat();
            assert_eq!(
                kind.unpack(two).unwrap(),
                [text.clone(), text.clone()].concat()
            );
            let cut = packed[..packed.len() - 5].to_vec();
            assert!(kind.unpack(cut).is_err(), "{kind:?}");
        }
    }
}
