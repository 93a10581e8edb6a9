//! Why a file is not read: it is no text, no running text, or one of vartani's own.

use crate::error::{Error, ErrorKind};
use crate::format::Malformed;
use crate::source::own::Own;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PassedOver {
    /// No text: what it is, in words.
    Binary(&'static str),
    /// A text in an encoding that was guessed, which nothing is rewritten on.
    Encoding {
        /// The name of the encoding.
        name: &'static str,
        /// The line, from 1, of the first byte that is not UTF-8.
        line: Option<u64>,
    },
    Own(Own),
    Code,
    Data,
    /// It has none of the columns or fields that were chosen.
    Unchosen(Malformed),
    /// The configuration leaves it out.
    Excluded,
}

impl PassedOver {
    /// What it is counted as.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Binary(_) => "binary",
            Self::Encoding { .. } => "not UTF-8",
            Self::Own(_) => "written by vartani",
            Self::Code => "program code",
            Self::Data => "data",
            Self::Unchosen(_) => "without the chosen columns or fields",
            Self::Excluded => "excluded",
        }
    }

    /// True where a person who names the file expects it to be read.
    pub(crate) const fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::Binary(_) | Self::Encoding { .. } | Self::Unchosen(_)
        )
    }

    /// What to say of a file that was named.
    pub(crate) fn said_of(&self, name: &str) -> Error {
        let (problem, help) = match self {
            Self::Binary(what) => (
                format!("this is {what}, not a text"),
                "leave it out, or convert it to a format that vartani reads".to_owned(),
            ),
            Self::Encoding { name, .. } => (
                format!("this is not UTF-8; it looks like {name}"),
                format!("convert it first: iconv -f {name} -t UTF-8"),
            ),
            Self::Own(own) => (
                format!("this is {} of vartani, not a document", own.name()),
                "passed over".to_owned(),
            ),
            Self::Code => (
                "program code is passed over".to_owned(),
                "use --code to read its comments and strings".to_owned(),
            ),
            Self::Data => (
                "this is data, not running text".to_owned(),
                "passed over".to_owned(),
            ),
            Self::Unchosen(malformed) => (
                malformed.problem.clone(),
                "check --column and --field".to_owned(),
            ),
            Self::Excluded => (
                "the configuration excludes this file".to_owned(),
                "passed over".to_owned(),
            ),
        };
        let error = Error::new(ErrorKind::Format, problem, help).in_file(name);
        match self {
            Self::Encoding {
                line: Some(line), ..
            } => error.on_line(*line),
            _ => error,
        }
    }
}
