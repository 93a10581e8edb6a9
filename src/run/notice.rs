//! What a run has to say while it goes on: handed to the caller, who may print it.

use std::path::PathBuf;

use crate::error::{Error, ErrorKind};
use crate::source::passed_over::PassedOver;
use crate::text::{Document, LineIndex};
use crate::variant::Canonicals;

/// Something to say.
pub(crate) enum Notice<'a> {
    /// What failed; the run goes on.
    Failure(&'a Error),
    /// What a person should know; nothing failed.
    Warning(&'a Error),
    /// This source is not read, and why.
    PassedOver(&'a str, &'a PassedOver),
    /// What was decided for all sources together.
    Decided(&'a Canonicals),
    /// So many more of the sources are being read.
    Progress(usize),
}

/// Takes notices, from any thread.
pub(crate) type Notify<'a> = &'a (dyn Fn(Notice<'_>) + Sync);

/// What to say of a document with bytes that are not UTF-8: once, with their line.
pub(crate) fn invalid_bytes_in(document: &Document) -> Option<Error> {
    let at = document.invalid_at()?;
    let place = LineIndex::new(document).locate(at);
    Some(invalid_bytes(document.name(), place.line as u64))
}

/// What to say of bytes that are not UTF-8.
pub(crate) fn invalid_bytes(file: impl Into<PathBuf>, line: u64) -> Error {
    let mend = "they are passed through untouched";
    Error::new(ErrorKind::Io, "some bytes are not UTF-8", mend)
        .in_file(file)
        .on_line(line)
}

/// What to say of an ignore comment that suppresses nothing.
pub(crate) fn unused_ignore(file: impl Into<PathBuf>, line: u64) -> Error {
    let problem = "this ignore comment suppresses nothing";
    Error::new(ErrorKind::Config, problem, "remove it")
        .in_file(file)
        .on_line(line)
}
