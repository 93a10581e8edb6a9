//! Why a command stopped before its end.

use std::io;

use crate::error::{Error, ErrorKind};

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Nobody reads the output any more.
    Pipe,
    /// Nothing can be done without this.
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Pipe;
        }
        let mend = "free the place that the output goes to";
        let problem = format!("cannot write: {error}");
        Self::Error(Error::new(ErrorKind::Io, problem, mend))
    }
}
