//! Why a file cannot be restored, and what helps.

use std::io;

use crate::error::{Error, ErrorKind, cause};

pub(super) fn changed(name: &str, problem: &str) -> Error {
    Error::new(ErrorKind::Changed, problem, BY_HAND).in_file(name)
}

/// The text cannot be read, or there is no space for what it was.
pub(super) fn cannot_restore(name: &str, error: &io::Error) -> Error {
    let problem = format!("cannot restore: {}", cause(error));
    let help = "free disk space and run undo again, or restore the file from a backup";
    Error::new(ErrorKind::Io, problem, help).in_file(name)
}

pub(super) fn by_hand(name: &str, problem: String) -> Error {
    Error::new(ErrorKind::Io, problem, BY_HAND).in_file(name)
}

const BY_HAND: &str = "restore it by hand, or from a backup";
