//! The journal of `fix`: every change, written down before it is made.
//!
//! One JSON object a line. `begin` says which file is about to change, with the
//! hash of its text before and after; an `edit` for each change follows; they
//! are on the disk before the file is replaced, and `done` after it. A run that
//! was killed leaves at most one `begin` without `done`: the file is whole, old
//! or new, and its hash says which. Hashes are XXH3, 128 bits (Collet, 2019).

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use memchr::memmem;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::error::{Error, ErrorKind};

use crate::rewrite::leftovers::Begun;

const VERSION: u32 = 1;

/// What stands before the hash of the text after in a `begin`.
const AFTER: &[u8] = b"\"after\":\"";

/// One line of a journal.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "record", rename_all = "lowercase")]
enum Record {
    Run { version: u32, vartani: String },
    Begin(Begin),
    Edit(Edit),
    Done { path: String },
}

/// A file is about to be replaced.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Begin {
    path: String,
    /// Hash of the text before, and after.
    before: String,
    after: String,
    /// The archive that the file is in, if it is in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    archive: Option<String>,
}

/// A text that is about to change.
pub(crate) struct Told<'a> {
    pub path: &'a str,
    /// The archive that it is in, if it is in one.
    pub archive: Option<&'a str>,
    pub before: &'a [u8],
    pub after: &'a [u8],
}

/// One change of one file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Edit {
    pub path: String,
    /// Bytes of the text before any edit, as UTF-8 and unpacked.
    pub byte_start: usize,
    pub byte_end: usize,
    pub before: String,
    pub after: String,
    pub rule: String,
    pub cluster: String,
    pub tier: String,
    pub probability: f64,
}

/// The hash of a text, as the journal writes it.
pub(crate) fn hash(text: &[u8]) -> String {
    format!("{:032x}", xxh3_128(text))
}

/// What is written, with the hash of it.
pub(crate) struct Hashed<W> {
    out: W,
    digest: Xxh3,
}

impl<W> Hashed<W> {
    pub(crate) fn new(out: W) -> Self {
        let digest = Xxh3::new();
        Self { out, digest }
    }

    /// Of all that was written, as the journal writes it.
    pub(crate) fn hash(&self) -> String {
        format!("{:032x}", self.digest.digest128())
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// An open journal, locked against a second run.
#[derive(Debug)]
pub(crate) struct Journal {
    file: File,
    path: PathBuf,
    /// As the runs before left them.
    unfinished: Vec<Begin>,
}

/// Keeps other runs from a journal that is there, until the file is closed.
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
            let mend = "wait for it to end, or name another journal";
            let problem = "another run is at work with this journal";
            Error::new(ErrorKind::Io, problem, mend).in_file(path)
        }
        TryLockError::Error(error) => cannot(path, &error),
    })
}

impl Journal {
    /// Opens a journal to go on with it, or begins one. A line that a killed run
    /// left unfinished is cut off.
    ///
    /// # Errors
    /// Where it cannot be opened, is in use, or is not a journal.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            let mend = "name another file";
            let problem = "the journal is not a regular file";
            return Err(Error::new(ErrorKind::Io, problem, mend).in_file(path));
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
    pub(crate) fn begin(&mut self, told: &Told<'_>, edits: Vec<Edit>) -> Result<(), Error> {
        let begin = Record::Begin(Begin {
            path: told.path.to_owned(),
            before: hash(told.before),
            after: hash(told.after),
            archive: told.archive.map(str::to_owned),
        });
        let records: Vec<Record> = std::iter::once(begin)
            .chain(edits.into_iter().map(Record::Edit))
            .collect();
        self.write(&records)?;
        self.file
            .sync_data()
            .map_err(|error| cannot(&self.path, &error))
    }

    /// Begins to tell of a long file, whose text after is not known yet; where
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

fn line(record: &Record) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    Ok(line)
}

/// One rewriting of one file.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub before: String,
    pub after: String,
    /// The archive that the file is in, if it is in one.
    pub archive: Option<String>,
    /// The file was replaced.
    pub is_done: bool,
    /// How many edits it has.
    pub count: usize,
    /// Where the journal tells of them.
    edits: Range<u64>,
}

/// The changes of each file that a journal tells of, in their order. What it costs
/// grows with the files and not with the edits, which stay on the disk.
///
/// # Errors
/// Where it cannot be read or is not a journal. An unfinished last line is passed over.
pub(crate) fn changes(path: &Path) -> Result<BTreeMap<String, Vec<Change>>, Error> {
    let file = File::open(path).map_err(|error| cannot(path, &error))?;
    let mut changes: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    // The edits of a change stand behind its beginning, and nothing between them.
    let mut begun = None;
    each_record(path, &file, |record, place| {
        match record {
            Record::Begin(begin) => {
                let change = Change {
                    before: begin.before.clone(),
                    after: begin.after.clone(),
                    archive: begin.archive.clone(),
                    is_done: false,
                    count: 0,
                    edits: place.end..place.end,
                };
                changes.entry(begin.path.clone()).or_default().push(change);
                begun = Some(begin.path.clone());
            }
            Record::Edit(edit) => {
                let of_path = changes.get_mut(&edit.path);
                let change = of_path.filter(|_| begun.as_ref() == Some(&edit.path));
                let change = change.and_then(|of_path| of_path.last_mut());
                let unknown = || format!("an edit of {}, which was not begun", edit.path);
                let change = change.ok_or_else(unknown)?;
                change.count += 1;
                change.edits.end = place.end;
            }
            Record::Done { path } => {
                let mut of_path = changes.get_mut(path).into_iter().flatten().rev();
                let change = of_path.find(|change| !change.is_done);
                change.into_iter().for_each(|change| change.is_done = true);
                begun = None;
            }
            Record::Run { .. } => begun = None,
        }
        Ok(())
    })?;
    Ok(changes)
}

impl Change {
    /// Its edits, as they are read from the journal.
    ///
    /// # Errors
    /// Here or from the iterator, where the journal cannot be read any more.
    pub(crate) fn edits(
        &self,
        journal: &Path,
    ) -> Result<impl Iterator<Item = Result<Edit, Error>>, Error> {
        let cannot = |error: io::Error| cannot(journal, &error);
        let mut file = File::open(journal).map_err(cannot)?;
        file.seek(SeekFrom::Start(self.edits.start))
            .map_err(cannot)?;
        let lines = file.take(self.edits.end - self.edits.start);
        Ok(BufReader::new(lines).split(b'\n').map(move |line| {
            let line = line.map_err(cannot)?;
            serde_json::from_slice(&line).map_err(|error| cannot(error.into()))
        }))
    }
}

/// Reads a journal line by line and gives each record with its place in bytes; how
/// many bytes its whole lines have.
fn each_record(
    path: &Path,
    journal: &File,
    mut each: impl FnMut(&Record, Range<u64>) -> Result<(), String>,
) -> Result<u64, Error> {
    let mut lines = BufReader::with_capacity(1 << 16, journal);
    let mut line = Vec::new();
    let mut end = 0;
    for number in 1.. {
        line.clear();
        let read = lines.read_until(b'\n', &mut line);
        read.map_err(|error| cannot(path, &error))?;
        if !line.ends_with(b"\n") {
            break;
        }
        let start = end;
        end += line.len() as u64;
        if line == b"\n" {
            continue;
        }
        let not_ours = |problem: String| {
            let mend = "name another file";
            Error::new(ErrorKind::Io, problem, mend)
                .in_file(path)
                .on_line(number)
        };
        let record = serde_json::from_slice(&line)
            .map_err(|_| not_ours("not a journal of vartani".to_owned()))?;
        if let Record::Run { version, .. } = &record
            && *version != VERSION
        {
            return Err(not_ours(format!("journal of version {version}")));
        }
        each(&record, start..end).map_err(not_ours)?;
    }
    Ok(end)
}

fn cannot(path: &Path, error: &std::io::Error) -> Error {
    let mend = "check the path, the permission and the space of the journal";
    Error::new(
        ErrorKind::Io,
        format!("cannot keep the journal: {error}"),
        mend,
    )
    .in_file(path)
}
