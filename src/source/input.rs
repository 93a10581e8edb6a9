//! What is named on the command line: a file, or what can be read once only.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Error;
use crate::source::blob::Blob;
use crate::source::fault::cannot_read;

/// One input.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    /// Standard input or a pipe, read once, with the name to show.
    Stdin(String, Arc<Blob>),
    /// A file.
    File(PathBuf),
}

impl Input {
    /// What standard input, a pipe or a device gives, which can be read once only.
    ///
    /// # Errors
    /// Where it cannot be read, or many bytes have no space.
    pub(crate) fn read_once(path: &Path, name: String, from: impl Read) -> Result<Self, Error> {
        let given = Blob::read(&name, from, |error| cannot_read(path, error))?;
        Ok(Self::Stdin(name, Arc::new(given)))
    }

    /// The name that reports show.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin(name, _) => name.clone(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// All its bytes, as they are compressed.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub(crate) fn raw(&self) -> Result<Vec<u8>, Error> {
        match self {
            Self::Stdin(name, given) => {
                let bytes = given.bytes(0..given.length());
                bytes.map_err(|error| cannot_read(Path::new(name), &error))
            }
            Self::File(path) => fs::read(path).map_err(|error| cannot_read(path, &error)),
        }
    }

    /// All its bytes, as they are compressed and as they are read.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(crate) fn packed(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Stdin(_, given) => Box::new(given.read_all()),
            Self::File(path) => Box::new(fs::File::open(path)?),
        })
    }

    /// Bytes that it has, as it is compressed.
    pub(crate) fn length(&self) -> u64 {
        match self {
            Self::Stdin(_, given) => given.length(),
            Self::File(path) => path.metadata().map_or(0, |metadata| metadata.len()),
        }
    }
}
