//! The one error of vartani: what is wrong, where, and what helps.

use std::fmt;
use std::path::PathBuf;

use crate::visible::visible;

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be read or written.
    Io,
    /// A table breaks its format or its laws.
    Table,
    /// A source breaks the format that its name says.
    Format,
    /// A file changed since it was read or written.
    Changed,
    /// The configuration or an option cannot be used.
    Config,
}

/// A problem with one input: it names the file, the line where there is one,
/// and what helps. Printed as one line: `path:line: problem; help`, with
/// what a terminal would act on made visible.
///
/// ```
/// use vartani::error::{Error, ErrorKind};
/// let error = Error::new(ErrorKind::Table, "unknown status «new»", "write verified");
/// let error = error.in_file("house.csv").on_line(3);
/// assert_eq!(error.to_string(), "house.csv:3: unknown status «new»; write verified");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What kind of thing went wrong.
    pub kind: ErrorKind,
    /// The file, where a file is at fault.
    pub path: Option<PathBuf>,
    /// The line, from 1, where a line is at fault.
    pub line: Option<u64>,
    /// What is wrong.
    pub problem: String,
    /// What the person can do about it.
    pub help: String,
}

impl Error {
    /// An error without a place.
    pub fn new(kind: ErrorKind, problem: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            kind,
            path: None,
            line: None,
            problem: problem.into(),
            help: help.into(),
        }
    }

    /// The same error, in this file.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The same error, on this line.
    #[must_use]
    pub fn on_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }
}

/// What an I/O error says, to stand after a colon: without the number of the system.
pub(crate) fn cause(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    let is_word = |second: char| !second.is_uppercase();
    match letters.next() {
        Some(first) if letters.clone().next().is_some_and(is_word) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}:", visible(&path.to_string_lossy()))?;
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            f.write_str(" ")?;
        }
        write!(f, "{}; {}", visible(&self.problem), visible(&self.help))
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_has_no_number_and_no_capital() {
        for (error, words) in [
            (
                std::io::Error::from_raw_os_error(2),
                "no such file or directory",
            ),
            (std::io::Error::other("EOCD is missing"), "EOCD is missing"),
        ] {
            assert_eq!(cause(&error), words);
        }
    }
}
