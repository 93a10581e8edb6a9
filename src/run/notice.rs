//! Notices of a run in progress: handed to the caller, who may print them.

use std::path::PathBuf;

use crate::error::{Error, ErrorKind};
use crate::source::passed_over::PassedOver;
use crate::text::{Document, LineIndex};
use crate::variant::Canonicals;

/// A notice.
pub(crate) enum Notice<'a> {
    /// A failure; the run goes on.
    Failure(&'a Error),
    /// A warning; nothing failed.
    Warning(&'a Error),
    /// This source is not read, and why.
    PassedOver(&'a str, &'a PassedOver),
    /// What was decided for all sources together.
    Decided(&'a Canonicals),
    /// So many more sources are being read.
    Progress(usize),
}

/// Takes notices, from any thread.
pub(crate) type Notify<'a> = &'a (dyn Fn(Notice<'_>) + Sync);

/// The warning about a document with bytes that are not UTF-8: once, with their line.
pub(crate) fn invalid_bytes_in(document: &Document) -> Option<Error> {
    let at = document.invalid_at()?;
    let place = LineIndex::new(document).locate(at);
    Some(invalid_bytes(document.name(), place.line as u64))
}

/// The warning about bytes that are not UTF-8.
pub(crate) fn invalid_bytes(file: impl Into<PathBuf>, line: u64) -> Error {
    let help = "vartani leaves them unchanged";
    Error::new(ErrorKind::Io, "some bytes are not UTF-8", help)
        .in_file(file)
        .on_line(line)
}

/// The warning about an ignore comment that suppresses nothing.
pub(crate) fn unused_ignore(file: impl Into<PathBuf>, line: u64) -> Error {
    let problem = "this ignore comment suppresses nothing";
    Error::new(ErrorKind::Config, problem, "remove it")
        .in_file(file)
        .on_line(line)
}
