//! By what an unfinished file is known to be ours.
//!
//! Its name is `.vartani-`, the mark of the run and letters by chance. The mark is a
//! random number that the journal holds, so nobody else's file has it.

use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::OnceLock;

/// Of this process.
static MARK: OnceLock<String> = OnceLock::new();

/// The mark of this run.
pub(crate) fn mark() -> &'static str {
    MARK.get_or_init(|| format!("{:016x}", RandomState::new().hash_one(std::process::id())))
}

/// Goes on with the mark of a run before, of which the journal tells.
pub(crate) fn take_over(mark: &str) {
    if is_mark(mark) {
        let _ = MARK.set(mark.to_owned());
    }
}

/// What the names of unfinished files of a run begin with.
pub(crate) fn prefix(mark: &str) -> String {
    format!(".vartani-{mark}-")
}

/// The mark in the name of an unfinished file.
pub(crate) fn mark_of(path: &Path) -> Option<&str> {
    let name = path.file_name()?.to_str()?.strip_prefix(".vartani-")?;
    let (mark, _) = name.split_once('-')?;
    is_mark(mark).then_some(mark)
}

fn is_mark(mark: &str) -> bool {
    mark.len() == 16 && mark.bytes().all(|it| it.is_ascii_hexdigit())
}
