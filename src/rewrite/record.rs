//! The lines of a journal: one JSON object each.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::ops::Range;
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::error::{Error, ErrorKind, cause};
use crate::lint::{Edits, Finding};
use crate::text::Document;

/// The version of the format.
pub(crate) const VERSION: u32 = 1;

/// What stands before the hash of the text after in a `begin`.
pub(crate) const AFTER: &[u8] = b"\"after\":\"";

/// One line of a journal.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "record", rename_all = "lowercase")]
pub(crate) enum Record {
    Run { version: u32, vartani: String },
    Begin(Begin),
    Edit(Edit),
    Done { path: String },
}

/// A file is about to be replaced.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Begin {
    pub path: String,
    /// Hash of the text before, and after.
    pub before: String,
    pub after: String,
    /// The archive that the file is in, if it is in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
}

/// A text that is about to change.
pub(crate) struct Rewrite<'a> {
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

/// A document that a run began to replace.
pub(crate) struct Begun<'a> {
    pub path: &'a str,
    /// The archive that it is in, if it is in one.
    pub archive: Option<&'a str>,
    /// Hash of the text that it was to have, if it was not replaced.
    pub after: Option<&'a str>,
}

/// Each place of the source that changes, with the finding that asks for it.
pub(crate) fn edits_of(document: &Document, findings: &[Finding], edits: &Edits) -> Vec<Edit> {
    let mut written = Vec::new();
    for edit in edits.as_slice() {
        let finding = findings
            .binary_search_by_key(&edit.span, |f| f.span)
            .ok()
            .map(|at| &findings[at]);
        let said = |of: fn(&Finding) -> String| finding.map(of).unwrap_or_default();
        for (place, after) in document.splices(edit.span, &edit.replacement) {
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
    }
    written
}

/// A record as a line.
pub(crate) fn line(record: &Record) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    Ok(line)
}

/// Reads a journal line by line and gives each record with its place in bytes; how
/// many bytes its whole lines have.
pub(crate) fn each_record(
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
            let help = "name another file";
            Error::new(ErrorKind::Io, problem, help)
                .in_file(path)
                .on_line(number)
        };
        let record = serde_json::from_slice(&line)
            .map_err(|_| not_ours("this is not a journal of vartani".to_owned()))?;
        if let Record::Run { version, .. } = &record
            && *version != VERSION
        {
            return Err(not_ours(format!("unknown journal version {version}")));
        }
        each(&record, start..end).map_err(not_ours)?;
    }
    Ok(end)
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
