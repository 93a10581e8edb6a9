//! The text of a file in portions: documents that know where in the whole they begin.

use std::io::{self, Read as _};
use std::ops::Range;
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use crate::error::Error;
use crate::format::with_plain_prose;
use crate::text::{Binary, Document, Encoding, LineIndex, Origin, Span};

use super::input::{cannot_read, cannot_unpack};
use super::packing::Packing;

/// Bytes of a portion, as long as its last line ends in time.
const PORTION: usize = 8 << 20;

/// Bytes kept beside a portion that begins or ends inside a line: more than any
/// report shows of it.
const MARGIN: usize = 2 << 10;

/// A part of a text that no word, phrase or address crosses.
pub(super) struct Portion {
    /// Its prose is inside the `core` only; what is beside that belongs to the
    /// portions beside this one.
    pub document: Document,
    pub core: Range<usize>,
}

/// A file in portions.
pub(super) struct Portions<'a> {
    pub path: &'a Path,
    name: String,
    packing: Packing,
    text: Box<dyn io::Read + Send>,
    /// Where the next portion begins, its margin included.
    origin: Origin,
    /// The margin that it begins with.
    before: Vec<u8>,
    /// What was read behind the end of the last portion.
    rest: Vec<u8>,
    /// Of all that was read, unpacked, what is read ahead included.
    pub read: Xxh3,
    /// The next one, read before it was asked for.
    ahead: Option<Result<Option<Read>, Error>>,
}

/// A portion; the file is binary where it is.
type Read = Result<Portion, Binary>;

impl<'a> Portions<'a> {
    /// # Errors
    /// Where the file cannot be opened.
    pub(super) fn open(path: &'a Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let (packing, _) = Packing::of_name(&name);
        let text = packing.open(path);
        Ok(Self {
            text: text.map_err(|error| cannot_read(path, &error))?,
            path,
            name,
            packing,
            origin: Origin::default(),
            before: Vec::new(),
            rest: Vec::new(),
            read: Xxh3::new(),
            ahead: None,
        })
    }

    fn cannot_go_on(&self, error: &io::Error) -> Error {
        match self.packing {
            Packing::None | Packing::Parts(_) => cannot_read(self.path, error),
            Packing::Gzip | Packing::Zstandard | Packing::Xz => cannot_unpack(&self.name, error),
        }
    }

    /// The next portion; the file is binary where it is.
    ///
    /// # Errors
    /// Where the file cannot be read or unpacked.
    pub(super) fn next(&mut self) -> Result<Option<Read>, Error> {
        let ahead = self.ahead.take();
        ahead.unwrap_or_else(|| self.read_next())
    }

    /// Does `work` while the next portion is read.
    pub(super) fn meanwhile<T: Send>(&mut self, work: impl FnOnce() -> T + Send) -> T {
        let (done, ahead) = rayon::join(work, || self.read_next());
        self.ahead = Some(ahead);
        done
    }

    fn read_next(&mut self) -> Result<Option<Read>, Error> {
        let mut bytes = std::mem::take(&mut self.before);
        let begin = bytes.len();
        bytes.append(&mut self.rest);
        // Beyond a portion only where it has no end that no word crosses.
        let end = loop {
            let had = bytes.len();
            let wanted = PORTION - (had - begin) % PORTION;
            bytes.reserve(wanted);
            let mut more = (&mut self.text).take(wanted as u64);
            let read = more.read_to_end(&mut bytes);
            read.map_err(|error| self.cannot_go_on(&error))?;
            self.read.update(&bytes[had..]);
            if bytes.len() == had {
                break had;
            }
            // What was read before has none.
            let end = last_end(&bytes, had.saturating_sub(MARGIN).max(begin));
            if let (Some(end), true) = (end, bytes.len() - begin >= PORTION) {
                break end;
            }
        };
        if end == begin {
            return Ok(None);
        }
        self.rest = bytes.split_off(end);
        let line_ends = bytes.ends_with(b"\n");
        let after = if line_ends { 0 } else { MARGIN };
        bytes.extend_from_slice(&self.rest[..boundary(&self.rest, after)]);
        let origin = self.origin;
        let Ok(document) = Document::read(self.name.as_str(), bytes) else {
            return Ok(Some(Err(Binary)));
        };
        let document = within(with_plain_prose(document), begin..end).beginning_at(origin);
        if document.encoding() == Encoding::Utf8 {
            let bytes = document.bytes();
            let next = if line_ends {
                end
            } else {
                let margin = boundary(bytes, end.saturating_sub(MARGIN));
                let line = memchr::memrchr(b'\n', &bytes[..end]);
                margin.max(line.map_or(0, |at| at + 1))
            };
            self.before = bytes[next..end].to_vec();
            self.origin = Origin {
                offset: origin.offset + next,
                place: LineIndex::new(&document).locate(next),
            };
        }
        let core = begin..end;
        Ok(Some(Ok(Portion { document, core })))
    }
}

/// The last end of a line from `from` on, or of a sentence with its space where
/// there is none and a margin behind it.
fn last_end(bytes: &[u8], from: usize) -> Option<usize> {
    let line = memchr::memrchr(b'\n', &bytes[from..]);
    let sentence = || {
        let bytes = bytes.get(from..bytes.len().saturating_sub(MARGIN))?;
        let mut spaces = memchr::memrchr_iter(b' ', bytes);
        spaces.find(|&at| at > 0 && matches!(bytes[at - 1], b'.' | b','))
    };
    line.or_else(sentence).map(|at| from + at + 1)
}

/// The last place up to `at` that is not inside a code point.
fn boundary(bytes: &[u8], at: usize) -> usize {
    let mut at = at.min(bytes.len());
    let inside = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    for _ in 0..3 {
        at -= usize::from(at > 0 && inside(at));
    }
    at
}

/// The document, read only inside `core`.
fn within(document: Document, core: Range<usize>) -> Document {
    let inside = |(base, text): (usize, &str)| {
        let (start, end) = (base.max(core.start), (base + text.len()).min(core.end));
        (start < end).then(|| Span::new(start, end))
    };
    let prose = document.prose().filter_map(inside).collect();
    document.with_prose(prose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn portions_are_the_file() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let mut text = "टोकायव, क.\n".repeat(1_000_000).into_bytes();
        text.extend("no end ".repeat(2_000_000).into_bytes());
        file.write_all(&text).unwrap();
        let mut portions = Portions::open(file.path()).unwrap();
        let (mut read, mut count) = (Vec::new(), 0);
        while let Some(portion) = portions.next().unwrap() {
            let Portion { document, core } = portion.unwrap();
            assert_eq!(document.origin().offset + core.start, read.len());
            assert!(read.last().is_none_or(|&last| last == b'\n'));
            read.extend_from_slice(&document.bytes()[core]);
            count += 1;
        }
        assert!(read == text && count == 4, "{count}");
        assert_eq!(
            portions.read.digest128(),
            super::super::write::fingerprint(&text)
        );
    }
}
