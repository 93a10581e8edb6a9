//! `vartani undo JOURNAL`: takes back what a journal tells of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::text::Document;

use super::config::Globs;
use super::input::{Source, cannot_read};
use super::journal::{Change, changes, hash};
use super::options::UndoArgs;
use super::packing::Packing;
use super::tarball::Tarball;
use super::tarsplice::{Rewriting, splices};
use super::write::{fingerprint, replace};
use super::{Outcome, Stop, say, stdout};

/// What became of a document in an archive, or why nothing did.
type UndoneOrNot = Result<Undone, Error>;

/// The changes of each file, by its name.
type Changes = BTreeMap<String, Vec<Change>>;

/// What became of one file.
enum Undone {
    Restored(usize),
    AsItWas,
}

pub(super) fn run(args: &UndoArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let mut out = stdout();
    let (mut files, mut edits, mut already) = (0, 0, 0);
    let mut tell = |path: &str, undone: Result<Undone, Error>| -> Result<(), Stop> {
        match undone {
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
        Ok(())
    };
    let mut archives: BTreeMap<String, Changes> = BTreeMap::new();
    for (path, changes) in changes(&args.journal)? {
        if let Some(archive) = changes[0].archive.clone() {
            archives.entry(archive).or_default().insert(path, changes);
        } else {
            tell(&path, one(Path::new(&path), &changes, args.dry_run))?;
        }
    }
    for (archive, changes) in archives {
        match of_archive(Path::new(&archive), &changes, args.dry_run) {
            Ok(told) => {
                for (path, undone) in told {
                    tell(&path, undone)?;
                }
            }
            Err(error) => tell(&archive, Err(error))?,
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
    let read = fingerprint(&raw);
    let Some((restored, count)) = restored(&path.display().to_string(), &raw, changes)? else {
        return Ok(Undone::AsItWas);
    };
    if !dry_run {
        replace(path, read, &restored)?;
    }
    Ok(Undone::Restored(count))
}

/// The documents of an archive, which is replaced once for all of them.
fn of_archive(
    path: &Path,
    changes: &Changes,
    dry_run: bool,
) -> Result<Vec<(String, UndoneOrNot)>, Error> {
    let tarball = Tarball::open(&Source::File(path.to_owned()), &Globs::none())?;
    let tarball = Arc::new(tarball);
    let mut told = Vec::new();
    let mut missing: BTreeSet<&String> = changes.keys().collect();
    let mut rewriting = None;
    for (number, member) in tarball.members.iter().enumerate() {
        let Some(changes) = changes.get(&member.name) else {
            continue;
        };
        missing.remove(&member.name);
        let undone = tarball
            .read(number)
            .and_then(|raw| restored(&member.name, &raw, changes))
            .and_then(|restored| match restored {
                Some((text, count)) => Ok(Some((splices(&tarball, number, text)?, count))),
                None => Ok(None),
            });
        let undone = match undone {
            Ok(Some((splices, count))) => {
                if !dry_run {
                    let rewriting = match &mut rewriting {
                        Some(rewriting) => rewriting,
                        none => none.insert(Rewriting::begin(&tarball)?),
                    };
                    rewriting.put(splices)?;
                }
                Ok(Undone::Restored(count))
            }
            Ok(None) => Ok(Undone::AsItWas),
            Err(error) => Err(error),
        };
        told.push((member.name.clone(), undone));
    }
    for name in missing {
        let problem = "it is not in the archive any more";
        let mend = "restore it by hand, or from a backup";
        let error = Error::new(ErrorKind::Io, problem, mend).in_file(name);
        told.push((name.clone(), Err(error)));
    }
    if let Some(rewriting) = rewriting {
        rewriting.finish()?;
    }
    Ok(told)
}

/// The file before all changes, and how many words that takes back; `None` where
/// it is that already.
fn restored(name: &str, raw: &[u8], changes: &[Change]) -> Result<Option<(Vec<u8>, usize)>, Error> {
    let (packing, _) = Packing::of_name(name);
    let fail = |problem: String| {
        let mend = "restore it by hand, or from a backup";
        Error::new(ErrorKind::Io, problem, mend).in_file(name)
    };
    let inside = packing
        .unpack(raw.to_owned())
        .map_err(|error| fail(format!("cannot unpack: {error}")))?;
    let document =
        Document::read(name, inside).map_err(|_| fail("the file is binary now".to_owned()))?;
    let mut text = document.source().to_vec();
    let now = hash(&text);
    let Some(last) = changes
        .iter()
        .rposition(|change| change.after == now && change.before != now)
    else {
        // An archive may hold several files of one name.
        if changes.iter().any(|change| change.before == now) {
            return Ok(None);
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
    let restored = packing
        .pack(document.encode(text), raw)
        .map_err(|error| fail(format!("cannot pack: {error}")))?;
    Ok(Some((restored, count)))
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
