//! What a killed run left behind: a file that had a name, and was not yet put into its
//! place.
//!
//! It stands beside the file that it was to replace, under a name with the mark of its
//! run (see `mark`). The lock of the journal tells that who wrote it is dead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::rewrite::mark::mark_of;
use crate::rewrite::replace::cannot_write;

/// What the runs before may have left behind.
#[derive(Debug, Default)]
pub(crate) struct Leftovers {
    folders: BTreeSet<PathBuf>,
    marks: BTreeSet<String>,
}

impl Leftovers {
    /// A run of which a journal tells.
    pub(crate) fn run(&mut self, mark: &str) {
        self.marks.insert(mark.to_owned());
    }

    /// A file that a run of the journal was about to write.
    pub(crate) fn beside(&mut self, file: &Path) {
        let target = fs::canonicalize(file).unwrap_or_else(|_| file.into());
        self.folders.extend(target.parent().map(Path::to_owned));
    }

    /// Removes them, when the run has done its work. `failed` gets what cannot be
    /// removed.
    pub(crate) fn remove(&self, failed: &dyn Fn(&Error)) {
        let entries = self.folders.iter().flat_map(fs::read_dir);
        for entry in entries.flatten().flatten() {
            let path = entry.path();
            let is_ours = mark_of(&path).is_some_and(|mark| self.marks.contains(mark));
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_ours
                && is_file
                && let Err(error) = fs::remove_file(&path)
            {
                failed(&cannot_write(&path, &error));
            }
        }
    }
}
