//! `vartani undo JOURNAL`: takes back what a journal tells of.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::text::Document;

use super::input::cannot_read;
use super::journal::{Change, changes, hash};
use super::options::UndoArgs;
use super::packing::Packing;
use super::write::{fingerprint, replace};
use super::{Outcome, Stop, say, stdout};

/// What became of one file.
enum Undone {
    Restored(usize),
    AsItWas,
}

pub(super) fn run(args: &UndoArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let mut out = stdout();
    let (mut files, mut edits, mut already) = (0, 0, 0);
    for (path, changes) in changes(&args.journal)? {
        match one(Path::new(&path), &changes, args.dry_run) {
            Ok(Undone::Restored(count)) => {
                files += 1;
                edits += count;
                if args.dry_run {
                    writeln!(out, "{path}: {count}")?;
                }
            }
            Ok(Undone::AsItWas) => already += 1,
            Err(error) => {
                say(&error);
                outcome.failed = true;
            }
        }
    }
    let verb = if args.dry_run {
        "would be restored"
    } else {
        "restored"
    };
    writeln!(
        out,
        "{edits} words in {files} files {verb}, {already} files as they were"
    )?;
    out.flush()?;
    outcome.findings = files > 0;
    Ok(outcome)
}

fn one(path: &Path, changes: &[Change], dry_run: bool) -> Result<Undone, Error> {
    let raw = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    let name = path.display().to_string();
    let (packing, _) = Packing::of_name(&name);
    let fail = |problem: String| {
        let mend = "restore it by hand, or from a backup";
        Error::new(ErrorKind::Io, problem, mend).in_file(path)
    };
    let read = fingerprint(&raw);
    let inside = packing
        .unpack(raw.clone())
        .map_err(|error| fail(format!("cannot unpack: {error}")))?;
    let document =
        Document::read(&name, inside).map_err(|_| fail("the file is binary now".to_owned()))?;
    let mut text = document.source().to_vec();
    let now = hash(&text);
    let Some(last) = changes
        .iter()
        .rposition(|change| change.after == now && change.before != now)
    else {
        if changes.first().is_some_and(|change| change.before == now) {
            return Ok(Undone::AsItWas);
        }
        return Err(fail(
            "the file changed since the journal was written".to_owned(),
        ));
    };
    let mut count = 0;
    for change in changes[..=last].iter().rev() {
        // A run that was killed before it replaced the file told of a change that was not made.
        if hash(&text) != change.after {
            continue;
        }
        text = reversed(&text, change)
            .ok_or_else(|| fail("the journal does not fit the file".to_owned()))?;
        count += change.edits.len();
    }
    if !dry_run {
        let restored = packing
            .pack(document.encode(text), &raw)
            .map_err(|error| fail(format!("cannot pack: {error}")))?;
        replace(path, read, &restored)?;
    }
    Ok(Undone::Restored(count))
}

/// The text before a change; `None` where the result is not what it was.
fn reversed(text: &[u8], change: &Change) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    // Where the text after stands, and where the text before would.
    let (mut at, mut original) = (0, 0);
    for edit in &change.edits {
        let same = edit.byte_start.checked_sub(original)?;
        out.extend_from_slice(text.get(at..at + same)?);
        at += same;
        if text.get(at..at + edit.after.len())? != edit.after.as_bytes() {
            return None;
        }
        out.extend_from_slice(edit.before.as_bytes());
        at += edit.after.len();
        original = edit.byte_end;
    }
    out.extend_from_slice(text.get(at..)?);
    (hash(&out) == change.before).then_some(out)
}
