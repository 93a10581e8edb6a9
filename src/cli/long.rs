//! Plain texts too long to be held in memory: read portion by portion.
//!
//! Words are counted in a first reading; a second one checks each portion and
//! writes it. What a portion alone cannot tell (how the text writes its nuktas,
//! whether it holds ignore comments) is found out in the first.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use memchr::memmem;
use xxhash_rust::xxh3::Xxh3;

use crate::error::Error;
use crate::format::Format;
use crate::lint::{Edits, Finding, NuktaForms, check_portion, heed};
use crate::table::Table;
use crate::text::{Document, Encoding};
use crate::variant::{Canonicals, VocabularyBuilder};

use super::fix::journal_edits;
use super::input::{Source, cannot_read};
use super::journal::Journal;
use super::packing::Packing;
use super::scope::{Own, Run};
use super::tarball;
use super::write::{Replacement, changed_meanwhile};

/// Files of more bytes are read in portions.
const LONG: u64 = 64 << 20;

/// Bytes of a portion, as long as its last line ends in time.
const PORTION: usize = 8 << 20;

/// The file of a plain text, not compressed, that is long.
pub(super) fn path(source: &Source) -> Option<&Path> {
    let Source::File(path) = source else {
        return None;
    };
    let name = source.name();
    let plain = Packing::of_name(&name).0 == Packing::None
        && tarball::packing(&name).is_none()
        && Format::of_name(&name) == Format::Plain;
    let is_long = plain && path.metadata().is_ok_and(|metadata| metadata.len() > LONG);
    is_long.then_some(path)
}

/// A part of a text that no word and no phrase crosses.
struct Portion {
    /// Where it begins in the file.
    base: usize,
    bytes: Vec<u8>,
}

/// A file in portions.
struct Portions<'a> {
    path: &'a Path,
    file: File,
    base: usize,
    /// What was read behind the end of the last portion.
    rest: Vec<u8>,
    /// Of all that was read.
    read: Xxh3,
}

impl<'a> Portions<'a> {
    fn open(path: &'a Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(|error| cannot_read(path, &error))?;
        Ok(Self {
            path,
            file,
            base: 0,
            rest: Vec::new(),
            read: Xxh3::new(),
        })
    }

    fn next(&mut self) -> Result<Option<Portion>, Error> {
        let mut bytes = std::mem::take(&mut self.rest);
        // Beyond a portion only where it has no end that no word crosses.
        loop {
            let before = bytes.len();
            let wanted = (PORTION as u64).saturating_sub(before as u64 % PORTION as u64);
            let mut more = (&self.file).take(wanted);
            more.read_to_end(&mut bytes)
                .map_err(|error| cannot_read(self.path, &error))?;
            self.read.update(&bytes[before..]);
            let at_end = bytes.len() == before;
            // What was read before has none.
            let end = if at_end {
                Some(before)
            } else {
                last_end(&bytes[before..]).map(|end| before + end)
            };
            if at_end || (bytes.len() >= PORTION && end.is_some()) {
                self.rest = bytes.split_off(end.unwrap_or(bytes.len()));
                let base = self.base;
                self.base += bytes.len();
                return Ok((!bytes.is_empty()).then_some(Portion { base, bytes }));
            }
        }
    }
}

fn last_end(bytes: &[u8]) -> Option<usize> {
    let line = memchr::memrchr(b'\n', bytes);
    line.or_else(|| memchr::memrchr2(b'.', b',', bytes))
        .map(|at| at + 1)
}

/// What the first reading tells of a text.
pub(super) struct Survey {
    fingerprint: u128,
    forms: NuktaForms,
    /// Line, from 1, of the first byte that is not UTF-8.
    pub invalid_on: Option<u64>,
}

/// How a long text is to be read.
pub(super) enum Surveyed {
    InPortions(Survey),
    /// Another encoding, or ignore comments, which silence lines far away.
    Whole,
    Binary,
}

/// The first reading. Counts the words, as those of one document.
///
/// # Errors
/// Where the file cannot be read.
pub(super) fn survey(
    path: &Path,
    table: &Table,
    words: &mut VocabularyBuilder,
) -> Result<Surveyed, Error> {
    let mut portions = Portions::open(path)?;
    let mut counted = VocabularyBuilder::new();
    counted.begin_document();
    let mut forms = NuktaForms::default();
    let (mut line, mut invalid_on) = (1, None);
    while let Some(portion) = portions.next()? {
        if memmem::find(&portion.bytes, b"vartani:").is_some() {
            return Ok(Surveyed::Whole);
        }
        let Ok(document) = Document::read("", portion.bytes) else {
            return Ok(Surveyed::Binary);
        };
        if document.encoding() != Encoding::Utf8 {
            return Ok(Surveyed::Whole);
        }
        let lines = |bytes: &[u8]| memchr::memchr_iter(b'\n', bytes).count() as u64;
        if let (Some(at), None) = (document.invalid_at(), invalid_on) {
            invalid_on = Some(line + lines(&document.bytes()[..at]));
        }
        line += lines(document.bytes());
        forms = forms.and(NuktaForms::of(&document));
        counted.add_portion(&document, table);
    }
    words.merge(counted);
    Ok(Surveyed::InPortions(Survey {
        fingerprint: portions.read.digest128(),
        forms,
        invalid_on,
    }))
}

/// What was done to one long text.
#[derive(Default)]
pub(super) struct Done {
    pub edits: usize,
    /// Findings that nothing decides.
    pub left: usize,
    pub bytes: usize,
}

/// The second reading: the text is replaced by what the findings ask for, whole or
/// not at all.
///
/// # Errors
/// Where it cannot be read or written, or is not what was surveyed; then it is as
/// it was.
pub(super) fn fix(
    path: &Path,
    run: &Run<'_>,
    survey: &Survey,
    canonicals: &Canonicals,
    journal: &mut Option<Journal>,
) -> Result<Done, Error> {
    let name = path.display().to_string();
    let own = run.own(&name);
    let mut portions = Portions::open(path)?;
    let mut done = Done::default();
    let mut rewriting: Option<Rewriting> = None;
    while let Some(portion) = portions.next()? {
        let Ok(document) = Document::read(name.as_str(), portion.bytes) else {
            return Err(changed_meanwhile(path));
        };
        let findings = findings(&document, run, &own, survey.forms, canonicals);
        let edits = Edits::from_findings(&findings, own.lowest);
        done.left += findings.iter().filter(|f| f.suggestion.is_none()).count();
        done.edits += edits.as_slice().len();
        done.bytes += document.bytes().len();
        if !edits.is_empty() && rewriting.is_none() {
            let begun = Rewriting::begin(path, &name, portion.base, survey.fingerprint, journal)?;
            rewriting = Some(begun);
        }
        let Some(rewriting) = &mut rewriting else {
            continue;
        };
        rewriting.write(&edits.rewrite(&document))?;
        if let Some(journal) = journal {
            let mut written = journal_edits(&document, &findings, &edits);
            for edit in &mut written {
                edit.byte_start += portion.base;
                edit.byte_end += portion.base;
            }
            journal.edits(written)?;
        }
    }
    if portions.read.digest128() != survey.fingerprint {
        return Err(changed_meanwhile(path));
    }
    if let Some(rewriting) = rewriting {
        rewriting.commit(&name, survey.fingerprint, journal)?;
    }
    Ok(done)
}

fn findings(
    document: &Document,
    run: &Run<'_>,
    own: &Own,
    forms: NuktaForms,
    canonicals: &Canonicals,
) -> Vec<Finding> {
    let mut findings = check_portion(document, canonicals, run.table, &own.checks, forms);
    findings.retain(|finding| finding.tier <= own.lowest);
    heed(document, findings, &own.ignored).findings
}

/// A text on its way to the disk, from its first edit on.
struct Rewriting {
    replacement: Replacement,
    written: Xxh3,
    /// Where the journal tells of it.
    told_at: Option<u64>,
}

impl Rewriting {
    /// With the first `unchanged` bytes, which have no edit.
    fn begin(
        path: &Path,
        name: &str,
        unchanged: usize,
        fingerprint: u128,
        journal: &mut Option<Journal>,
    ) -> Result<Self, Error> {
        let begun = journal.as_mut().map(|j| j.begin_long(name, fingerprint));
        let mut rewriting = Self {
            replacement: Replacement::begin(path)?,
            written: Xxh3::new(),
            told_at: begun.transpose()?,
        };
        let fail = |error: io::Error| cannot_read(path, &error);
        let mut before = File::open(path).map_err(fail)?.take(unchanged as u64);
        let mut buffer = vec![0; 1 << 20];
        loop {
            match before.read(&mut buffer).map_err(fail)? {
                0 => return Ok(rewriting),
                read => rewriting.write(&buffer[..read])?,
            }
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.written.update(bytes);
        self.replacement.write(bytes)
    }

    fn commit(
        self,
        name: &str,
        fingerprint: u128,
        journal: &mut Option<Journal>,
    ) -> Result<(), Error> {
        if let (Some(journal), Some(at)) = (journal.as_mut(), self.told_at) {
            journal.complete_long(at, self.written.digest128())?;
        }
        self.replacement.commit(fingerprint)?;
        journal.as_mut().map_or(Ok(()), |j| j.done(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn portions_are_the_file() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let mut text = "टोकायव, क.\n".repeat(1_000_000).into_bytes();
        text.extend("no end ".repeat(2_000_000).into_bytes());
        file.write_all(&text).unwrap();
        let mut portions = Portions::open(file.path()).unwrap();
        let (mut read, mut count) = (Vec::new(), 0);
        while let Some(portion) = portions.next().unwrap() {
            assert_eq!(portion.base, read.len());
            assert!(read.last().is_none_or(|&last| last == b'\n'));
            read.extend(portion.bytes);
            count += 1;
        }
        assert!(read == text && count == 4, "{count}");
        assert_eq!(
            portions.read.digest128(),
            super::super::write::fingerprint(&text)
        );
    }
}
