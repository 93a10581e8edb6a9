//! Where the files of a journal are: in the folder that its run started from.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::rewrite::record::RunRecord;
use crate::source::fault::cannot_read;

/// The folder of one run.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    /// As the journal names it; journals of earlier versions name none.
    then: Option<PathBuf>,
    now: PathBuf,
    /// It is the current one, so paths are used as they are written.
    is_current: bool,
}

impl Folder {
    /// The folder that `fix` runs in.
    pub(crate) fn current() -> Self {
        let now = env::current_dir().unwrap_or_else(|_| ".".into());
        let now = fs::canonicalize(&now).unwrap_or(now);
        Self {
            then: Some(now.clone()),
            now,
            is_current: true,
        }
    }

    /// The folder of a run before. One that was renamed with the journal in it is found.
    pub(crate) fn of_run(run: &RunRecord, journal: &Path) -> Self {
        let current = Self::current();
        let Some(then) = run.folder.as_ref().map(super::name::Name::path) else {
            let then = None;
            return Self { then, ..current };
        };
        let was = run.journal.as_ref().map(super::name::Name::path);
        let moved = || moved(&then, &was?, &fs::canonicalize(journal).ok()?);
        let now = match fs::canonicalize(&then) {
            Ok(now) => now,
            Err(_) => moved().unwrap_or_else(|| then.clone()),
        };
        Self {
            is_current: now == current.now,
            then: Some(then),
            now,
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.now
    }

    /// A file of the run, to be opened.
    pub(crate) fn file(&self, path: &Path) -> PathBuf {
        if self.is_current {
            path.to_owned()
        } else {
            self.now.join(path)
        }
    }

    /// Where a path leads, if that is not the place in the folder that it names.
    pub(crate) fn elsewhere(&self, path: &Path) -> Option<PathBuf> {
        let target = fs::canonicalize(path).ok()?;
        let mut named = self.now.clone();
        for part in path.components() {
            match part {
                Component::CurDir => {}
                Component::Normal(part) => named.push(part),
                _ => return Some(target),
            }
        }
        (target != named).then_some(target)
    }

    /// The file that is written where the journal names `path`, which led to `target`.
    ///
    /// # Errors
    /// Where it is not there, is not the file of the journal, or not a regular file.
    pub(crate) fn target(&self, path: &Path, target: Option<&Path>) -> Result<PathBuf, Error> {
        let file = self.file(path);
        let refused = |problem: &str| {
            let help = "undo leaves it alone; check the journal";
            Error::new(ErrorKind::Io, problem, help).in_file(&file)
        };
        let found = fs::canonicalize(&file).map_err(|error| cannot_read(&file, &error))?;
        let is_same = match target {
            Some(target) => found == self.now_of(target),
            None => found.starts_with(&self.now),
        };
        if !is_same {
            let problem = match target {
                Some(_) => "the path leads to another file than when the journal was written",
                None => "the file is outside the folder of the journal",
            };
            return Err(refused(problem));
        }
        let metadata = fs::metadata(&found).map_err(|error| cannot_read(&file, &error))?;
        if !metadata.is_file() {
            return Err(refused("not a regular file"));
        }
        Ok(found)
    }

    /// Where a path of the journal is, if its folder was renamed since.
    fn now_of(&self, path: &Path) -> PathBuf {
        let then = self.then.as_ref();
        let inside = then.and_then(|then| path.strip_prefix(then).ok());
        inside.map_or_else(|| path.to_owned(), |inside| self.now.join(inside))
    }
}

/// The folder that holds the journal as `then` held it.
fn moved(then: &Path, was: &Path, journal: &Path) -> Option<PathBuf> {
    let inside: Vec<&OsStr> = was.strip_prefix(then).ok()?.iter().collect();
    let mut now = journal;
    for part in inside.iter().rev() {
        if now.file_name() != Some(part) {
            return None;
        }
        now = now.parent()?;
    }
    Some(now.to_owned())
}
