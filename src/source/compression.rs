//! Compressed streams, member by member: what stands between them and behind the last
//! one is looked at, so that it is neither taken for text nor lost in a rewrite.
//!
//! Sources: RFC 1952, 2.2, and the GNU gzip manual, «Tapes»; RFC 8878, 3.1; The .xz
//! File Format 1.2.1, 2; Zstandard's `contrib/seekable_format` and `contrib/pzstd`.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;
use liblzma::bufread::XzDecoder;

/// What a member is compressed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    Gzip,
    Zstandard,
    Xz,
}

impl Compression {
    const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstandard => "Zstandard",
            Self::Xz => "xz",
        }
    }

    /// The byte that a member begins with.
    const fn begins_with(self) -> u8 {
        match self {
            Self::Gzip => 0x1F,
            Self::Zstandard => 0x28,
            Self::Xz => 0xFD,
        }
    }
}

/// The text of a compressed stream, as it is read.
pub(crate) struct Members<R> {
    compression: Compression,
    place: Place<R>,
    /// Nothing was read yet.
    is_first: bool,
    /// Zeros behind the last member, which fill the last block of a tape.
    pub padding: u64,
    /// A frame was skipped that somebody put in for himself.
    pub has_foreign: bool,
}

enum Place<R> {
    Between(R),
    In(Member<R>),
    End,
    /// Where something is wrong: nothing behind it is read.
    Broken,
}

enum Member<R> {
    Gzip(GzDecoder<R>),
    Zstandard(zstd::Decoder<'static, R>),
    Xz(XzDecoder<R>),
}

impl<R: BufRead> Members<R> {
    pub(crate) const fn new(compression: Compression, packed: R) -> Self {
        Self {
            compression,
            place: Place::Between(packed),
            is_first: true,
            padding: 0,
            has_foreign: false,
        }
    }

    /// What begins here.
    fn next(&mut self, mut packed: R) -> io::Result<Place<R>> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        match (self.compression, next_byte(&mut packed)?) {
            (Compression::Zstandard, Some(SKIPPED_FIRST..=SKIPPED_LAST)) => self.skip(packed),
            // Whatever is wrong with it, its reader says so.
            _ if is_first => self.begin(packed),
            (_, None) => Ok(Place::End),
            (Compression::Gzip | Compression::Xz, Some(0)) => self.pad(packed),
            (_, Some(byte)) if byte == self.compression.begins_with() => self.begin(packed),
            _ => Err(self.not_a_member()),
        }
    }

    fn begin(&mut self, packed: R) -> io::Result<Place<R>> {
        self.padding = 0;
        Ok(Place::In(match self.compression {
            Compression::Gzip => Member::Gzip(GzDecoder::new(packed)),
            Compression::Zstandard => {
                Member::Zstandard(zstd::Decoder::with_buffer(packed)?.single_frame())
            }
            Compression::Xz => Member::Xz(XzDecoder::new(packed)),
        }))
    }

    /// Behind gzip zeros end the stream; in xz they come by fours, and a member may
    /// follow.
    fn pad(&mut self, mut packed: R) -> io::Result<Place<R>> {
        while let Some(0) = next_byte(&mut packed)? {
            let bytes = packed.fill_buf()?;
            let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
            packed.consume(zeros);
            self.padding += zeros as u64;
        }
        let is_end = next_byte(&mut packed)?.is_none();
        let fits = match self.compression {
            Compression::Xz => self.padding.is_multiple_of(4),
            Compression::Gzip | Compression::Zstandard => is_end,
        };
        if fits {
            Ok(Place::Between(packed))
        } else {
            Err(self.not_a_member())
        }
    }

    /// A frame without text. What pzstd and the seekable format write into one says
    /// where frames begin, and is of no use to other frames.
    fn skip(&mut self, mut packed: R) -> io::Result<Place<R>> {
        let mut header = [0; 8];
        packed.read_exact(&mut header).map_err(cut_off)?;
        let [kind, magic @ .., a, b, c, d] = header;
        if magic != SKIPPED_MAGIC {
            return Err(self.not_a_member());
        }
        let size = u64::from(u32::from_le_bytes([a, b, c, d]));
        let mut content = packed.by_ref().take(size);
        io::copy(
            &mut content.by_ref().take(size.saturating_sub(4)),
            &mut io::sink(),
        )?;
        let mut last = Vec::new();
        content.read_to_end(&mut last)?;
        if last.len() as u64 != size.min(4) {
            return Err(cut_off(io::ErrorKind::UnexpectedEof.into()));
        }
        let tells_of_frames = match kind {
            PZSTD => size == 4,
            SEEKABLE => last == SEEK_TABLE_ENDS,
            _ => false,
        };
        self.has_foreign |= !tells_of_frames;
        Ok(Place::Between(packed))
    }

    fn not_a_member(&self) -> io::Error {
        let name = self.compression.name();
        io::Error::other(format!("what stands behind its last member is not {name}"))
    }
}

/// First bytes of frames that are skipped, and what stands behind them.
const SKIPPED_FIRST: u8 = 0x50;
const SKIPPED_LAST: u8 = 0x5F;
const SKIPPED_MAGIC: [u8; 3] = [0x2A, 0x4D, 0x18];
const PZSTD: u8 = 0x50;
const SEEKABLE: u8 = 0x5E;
const SEEK_TABLE_ENDS: [u8; 4] = [0xB1, 0xEA, 0x92, 0x8F];

fn next_byte(packed: &mut impl BufRead) -> io::Result<Option<u8>> {
    Ok(packed.fill_buf()?.first().copied())
}

fn cut_off(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::new(error.kind(), "incomplete frame"),
        _ => error,
    }
}

impl<R: BufRead> Member<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(member) => member.read(buffer),
            Self::Zstandard(member) => member.read(buffer),
            Self::Xz(member) => member.read(buffer),
        }
    }

    fn into_packed(self) -> R {
        match self {
            Self::Gzip(member) => member.into_inner(),
            Self::Zstandard(member) => member.finish(),
            Self::Xz(member) => member.into_inner(),
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            self.place = match std::mem::replace(&mut self.place, Place::Broken) {
                Place::Between(packed) => self.next(packed)?,
                Place::In(mut member) => match member.read(buffer)? {
                    0 => Place::Between(member.into_packed()),
                    read => {
                        self.place = Place::In(member);
                        return Ok(read);
                    }
                },
                Place::End => {
                    self.place = Place::End;
                    return Ok(0);
                }
                Place::Broken => return Err(io::ErrorKind::InvalidData.into()),
            };
        }
    }
}
