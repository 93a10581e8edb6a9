//! Texts too long to be held in memory, compressed or not: read portion by portion.
//!
//! Words are counted in a first reading; a second one checks each portion and
//! writes it. What a portion alone cannot tell (how the text writes its nuktas,
//! whether it holds ignore comments, whether its records are well-formed to the end)
//! is found out in the first.

use std::io::Read;
use std::sync::Arc;

use memchr::memmem;

use crate::error::Error;
use crate::format::{Chosen, Format};
use crate::language::languages_of;
use crate::lint::{Edits, Finding, Judged, NuktaForms, check_portion, heed};
use crate::text::PASSAGE;
use crate::text::{Document, Encoding, LanguageMap, LineIndex};
use crate::variant::{Canonicals, DocumentCount, Knowledge, VocabularyBuilder};

use crate::cli::command::fix::journal_edits;
use crate::cli::say;
use crate::rewrite::journal::Journal;
use crate::rewrite::replace::{changed_meanwhile, fingerprint_of};
use crate::rewrite::rewriting::LongRewriting;
use crate::run::pass::invalid_bytes;
use crate::run::scope::{Checked, Own, Part, Run};
use crate::source::blob::Stream;
use crate::source::packing::Packing;
use crate::source::portions::{Portion, Portions, Unfit};
use crate::source::source::{Source, cannot_read};

/// Texts of more bytes, unpacked, are read in portions.
pub(crate) const LONG: u64 = 64 << 20;

/// The format of a text that can be read in portions, where it is long.
pub(crate) fn format(source: &Source) -> Option<Format> {
    let name = source.name();
    let (packing, inner) = Packing::of_name(&name);
    let (_, ending) = inner.rsplit_once('.').unwrap_or_default();
    let comes_in_portions = match Format::of_name(inner) {
        Format::Plain | Format::Csv | Format::Tsv => true,
        // One value, as a rule.
        Format::Json => !ending.eq_ignore_ascii_case("json"),
        _ => false,
    };
    let is_one_text = !source.is_tarball() && !matches!(packing, Packing::Parts(_));
    (comes_in_portions && is_one_text).then(|| Format::of_name(inner))
}

/// What the first reading tells of a text.
pub(crate) struct Survey {
    /// Of the file, as it is compressed.
    file: u128,
    /// Of the text.
    pub text: u128,
    /// What it is read as.
    format: Format,
    forms: NuktaForms,
    /// Of the first portion.
    languages: Arc<LanguageMap>,
    /// Line, from 1, of the first byte that is not UTF-8.
    invalid_on: Option<u64>,
}

/// How a long text is to be read.
pub(crate) enum Surveyed {
    InPortions(Survey),
    /// Another encoding, ignore comments, which silence lines far away, or a record
    /// that is too long.
    Whole,
    Binary,
}

/// The first reading. Counts the words, as those of one document.
///
/// # Errors
/// Where the text cannot be read or unpacked, or is malformed.
pub(crate) fn survey(
    source: &Source,
    knowledge: &Knowledge,
    chosen: &Chosen,
    words: &mut VocabularyBuilder,
) -> Result<Surveyed, Error> {
    let Some(format) = format(source) else {
        return Ok(Surveyed::Whole);
    };
    // First: a file that takes its place in between is then not taken for it.
    let file = match source {
        Source::File(path) if Packing::of_name(&source.name()).0 != Packing::None => {
            Some(fingerprint_of(path).map_err(|error| cannot_read(path, &error))?)
        }
        _ => None,
    };
    let mut counted = DocumentCount::new(knowledge);
    let mut surveyed = survey_as(format, source, knowledge, chosen, &mut counted)?;
    if let Err(Unfit::Malformed(malformed)) = surveyed {
        surveyed = Err(kind_of(source)?.ok_or_else(|| source.malformed(malformed))?);
    }
    let mut survey = match surveyed {
        Ok(survey) => survey,
        Err(Unfit::Binary) => return Ok(Surveyed::Binary),
        Err(_) => return Ok(Surveyed::Whole),
    };
    words.add_counted(counted);
    survey.file = file.unwrap_or(survey.text);
    Ok(Surveyed::InPortions(survey))
}

/// The first reading of a text that is taken to be of a format. Ignore comments and
/// other encodings make it too long to be a portion.
fn survey_as(
    format: Format,
    source: &Source,
    knowledge: &Knowledge,
    chosen: &Chosen,
    counted: &mut DocumentCount<'_>,
) -> Result<Result<Survey, Unfit>, Error> {
    let mut portions = Portions::open(source, format, chosen, knowledge.table.phrases())?;
    let mut forms = NuktaForms::default();
    let mut languages: Option<Arc<LanguageMap>> = None;
    let mut invalid_on = None;
    while let Some(portion) = portions.next()? {
        let document = match portion {
            Ok(portion) => portion.document,
            Err(unfit) => return Ok(Err(unfit)),
        };
        let spoken = languages.get_or_insert_with(|| main_languages(&document, knowledge));
        let document = document.with_language_map(spoken.clone());
        let silences = memmem::find(document.source(), b"vartani:").is_some();
        if silences || document.encoding() != Encoding::Utf8 {
            return Ok(Err(Unfit::TooLong));
        }
        if let (Some(at), None) = (document.invalid_at(), invalid_on) {
            invalid_on = Some(LineIndex::new(&document).locate(at).line as u64);
        }
        forms = portions.meanwhile(|| {
            let passages = document.passages(PASSAGE);
            counted.add_passages(&document, &passages);
            forms.and(NuktaForms::of_passages(&passages))
        });
    }
    let text = portions.read.digest128();
    Ok(Ok(Survey {
        file: text,
        text,
        format,
        forms,
        languages: languages.unwrap_or_default(),
        invalid_on,
    }))
}

/// The main languages of a portion: those of the whole text.
fn main_languages(portion: &Document, knowledge: &Knowledge) -> Arc<LanguageMap> {
    let main = languages_of(portion, &knowledge.languages).main();
    Arc::new(LanguageMap::new(main, Vec::new()))
}

/// What a text is that is not of its format, if it is not UTF-8 to its end.
fn kind_of(source: &Source) -> Result<Option<Unfit>, Error> {
    let mut text = source.open()?;
    let mut bytes = Vec::new();
    let mut unfit = None;
    loop {
        let had = bytes.len();
        let read = text.by_ref().take(1 << 20).read_to_end(&mut bytes);
        read.map_err(|error| cannot_read(source.name().as_ref(), &error))?;
        if bytes.contains(&0) {
            return Ok(Some(Unfit::Binary));
        }
        let valid = match std::str::from_utf8(&bytes) {
            Ok(_) => bytes.len(),
            Err(error) => error.valid_up_to(),
        };
        let is_cut_off = bytes.len() - valid < 4 && bytes.len() > had;
        if valid < bytes.len() && !is_cut_off {
            unfit = Some(Unfit::NotUtf8);
        }
        if bytes.len() == had {
            return Ok(unfit);
        }
        match unfit {
            Some(_) => bytes.clear(),
            None => drop(bytes.drain(..valid)),
        }
    }
}

/// What was done to one long text.
#[derive(Default)]
pub(crate) struct Done {
    pub edits: usize,
    /// Findings that nothing decides.
    pub left: usize,
    pub bytes: usize,
}

/// A long text after its first reading.
pub(crate) struct LongText<'a> {
    pub source: &'a Source,
    survey: Survey,
    own: Own,
    canonicals: Arc<Canonicals>,
}

impl<'a> LongText<'a> {
    /// The first reading; `None` where the text has to be held.
    ///
    /// # Errors
    /// Where the text cannot be read or unpacked, or is malformed.
    pub(crate) fn survey(
        source: &'a Source,
        run: &Run<'_>,
        shared: Option<&Arc<Canonicals>>,
    ) -> Result<Option<Self>, Error> {
        let mut words = VocabularyBuilder::new();
        let surveyed = survey(source, run.knowledge, &run.reading.chosen, &mut words)?;
        let Surveyed::InPortions(survey) = surveyed else {
            return Ok(None);
        };
        if let Some(line) = survey.invalid_on {
            say(&invalid_bytes(source.name(), line));
        }
        let decided = || Arc::new(run.decided(&words.finish()));
        Ok(Some(Self {
            source,
            survey,
            own: run.own(&source.name()),
            canonicals: shared.cloned().unwrap_or_else(decided),
        }))
    }

    fn portions<'s>(&'s self, run: &'s Run<'_>) -> Result<Portions<'s>, Error> {
        let (format, chosen) = (self.survey.format, &run.reading.chosen);
        Portions::open(self.source, format, chosen, self.canonicals.phrases())
    }

    fn findings(&self, document: &Document, run: &Run<'_>, judged: &mut Judged) -> Vec<Finding> {
        // A portion is in the languages of the text.
        document.language_map(|| (*self.survey.languages).clone());
        let (checks, forms) = (&self.own.checks, self.survey.forms);
        let (canonicals, knowledge) = (&self.canonicals, run.knowledge);
        let mut findings = check_portion(document, canonicals, knowledge, checks, forms, judged);
        findings.retain(|finding| finding.tier <= self.own.lowest);
        heed(document, findings, &self.own.ignored).findings
    }

    /// The second reading: the text is replaced by what the findings ask for, whole
    /// or not at all; one that is no file is given back, where anything in it changes.
    ///
    /// # Errors
    /// Where it cannot be read or written, or is not what was surveyed; then it is
    /// as it was.
    pub(crate) fn fix(
        &self,
        run: &Run<'_>,
        journal: &mut Option<Journal>,
    ) -> Result<(Done, Option<Stream>), Error> {
        let mut portions = self.portions(run)?;
        let mut done = Done::default();
        let mut judged = Judged::default();
        let mut rewriting: Option<LongRewriting> = None;
        while let Some(portion) = portions.next()? {
            let Ok(Portion { document, core }) = portion else {
                return Err(self.changed());
            };
            let findings = portions.meanwhile(|| self.findings(&document, run, &mut judged));
            let edits = Edits::from_findings(&findings, self.own.lowest);
            done.left += findings.iter().filter(|f| f.suggestion.is_none()).count();
            done.edits += edits.as_slice().len();
            done.bytes += core.len();
            let base = document.origin().offset;
            if !edits.is_empty() && rewriting.is_none() {
                let unchanged = base + core.start;
                let before = self.survey.text;
                let begun = LongRewriting::begin(self.source, unchanged, before, journal)?;
                rewriting = Some(begun);
            }
            let Some(rewriting) = &mut rewriting else {
                continue;
            };
            let written = edits.rewrite(&document);
            let margin = document.source().len() - core.end;
            rewriting.put(&written[core.start..written.len() - margin])?;
            rewriting.tell(journal, || {
                let mut written = journal_edits(&document, &findings, &edits);
                for edit in &mut written {
                    edit.byte_start += base;
                    edit.byte_end += base;
                }
                written
            })?;
        }
        if portions.read.digest128() != self.survey.text {
            return Err(self.changed());
        }
        let given_back = match rewriting {
            Some(rewriting) => rewriting.commit(self.survey.file, journal)?,
            None => None,
        };
        Ok((done, given_back))
    }

    fn changed(&self) -> Error {
        changed_meanwhile(self.source.name().as_ref())
    }

    /// The second reading, to be checked portion by portion.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub(crate) fn checking<'s>(&'s self, run: &'s Run<'_>) -> Result<Checking<'s>, Error> {
        Ok(Checking {
            portions: self.portions(run)?,
            text: self,
            part: Part::First,
            judged: Judged::default(),
        })
    }
}

/// A long text that is checked, portion by portion.
pub(crate) struct Checking<'a> {
    portions: Portions<'a>,
    text: &'a LongText<'a>,
    part: Part,
    judged: Judged,
}

impl Checking<'_> {
    /// The next portion.
    ///
    /// # Errors
    /// Where the file cannot be read, or is not what was surveyed.
    pub(crate) fn next(&mut self, run: &Run<'_>) -> Result<Option<Checked>, Error> {
        let text = self.text;
        let Some(portion) = self.portions.next()? else {
            let same = self.portions.read.digest128() == text.survey.text;
            return if same { Ok(None) } else { Err(text.changed()) };
        };
        let Ok(Portion { document, .. }) = portion else {
            return Err(text.changed());
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
