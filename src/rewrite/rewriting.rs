//! A file on its way to where it is to stand.

use std::io::{self, Write};

use tempfile::{SpooledTempFile, spooled_tempfile};

use crate::error::Error;

use crate::rewrite::replace::{Replacement, cannot_write};
use crate::source::blob::Blob;
use crate::source::fault::no_space;
use crate::source::input::Input;
use crate::source::packing::{Packer, Packing, cannot_pack};
use crate::source::source::Source;

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
            Source::Input(Input::File(path)) => Sink::Beside(Replacement::begin(path)?),
            Source::Input(Input::Stdin(..)) | Source::Member(..) => {
                Sink::Aside(spooled_tempfile(MOST_HELD))
            }
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
    pub(crate) fn commit(self, read: u128) -> Result<Option<Blob>, Error> {
        let no_space = |error: io::Error| no_space_for(&self.source, &error);
        match self.packer.finish().map_err(no_space)? {
            Sink::Beside(replacement) => replacement.commit(read).map(|()| None),
            Sink::Aside(waiting) => Blob::of_spooled(waiting).map(Some).map_err(no_space),
        }
    }
}

fn no_space_for(source: &Source, error: &io::Error) -> Error {
    match source {
        Source::Input(Input::File(path)) => cannot_write(path, error),
        Source::Input(Input::Stdin(..)) | Source::Member(..) => no_space(&source.name(), error),
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
