//! The text of a file in portions: documents that know where in the whole they begin.

use std::io::{self, Read as _};
use std::ops::Range;

use xxhash_rust::xxh3::Xxh3;

use crate::error::Error;
use crate::format::{Chosen, Format, Header, Malformed, RecordEnds, with_prose_after};
use crate::table::Phrases;
use crate::text::{Document, Encoding, LineIndex, Origin};

use crate::source::cuts::{MARGIN, READ_BEHIND, boundary, last_end};
use crate::source::fault::{cannot_read, cannot_unpack};
use crate::source::packing::Packing;
use crate::source::passed_over::PassedOver;
use crate::source::source::Source;

/// Bytes of a portion, as long as its last line ends in time.
const PORTION: usize = 8 << 20;

/// A part of a text that no word, phrase or address crosses.
pub(crate) struct Portion {
    /// Its prose is inside the `core` only; what is beside that belongs to the
    /// portions beside this one.
    pub document: Document,
    pub core: Range<usize>,
}

/// Bytes of the longest record that is held to be read.
const LONGEST_RECORD: usize = 256 << 20;

/// Why a text cannot be read in portions.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// There is a NUL byte in it.
    Binary,
    /// It is not UTF-8 for its most part.
    OtherEncoding(PassedOver),
    /// Data in records with bytes that are not UTF-8: held, so that their line is named.
    NotUtf8,
    /// So far; what follows may show that it is no such text at all.
    Malformed(Malformed),
    /// One record is too long to be a portion.
    TooLong,
}

/// A text in portions.
pub(crate) struct Portions<'a> {
    name: String,
    packing: Packing,
    text: Box<dyn io::Read + Send>,
    format: Format,
    chosen: &'a Chosen,
    /// The columns, as the portions before define them.
    header: Header,
    /// Of structured data, read as far as the text.
    ends: Option<RecordEnds>,
    /// What must not be cut in two.
    phrases: &'a Phrases,
    /// Bytes of a portion, and of the longest record that is held to be read.
    size: usize,
    longest: usize,
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

/// A portion, or why there is none.
type Read = Result<Portion, Unfit>;

impl<'a> Portions<'a> {
    /// The text of a source, read as being of a format, in which these phrases are
    /// looked for.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(crate) fn open(
        source: &Source,
        format: Format,
        chosen: &'a Chosen,
        phrases: &'a Phrases,
    ) -> Result<Self, Error> {
        let name = source.name();
        Ok(Self {
            text: source.open()?,
            packing: Packing::of_name(&name).0,
            name,
            format,
            chosen,
            header: Header::default(),
            ends: RecordEnds::of_format(format),
            phrases,
            size: PORTION,
            longest: LONGEST_RECORD,
            origin: Origin::default(),
            before: Vec::new(),
            rest: Vec::new(),
            read: Xxh3::new(),
            ahead: None,
        })
    }

    /// What the portions so far tell of the columns and fields.
    pub(crate) const fn header(&self) -> &Header {
        &self.header
    }

    fn cannot_go_on(&self, error: &io::Error) -> Error {
        match self.packing {
            Packing::None | Packing::Parts(_) => cannot_read(self.name.as_ref(), error),
            Packing::Compressed(_) => cannot_unpack(&self.name, error),
        }
    }

    /// The next portion, or why there is none.
    ///
    /// # Errors
    /// Where the file cannot be read or unpacked.
    pub(crate) fn next(&mut self) -> Result<Option<Read>, Error> {
        let ahead = self.ahead.take();
        ahead.unwrap_or_else(|| self.read_next())
    }

    /// Does `work` while the next portion is read.
    pub(crate) fn meanwhile<T: Send>(&mut self, work: impl FnOnce() -> T + Send) -> T {
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
            self.read_on(&mut bytes, self.size - (had - begin) % self.size)?;
            if bytes.len() == had {
                break had;
            }
            let end = match &mut self.ends {
                Some(ends) => ends.read(&bytes[had..]).map(|at| had + at),
                // What was read before has none.
                None => last_end(&bytes, had.saturating_sub(MARGIN).max(begin), self.phrases),
            };
            if let (Some(end), true) = (end, bytes.len() - begin >= self.size) {
                break end;
            }
            if self.ends.is_some() && bytes.len() > self.longest {
                return Ok(Some(Err(self.too_long()?)));
            }
        };
        if end == begin {
            return Ok(None);
        }
        self.rest = bytes.split_off(end);
        if self.ends.is_some() && !bytes.ends_with(b"\n") {
            self.read_margin()?;
        }
        Ok(Some(self.portion(bytes, begin..end)))
    }

    /// A row that ends without a line may end where no margin was read.
    fn read_margin(&mut self) -> Result<(), Error> {
        let mut rest = std::mem::take(&mut self.rest);
        let had = rest.len();
        self.read_on(&mut rest, READ_BEHIND.saturating_sub(had))?;
        if let Some(ends) = &mut self.ends {
            ends.read(&rest[had..]);
        }
        self.rest = rest;
        Ok(())
    }

    fn read_on(&mut self, bytes: &mut Vec<u8>, wanted: usize) -> Result<(), Error> {
        let had = bytes.len();
        bytes.reserve(wanted);
        let mut more = (&mut self.text).take(wanted as u64);
        let read = more.read_to_end(bytes);
        read.map_err(|error| self.cannot_go_on(&error))?;
        self.read.update(&bytes[had..]);
        Ok(())
    }

    /// What is wrong with a record that does not end: read on, not held.
    fn too_long(&mut self) -> Result<Unfit, Error> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            self.read_on(&mut bytes, self.size)?;
            let ends = self.ends.as_mut();
            match ends.map(|ends| (ends.read(&bytes), ends.left_open())) {
                Some((None, Some(malformed))) if bytes.is_empty() => {
                    return Ok(Unfit::Malformed(malformed));
                }
                Some((None, _)) if !bytes.is_empty() => {}
                _ => return Ok(Unfit::TooLong),
            }
        }
    }

    /// The document of a portion; `bytes` are its margin and its core.
    fn portion(&mut self, mut bytes: Vec<u8>, core: Range<usize>) -> Read {
        let end = core.end;
        let line_ends = bytes.ends_with(b"\n");
        let after = if line_ends { 0 } else { MARGIN };
        bytes.extend_from_slice(&self.rest[..boundary(&self.rest, after)]);
        let origin = self.origin;
        let document = Document::read(self.name.as_str(), bytes).map_err(|_| Unfit::Binary)?;
        let is_utf8 = document.encoding() == Encoding::Utf8;
        if self.ends.is_some() && (!is_utf8 || document.invalid_at().is_some()) {
            return Err(Unfit::NotUtf8);
        }
        let document = document.beginning_at(origin);
        let (chosen, header) = (self.chosen, &mut self.header);
        let document = with_prose_after(document, core.clone(), self.format, chosen, header)
            .map_err(Unfit::Malformed)?;
        if is_utf8 {
            let bytes = document.source();
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
        let document = match self.ends {
            Some(_) => document,
            None => document.within(core.clone()),
        };
        Ok(Portion { document, core })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::blob::Blob;
    use crate::source::input::Input;
    use std::io::Write;
    use std::sync::Arc;

    #[test]
    fn portions_are_the_file() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let mut text = "टोकायव, क.\n".repeat(1_000_000).into_bytes();
        text.extend("no-end\u{A0}".repeat(2_000_000).into_bytes());
        file.write_all(&text).unwrap();
        let source = Source::Input(Input::File(file.path().to_owned()));
        let (chosen, phrases) = (Chosen::default(), Phrases::default());
        let mut portions = Portions::open(&source, Format::Plain, &chosen, &phrases).unwrap();
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
            crate::source::fingerprint::fingerprint(&text)
        );
    }
    /// A table, read in portions of so many bytes and with records of so many: its
    /// words with their places, or why that cannot be done.
    fn words(text: &str, size: usize, longest: usize) -> Result<Vec<(usize, String)>, Unfit> {
        let given = Blob::held(text.as_bytes().to_vec());
        let source = Source::Input(Input::Stdin("a.csv".to_owned(), Arc::new(given)));
        let (phrases, chosen) = (Phrases::default(), chosen());
        let mut portions = Portions::open(&source, Format::Csv, &chosen, &phrases).unwrap();
        (portions.size, portions.longest) = (size, longest);
        let mut words = Vec::new();
        while let Some(portion) = portions.next().unwrap() {
            let Portion { document, .. } = portion?;
            words.extend(document.words().map(|(token, word)| {
                let at = document.source_span(token.span).start;
                (document.origin().offset + at, word.to_owned())
            }));
        }
        Ok(words)
    }

    fn chosen() -> Chosen {
        Chosen {
            columns: vec!["लेख".to_owned()],
            ..Chosen::default()
        }
    }

    /// The words of a table that is held, with their places.
    fn held(text: &str) -> Vec<(usize, String)> {
        let document = Document::from_text("a.csv", text);
        let document = crate::format::with_prose(document, Format::Csv, &chosen()).unwrap();
        let held = document.words().map(|(token, word)| {
            let at = document.source_span(token.span).start;
            (at, word.to_owned())
        });
        held.collect()
    }

    #[test]
    fn small_portions_of_a_table_whose_rows_end_in_any_way_are_the_table() {
        let row = "1,\"टोका\"\"यव\r,मास्को\",क\r2,मॉस्को,\"\r\n\"\r3,टोकायव,\"क\"\r";
        let rows = row.repeat(60);
        for (text, count) in [
            (format!("क्रम,लेख,ख\r{rows}"), 60),
            (format!("क्रम,लेख,ख\r\n{}", rows.replace("क\r", "क\r\n")), 60),
            (format!("क्रम,लेख,ख\n{rows}{}", row.replace('\r', "\n")), 61),
        ] {
            let held = held(&text);
            assert_eq!(held.len(), 1 + 5 * count);
            for size in [1, 2, 3, 7, 50, 64, 100, 1000, 10_000] {
                assert_eq!(words(&text, size, 100_000).as_ref(), Ok(&held), "{size}");
            }
        }
    }

    #[test]
    fn small_portions_of_a_table_are_the_table() {
        let row = "1,\"टोका\"\"यव\n,मास्को\",क\r\n2,मॉस्को,\"\n\"\n";
        let text = format!("\u{FEFF}क्रम,लेख,ख\n{}", row.repeat(20));
        let held = held(&text);
        assert_eq!(held.len(), 1 + 4 * 20);
        for size in [1, 2, 3, 7, 50, 64, 100, 1000, 10_000] {
            assert_eq!(words(&text, size, 100_000).as_ref(), Ok(&held), "{size}");
        }
        // The quote of the last row is left open, or hides all the rows behind it.
        let open = format!("{text}3,\"टोकायव{}", ",क\n".repeat(500));
        let malformed = crate::format::Malformed {
            line: 2 + 4 * 20,
            problem: "a quote is left open".to_owned(),
            ..Default::default()
        };
        for longest in [100, 10_000] {
            let unfit = Unfit::Malformed(malformed.clone());
            assert_eq!(words(&open, 10, longest), Err(unfit), "{longest}");
        }
        assert_eq!(words(&format!("{open}\"\n"), 10, 100), Err(Unfit::TooLong));
        assert!(words(&format!("{open}\"\n"), 10, 10_000).is_ok());
    }
}
