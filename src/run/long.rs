//! The second reading of a text that is too long to be held: its portions, checked.

use std::sync::Arc;

use crate::checker::DocumentSettings;
use crate::error::Error;
use crate::lint::{Finding, Judged, check_portion, suppress};
use crate::rewrite::replace::changed_meanwhile;
use crate::run::notice::{Notice, invalid_bytes};
use crate::run::scope::{Checked, Part, Run};
use crate::run::survey::{Survey, Surveyed, survey};
use crate::source::packing::Packing;
use crate::source::passed_over::PassedOver;
use crate::source::portions::{Portion, Portions};
use crate::source::source::Source;
use crate::text::Document;
use crate::variant::{Canonicals, VocabularyBuilder};

/// A long text after its first reading.
pub(crate) struct LongText<'a> {
    source: &'a Source,
    survey: Survey,
    settings: DocumentSettings,
    canonicals: Arc<Canonicals>,
}

/// What the first reading shows.
pub(crate) enum LongOr<'a> {
    Long(Box<LongText<'a>>),
    /// The text has to be held.
    Whole,
    PassedOver(PassedOver),
}

impl<'a> LongText<'a> {
    /// The first reading.
    ///
    /// # Errors
    /// Where the text cannot be read or unpacked, or is malformed.
    pub(crate) fn survey(
        source: &'a Source,
        run: &Run<'_>,
        shared: Option<&Arc<Canonicals>>,
    ) -> Result<LongOr<'a>, Error> {
        let mut words = VocabularyBuilder::new();
        let chosen = &run.settings.reading.chosen;
        let surveyed = survey(source, run.checker.knowledge(), chosen, &mut words)?;
        let survey = match surveyed {
            Surveyed::InPortions(survey) => *survey,
            Surveyed::Whole => return Ok(LongOr::Whole),
            Surveyed::PassedOver(why) => return Ok(LongOr::PassedOver(why)),
        };
        run.settings.reading.saw(&survey.header);
        if let Some(line) = survey.invalid_on {
            (run.notify)(Notice::Warning(&invalid_bytes(source.name(), line)));
        }
        let decided = || Arc::new(run.checker.decide(&words.finish()));
        Ok(LongOr::Long(Box::new(Self {
            source,
            survey,
            settings: run.of_document(&source.name()),
            canonicals: shared.cloned().unwrap_or_else(decided),
        })))
    }

    /// The second reading.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub(crate) fn checking<'s>(&'s self, run: &'s Run<'_>) -> Result<Checking<'s>, Error> {
        let (format, chosen) = (self.survey.format, &run.settings.reading.chosen);
        let phrases = self.canonicals.phrases();
        Ok(Checking {
            portions: Portions::open(self.source, format, chosen, phrases)?,
            text: self,
            is_first: true,
            judged: Judged::default(),
        })
    }

    fn findings(&self, document: &Document, run: &Run<'_>, judged: &mut Judged) -> Vec<Finding> {
        // A portion is in the languages of the text.
        document.language_map(|| (*self.survey.languages).clone());
        let (checks, forms) = (&self.settings.checks, self.survey.forms);
        let (canonicals, knowledge) = (&self.canonicals, run.checker.knowledge());
        let mut findings = check_portion(document, canonicals, knowledge, checks, forms, judged);
        findings.retain(|finding| finding.tier <= self.settings.lowest);
        suppress(document, findings, &self.settings.ignored).findings
    }

    fn changed(&self) -> Error {
        changed_meanwhile(self.source.name().as_ref())
    }
}

/// A long text that is checked, portion by portion.
pub(crate) struct Checking<'a> {
    portions: Portions<'a>,
    text: &'a LongText<'a>,
    is_first: bool,
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
        let Ok(Portion { document, core }) = portion else {
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
            lowest: text.settings.lowest,
            unused: Vec::new(),
            part: Part::Portion {
                core,
                text: text.survey.text,
                is_first: std::mem::take(&mut self.is_first),
            },
        }))
    }
}
