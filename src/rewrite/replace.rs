//! Replaces a file whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;
use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, ErrorKind, cause};
use crate::rewrite::keep::keep;
use crate::rewrite::mark::{mark, prefix};
use crate::source::fingerprint::fingerprint_of;

/// Writes `fixed` where a file with the fingerprint `read` stood.
///
/// # Errors
/// As [`Replacement::begin`] and [`Replacement::commit`]; then the file is as it was.
pub(crate) fn replace(path: &Path, read: u128, fixed: &[u8]) -> Result<(), Error> {
    let mut replacement = Replacement::begin(path)?;
    let written = replacement.write_all(fixed);
    written.map_err(|error| cannot_write(path, &error))?;
    replacement.commit(read)
}

/// What is to stand in a file's place, until it does.
#[derive(Debug)]
pub(crate) struct Replacement {
    target: PathBuf,
    file: NamedTempFile,
}

impl Replacement {
    /// The file a symbolic link points to is replaced, not the link; owner, permissions
    /// and extended attributes stay.
    ///
    /// # Errors
    /// Where the file has other hard links, or its folder cannot be written.
    pub(crate) fn begin(path: &Path) -> Result<Self, Error> {
        let io = |error: io::Error| cannot_write(path, &error);
        let target = fs::canonicalize(path).map_err(io)?;
        let metadata = fs::metadata(&target).map_err(io)?;
        if !metadata.is_file() {
            let problem = "not a regular file";
            return Err(Error::new(ErrorKind::Io, problem, "name a file").in_file(path));
        }
        if has_other_links(&metadata) {
            let problem = "replacing this file would detach its other hard links";
            let help = "copy it to a separate file, and fix that";
            return Err(Error::new(ErrorKind::Io, problem, help).in_file(path));
        }
        let folder = target.parent().unwrap_or(Path::new("/"));
        let file = Builder::new()
            .prefix(&prefix(mark()))
            .tempfile_in(folder)
            .map_err(|error| io(without_path(error)))?;
        Ok(Self { target, file })
    }

    /// Takes the place of the file, if that still has the fingerprint `read`. What
    /// somebody does to it between the last look and the renaming, which follows at once,
    /// is not seen.
    ///
    /// # Errors
    /// Where it has changed since, or cannot be written.
    pub(crate) fn commit(self, read: u128) -> Result<(), Error> {
        let io = |error: io::Error| cannot_write(&self.target, &error);
        let old = fs::File::open(&self.target).map_err(io)?;
        keep(&old, self.file.as_file()).map_err(|error| cannot_keep(&self.target, &error))?;
        // Before the looks, because it may take long.
        self.file.as_file().sync_all().map_err(io)?;
        let found = state_of(&self.target).map_err(io)?;
        let is_as_read = fingerprint_of(&self.target).map_err(io)? == read;
        if !is_as_read || state_of(&self.target).map_err(io)? != found {
            return Err(changed_meanwhile(&self.target));
        }
        let commit = self.file.persist(&self.target);
        commit.map_err(|error| cannot_write(&self.target, &without_path(error.error)))?;
        Ok(())
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_file_mut().flush()
    }
}

/// The error of the system: the path of an unfinished file says nothing to a reader.
fn without_path(error: io::Error) -> io::Error {
    let text = error.to_string();
    match text.split_once(" at path \"") {
        Some((of_system, _)) => io::Error::new(error.kind(), of_system.to_owned()),
        None => error,
    }
}

fn cannot_keep(path: &Path, error: &io::Error) -> Error {
    let problem = format!("not replaced: {error}");
    let help = "run vartani as the owner of the file";
    Error::new(ErrorKind::Io, problem, help).in_file(path)
}

pub(crate) fn cannot_write(path: &Path, error: &io::Error) -> Error {
    let problem = format!("cannot write: {}", cause(error));
    Error::new(
        ErrorKind::Io,
        problem,
        "check the permission and the space on the disk",
    )
    .in_file(path)
}

/// Another program wrote the file between two readings.
pub(crate) fn changed_meanwhile(path: &Path) -> Error {
    let problem = "the file changed while it was read";
    Error::new(ErrorKind::Changed, problem, "run vartani again").in_file(path)
}

/// Writes a file of our own, whole or not at all.
pub(crate) fn write_whole(path: &Path, text: &[u8]) -> Result<(), Error> {
    let fail = |error: io::Error| cannot_write(path, &error);
    let mut file = AtomicWriteFile::open(path).map_err(fail)?;
    file.write_all(text).map_err(fail)?;
    file.commit().map_err(fail)
}

/// What a file system knows of a file without reading it, and changes with it.
#[cfg(unix)]
fn state_of(path: &Path) -> io::Result<impl PartialEq> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path)?;
    let modified = (metadata.mtime(), metadata.mtime_nsec());
    let changed = (metadata.ctime(), metadata.ctime_nsec());
    let file = (metadata.dev(), metadata.ino());
    Ok((file, metadata.len(), modified, changed))
}

#[cfg(not(unix))]
fn state_of(path: &Path) -> io::Result<impl PartialEq> {
    let metadata = fs::metadata(path)?;
    Ok((metadata.len(), metadata.modified().ok()))
}

#[cfg(unix)]
fn has_other_links(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_links(_: &fs::Metadata) -> bool {
    false
}
