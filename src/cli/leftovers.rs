//! What a killed run left behind: a file that it had named, and not yet put into its
//! place.
//!
//! It stands beside the file that it was to replace, as `.NAME.` and six letters or
//! digits, and holds what the journal says the file would become. Both together prove
//! whose it is, and that nothing is lost with it: the run that goes on makes it again.
//! The lock of the journal tells that who wrote it is dead.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Error;
use crate::format::Chosen;

use super::config::Globs;
use super::input::{Content, Source};
use super::journal::{Hashed, Journal, hash};
use super::long::LONG;
use super::say;
use super::stream::Stream;
use super::tarball::Tarball;
use super::write::cannot_write;

/// The hashes that a document was to have, by its name.
type Told = BTreeMap<String, Vec<String>>;

/// Removes what the runs before left behind, by what their journal tells of files that
/// were begun and not done. What cannot be removed is said.
pub(super) fn remove(journal: &Journal) {
    let mut files: BTreeMap<&str, Told> = BTreeMap::new();
    for begun in journal.unfinished() {
        let file = begun.archive.unwrap_or(begun.path);
        let told = files.entry(file).or_default();
        let hashes = told.entry(begun.path.to_owned()).or_default();
        hashes.push(begun.after.to_owned());
    }
    for (file, told) in files {
        for path in beside(Path::new(file)) {
            if !is_what_was_told(file, &path, &told).unwrap_or(false) {
                continue;
            }
            if let Err(error) = fs::remove_file(&path) {
                say(&cannot_write(&path, &error));
            }
        }
    }
}

/// Letters and digits behind the last dot of such a name.
const CHANCE: usize = 6;

/// The regular files beside a file that are named as one that is to replace it.
fn beside(file: &Path) -> Vec<PathBuf> {
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
        return Vec::new();
    };
    let begins = format!(".{}.", name.to_string_lossy());
    let is_named_so = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let chance = name.to_str().and_then(|name| name.strip_prefix(&begins));
        chance.is_some_and(|chance| {
            chance.len() == CHANCE && chance.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }) && entry.file_type().is_ok_and(|kind| kind.is_file())
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(is_named_so).map(|it| it.path()).collect()
}

/// True where a file is what `file` was to become.
fn is_what_was_told(file: &str, path: &Path, told: &Told) -> Result<bool, Error> {
    let cannot = |error: io::Error| super::input::cannot_read(path, &error);
    let stream = File::open(path)
        .and_then(Stream::in_place)
        .map_err(cannot)?;
    // Under the name that says how to read it.
    let source = Source::Stdin(file.to_owned(), Arc::new(stream));
    if !source.is_tarball() {
        let hash = text_hash(&source)?;
        let mut hashes = told.values().flatten();
        return Ok(hashes.any(|told| Some(told) == hash.as_ref()));
    }
    let tarball = Arc::new(Tarball::open(&source, &Globs::none())?);
    let mut agree = 0;
    for member in Source::members(&tarball) {
        if let Some(hashes) = told.get(&member.name()) {
            let hash = text_hash(&member)?;
            if !hashes.iter().any(|told| Some(told) == hash.as_ref()) {
                return Ok(false);
            }
            agree += 1;
        }
    }
    Ok(agree == told.len())
}

/// The hash of a text, as the journal has it; `None` where it is none.
fn text_hash(source: &Source) -> Result<Option<String>, Error> {
    if source.size() > LONG {
        let mut hashed = Hashed::new(io::sink());
        let copied = io::copy(&mut source.open()?, &mut hashed);
        return Ok(copied.is_ok().then(|| hashed.hash()));
    }
    Ok(match source.read(&Chosen::default(), false)? {
        Content::Text(read) => Some(hash(read.document.source())),
        Content::Binary | Content::Long => None,
    })
}
