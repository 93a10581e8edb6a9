//! The journal of `fix`: every change, written down before it is made.
//!
//! One JSON object a line. `begin` says which file is about to change, with the
//! hash of its text before and after; an `edit` for each change follows; they
//! are on the disk before the file is replaced, and `done` after it. A run that
//! was killed leaves at most one `begin` without `done`: the file is whole, old
//! or new, and its hash says which. Hashes are XXH3, 128 bits (Collet, 2019).

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use memchr::memmem;

use crate::error::{Error, ErrorKind};
use crate::rewrite::record::{
    AFTER, Begin, Begun, Edit, Record, Rewrite, VERSION, cannot, each_record, hash, line,
};

/// An open journal, locked against a second run.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
    path: PathBuf,
    /// As the runs before left them.
    unfinished: Vec<Begin>,
}

/// Locks an existing journal against other runs, until the file is closed.
///
/// # Errors
/// Where it cannot be opened, or is in use.
pub(crate) fn locked(path: &Path) -> Result<File, Error> {
    let file = File::open(path).map_err(|error| cannot(path, &error))?;
    lock(path, &file)?;
    Ok(file)
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
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            let help = "name another file";
            let problem = "the journal is not a regular file";
            return Err(Error::new(ErrorKind::Io, problem, help).in_file(path));
        }
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path).map_err(|error| cannot(path, &error))?;
        lock(path, &file)?;
        let mut begun: BTreeMap<String, Vec<Begin>> = BTreeMap::new();
        let whole = each_record(path, &file, |record, _| {
            match record {
                Record::Begin(begin) => {
                    let of_path = begun.entry(begin.path.clone()).or_default();
                    of_path.push(begin.clone());
                }
                Record::Done { path } => {
                    let of_path = begun.remove(path).unwrap_or_default();
                    if let [others @ .., _] = of_path.as_slice()
                        && !others.is_empty()
                    {
                        begun.insert(path.clone(), others.to_vec());
                    }
                }
                Record::Run { .. } | Record::Edit(_) => {}
            }
            Ok(())
        })?;
        file.set_len(whole).map_err(|error| cannot(path, &error))?;
        file.seek(SeekFrom::End(0))
            .map_err(|error| cannot(path, &error))?;
        let mut journal = Self {
            file,
            path: path.to_owned(),
            unfinished: begun.into_values().flatten().collect(),
        };
        journal.write(&[Record::Run {
            version: VERSION,
            vartani: env!("CARGO_PKG_VERSION").to_owned(),
        }])?;
        Ok(journal)
    }

    /// What the runs before had begun and not done.
    pub(crate) fn unfinished(&self) -> impl Iterator<Item = Begun<'_>> {
        self.unfinished.iter().map(|begin| Begun {
            path: &begin.path,
            archive: begin.archive.as_deref(),
            after: Some(&begin.after),
        })
    }

    /// Writes down that a file is about to change, and how; on the disk when it returns.
    pub(crate) fn begin(&mut self, rewrite: &Rewrite<'_>, edits: Vec<Edit>) -> Result<(), Error> {
        let begin = Record::Begin(Begin {
            path: rewrite.path.to_owned(),
            before: hash(rewrite.before),
            after: hash(rewrite.after),
            archive: rewrite.archive.map(str::to_owned),
        });
        let records: Vec<Record> = std::iter::once(begin)
            .chain(edits.into_iter().map(Record::Edit))
            .collect();
        self.write(&records)?;
        self.file
            .sync_data()
            .map_err(|error| cannot(&self.path, &error))
    }

    /// Begins the record of a long file, whose text after is not known yet; where
    /// that is to be said.
    pub(crate) fn begin_long(
        &mut self,
        path: &str,
        archive: Option<&str>,
        before: u128,
    ) -> Result<u64, Error> {
        let begin = Record::Begin(Begin {
            path: path.to_owned(),
            before: format!("{before:032x}"),
            after: format!("{:032x}", 0),
            archive: archive.map(str::to_owned),
        });
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

    fn write(&mut self, records: &[Record]) -> Result<(), Error> {
        // Not as one: a portion may have as many edits as words.
        let mut file = BufWriter::with_capacity(1 << 16, &mut self.file);
        let written = records
            .iter()
            .try_for_each(|record| file.write_all(&line(record)?))
            .and_then(|()| file.flush());
        written.map_err(|error| cannot(&self.path, &error))
    }
}
