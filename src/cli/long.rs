//! Plain texts too long to be held in memory: read portion by portion.
//!
//! Words are counted in a first reading; a second one checks each portion and
//! writes it. What a portion alone cannot tell (how the text writes its nuktas,
//! whether it holds ignore comments) is found out in the first.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
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
use super::packing::Packing;
use super::portions::{Portion, Portions};
use super::say;
use super::scope::{Checked, Own, Part, Run, invalid_bytes};
use super::tarball;
use super::write::{Replacement, changed_meanwhile};

/// Files of more bytes are read in portions.
const LONG: u64 = 64 << 20;

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
    let mut judged = Judged::default();
    let mut rewriting: Option<Rewriting> = None;
    while let Some(portion) = portions.next()? {
        let Ok(Portion { document, core }) = portion else {
            return Err(changed_meanwhile(path));
        };
        let findings = portions
            .meanwhile(|| findings(&document, run, &own, survey.forms, canonicals, &mut judged));
        let edits = Edits::from_findings(&findings, own.lowest);
        done.left += findings.iter().filter(|f| f.suggestion.is_none()).count();
        done.edits += edits.as_slice().len();
        done.bytes += core.len();
        let base = document.origin().offset;
        if !edits.is_empty() && rewriting.is_none() {
            let unchanged = base + core.start;
            let begun = Rewriting::begin(path, &name, unchanged, survey.fingerprint, journal)?;
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
    if portions.read.digest128() != survey.fingerprint {
        return Err(changed_meanwhile(path));
    }
    if let Some(rewriting) = rewriting {
        rewriting.commit(&name, survey.fingerprint, journal)?;
    }
    Ok(done)
}

/// A long text that is checked, portion by portion.
pub(super) struct Checking<'a> {
    portions: Portions<'a>,
    source: &'a Source,
    survey: Survey,
    own: Own,
    canonicals: Arc<Canonicals>,
    part: Part,
    judged: Judged,
}

impl<'a> Checking<'a> {
    /// The first reading; `None` where the text has to be held.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub(super) fn begin(
        source: &'a Source,
        path: &'a Path,
        run: &Run<'_>,
        shared: Option<&Arc<Canonicals>>,
    ) -> Result<Option<Self>, Error> {
        let mut words = VocabularyBuilder::new();
        let Surveyed::InPortions(survey) = survey(path, run.table, &mut words)? else {
            return Ok(None);
        };
        if let Some(line) = survey.invalid_on {
            say(&invalid_bytes(path, line));
        }
        let decided = || Arc::new(run.decided(&words.finish()));
        Ok(Some(Self {
            portions: Portions::open(path)?,
            own: run.own(&source.name()),
            source,
            survey,
            canonicals: shared.cloned().unwrap_or_else(decided),
            part: Part::First,
            judged: Judged::default(),
        }))
    }

    /// The next portion of the second reading.
    ///
    /// # Errors
    /// Where the file cannot be read, or is not what was surveyed.
    pub(super) fn next(&mut self, run: &Run<'_>) -> Result<Option<Checked>, Error> {
        let changed = || changed_meanwhile(self.portions.path);
        let Some(portion) = self.portions.next()? else {
            let same = self.portions.read.digest128() == self.survey.fingerprint;
            return if same { Ok(None) } else { Err(changed()) };
        };
        let Ok(Portion { document, .. }) = portion else {
            return Err(changed());
        };
        let (own, forms) = (&self.own, self.survey.forms);
        let (canonicals, judged) = (&self.canonicals, &mut self.judged);
        let findings = self
            .portions
            .meanwhile(|| findings(&document, run, own, forms, canonicals, judged));
        Ok(Some(Checked {
            source: self.source.clone(),
            packing: Packing::None,
            fingerprint: self.survey.fingerprint,
            findings,
            document,
            canonicals: Arc::clone(&self.canonicals),
            lowest: own.lowest,
            unused: Vec::new(),
            part: std::mem::replace(&mut self.part, Part::Further),
        }))
    }
}

fn findings(
    document: &Document,
    run: &Run<'_>,
    own: &Own,
    forms: NuktaForms,
    canonicals: &Canonicals,
    judged: &mut Judged,
) -> Vec<Finding> {
    let mut findings = check_portion(document, canonicals, run.table, &own.checks, forms, judged);
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
