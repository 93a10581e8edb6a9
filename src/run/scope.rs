//! What a run judges by: the scope pass, and one document judged by it.

use std::ops::Range;
use std::sync::Arc;

use crate::checker::{Checker, DocumentSettings};
use crate::error::Error;
use crate::lint::{Edits, Finding};
use crate::run::count::counted;
use crate::run::notice::{Notice, Notify};
use crate::run::outcome::Outcome;
use crate::run::settings::{RunSettings, Scope};
use crate::source::packing::Packing;
use crate::source::passed_over::PassedOver;
use crate::source::source::{Content, Opened, Source};
use crate::text::Document;
use crate::variant::{Canonicals, Tier};

/// What the passes need to know.
pub(crate) struct Run<'a> {
    pub checker: &'a Checker,
    pub settings: RunSettings,
    pub notify: Notify<'a>,
    /// Documents that are their own scope are judged as `fix` leaves them for good.
    pub settles: bool,
}

/// One document with what was found in it.
pub(crate) struct Checked {
    pub source: Source,
    pub packing: Packing,
    /// Of the file as it was read.
    pub fingerprint: u128,
    pub document: Document,
    pub findings: Vec<Finding>,
    pub canonicals: Arc<Canonicals>,
    /// The least sure tier for this document.
    pub lowest: Tier,
    /// Lines of ignore comments without use, if they are to be named.
    pub unused: Vec<usize>,
    pub part: Part,
}

impl Checked {
    /// The edits that the findings ask for, of those that may be made.
    pub(crate) fn edits(&self) -> Edits {
        Edits::from_findings(&self.findings, self.lowest).fixable_in(&self.document)
    }

    /// How many findings no edit can settle.
    pub(crate) fn left(&self) -> usize {
        let is_left = |f: &&Finding| f.suggestion.is_none() || !self.document.is_fixable(f.span);
        self.findings.iter().filter(is_left).count()
    }
}

/// What judging a source gives.
pub(crate) enum JudgedSource {
    Document(Box<Checked>),
    PassedOver(PassedOver),
    /// It is too long to be held.
    Long,
}

/// Whether a document is all of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    /// A portion of a long one.
    Portion {
        /// What of its bytes belongs to no other portion.
        core: Range<usize>,
        /// Fingerprint of the whole text, unpacked.
        text: u128,
        is_first: bool,
    },
}

impl Part {
    /// True where a text begins.
    pub(crate) const fn begins(&self) -> bool {
        matches!(self, Self::Whole | Self::Portion { is_first: true, .. })
    }
}

impl<'a> Run<'a> {
    pub(crate) const fn new(
        checker: &'a Checker,
        settings: RunSettings,
        notify: Notify<'a>,
    ) -> Self {
        Self {
            checker,
            settings,
            notify,
            settles: false,
        }
    }

    /// True where nothing that is asked for needs a text as a whole.
    pub(crate) fn may_read_in_portions(&self) -> bool {
        let quotations = self.checker.document_settings().ignored.quotations;
        !quotations && !self.settings.report_unused && !self.settings.verbose
    }

    /// The settings for one path.
    pub(crate) fn of_document(&self, name: &str) -> DocumentSettings {
        let general = self.checker.document_settings();
        self.settings.of_document(name, general)
    }

    /// What is decided for all sources together, if they are one scope.
    pub(crate) fn shared(
        &self,
        sources: &[Source],
        outcome: &mut Outcome,
    ) -> Option<Arc<Canonicals>> {
        match (self.settings.scope, sources) {
            // The only document is its own scope, and is read once.
            (Scope::Document, _) => None,
            (Scope::All, [only]) if only.archive().is_none() => None,
            (Scope::All, _) => {
                let words = counted(
                    sources,
                    self.checker.knowledge(),
                    &self.settings.reading,
                    self.notify,
                    outcome,
                );
                let words = words.finish();
                let canonicals = self.checker.decide(&words);
                (self.notify)(Notice::Decided(&canonicals));
                Some(Arc::new(canonicals))
            }
        }
    }

    /// Reads a source and checks it.
    ///
    /// # Errors
    /// Where it cannot be read or unpacked, or is malformed.
    pub(crate) fn one(
        &self,
        source: &Source,
        shared: Option<&Arc<Canonicals>>,
        may_be_long: bool,
    ) -> Result<JudgedSource, Error> {
        let read = match source.read(&self.settings.reading.chosen, may_be_long)? {
            Content::Text(read) => *read,
            Content::PassedOver(why) => return Ok(JudgedSource::PassedOver(why)),
            Content::Long => return Ok(JudgedSource::Long),
        };
        let Opened {
            document,
            packing,
            fingerprint,
            header,
        } = read;
        self.settings.reading.saw(&header);
        let canonicals = shared.cloned();
        let canonicals = canonicals.unwrap_or_else(|| Arc::new(self.checker.decide_in(&document)));
        let own = self.of_document(document.name());
        let mut report = self.checker.check_as(document, canonicals, &own);
        if self.settles && shared.is_none() {
            report = self.checker.settled(report, &own);
        }
        let (document, findings, canonicals, mut unused) = report.into_parts();
        if !self.settings.report_unused {
            unused.clear();
        }
        Ok(JudgedSource::Document(Box::new(Checked {
            source: source.clone(),
            packing,
            fingerprint,
            document,
            findings,
            canonicals,
            lowest: own.lowest,
            unused,
            part: Part::Whole,
        })))
    }
}
