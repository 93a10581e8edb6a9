//! Compressed files: read through, and packed again when they are rewritten.
//!
//! gzip with all its members, Zstandard and xz. A file that nothing is changed in
//! stays as it is, byte for byte; a rewritten one is one member of the same kind.

use std::io::{self, Read, Write};

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

    /// What is inside.
    ///
    /// # Errors
    /// Where the stream is broken, cut off, or larger than [`MOST_UNPACKED`].
    pub(super) fn unpack(self, raw: Vec<u8>) -> io::Result<Vec<u8>> {
        let packed = raw.as_slice();
        let reader: Box<dyn Read + '_> = match self {
            Self::None => return Ok(raw),
            Self::Parts(container) => return container.unpack(packed),
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Self::Zstandard => Box::new(zstd::Decoder::new(packed)?),
            Self::Xz => Box::new(XzDecoder::new_multi_decoder(packed)),
        };
        let mut inside = Vec::new();
        reader.take(MOST_UNPACKED + 1).read_to_end(&mut inside)?;
        if inside.len() as u64 > MOST_UNPACKED {
            let most = MOST_UNPACKED >> 30;
            return Err(io::Error::other(format!("unpacks to more than {most} GiB")));
        }
        Ok(inside)
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
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(&inside)?;
                encoder.finish()
            }
            Self::Zstandard => zstd::encode_all(inside.as_slice(), 0),
            Self::Xz => {
                let mut encoder = XzEncoder::new(Vec::new(), 6);
                encoder.write_all(&inside)?;
                encoder.finish()
            }
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
