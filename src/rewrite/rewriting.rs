//! A file on its way to where it is to stand.

use std::io::{self, Read, Write};

use tempfile::{SpooledTempFile, spooled_tempfile};
use xxhash_rust::xxh3::Xxh3;

use crate::error::Error;

use crate::rewrite::journal::{Edit, Journal};
use crate::rewrite::replace::{Replacement, cannot_write};
use crate::source::blob::{Stream, no_space};
use crate::source::packing::{Packer, Packing, cannot_pack};
use crate::source::source::{Source, cannot_read};

/// What is to take the place of a source; compressed as it is written.
pub(crate) struct Rewriting {
    source: Source,
    packer: Packer<Sink>,
}

/// Most bytes that are held aside.
const MOST_HELD: usize = 1 << 20;

/// Where it waits until it is whole.
enum Sink {
    /// Beside the file that it replaces.
    Beside(Replacement),
    /// For what is no file: held, or in a file without a name.
    Aside(SpooledTempFile),
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(replacement) => replacement.write(bytes),
            Self::Aside(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(replacement) => replacement.flush(),
            Self::Aside(file) => file.flush(),
        }
    }
}

impl Rewriting {
    /// # Errors
    /// As [`Replacement::begin`] and [`Packing::packer_like`].
    pub(crate) fn begin(source: &Source, packing: Packing) -> Result<Self, Error> {
        let sink = match source {
            Source::File(path) => Sink::Beside(Replacement::begin(path)?),
            Source::Stdin(..) | Source::Member(..) => Sink::Aside(spooled_tempfile(MOST_HELD)),
        };
        let original = source.packed();
        let packer = original.and_then(|original| packing.packer_like(original, sink));
        Ok(Self {
            packer: packer.map_err(|error| cannot_pack(source.name(), &error))?,
            source: source.clone(),
        })
    }

    /// Writes on.
    ///
    /// # Errors
    /// Where there is no space.
    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.packer.write_all(bytes);
        written.map_err(|error| no_space_for(&self.source, &error))
    }

    /// Takes the place of the file, if that is still the one with the fingerprint
    /// `read`; what is no file is given back.
    ///
    /// # Errors
    /// Where it cannot be written; then the file is as it was.
    pub(crate) fn commit(self, read: u128) -> Result<Option<Stream>, Error> {
        let no_space = |error: io::Error| no_space_for(&self.source, &error);
        match self.packer.finish().map_err(no_space)? {
            Sink::Beside(replacement) => replacement.commit(read).map(|()| None),
            Sink::Aside(waiting) => Stream::of_spooled(waiting).map(Some).map_err(no_space),
        }
    }
}

fn no_space_for(source: &Source, error: &io::Error) -> Error {
    match source {
        Source::File(path) => cannot_write(path, error),
        Source::Stdin(..) | Source::Member(..) => no_space(&source.name(), error),
    }
}

impl Write for Rewriting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.packer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.packer.flush()
    }
}

/// A long text that is rewritten from its first edit on, while the journal tells of it.
pub(crate) struct LongRewriting {
    rewriting: Rewriting,
    written: Xxh3,
    /// Where the journal tells of it.
    told_at: Option<u64>,
}

impl LongRewriting {
    /// With the first `unchanged` bytes, which have no edit; `before` is the
    /// fingerprint of the text.
    ///
    /// # Errors
    /// Where it cannot be written, or read again.
    pub(crate) fn begin(
        source: &Source,
        unchanged: usize,
        before: u128,
        journal: &mut Option<Journal>,
    ) -> Result<Self, Error> {
        let name = source.name();
        let rewriting = Rewriting::begin(source, Packing::of_name(&name).0)?;
        // What came from standard input is written nowhere that could be undone.
        let archive = match source {
            Source::Member(tarball, _) => Some(tarball.name()),
            Source::File(_) | Source::Stdin(..) => None,
        };
        let told_at = match journal {
            Some(journal) if !matches!(source, Source::Stdin(..)) => {
                Some(journal.begin_long(&name, archive, before)?)
            }
            _ => None,
        };
        let mut long = Self {
            rewriting,
            written: Xxh3::new(),
            told_at,
        };
        let mut before = source.open()?.take(unchanged as u64);
        let mut buffer = vec![0; 1 << 20];
        loop {
            let read = before.read(&mut buffer);
            match read.map_err(|error| cannot_read(name.as_ref(), &error))? {
                0 => return Ok(long),
                read => long.put(&buffer[..read])?,
            }
        }
    }

    /// Writes on.
    ///
    /// # Errors
    /// Where there is no space.
    pub(crate) fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.written.update(bytes);
        self.rewriting.put(bytes)
    }

    /// Writes changes down, where the journal tells of the text.
    ///
    /// # Errors
    /// Where the journal cannot be written.
    pub(crate) fn tell(
        &self,
        journal: &mut Option<Journal>,
        edits: impl FnOnce() -> Vec<Edit>,
    ) -> Result<(), Error> {
        match (journal, self.told_at) {
            (Some(journal), Some(_)) => journal.edits(edits()),
            _ => Ok(()),
        }
    }

    /// As [`Rewriting::commit`], in the journal before and after.
    ///
    /// # Errors
    /// As there, or where the journal cannot be written.
    pub(crate) fn commit(
        self,
        read: u128,
        journal: &mut Option<Journal>,
    ) -> Result<Option<Stream>, Error> {
        let mut told = journal.as_mut().zip(self.told_at);
        if let Some((journal, at)) = &mut told {
            journal.complete_long(*at, self.written.digest128())?;
        }
        let name = self.rewriting.source.name();
        let given_back = self.rewriting.commit(read)?;
        match told {
            Some((journal, _)) if given_back.is_none() => journal.done(&name)?,
            _ => {}
        }
        Ok(given_back)
    }
}
