//! What is wrong with a source, told and not printed.

use crate::error::{Error, ErrorKind};

/// A source that is not of its format, or has none of what was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Malformed {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, in words.
    pub problem: String,
    /// The source is right, but has no column or field of those chosen: an error where the
    /// file was named, something to count where it was found in a folder.
    pub is_choice: bool,
}

impl From<Malformed> for Error {
    fn from(malformed: Malformed) -> Self {
        let help = "repair the file, or leave it out";
        Self::new(ErrorKind::Format, malformed.problem, help).on_line(malformed.line as u64)
    }
}

impl Malformed {
    pub(super) fn new(source: &str, at: usize, problem: impl Into<String>) -> Self {
        let before = &source.as_bytes()[..at.min(source.len())];
        Self {
            line: 1 + memchr::memchr_iter(b'\n', before).count(),
            problem: problem.into(),
            is_choice: false,
        }
    }

    /// None of the `kind` (column, field) chosen is there.
    pub(super) fn choice(kind: &str, chosen: &[String], there: &[&str]) -> Self {
        let chosen = quoted(chosen);
        let problem = if there.is_empty() {
            format!("no {kind} {chosen}")
        } else {
            format!("no {kind} {chosen}; it has {}", quoted(there))
        };
        Self {
            line: 1,
            problem,
            is_choice: true,
        }
    }
}

fn quoted(names: &[impl AsRef<str>]) -> String {
    let names = names
        .iter()
        .take(12)
        .map(|name| format!("«{}»", name.as_ref()));
    names.collect::<Vec<_>>().join(", ")
}
