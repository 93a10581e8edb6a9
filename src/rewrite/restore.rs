//! Takes back what a journal says was changed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::rewrite::fault::{by_hand, cannot_restore, changed};
use crate::rewrite::history::{Change, History};
use crate::rewrite::journal::{locked, opened};
use crate::rewrite::mark::take_over;
use crate::rewrite::record::{Edit, Hashed, hash};
use crate::rewrite::replace::replace;
use crate::rewrite::rewriting::Rewriting;
use crate::rewrite::splice::{Splicing, splices};
use crate::source::blob::Blob;
use crate::source::fault::cannot_read;
use crate::source::fingerprint::{fingerprint, fingerprint_of};
use crate::source::globs::Globs;
use crate::source::input::Input;
use crate::source::limits::LONG;
use crate::source::packing::Packing;
use crate::source::source::Source;
use crate::source::tar::Tarball;
use crate::text::{Document, Encoding};

/// What became of a document in an archive, or why nothing did.
type UndoneOrNot = Result<Undone, Error>;

/// The changes of each document, by its name.
type Changes = BTreeMap<String, Vec<Change>>;

/// The changes of one file, and the path by which it was reached last.
#[derive(Default)]
struct OfFile {
    path: PathBuf,
    /// Of the file as one document.
    own: Vec<Change>,
    /// Of the documents in it, by what follows the name of the archive.
    members: Changes,
}

/// What became of one file.
pub(crate) enum Undone {
    /// Words, all that the journal says of it.
    Restored(usize),
    /// Words of the later runs; between them and those before somebody changed it.
    RestoredInPart(usize),
    AsItWas,
}

/// What is to be taken back.
pub(crate) struct Restore<'a> {
    pub journal: &'a Path,
    /// Only say what would be restored.
    pub dry_run: bool,
}

impl Restore<'_> {
    /// Takes everything back and gives what became of each document. What a killed
    /// run left is removed; `failed` gets what of it cannot be.
    ///
    /// # Errors
    /// Where the journal cannot be read or is in use, or `visit` has one.
    pub(crate) fn run<E: From<Error>>(
        &self,
        mut visit: impl FnMut(&str, Result<Undone, Error>) -> Result<(), E>,
        failed: &dyn Fn(&Error),
    ) -> Result<(), E> {
        // Kept to the end.
        let file = if self.dry_run {
            opened(self.journal)?
        } else {
            locked(self.journal)?
        };
        let history = History::read(self.journal, &file)?;
        if let Some(mark) = history.marks.last() {
            take_over(mark);
        }
        for &line in &history.whole.torn {
            failed(&torn(self.journal, line));
        }
        let leftovers = history.leftovers();
        let (files, refused) = of_files(history.changes);
        for of_file in files.into_values() {
            self.file(&of_file, &mut visit)?;
        }
        for (path, error) in refused {
            visit(&path, Err(error))?;
        }
        if !self.dry_run {
            leftovers.remove(failed);
        }
        Ok(())
    }

    fn file<E>(
        &self,
        of_file: &OfFile,
        visit: &mut impl FnMut(&str, Result<Undone, Error>) -> Result<(), E>,
    ) -> Result<(), E> {
        let name = of_file.path.display().to_string();
        if !of_file.own.is_empty() {
            visit(&name, one(self, &of_file.path, &of_file.own))?;
        }
        if of_file.members.is_empty() {
            return Ok(());
        }
        match of_archive(self, &of_file.path, &of_file.members) {
            Ok(documents) => documents
                .into_iter()
                .try_for_each(|(path, undone)| visit(&path, undone)),
            Err(error) => visit(&name, Err(error)),
        }
    }
}

/// The changes of each file, by the file that its paths lead to; and the paths that
/// lead to none that may be written.
fn of_files(changes: Vec<Change>) -> (BTreeMap<PathBuf, OfFile>, BTreeMap<String, Error>) {
    let mut files: BTreeMap<PathBuf, OfFile> = BTreeMap::new();
    let mut refused = BTreeMap::new();
    for change in changes {
        let target = change.folder.target(&change.path, change.target.as_deref());
        let target = match target {
            Ok(target) => target,
            Err(error) => {
                refused.insert(change.path.display().to_string(), error);
                continue;
            }
        };
        let of_file = files.entry(target).or_default();
        of_file.path = change.folder.file(&change.path);
        match &change.archive {
            None => of_file.own.push(change),
            Some(archive) => {
                let inside = change.name.strip_prefix(archive.as_str());
                let inside = inside.unwrap_or(&change.name).to_owned();
                of_file.members.entry(inside).or_default().push(change);
            }
        }
    }
    (files, refused)
}

/// Says that a part of the journal is lost.
fn torn(journal: &Path, line: u64) -> Error {
    let problem = "the journal is cut off here; what it says before and after is undone";
    let help = "restore what is missing from a backup";
    Error::new(ErrorKind::Io, problem, help)
        .in_file(journal)
        .on_line(line)
}

fn one(restore: &Restore<'_>, path: &Path, changes: &[Change]) -> Result<Undone, Error> {
    let source = Source::Input(Input::File(path.to_owned()));
    if is_long(&source)? {
        let restored = long(restore, &source, changes)?;
        return Ok(restored.map_or(Undone::AsItWas, |(undone, _)| undone));
    }
    let raw = source.raw()?;
    let read = fingerprint(&raw);
    let Some((restored, undone)) = restored(restore.journal, &source.name(), &raw, changes)? else {
        return Ok(Undone::AsItWas);
    };
    if !restore.dry_run {
        replace(path, read, &restored)?;
    }
    Ok(undone)
}

/// True for a text that is better not held: it unpacks to many bytes, which are its
/// source. What does not unpack is none.
fn is_long(source: &Source) -> Result<bool, Error> {
    let name = source.name();
    let (packing, _) = Packing::of_name(&name);
    if matches!(packing, Packing::Parts(_)) {
        return Ok(false);
    }
    let mut begin = [0; 4];
    let mut text = source.open()?;
    let may_be = text.read_exact(&mut begin).is_ok()
        && Document::read(name, begin.to_vec()).is_ok_and(|it| it.encoding() == Encoding::Utf8);
    if !may_be {
        return Ok(false);
    }
    let length = match packing {
        Packing::None => source.length(),
        _ => io::copy(&mut text.take(LONG), &mut io::sink()).unwrap_or(0) + begin.len() as u64,
    };
    Ok(length > LONG)
}

/// Restores a long text without holding it; how many words that takes back, and the
/// text where it is no file. `None` where it is what it was.
fn long(
    restore: &Restore<'_>,
    source: &Source,
    changes: &[Change],
) -> Result<Option<(Undone, Option<Blob>)>, Error> {
    let name = source.name();
    let fail = |error: io::Error| cannot_restore(&name, &error);
    let read = match source {
        Source::Input(Input::File(path)) => {
            fingerprint_of(path).map_err(|error| cannot_read(path, &error))?
        }
        Source::Input(Input::Stdin(..)) | Source::Member(..) => 0,
    };
    let mut now = Hashed::new(io::sink());
    io::copy(&mut source.open()?, &mut now).map_err(fail)?;
    let chain = chain(&name, changes, &now.hash())?.unwrap_or_default();
    let Some((last, others)) = chain.split_last() else {
        return Ok(None);
    };
    let mut text: Box<dyn Read> = source.open()?;
    for change in others {
        let mut between = tempfile::tempfile().map_err(fail)?;
        reverse(restore.journal, &name, change, text, &mut between)?;
        between.rewind().map_err(fail)?;
        text = Box::new(between);
    }
    if restore.dry_run {
        reverse(restore.journal, &name, last, text, &mut io::sink())?;
        return Ok(Some((undone(&chain, changes), None)));
    }
    let mut rewriting = Rewriting::begin(source, Packing::of_name(&name).0)?;
    reverse(restore.journal, &name, last, text, &mut rewriting)?;
    Ok(Some((undone(&chain, changes), rewriting.commit(read)?)))
}

/// The documents of an archive, which is replaced once for all of them.
fn of_archive(
    restore: &Restore<'_>,
    path: &Path,
    changes: &Changes,
) -> Result<Vec<(String, UndoneOrNot)>, Error> {
    let tarball = Tarball::open(&Input::File(path.to_owned()), &Globs::none())?;
    let tarball = Arc::new(tarball);
    let mut told = Vec::new();
    let mut missing: BTreeSet<&String> = changes.keys().collect();
    let mut splicing = None;
    for (number, member) in tarball.members.iter().enumerate() {
        let inside = member.name.strip_prefix(tarball.name());
        let inside = inside.unwrap_or(&member.name).to_owned();
        let Some(changes) = changes.get(&inside) else {
            continue;
        };
        missing.remove(&inside);
        let source = Source::Member(Arc::clone(&tarball), number);
        let undone = of_member(restore, &source, changes).and_then(|restored| {
            let Some((text, undone)) = restored else {
                return Ok(None);
            };
            let text = text.map(|text| splices(&tarball, number, text));
            Ok(Some((text.transpose()?, undone)))
        });
        let undone = match undone {
            Ok(Some((splices, undone))) => {
                if let Some(splices) = splices.filter(|_| !restore.dry_run) {
                    let splicing = match &mut splicing {
                        Some(splicing) => splicing,
                        none => none.insert(Splicing::begin(&tarball)?),
                    };
                    splicing.put(splices)?;
                }
                Ok(undone)
            }
            Ok(None) => Ok(Undone::AsItWas),
            Err(error) => Err(error),
        };
        told.push((member.name.clone(), undone));
    }
    for name in missing {
        let problem = "it is not in the archive any more";
        let name = format!("{}{name}", tarball.name());
        told.push((name.clone(), Err(changed(&name, problem))));
    }
    if let Some(splicing) = splicing {
        splicing.finish()?;
    }
    Ok(told)
}

/// A member before all changes, and how many words that takes back; `None` where it
/// is what it was. A long one is not made where nothing is to be written.
fn of_member(
    restore: &Restore<'_>,
    source: &Source,
    changes: &[Change],
) -> Result<Option<(Option<Blob>, Undone)>, Error> {
    if is_long(source)? {
        let restored = long(restore, source, changes)?;
        return Ok(restored.map(|(undone, text)| (text, undone)));
    }
    let restored = restored(restore.journal, &source.name(), &source.raw()?, changes)?;
    Ok(restored.map(|(text, undone)| (Some(Blob::held(text)), undone)))
}

/// The file before all changes, and how many words that restores; `None` where the file
/// is unchanged.
fn restored(
    journal: &Path,
    name: &str,
    raw: &[u8],
    changes: &[Change],
) -> Result<Option<(Vec<u8>, Undone)>, Error> {
    let fail = |problem: String| by_hand(name, problem);
    let (packing, _) = Packing::of_name(name);
    let inside = packing
        .unpack(raw.to_owned())
        .map_err(|error| fail(format!("cannot unpack: {error}")))?;
    let document =
        Document::read(name, inside).map_err(|_| changed(name, "the file is binary now"))?;
    let mut text = document.source().to_vec();
    let Some(chain) = chain(name, changes, &hash(&text))? else {
        return Ok(None);
    };
    for change in &chain {
        let mut before = Vec::with_capacity(text.len());
        reverse(journal, name, change, text.as_slice(), &mut before)?;
        text = before;
    }
    let restored = packing
        .pack(document.encode(text), raw)
        .map_err(|error| fail(format!("cannot pack: {error}")))?;
    Ok(Some((restored, undone(&chain, changes))))
}

/// The changes to undo in a text with the hash `now`, the latest first; `None` where the
/// text is unchanged.
fn chain<'a>(
    name: &str,
    changes: &'a [Change],
    now: &str,
) -> Result<Option<Vec<&'a Change>>, Error> {
    let mut chain = Vec::new();
    let mut hash = now;
    for change in changes.iter().rev() {
        // A run that was killed before it replaced the file recorded a change that was not made.
        if change.after == hash && change.before != hash {
            chain.push(change);
            hash = &change.before;
        }
    }
    if !chain.is_empty() {
        return Ok(Some(chain));
    }
    // An archive may hold several files of one name.
    if changes.iter().any(|change| change.before == now) {
        return Ok(None);
    }
    Err(changed(
        name,
        "the file changed since the journal was written",
    ))
}

/// What becomes of a text of which a chain is taken back.
fn undone(chain: &[&Change], changes: &[Change]) -> Undone {
    let words = chain.iter().map(|change| change.count).sum();
    let first = chain.last().map(|change| change.before.as_str());
    let begins = changes
        .iter()
        .position(|it| Some(it.before.as_str()) == first);
    let earlier = &changes[..begins.unwrap_or(0)];
    // A run writes a file once: what it recorded besides is another member of that name.
    let is_same_run = |it: &Change| {
        let first = chain.last();
        first.is_some_and(|first| Arc::ptr_eq(&first.folder, &it.folder))
    };
    // Taken back before, or never made.
    let is_left = |it: &Change| {
        it.is_done && !is_same_run(it) && !chain.iter().any(|taken| taken.after == it.after)
    };
    if earlier.iter().any(is_left) {
        Undone::RestoredInPart(words)
    } else {
        Undone::Restored(words)
    }
}

/// Writes the text before a change.
fn reverse(
    journal: &Path,
    name: &str,
    change: &Change,
    text: impl Read,
    before: &mut impl Write,
) -> Result<(), Error> {
    let edits = change.edits(journal)?;
    let mut before = Hashed::new(before);
    let fits = reversed(text, edits, &mut before)?.map_err(|error| cannot_restore(name, &error))?;
    if fits && before.hash() == change.before {
        return Ok(());
    }
    Err(by_hand(
        name,
        "the journal does not hold all changes of the file".to_owned(),
    ))
}

/// False where the text has not what the edits put there. The outer error is the
/// journal's, the inner one that of the texts.
pub(crate) fn reversed(
    text: impl Read,
    edits: impl Iterator<Item = Result<Edit, Error>>,
    before: &mut impl Write,
) -> Result<io::Result<bool>, Error> {
    let mut text = BufReader::with_capacity(1 << 16, text);
    let mut before = BufWriter::with_capacity(1 << 16, before);
    // Where the text before would stand.
    let mut original = 0;
    for edit in edits {
        let edit = edit?;
        match back(&mut text, &edit, original, &mut before) {
            Ok(true) => original = edit.byte_end,
            other => return Ok(other),
        }
    }
    let rest = io::copy(&mut text, &mut before).and_then(|_| before.flush());
    Ok(rest.map(|()| true))
}

/// Copies the text from `original` on up to an edit, and what stood there.
fn back(
    text: &mut impl Read,
    edit: &Edit,
    original: usize,
    before: &mut impl Write,
) -> io::Result<bool> {
    let Some(same) = edit.byte_start.checked_sub(original) else {
        return Ok(false);
    };
    let copied = io::copy(&mut text.take(same as u64), before)?;
    let mut after = Vec::new();
    text.take(edit.after.len() as u64).read_to_end(&mut after)?;
    before.write_all(edit.before.as_bytes())?;
    Ok(copied == same as u64 && after == edit.after.as_bytes())
}
