//! The one error of vartani: what is wrong, where, and how to mend it.

use std::fmt;
use std::path::PathBuf;

use crate::text::visible;

/// What kind of thing went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// A file could not be read or written.
    Io,
    /// A table is not as the format says.
    Table,
    /// A source is not of the format that its name says.
    Format,
    /// A file is not any more what it was.
    Changed,
    /// The configuration or an option is not usable.
    Config,
}

/// A problem with one input: it names the file, the line where there is one,
/// and the mend. Printed as one line: `path:line: problem; mend`, with what a terminal
/// would heed written out.
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
    pub mend: String,
}

impl Error {
    /// An error without a place.
    pub fn new(kind: ErrorKind, problem: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            kind,
            path: None,
            line: None,
            problem: problem.into(),
            mend: mend.into(),
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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}:", visible(&path.to_string_lossy()))?;
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            f.write_str(" ")?;
        }
        write!(f, "{}; {}", visible(&self.problem), visible(&self.mend))
    }
}

impl std::error::Error for Error {}
