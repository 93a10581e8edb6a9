//! What a run judges by: the scope pass, and one document judged by it.

use std::sync::Arc;

use crate::error::Error;
use crate::lint::{Checks, Finding, Ignored, Rule, check, heed};
use crate::text::{Document, Spelling};
use crate::variant::{
    Archive, Canonicals, Knowledge, Settings, Tier, Vocabulary, VocabularyBuilder, decide,
    decide_in,
};

use crate::cli::Outcome;
use crate::cli::config::{Globs, Loaded, Override};
use crate::cli::options::{InputArgs, JudgementArgs, Scope, TierArg};
use crate::run::count::{counted, say_chance};
use crate::run::profile;
use crate::source::packing::Packing;
use crate::source::source::{Content, Opened, Reading, Source};

/// What the passes need to know.
pub(crate) struct Run<'a> {
    pub knowledge: &'a Knowledge,
    pub settings: Settings,
    pub checks: Checks,
    pub scope: Scope,
    pub reading: Reading,
    pub ignored: Ignored,
    /// What drafts are judged against, if anything but themselves.
    archive: Option<Archive>,
    report_unused: bool,
    overrides: Vec<(Globs, Override)>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    /// The first portion of a long one.
    First,
    /// Another portion of the long one before.
    Further,
}

/// The settings of one document, overrides included.
pub(crate) struct Own {
    pub checks: Checks,
    pub ignored: Ignored,
    pub lowest: Tier,
}

impl<'a> Run<'a> {
    pub(crate) fn new(
        knowledge: &'a Knowledge,
        tier: TierArg,
        enforce_built_in: bool,
        judgement: &JudgementArgs,
        input: &InputArgs,
        loaded: &Loaded,
    ) -> Result<Self, Error> {
        let archive = judgement
            .profile
            .as_deref()
            .map(profile::read)
            .transpose()?;
        let archive = archive.map(|words| Archive::new(words.finish(), knowledge));
        let mut checks = Checks::default();
        if judgement.orthography {
            checks.rules.push(Rule::Orthography);
        }
        Ok(Self {
            knowledge,
            settings: Settings {
                lowest: tier.into(),
                enforce_built_in,
                running_text: true,
                archive: archive.as_ref().map_or(0, Archive::spellings),
            },
            archive,
            checks,
            scope: judgement.scope.unwrap_or_default(),
            reading: Reading::new(input, loaded),
            ignored: Ignored {
                words: loaded
                    .config
                    .ignore_words
                    .iter()
                    .map(|w| Spelling::of(w))
                    .collect(),
                quotations: judgement.ignore_quotations,
            },
            report_unused: judgement.report_unused_ignores,
            overrides: loaded.overrides(),
        })
    }

    /// True where nothing that is asked for needs a text as a whole.
    pub(crate) fn may_read_in_portions(&self) -> bool {
        !self.ignored.quotations && !self.report_unused && !self.reading.verbose
    }

    /// What is decided for all sources together, if they are one scope.
    pub(crate) fn shared(
        &self,
        sources: &[Source],
        outcome: &mut Outcome,
    ) -> Option<Arc<Canonicals>> {
        match (self.scope, sources) {
            // The only document is its own scope, and is read once.
            (Scope::Document, _) => None,
            (Scope::All, [only]) if !only.is_tarball() => None,
            (Scope::All, _) => {
                let words = counted(sources, self.knowledge, &self.reading, outcome);
                let words = words.finish();
                let canonicals = self.decided(&words);
                if self.reading.verbose {
                    say_chance(&canonicals);
                }
                Some(Arc::new(canonicals))
            }
        }
    }

    pub(crate) fn decided(&self, words: &Vocabulary) -> Canonicals {
        match &self.archive {
            Some(archive) => {
                let around = archive.around(words, self.knowledge);
                decide(&around, self.knowledge, &self.settings)
            }
            None => decide(words, self.knowledge, &self.settings),
        }
    }

    /// As [`Run::decided`], of a scope that is one document.
    fn decided_in(&self, document: &Document, words: &Vocabulary) -> Canonicals {
        match &self.archive {
            Some(_) => self.decided(words),
            None => decide_in(document, words, self.knowledge, &self.settings),
        }
    }

    /// The settings for one path: later overrides win.
    pub(crate) fn own(&self, name: &str) -> Own {
        let mut own = Own {
            checks: self.checks.clone(),
            ignored: self.ignored.clone(),
            lowest: self.settings.lowest,
        };
        for (globs, one) in &self.overrides {
            if !globs.matches(name) {
                continue;
            }
            // No override asks for a less sure tier than the scope was judged by.
            own.lowest = one
                .tier
                .map_or(own.lowest, Tier::from)
                .min(self.settings.lowest);
            own.ignored
                .words
                .extend(one.ignore_words.iter().map(|w| Spelling::of(w)));
            if let Some(wanted) = one.orthography {
                own.checks.rules.retain(|rule| *rule != Rule::Orthography);
                own.checks.rules.extend(wanted.then_some(Rule::Orthography));
            }
        }
        own
    }

    pub(crate) fn one(
        &self,
        source: &Source,
        shared: Option<&Arc<Canonicals>>,
        may_be_long: bool,
    ) -> Result<JudgedSource, Error> {
        let read = match source.read(&self.reading.chosen, may_be_long)? {
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
            words.add(&document, self.knowledge);
            words.add_split_words(&document, self.knowledge);
            Arc::new(self.decided_in(&document, &words.finish()))
        });
        let Own {
            checks,
            ignored,
            lowest,
        } = self.own(document.name());
        let mut findings = check(&document, &canonicals, self.knowledge, &checks);
        findings.retain(|finding| finding.tier <= lowest);
        let heeded = heed(&document, findings, &ignored);
        Ok(JudgedSource::Document(Box::new(Checked {
            source: source.clone(),
            packing,
            fingerprint,
            unused: if self.report_unused {
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
