//! The lines of a journal: one JSON object each.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::error::{Error, ErrorKind, cause};
use crate::lint::{Edits, Finding};
use crate::rewrite::name::Name;
use crate::text::Document;

/// The version of the format.
pub(crate) const VERSION: u32 = 1;

/// What stands before the hash of the text after in a `begin`.
pub(crate) const AFTER: &[u8] = b"\"after\":\"";

/// What every record begins with.
const RECORD: &[u8] = b"{\"record\":\"";

/// One line of a journal.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "record", rename_all = "lowercase")]
pub(crate) enum Record {
    Run(RunRecord),
    Begin(Begin),
    Edit(Edit),
    Done { path: String },
}

/// A run begins. Journals of earlier versions have the first two fields only.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct RunRecord {
    pub version: u32,
    pub vartani: String,
    /// The folder that relative paths of the run start from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<Name>,
    /// Where the journal was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journal: Option<Name>,
    /// What the names of the unfinished files of the run have in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
}

/// A file is about to be replaced.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Begin {
    pub path: String,
    /// The path, where it is not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path_bytes: Option<Name>,
    /// Hash of the text before, and after.
    pub before: String,
    pub after: String,
    /// The archive that the file is in, if it is in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// The path of the archive, where it is not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive_bytes: Option<Name>,
    /// The file that is written, where the path leads out of the folder of the run or
    /// over a symbolic link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Name>,
}

/// A text that is about to change.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The name that reports show.
    pub name: &'a str,
    /// The file that is written: the text's own, or the archive that it is in.
    pub file: &'a Path,
    pub is_member: bool,
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

/// Each place of the source that changes, with the finding that asks for it.
pub(crate) fn edits_of(document: &Document, findings: &[Finding], edits: &Edits) -> Vec<Edit> {
    let mut written = Vec::new();
    for (number, place, after) in edits.splices(document) {
        let span = edits.as_slice()[number].span;
        let finding = findings
            .binary_search_by_key(&span, |f| f.span)
            .ok()
            .map(|at| &findings[at]);
        let said = |of: fn(&Finding) -> String| finding.map(of).unwrap_or_default();
        let before = &document.source()[place.range()];
        written.push(Edit {
            path: document.name().to_owned(),
            byte_start: place.start,
            byte_end: place.end,
            before: String::from_utf8_lossy(before).into_owned(),
            after,
            rule: said(|f| f.rule.name().to_owned()),
            cluster: said(|f| f.cluster.clone()),
            tier: said(|f| f.tier.name().to_owned()),
            probability: finding.map_or(1.0, |f| f.probability),
        });
    }
    written
}

/// A record as a line.
pub(crate) fn line(record: &Record) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    Ok(line)
}

/// How much of a journal is whole.
#[derive(Debug, Default)]
pub(crate) struct Wholeness {
    /// Bytes up to the end of the last whole line.
    pub bytes: u64,
    /// The lines, from 1, that were cut off: the disk was full, or the run was killed.
    pub torn: Vec<u64>,
}

/// Reads a journal line by line and gives each record with its place in bytes. Of a
/// line that was cut off, and went on with another record, this record is given.
///
/// # Errors
/// Where it cannot be read, or is no journal.
pub(crate) fn each_record(
    path: &Path,
    journal: impl Read,
    mut each: impl FnMut(&Record, Range<u64>) -> bool,
) -> Result<Wholeness, Error> {
    let mut lines = BufReader::with_capacity(1 << 16, journal);
    let mut line = Vec::new();
    let mut whole = Wholeness::default();
    let mut is_ours = false;
    for number in 1.. {
        line.clear();
        let read = lines.read_until(b'\n', &mut line);
        read.map_err(|error| cannot(path, &error))?;
        if line.is_empty() {
            break;
        }
        let (record, is_torn) = record_of(&line);
        is_ours |= is_first(&line, record.as_ref());
        if !is_ours {
            return Err(not_ours(path, number, "not a journal of vartani"));
        }
        if let Some(Record::Run(run)) = &record
            && run.version != VERSION
        {
            let problem = format!("journal of version {}", run.version);
            return Err(not_ours(path, number, &problem));
        }
        if !line.ends_with(b"\n") {
            whole.torn.push(number);
            break;
        }
        let start = whole.bytes;
        whole.bytes += line.len() as u64;
        let is_known = record.is_none_or(|record| each(&record, start..whole.bytes));
        if is_torn || !is_known {
            whole.torn.push(number);
        }
    }
    Ok(whole)
}

/// The record of a line, and whether something of the line is lost.
fn record_of(line: &[u8]) -> (Option<Record>, bool) {
    if let Ok(record) = serde_json::from_slice(line) {
        return (Some(record), false);
    }
    // In a text quotes are escaped.
    let last = memchr::memmem::rfind(line, RECORD);
    let last = last.and_then(|at| serde_json::from_slice(&line[at..]).ok());
    (last, line != b"\n")
}

/// True for the line that a journal begins with, or what was written of it.
fn is_first(line: &[u8], record: Option<&Record>) -> bool {
    let is_cut_off = || !line.ends_with(b"\n") && line.starts_with(RECORD);
    matches!(record, Some(Record::Run(_))) || is_cut_off()
}

fn not_ours(path: &Path, line: u64, problem: &str) -> Error {
    Error::new(ErrorKind::Io, problem, "name another file")
        .in_file(path)
        .on_line(line)
}

/// A journal cannot be read or written.
pub(crate) fn cannot(path: &Path, error: &std::io::Error) -> Error {
    let help = match error.kind() {
        std::io::ErrorKind::NotFound => "check the path",
        _ => "check the permission and the space on the disk",
    };
    let problem = format!("cannot open or write the journal: {}", cause(error));
    Error::new(ErrorKind::Io, problem, help).in_file(path)
}
