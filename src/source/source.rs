//! One thing to read, whole or portion by portion.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::format::{Chosen, Format, Header, Kind, Malformed, with_prose_after};
use crate::source::fault::{cannot_read, cannot_unpack};
use crate::source::fingerprint::fingerprint;
use crate::source::guess;
use crate::source::input::Input;
use crate::source::limits::LONG;
use crate::source::own::{HEAD, Own};
use crate::source::packing::Packing;
use crate::source::passed_over::PassedOver;
use crate::source::tar::{self, Tarball};
use crate::text::{Document, Encoding};

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
    /// It is not read, and why.
    PassedOver(PassedOver),
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
    /// Which of the chosen columns and fields it has.
    pub header: Header,
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
        match self.passed_over(chosen)? {
            Some(why) => Ok(Content::PassedOver(why)),
            None => self.read_as_it_is(chosen, may_be_long),
        }
    }

    /// Why it is not read, where its name or its beginning shows that.
    fn passed_over(&self, chosen: &Chosen) -> Result<Option<PassedOver>, Error> {
        let name = self.name();
        let (packing, inner) = Packing::of_name(&name);
        let is_member = matches!(self, Self::Member(..));
        let by_name = Own::of_name(inner).map(PassedOver::Own);
        let by_name = by_name.or_else(|| match Kind::of_name(inner) {
            Kind::Code(_) if is_member || !chosen.code => Some(PassedOver::Code),
            Kind::Data if is_member || Format::of_name(inner) == Format::Data => {
                Some(PassedOver::Data)
            }
            _ => None,
        });
        if by_name.is_some() || matches!(packing, Packing::Parts(_)) {
            return Ok(by_name);
        }
        let head = self.head()?;
        let is_packed = packing != Packing::None;
        let own = || Own::of_head(&head).map(PassedOver::Own);
        Ok(own().or_else(|| guess::of_head(&head).filter(|_| !is_packed)))
    }

    /// Its first bytes, as they are compressed.
    fn head(&self) -> Result<Vec<u8>, Error> {
        let mut head = Vec::new();
        let read = self
            .packed()
            .and_then(|packed| packed.take(HEAD).read_to_end(&mut head));
        let read = read.map(|_| head);
        read.map_err(|error| cannot_read(Path::new(&self.name()), &error))
    }

    /// All its bytes; `None` for a file with a NUL, which is read no further.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "lengths within the limits of what is read whole"
    )]
    fn raw_text(&self) -> Result<Option<Vec<u8>>, Error> {
        let Self::Input(input @ Input::File(path)) = self else {
            return self.raw().map(Some);
        };
        let read = |error| cannot_read(path, &error);
        let mut file = input.packed().map_err(read)?;
        let mut raw = Vec::with_capacity(input.length() as usize + 1);
        loop {
            let had = raw.len();
            let more = file.by_ref().take(1 << 20).read_to_end(&mut raw);
            if more.map_err(read)? == 0 {
                return Ok(Some(raw));
            }
            if !guess::has_mark(&raw) && memchr::memchr(0, &raw[had..]).is_some() {
                return Ok(None);
            }
        }
    }

    /// As [`Source::read`], whatever it may be taken for.
    fn read_as_it_is(&self, chosen: &Chosen, may_be_long: bool) -> Result<Content, Error> {
        let may_be_long = may_be_long && self.format_in_portions().is_some();
        if may_be_long && self.length() > LONG {
            return Ok(Content::Long);
        }
        let name = self.name();
        let (packing, inner) = Packing::of_name(&name);
        let format = Format::of_name(inner);
        let raw = match packing {
            Packing::None => self.raw_text()?,
            _ => Some(self.raw()?),
        };
        let Some(raw) = raw else {
            return Ok(Content::PassedOver(guess::binary(&self.head()?)));
        };
        let fingerprint = fingerprint(&raw);
        let most = if may_be_long { LONG } else { u64::MAX };
        let inside = packing.unpack_up_to(raw, most);
        let Some(inside) = inside.map_err(|error| cannot_unpack(&name, &error))? else {
            return Ok(Content::Long);
        };
        let compressed = matches!(packing, Packing::Compressed(_));
        if let (Some(why), true) = (of_inside(&inside), compressed) {
            return Ok(Content::PassedOver(why));
        }
        let Ok(document) = Document::read(&name, inside) else {
            return Ok(Content::PassedOver(PassedOver::Binary("a binary file")));
        };
        if let Some(why) = other_encoding(&document).filter(|_| !format.is_container()) {
            return Ok(Content::PassedOver(why));
        }
        let core = 0..document.bytes().len();
        let mut header = Header::default();
        let read = with_prose_after(document, core, format, chosen, &mut header);
        let unknown = header.unknown(chosen);
        let read = read.and_then(|document| unknown.map_or(Ok(document), Err));
        match read {
            Ok(document) => Ok(Content::Text(Box::new(Opened {
                document,
                packing,
                fingerprint,
                header,
            }))),
            Err(malformed) if malformed.is_choice => {
                Ok(Content::PassedOver(PassedOver::Unchosen(malformed)))
            }
            Err(malformed) => Err(self.malformed(malformed)),
        }
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

/// Why what was unpacked is not read, where its beginning shows that.
#[expect(
    clippy::cast_possible_truncation,
    reason = "lengths within the limits of what is read whole"
)]
fn of_inside(inside: &[u8]) -> Option<PassedOver> {
    let head = &inside[..inside.len().min(HEAD as usize)];
    let own = Own::of_head(head).map(PassedOver::Own);
    own.or_else(|| guess::of_head(head))
}

/// The encoding of a text that is not UTF-8, or what it is instead of a text.
pub(crate) fn other_encoding(document: &Document) -> Option<PassedOver> {
    let is_utf8 = document.encoding() != Encoding::Utf8 || document.invalid_at().is_none();
    let guessed = || guess::of_invalid(document.source());
    (!is_utf8).then(guessed).flatten()
}
