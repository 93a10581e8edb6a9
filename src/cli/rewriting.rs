//! A long text on its way to where it is to stand.

use std::fs::File;
use std::io::{self, Read, Seek, Write};

use xxhash_rust::xxh3::Xxh3;

use crate::error::Error;

use super::input::{Source, cannot_read};
use super::journal::{Edit, Journal};
use super::packing::{Packer, Packing};
use super::stream::{Stream, aside, no_space};
use super::write::{Replacement, cannot_write};

/// A text that is written portion by portion, from its first edit on.
pub(super) struct Rewriting {
    name: String,
    packer: Packer<Sink>,
    written: Xxh3,
    /// Where the journal tells of it.
    told_at: Option<u64>,
}

/// Where the text waits until it is whole.
enum Sink {
    /// Beside the file that it replaces.
    Beside(Replacement),
    /// In a file without a name, for what is no file.
    Aside(File),
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
    /// With the first `unchanged` bytes, which have no edit; `before` is the
    /// fingerprint of the text.
    ///
    /// # Errors
    /// Where it cannot be written, or read again.
    pub(super) fn begin(
        source: &Source,
        unchanged: usize,
        before: u128,
        journal: &mut Option<Journal>,
    ) -> Result<Self, Error> {
        let name = source.name();
        let (packing, _) = Packing::of_name(&name);
        let sink = match source {
            Source::File(path) => Sink::Beside(Replacement::begin(path)?),
            Source::Stdin(..) | Source::Member(..) => Sink::Aside(aside(&name)?),
        };
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
        let packer = packing.packer(sink);
        let mut rewriting = Self {
            packer: packer.map_err(|error| cannot_write(name.as_ref(), &error))?,
            name,
            written: Xxh3::new(),
            told_at,
        };
        let mut before = source.open()?.take(unchanged as u64);
        let mut buffer = vec![0; 1 << 20];
        loop {
            let read = before.read(&mut buffer);
            match read.map_err(|error| cannot_read(rewriting.name.as_ref(), &error))? {
                0 => return Ok(rewriting),
                read => rewriting.put(&buffer[..read])?,
            }
        }
    }

    /// Writes on.
    ///
    /// # Errors
    /// Where there is no space.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.write_all(bytes);
        written.map_err(|error| cannot_write(self.name.as_ref(), &error))
    }

    /// Writes changes down, where the journal tells of the text.
    ///
    /// # Errors
    /// Where the journal cannot be written.
    pub(super) fn tell(
        &self,
        journal: &mut Option<Journal>,
        edits: impl FnOnce() -> Vec<Edit>,
    ) -> Result<(), Error> {
        match (journal, self.told_at) {
            (Some(journal), Some(_)) => journal.edits(edits()),
            _ => Ok(()),
        }
    }

    /// Takes the place of the file, if that is still the one with the fingerprint;
    /// what is no file is given back.
    ///
    /// # Errors
    /// Where it cannot be written; then the file is as it was.
    pub(super) fn commit(
        self,
        file: u128,
        journal: &mut Option<Journal>,
    ) -> Result<Option<Stream>, Error> {
        let finished = self.packer.finish();
        let sink = finished.map_err(|error| cannot_write(self.name.as_ref(), &error))?;
        if let (Some(journal), Some(at)) = (journal.as_mut(), self.told_at) {
            journal.complete_long(at, self.written.digest128())?;
        }
        match sink {
            Sink::Beside(replacement) => {
                replacement.commit(file)?;
                let done = |journal: &mut Journal| journal.done(&self.name);
                journal.as_mut().map_or(Ok(()), done)?;
                Ok(None)
            }
            Sink::Aside(mut file) => {
                let waiting = file.rewind().and_then(|()| Stream::in_place(file));
                waiting
                    .map(Some)
                    .map_err(|error| no_space(&self.name, &error))
            }
        }
    }
}

impl Write for Rewriting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.packer.write(bytes)?;
        self.written.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.packer.flush()
    }
}
