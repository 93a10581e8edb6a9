//! What a run judges by: the scope pass, and one document judged by it.

use std::ops::Range;
use std::sync::Arc;

use crate::error::Error;
use crate::lint::{Finding, check, heed};
use crate::run::count::counted;
use crate::run::notice::{Notice, Notify};
use crate::run::outcome::Outcome;
use crate::run::settings::{DocumentSettings, RunSettings, Scope};
use crate::source::packing::Packing;
use crate::source::source::{Content, Opened, Source};
use crate::table::Table;
use crate::text::Document;
use crate::variant::{
    Archive, Canonicals, Settings, Tier, Vocabulary, VocabularyBuilder, decide, decide_in,
};

/// What the passes need to know.
pub(crate) struct Run<'a> {
    pub table: &'a Table,
    pub settings: RunSettings,
    pub notify: Notify<'a>,
    judging: Settings,
    /// What drafts are judged against, if anything but themselves.
    archive: Option<Archive>,
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

/// What judging a source gives.
pub(crate) enum JudgedSource {
    Document(Box<Checked>),
    Binary,
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
    pub(crate) fn new(table: &'a Table, mut settings: RunSettings, notify: Notify<'a>) -> Self {
        let archive = settings.archive.take();
        let archive = archive.map(|words| Archive::new(words.finish(), table));
        Self {
            table,
            judging: settings.judging(archive.as_ref().map_or(0, Archive::spellings)),
            settings,
            notify,
            archive,
        }
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
                    self.table,
                    &self.settings.reading,
                    self.notify,
                    outcome,
                );
                let words = words.finish();
                let canonicals = self.decided(&words);
                (self.notify)(Notice::Decided(&canonicals));
                Some(Arc::new(canonicals))
            }
        }
    }

    /// What is decided for one scope.
    pub(crate) fn decided(&self, words: &Vocabulary) -> Canonicals {
        match &self.archive {
            Some(archive) => {
                let around = archive.around(words, self.table);
                decide(&around, self.table, &self.judging)
            }
            None => decide(words, self.table, &self.judging),
        }
    }

    /// As [`Run::decided`], of a scope that is one document.
    fn decided_in(&self, document: &Document, words: &Vocabulary) -> Canonicals {
        match &self.archive {
            Some(_) => self.decided(words),
            None => decide_in(document, words, self.table, &self.judging),
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
            Content::Binary => return Ok(JudgedSource::Binary),
            Content::Long => return Ok(JudgedSource::Long),
        };
        let Opened {
            document,
            packing,
            fingerprint,
        } = read;
        let canonicals = shared.cloned().unwrap_or_else(|| {
            let mut words = VocabularyBuilder::new();
            words.add(&document, self.table);
            words.add_split_words(&document, self.table);
            Arc::new(self.decided_in(&document, &words.finish()))
        });
        let DocumentSettings {
            checks,
            ignored,
            lowest,
        } = self.settings.of_document(document.name());
        let mut findings = check(&document, &canonicals, self.table, &checks);
        findings.retain(|finding| finding.tier <= lowest);
        let heeded = heed(&document, findings, &ignored);
        Ok(JudgedSource::Document(Box::new(Checked {
            source: source.clone(),
            packing,
            fingerprint,
            unused: if self.settings.report_unused {
                heeded.unused
            } else {
                Vec::new()
            },
            document,
            findings: heeded.findings,
            lowest,
            canonicals,
            part: Part::Whole,
        })))
    }
}
