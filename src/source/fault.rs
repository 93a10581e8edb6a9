//! The errors of bytes that cannot be read.

use std::io;
use std::path::Path;

use crate::error::{Error, ErrorKind, cause};

/// A file cannot be unpacked.
pub(crate) fn cannot_unpack(name: &str, error: &io::Error) -> Error {
    let help = "repair the file, or leave it out";
    let problem = format!("cannot unpack: {}", cause(error));
    Error::new(ErrorKind::Io, problem, help).in_file(name)
}

/// A file cannot be read.
pub(crate) fn cannot_read(path: &Path, error: &io::Error) -> Error {
    let help = match error.kind() {
        io::ErrorKind::NotFound => "check the path",
        io::ErrorKind::PermissionDenied => "give read permission",
        _ => "check the file",
    };
    Error::new(
        ErrorKind::Io,
        format!("cannot read: {}", cause(error)),
        help,
    )
    .in_file(path)
}

/// A temporary file cannot be written.
pub(crate) fn no_space(name: &str, error: &io::Error) -> Error {
    let problem = format!(
        "cannot write into the folder for temporary files: {}",
        cause(error)
    );
    let help = "free space there, or set TMPDIR to another folder";
    Error::new(ErrorKind::Io, problem, help).in_file(name)
}
