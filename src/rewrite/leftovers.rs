//! What a killed run left behind: a file that had a name, and was not yet put into its
//! place.
//!
//! It stands beside the file that it was to replace, as `.NAME.` and six letters or
//! digits. It is removed where it is certain whose it is and that nothing is lost with
//! it: it holds what the journal says that the file was to become, which `fix` makes
//! again; or its bytes are the first ones of the file as it is now. The lock of the
//! journal tells that who wrote it is dead.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::error::Error;
use crate::rewrite::record::{Begun, Hashed, hash};
use crate::rewrite::replace::cannot_write;
use crate::source::blob::Blob;
use crate::source::fault::cannot_read;
use crate::source::globs::Globs;
use crate::source::input::Input;
use crate::source::limits::LONG;
use crate::source::source::{Content, Source};
use crate::source::tar::Tarball;

/// The hashes that a document was to have, by its name.
type Hashes = BTreeMap<String, Vec<String>>;

/// What the runs before may have left behind.
pub(crate) struct Leftovers {
    /// What was to become of each file.
    files: BTreeMap<String, Hashes>,
    run_began: SystemTime,
}

impl Leftovers {
    /// Of the documents that a journal records, before this run changes anything.
    pub(crate) fn of<'a>(documents: impl Iterator<Item = Begun<'a>>) -> Self {
        let mut files: BTreeMap<String, Hashes> = BTreeMap::new();
        for begun in documents {
            let file = begun.archive.unwrap_or(begun.path);
            let told = files.entry(file.to_owned()).or_default();
            if let Some(after) = begun.after {
                let hashes = told.entry(begun.path.to_owned()).or_default();
                hashes.push(after.to_owned());
            }
        }
        let run_began = SystemTime::now();
        Self { files, run_began }
    }

    /// Removes them, when the run has done its work. `failed` gets what cannot be
    /// removed.
    pub(crate) fn remove(&self, failed: &dyn Fn(&Error)) {
        let mut places = BTreeMap::new();
        for file in self.files.keys() {
            let target = fs::canonicalize(file).unwrap_or_else(|_| file.into());
            places.insert(target, file);
        }
        let folders: BTreeSet<&Path> = places.keys().filter_map(|it| it.parent()).collect();
        let entries = folders
            .into_iter()
            .flat_map(fs::read_dir)
            .flatten()
            .flatten();
        for entry in entries.filter(|it| it.file_type().is_ok_and(|kind| kind.is_file())) {
            let path = entry.path();
            let file = replaced_by(&path).and_then(|file| places.get_key_value(&file));
            let is_certain = file.is_some_and(|(target, file)| {
                is_what_was_begun(file, &path, &self.files[*file]).unwrap_or(false)
                    || self.begins(&path, target).unwrap_or(false)
            });
            if is_certain && let Err(error) = fs::remove_file(&path) {
                failed(&cannot_write(&path, &error));
            }
        }
    }

    /// True where it holds the beginning of what a file is now, and was not written
    /// since.
    fn begins(&self, path: &Path, file: &Path) -> io::Result<bool> {
        let metadata = fs::metadata(path)?;
        if metadata.modified()? >= self.run_began {
            return Ok(false);
        }
        let begin = File::open(file)?.take(metadata.len());
        Ok(hash_of(begin)? == hash_of(File::open(path)?)?)
    }
}

/// Letters and digits behind the last dot of such a name.
const CHANCE: usize = 6;

/// The file that one of this name was to replace.
fn replaced_by(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?.strip_prefix('.')?;
    let (file, chance) = name.rsplit_once('.')?;
    let is_chance = chance.len() == CHANCE && chance.bytes().all(|it| it.is_ascii_alphanumeric());
    is_chance.then(|| path.with_file_name(file))
}

fn hash_of(mut bytes: impl Read) -> io::Result<String> {
    let mut hashed = Hashed::new(io::sink());
    io::copy(&mut bytes, &mut hashed)?;
    Ok(hashed.hash())
}

/// True where a file is what `file` was to become.
fn is_what_was_begun(file: &str, path: &Path, told: &Hashes) -> Result<bool, Error> {
    if told.is_empty() {
        return Ok(false);
    }
    let cannot = |error: io::Error| cannot_read(path, &error);
    let blob = File::open(path).and_then(Blob::in_place).map_err(cannot)?;
    // Under the name that says how to read it.
    let input = Input::Stdin(file.to_owned(), Arc::new(blob));
    let source = Source::Input(input);
    let Some(archive) = source.archive() else {
        let hash = text_hash(&source)?;
        let mut hashes = told.values().flatten();
        return Ok(hashes.any(|told| Some(told) == hash.as_ref()));
    };
    let tarball = Arc::new(Tarball::open(archive, &Globs::none())?);
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
        return Ok(hash_of(source.open()?).ok());
    }
    Ok(match source.read_whole()? {
        Content::Text(read) => Some(hash(read.document.source())),
        Content::Binary | Content::Long => None,
    })
}
