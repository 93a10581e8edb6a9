//! What is said where bytes cannot be read.

use std::io;
use std::path::Path;

use crate::error::{Error, ErrorKind};

/// Says that a file cannot be unpacked.
pub(crate) fn cannot_unpack(name: &str, error: &io::Error) -> Error {
    let mend = "mend the file, or leave it out";
    Error::new(ErrorKind::Io, format!("cannot unpack: {error}"), mend).in_file(name)
}

/// Says that a file cannot be read.
pub(crate) fn cannot_read(path: &Path, error: &io::Error) -> Error {
    let mend = match error.kind() {
        io::ErrorKind::NotFound => "check the path",
        io::ErrorKind::PermissionDenied => "give read permission",
        _ => "check the file",
    };
    Error::new(ErrorKind::Io, format!("cannot read: {error}"), mend).in_file(path)
}

/// Says that a file aside cannot be written.
pub(crate) fn no_space(name: &str, error: &io::Error) -> Error {
    let problem = format!("cannot write into the folder for temporary files: {error}");
    let mend = "free space there, or set TMPDIR to another folder";
    Error::new(ErrorKind::Io, problem, mend).in_file(name)
}
