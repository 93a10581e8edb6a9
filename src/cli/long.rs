//! Plain texts too long to be held in memory, compressed or not: read portion by
//! portion.
//!
//! Words are counted in a first reading; a second one checks each portion and
//! writes it. What a portion alone cannot tell (how the text writes its nuktas,
//! whether it holds ignore comments) is found out in the first.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::memmem;
use xxhash_rust::xxh3::Xxh3;

use crate::error::Error;
use crate::format::Format;
use crate::lint::{Edits, Finding, Judged, NuktaForms, check_portion, heed};
use crate::table::Table;
use crate::text::{Document, Encoding, LineIndex};
use crate::variant::{Canonicals, DocumentCount, VocabularyBuilder};

use super::fix::journal_edits;
use super::input::{Source, cannot_read};
use super::journal::Journal;
use super::packing::{Packer, Packing};
use super::pass::invalid_bytes;
use super::portions::{Portion, Portions};
use super::say;
use super::scope::{Checked, Own, Part, Run};
use super::tarball;
use super::write::{Replacement, cannot_write, changed_meanwhile, fingerprint_of};

/// Texts of more bytes, unpacked, are read in portions.
pub(super) const LONG: u64 = 64 << 20;

/// The file of a plain text, which may be long and can be read in portions.
pub(super) fn path(source: &Source) -> Option<&Path> {
    let Source::File(path) = source else {
        return None;
    };
    let name = source.name();
    let (packing, inner) = Packing::of_name(&name);
    let plain = tarball::packing(&name).is_none()
        && Format::of_name(inner) == Format::Plain
        && !matches!(packing, Packing::Parts(_));
    plain.then_some(path)
}

/// What the first reading tells of a text.
pub(super) struct Survey {
    /// Of the file, as it is compressed.
    file: u128,
    /// Of the text.
    text: u128,
    forms: NuktaForms,
    /// Line, from 1, of the first byte that is not UTF-8.
    invalid_on: Option<u64>,
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
/// Where the file cannot be read or unpacked.
pub(super) fn survey(
    path: &Path,
    table: &Table,
    words: &mut VocabularyBuilder,
) -> Result<Surveyed, Error> {
    // First: a file that takes its place in between is then not taken for it.
    let file = match Packing::of_name(&path.to_string_lossy()).0 {
        Packing::None => None,
        _ => Some(fingerprint_of(path).map_err(|error| cannot_read(path, &error))?),
    };
    let mut portions = Portions::open(path)?;
    let mut counted = DocumentCount::new(table);
    let mut forms = NuktaForms::default();
    let mut invalid_on = None;
    while let Some(portion) = portions.next()? {
        let Ok(Portion { document, .. }) = portion else {
            return Ok(Surveyed::Binary);
        };
        let silences = memmem::find(document.bytes(), b"vartani:").is_some();
        if silences || document.encoding() != Encoding::Utf8 {
            return Ok(Surveyed::Whole);
        }
        if let (Some(at), None) = (document.invalid_at(), invalid_on) {
            invalid_on = Some(LineIndex::new(&document).locate(at).line as u64);
        }
        forms = portions.meanwhile(|| {
            counted.add(&document);
            forms.and(NuktaForms::of(&document))
        });
    }
    words.add_counted(counted);
    let text = portions.read.digest128();
    Ok(Surveyed::InPortions(Survey {
        file: file.unwrap_or(text),
        text,
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

/// A long text after its first reading.
pub(super) struct LongText<'a> {
    source: &'a Source,
    path: &'a Path,
    survey: Survey,
    own: Own,
    canonicals: Arc<Canonicals>,
}

impl<'a> LongText<'a> {
    /// The first reading; `None` where the text has to be held.
    ///
    /// # Errors
    /// Where the file cannot be read or unpacked.
    pub(super) fn survey(
        source: &'a Source,
        run: &Run<'_>,
        shared: Option<&Arc<Canonicals>>,
    ) -> Result<Option<Self>, Error> {
        let Some(path) = path(source) else {
            return Ok(None);
        };
        let mut words = VocabularyBuilder::new();
        let Surveyed::InPortions(survey) = survey(path, run.table, &mut words)? else {
            return Ok(None);
        };
        if let Some(line) = survey.invalid_on {
            say(&invalid_bytes(path, line));
        }
        let decided = || Arc::new(run.decided(&words.finish()));
        Ok(Some(Self {
            source,
            path,
            survey,
            own: run.own(&source.name()),
            canonicals: shared.cloned().unwrap_or_else(decided),
        }))
    }

    fn findings(&self, document: &Document, run: &Run<'_>, judged: &mut Judged) -> Vec<Finding> {
        let (checks, forms) = (&self.own.checks, self.survey.forms);
        let (canonicals, table) = (&self.canonicals, run.table);
        let mut findings = check_portion(document, canonicals, table, checks, forms, judged);
        findings.retain(|finding| finding.tier <= self.own.lowest);
        heed(document, findings, &self.own.ignored).findings
    }

    /// The second reading: the text is replaced by what the findings ask for, whole
    /// or not at all.
    ///
    /// # Errors
    /// Where it cannot be read or written, or is not what was surveyed; then it is
    /// as it was.
    pub(super) fn fix(&self, run: &Run<'_>, journal: &mut Option<Journal>) -> Result<Done, Error> {
        let path = self.path;
        let mut portions = Portions::open(path)?;
        let mut done = Done::default();
        let mut judged = Judged::default();
        let mut rewriting: Option<Rewriting> = None;
        while let Some(portion) = portions.next()? {
            let Ok(Portion { document, core }) = portion else {
                return Err(changed_meanwhile(path));
            };
            let findings = portions.meanwhile(|| self.findings(&document, run, &mut judged));
            let edits = Edits::from_findings(&findings, self.own.lowest);
            done.left += findings.iter().filter(|f| f.suggestion.is_none()).count();
            done.edits += edits.as_slice().len();
            done.bytes += core.len();
            let base = document.origin().offset;
            if !edits.is_empty() && rewriting.is_none() {
                let unchanged = base + core.start;
                let begun = Rewriting::begin(path, unchanged, &self.survey, journal)?;
                rewriting = Some(begun);
            }
            let Some(rewriting) = &mut rewriting else {
                continue;
            };
            let written = edits.rewrite(&document);
            let margin = document.bytes().len() - core.end;
            rewriting.write(&written[core.start..written.len() - margin])?;
            if let Some(journal) = journal {
                let mut written = journal_edits(&document, &findings, &edits);
                for edit in &mut written {
                    edit.byte_start += base;
                    edit.byte_end += base;
                }
                journal.edits(written)?;
            }
        }
        if portions.read.digest128() != self.survey.text {
            return Err(changed_meanwhile(path));
        }
        if let Some(rewriting) = rewriting {
            rewriting.commit(self.survey.file, journal)?;
        }
        Ok(done)
    }

    /// The second reading, to be checked portion by portion.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub(super) fn checking(self) -> Result<Checking<'a>, Error> {
        Ok(Checking {
            portions: Portions::open(self.path)?,
            text: self,
            part: Part::First,
            judged: Judged::default(),
        })
    }
}

/// A long text that is checked, portion by portion.
pub(super) struct Checking<'a> {
    portions: Portions<'a>,
    text: LongText<'a>,
    part: Part,
    judged: Judged,
}

impl Checking<'_> {
    /// The next portion.
    ///
    /// # Errors
    /// Where the file cannot be read, or is not what was surveyed.
    pub(super) fn next(&mut self, run: &Run<'_>) -> Result<Option<Checked>, Error> {
        let changed = || changed_meanwhile(self.portions.path);
        let text = &self.text;
        let Some(portion) = self.portions.next()? else {
            let same = self.portions.read.digest128() == text.survey.text;
            return if same { Ok(None) } else { Err(changed()) };
        };
        let Ok(Portion { document, .. }) = portion else {
            return Err(changed());
        };
        let judged = &mut self.judged;
        let findings = self
            .portions
            .meanwhile(|| text.findings(&document, run, judged));
        Ok(Some(Checked {
            source: text.source.clone(),
            packing: Packing::None,
            fingerprint: text.survey.file,
            findings,
            document,
            canonicals: Arc::clone(&text.canonicals),
            lowest: text.own.lowest,
            unused: Vec::new(),
            part: std::mem::replace(&mut self.part, Part::Further),
        }))
    }
}

/// A text on its way to the disk, from its first edit on.
struct Rewriting {
    path: PathBuf,
    packer: Packer<Replacement>,
    written: Xxh3,
    /// Where the journal tells of it.
    told_at: Option<u64>,
}

impl Rewriting {
    /// With the first `unchanged` bytes, which have no edit.
    fn begin(
        path: &Path,
        unchanged: usize,
        survey: &Survey,
        journal: &mut Option<Journal>,
    ) -> Result<Self, Error> {
        let name = path.display().to_string();
        let (packing, _) = Packing::of_name(&name);
        let begun = journal.as_mut().map(|j| j.begin_long(&name, survey.text));
        let packer = packing.packer(Replacement::begin(path)?);
        let mut rewriting = Self {
            path: path.to_owned(),
            packer: packer.map_err(|error| cannot_write(path, &error))?,
            written: Xxh3::new(),
            told_at: begun.transpose()?,
        };
        let fail = |error: io::Error| cannot_read(path, &error);
        let mut before = packing.open(path).map_err(fail)?.take(unchanged as u64);
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
        let written = self.packer.write_all(bytes);
        written.map_err(|error| cannot_write(&self.path, &error))
    }

    /// Takes the place of the file, if that is still the one with the fingerprint.
    fn commit(self, file: u128, journal: &mut Option<Journal>) -> Result<(), Error> {
        let finished = self.packer.finish();
        let replacement = finished.map_err(|error| cannot_write(&self.path, &error))?;
        if let (Some(journal), Some(at)) = (journal.as_mut(), self.told_at) {
            journal.complete_long(at, self.written.digest128())?;
        }
        replacement.commit(file)?;
        let name = self.path.display().to_string();
        journal.as_mut().map_or(Ok(()), |j| j.done(&name))
    }
}
