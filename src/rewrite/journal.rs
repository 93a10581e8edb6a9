//! The journal of `fix`: every change, written down before it is made.
//!
//! One JSON object a line. `begin` says which file is about to change, with the
//! hash of its text before and after; an `edit` for each change follows; they
//! are on the disk before the file is replaced, and `done` after it. A run that
//! was killed leaves at most one `begin` without `done`: the file is whole, old
//! or new, and its hash says which. Hashes are XXH3, 128 bits (Collet, 2019).

use std::fs::{self, File, TryLockError};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use memchr::memmem;

use crate::error::{Error, ErrorKind};
use crate::rewrite::folder::Folder;
use crate::rewrite::history::History;
use crate::rewrite::leftovers::Leftovers;
use crate::rewrite::mark::mark;
use crate::rewrite::name::Name;
use crate::rewrite::record::{AFTER, Begin, Edit, Place, Record, RunRecord, VERSION, cannot, line};

/// An open journal, locked against a second run.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
    path: PathBuf,
    folder: Folder,
    /// What the runs before left.
    leftovers: Leftovers,
    /// Its end cannot be told, so nothing more is written into it.
    is_broken: bool,
}

/// Locks an existing journal against other runs, until the file is closed.
///
/// # Errors
/// Where it cannot be opened, or is in use.
pub(crate) fn locked(path: &Path) -> Result<File, Error> {
    let file = opened(path)?;
    lock(path, &file)?;
    Ok(file)
}

/// Opens a journal that is there.
///
/// # Errors
/// Where it cannot be opened.
pub(crate) fn opened(path: &Path) -> Result<File, Error> {
    is_regular(path)?;
    File::open(path).map_err(|error| cannot(path, &error))
}

fn lock(path: &Path, file: &File) -> Result<(), Error> {
    file.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => {
            let help = "wait for it to end, or name another journal";
            let problem = "another run uses this journal";
            Error::new(ErrorKind::Io, problem, help).in_file(path)
        }
        TryLockError::Error(error) => cannot(path, &error),
    })
}

impl Journal {
    /// Opens a journal to resume it, or begins one. A line that a killed run left
    /// unfinished is cut off.
    ///
    /// # Errors
    /// Where it cannot be opened, is in use, or is not a journal.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        is_regular(path)?;
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path).map_err(|error| cannot(path, &error))?;
        lock(path, &file)?;
        let history = History::read(path, &file)?;
        file.set_len(history.whole.bytes)
            .map_err(|error| cannot(path, &error))?;
        file.seek(SeekFrom::End(0))
            .map_err(|error| cannot(path, &error))?;
        let folder = Folder::current();
        let run = RunRecord {
            version: VERSION,
            vartani: env!("CARGO_PKG_VERSION").to_owned(),
            folder: Some(Name::of_path(folder.path())),
            journal: fs::canonicalize(path).ok().map(|path| Name::of_path(&path)),
            mark: Some(mark().to_owned()),
        };
        let mut journal = Self {
            file,
            path: path.to_owned(),
            folder,
            leftovers: history.leftovers(),
            is_broken: false,
        };
        journal.write(&[Record::Run(run)])?;
        Ok(journal)
    }

    /// What the runs before may have left behind.
    pub(crate) fn leftovers(&mut self) -> Leftovers {
        std::mem::take(&mut self.leftovers)
    }

    /// Writes down that a file is about to change, and how; on the disk when it returns.
    pub(crate) fn begin(
        &mut self,
        place: Place<'_>,
        (before, after): (&str, &str),
        edits: Vec<Edit>,
    ) -> Result<(), Error> {
        let begin = Record::Begin(self.beginning(place, before, after));
        let records: Vec<Record> = std::iter::once(begin)
            .chain(edits.into_iter().map(Record::Edit))
            .collect();
        self.write(&records)?;
        self.file
            .sync_data()
            .map_err(|error| cannot(&self.path, &error))
    }

    fn beginning(&self, place: Place<'_>, before: &str, after: &str) -> Begin {
        let of_member = |name: Option<Name>| name.filter(|_| place.is_member);
        Begin {
            path: place.name.to_owned(),
            path_bytes: Name::of_bytes(place.file).filter(|_| !place.is_member),
            before: before.to_owned(),
            after: after.to_owned(),
            archive: place.is_member.then(|| place.file.display().to_string()),
            archive_bytes: of_member(Name::of_bytes(place.file)),
            target: self
                .folder
                .elsewhere(place.file)
                .map(|it| Name::of_path(&it)),
        }
    }

    /// Begins to tell of a long file, whose text after is not known yet; where
    /// that is to be said.
    pub(crate) fn begin_long(&mut self, place: Place<'_>, before: u128) -> Result<u64, Error> {
        let (before, after) = (format!("{before:032x}"), format!("{:032x}", 0));
        let begin = Record::Begin(self.beginning(place, &before, &after));
        let line = line(&begin).map_err(|error| cannot(&self.path, &error))?;
        // In a name quotes are escaped.
        let after = memmem::find(&line, AFTER).unwrap_or_default() + AFTER.len();
        let start = self.file.stream_position();
        let start = start.map_err(|error| cannot(&self.path, &error))?;
        self.write(&[begin])?;
        Ok(start + after as u64)
    }

    /// Writes down changes of the file that was begun.
    pub(crate) fn edits(&mut self, edits: Vec<Edit>) -> Result<(), Error> {
        let records: Vec<Record> = edits.into_iter().map(Record::Edit).collect();
        self.write(&records)
    }

    /// Says what the long file will be; on the disk when it returns.
    pub(crate) fn complete_long(&mut self, at: u64, after: u128) -> Result<(), Error> {
        let after = format!("{after:032x}");
        self.file
            .seek(SeekFrom::Start(at))
            .and_then(|_| self.file.write_all(after.as_bytes()))
            .and_then(|()| self.file.seek(SeekFrom::End(0)))
            .and_then(|_| self.file.sync_data())
            .map_err(|error| cannot(&self.path, &error))
    }

    /// Writes down that the file is replaced.
    pub(crate) fn done(&mut self, path: &str) -> Result<(), Error> {
        self.write(&[Record::Done {
            path: path.to_owned(),
        }])
    }

    /// Writes whole records or none: after an error the journal ends as before, and
    /// can be gone on with where there is space again.
    fn write(&mut self, records: &[Record]) -> Result<(), Error> {
        if self.is_broken {
            let problem = "the journal could not be written before";
            let help = "name another journal, and undo both";
            return Err(Error::new(ErrorKind::Io, problem, help).in_file(&self.path));
        }
        let end = self.file.stream_position();
        let end = end.map_err(|error| cannot(&self.path, &error))?;
        // Not as one: a portion may have as many edits as words.
        let mut file = BufWriter::with_capacity(1 << 16, &self.file);
        let written = records
            .iter()
            .try_for_each(|record| file.write_all(&line(record)?))
            .and_then(|()| file.flush());
        // What waits in it is not written later.
        drop(file.into_parts());
        written.map_err(|error| {
            let cut = self.file.set_len(end);
            let cut = cut.and_then(|()| self.file.seek(SeekFrom::Start(end)));
            self.is_broken = cut.is_err();
            cannot(&self.path, &error)
        })
    }
}

/// A pipe or a device is no journal.
///
/// # Errors
/// Where it is one.
fn is_regular(path: &Path) -> Result<(), Error> {
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        let help = "name another file";
        let problem = "the journal is not a regular file";
        return Err(Error::new(ErrorKind::Io, problem, help).in_file(path));
    }
    Ok(())
}
