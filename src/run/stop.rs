//! Why a command stopped before its end.

use std::io;

use crate::error::{Error, ErrorKind};

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The reader of the output closed it.
    Pipe,
    /// The command cannot go on.
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
        let help = "free space where the output is written";
        let problem = format!("cannot write: {error}");
        Self::Error(Error::new(ErrorKind::Io, problem, help))
    }
}
