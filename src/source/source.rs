//! One thing to read, whole or portion by portion.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::format::{Chosen, Format, Malformed, with_prose};
use crate::source::fault::{cannot_read, cannot_unpack};
use crate::source::fingerprint::fingerprint;
use crate::source::input::Input;
use crate::source::limits::LONG;
use crate::source::packing::Packing;
use crate::source::tar::{self, Tarball};
use crate::text::Document;

/// One thing to read.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// A file, or standard input.
    Input(Input),
    /// A text in an archive, by its number.
    Member(Arc<Tarball>, usize),
}

/// What reading a source gives.
pub(crate) enum Content {
    Text(Box<Opened>),
    Binary,
    /// A text that is too long to be held.
    Long,
}

/// A document with what is needed to write it back.
#[derive(Debug)]
pub(crate) struct Opened {
    pub document: Document,
    pub packing: Packing,
    /// Of the file as it was read.
    pub fingerprint: u128,
}

impl Source {
    /// The name that reports show.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Input(input) => input.name(),
            Self::Member(tarball, number) => tarball.members[*number].name.clone(),
        }
    }

    /// The input, where it is a tar archive: many documents, not one.
    pub(crate) fn archive(&self) -> Option<&Input> {
        match self {
            Self::Input(input) if tar::packing(&input.name()).is_some() => Some(input),
            Self::Input(_) | Self::Member(..) => None,
        }
    }

    /// The documents in an archive.
    pub(crate) fn members(tarball: &Arc<Tarball>) -> Vec<Self> {
        let numbers = 0..tarball.members.len();
        let member = |number| Self::Member(Arc::clone(tarball), number);
        numbers.map(member).collect()
    }

    /// The format of a text that can be read in portions, where it is long.
    pub(crate) fn format_in_portions(&self) -> Option<Format> {
        let name = self.name();
        let (packing, inner) = Packing::of_name(&name);
        let (_, ending) = inner.rsplit_once('.').unwrap_or_default();
        let comes_in_portions = match Format::of_name(inner) {
            Format::Plain | Format::Csv | Format::Tsv => true,
            // One value, as a rule.
            Format::Json => !ending.eq_ignore_ascii_case("json"),
            _ => false,
        };
        let is_one_text = self.archive().is_none() && !matches!(packing, Packing::Parts(_));
        (comes_in_portions && is_one_text).then(|| Format::of_name(inner))
    }

    /// What it holds. Without `may_be_long` a text is held, however long it is.
    ///
    /// # Errors
    /// Where it cannot be read or unpacked, or is malformed.
    pub(crate) fn read(&self, chosen: &Chosen, may_be_long: bool) -> Result<Content, Error> {
        let may_be_long = may_be_long && self.format_in_portions().is_some();
        if may_be_long && self.length() > LONG {
            return Ok(Content::Long);
        }
        let raw = self.raw()?;
        let name = self.name();
        let (packing, inner) = Packing::of_name(&name);
        let format = Format::of_name(inner);
        let fingerprint = fingerprint(&raw);
        let most = if may_be_long { LONG } else { u64::MAX };
        let inside = packing.unpack_up_to(raw, most);
        let Some(inside) = inside.map_err(|error| cannot_unpack(&name, &error))? else {
            return Ok(Content::Long);
        };
        let Ok(document) = Document::read(&name, inside) else {
            return Ok(Content::Binary);
        };
        let read = |document| {
            Content::Text(Box::new(Opened {
                document,
                packing,
                fingerprint,
            }))
        };
        with_prose(document, format, chosen)
            .map(read)
            .map_err(|malformed| self.malformed(malformed))
    }

    /// What it holds, however long it is, with nothing chosen of structured data.
    ///
    /// # Errors
    /// As [`Source::read`].
    pub(crate) fn read_whole(&self) -> Result<Content, Error> {
        self.read(&Chosen::default(), false)
    }

    /// All its bytes, as they are compressed.
    ///
    /// # Errors
    /// Where they cannot be read, or are too many.
    pub(crate) fn raw(&self) -> Result<Vec<u8>, Error> {
        match self {
            Self::Input(input) => input.raw(),
            Self::Member(tarball, number) => tarball.read(*number),
        }
    }

    /// All its bytes, as they are compressed and as they are read.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(crate) fn packed(&self) -> io::Result<Box<dyn Read + Send>> {
        match self {
            Self::Input(input) => input.packed(),
            Self::Member(tarball, number) => {
                let data = tarball.members[*number].data.clone();
                Ok(Box::new(tarball.blob.reader(data)))
            }
        }
    }

    /// Its text, unpacked as it is read.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(crate) fn open(&self) -> Result<Box<dyn Read + Send>, Error> {
        let name = self.name();
        let opened = self
            .packed()
            .and_then(|packed| Packing::of_name(&name).0.reader(packed));
        opened.map_err(|error| cannot_read(Path::new(&name), &error))
    }

    /// What is wrong with its text.
    pub(crate) fn malformed(&self, malformed: Malformed) -> Error {
        let help = "repair the file, or leave it out";
        Error::new(ErrorKind::Format, malformed.problem, help)
            .in_file(self.name())
            .on_line(malformed.line as u64)
    }

    /// Bytes that it has, as it is compressed.
    pub(crate) fn length(&self) -> u64 {
        match self {
            Self::Input(input) => input.length(),
            Self::Member(tarball, number) => tarball.members[*number].size(),
        }
    }

    /// Bytes of its text, as well as they are known before it is read.
    pub(crate) fn size(&self) -> u64 {
        // Text is some eight times as long as what it is compressed to.
        match Packing::of_name(&self.name()).0 {
            Packing::None => self.length(),
            _ => 8 * self.length(),
        }
    }
}
