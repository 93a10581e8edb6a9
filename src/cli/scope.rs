//! Runs the scope pass and the file pass over sources, in parallel, in order.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::error::Error;
use crate::lint::{Checks, Finding, Ignored, Rule, check, heed};
use crate::table::Table;
use crate::text::{Document, Spelling};
use crate::variant::{
    Archive, Canonicals, Settings, Tier, Vocabulary, VocabularyBuilder, decide, decide_in,
};

use super::config::{Globs, Loaded, Override};
use super::count::{counted, say_chance};
use super::input::{Opened, Reading, Source};
use super::long::{self, Checking};
use super::options::{InputArgs, JudgementArgs, Scope, TierArg};
use super::packing::Packing;
use super::profile;
use super::tarball::Tarball;
use super::{Outcome, Stop, say};

/// What the passes need to know.
pub(super) struct Run<'a> {
    pub table: &'a Table,
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
pub(super) struct Checked {
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

/// Whether a document is all of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    /// The first portion of a long one.
    First,
    /// Another portion of the long one before.
    Further,
}

/// What the file pass hands over, one after the other.
pub(super) enum Given<'a> {
    Document(Box<Checked>),
    /// All documents of this archive, or portions of this text, were given.
    EndOf(&'a Source),
}

/// The settings of one document, overrides included.
pub(super) struct Own {
    pub checks: Checks,
    pub ignored: Ignored,
    pub lowest: Tier,
}

/// Documents that are held in memory at once.
pub(super) const BATCH: usize = 64;

impl<'a> Run<'a> {
    pub(super) fn new(
        table: &'a Table,
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
        let archive = archive.map(|words| Archive::new(words.finish(), table));
        let mut checks = Checks::default();
        if judgement.orthography {
            checks.rules.push(Rule::Orthography);
        }
        Ok(Self {
            table,
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
    pub(super) fn may_read_in_portions(&self) -> bool {
        !self.ignored.quotations && !self.report_unused && !self.reading.verbose
    }

    /// What is decided for all sources together, if they are one scope.
    pub(super) fn shared(
        &self,
        sources: &[Source],
        outcome: &mut Outcome,
    ) -> Option<Arc<Canonicals>> {
        match (self.scope, sources) {
            // The only document is its own scope, and is read once.
            (Scope::Document, _) => None,
            (Scope::All, [only]) if !only.is_tarball() => None,
            (Scope::All, _) => {
                let words = counted(sources, self.table, &self.reading, outcome);
                let words = words.finish();
                let canonicals = self.decided(&words);
                if self.reading.verbose {
                    say_chance(&canonicals);
                }
                Some(Arc::new(canonicals))
            }
        }
    }

    /// Checks all sources and hands them over in their order; long texts portion
    /// by portion, where that is asked for and can be done.
    pub(super) fn each(
        &self,
        sources: &[Source],
        in_portions: bool,
        shared: Option<&Arc<Canonicals>>,
        outcome: &mut Outcome,
        mut hand: impl FnMut(Given<'_>, &mut Outcome) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let bar = progress(sources.len());
        let long = |source| in_portions.then(|| long::path(source)).flatten();
        let is_alone = |s: &Source| s.is_tarball() || (in_portions && long::path(s).is_some());
        let mut rest = sources;
        while let [first, others @ ..] = rest {
            let together = rest.iter().position(is_alone).unwrap_or(rest.len());
            if together > 0 {
                self.documents(&rest[..together], shared, outcome, &bar, &mut hand)?;
                rest = &rest[together..];
                continue;
            }
            rest = others;
            if let Some(path) = long(first) {
                self.portions(first, path, shared, outcome, &bar, &mut hand)?;
            } else {
                self.archive(first, shared, outcome, &bar, &mut hand)?;
            }
        }
        bar.finish_and_clear();
        Ok(())
    }

    fn archive(
        &self,
        archive: &Source,
        shared: Option<&Arc<Canonicals>>,
        outcome: &mut Outcome,
        bar: &ProgressBar,
        hand: &mut impl FnMut(Given<'_>, &mut Outcome) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        bar.inc(1);
        match Tarball::open(archive, &self.reading.excluded) {
            Ok(tarball) => {
                let members = Source::members(&Arc::new(tarball));
                self.documents(&members, shared, outcome, &ProgressBar::hidden(), hand)?;
                hand(Given::EndOf(archive), outcome)
            }
            Err(error) => {
                failed(&error, shared, outcome);
                Ok(())
            }
        }
    }

    fn portions(
        &self,
        source: &Source,
        path: &Path,
        shared: Option<&Arc<Canonicals>>,
        outcome: &mut Outcome,
        bar: &ProgressBar,
        hand: &mut impl FnMut(Given<'_>, &mut Outcome) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut checking = match Checking::begin(source, path, self, shared) {
            Ok(Some(checking)) => checking,
            Ok(None) => {
                return self.documents(std::slice::from_ref(source), shared, outcome, bar, hand);
            }
            Err(error) => {
                failed(&error, shared, outcome);
                return Ok(());
            }
        };
        bar.inc(1);
        loop {
            match checking.next(self) {
                Ok(Some(checked)) => hand(Given::Document(Box::new(checked)), outcome)?,
                Ok(None) => return hand(Given::EndOf(source), outcome),
                Err(error) => {
                    say(&error);
                    outcome.failed = true;
                    return hand(Given::EndOf(source), outcome);
                }
            }
        }
    }

    fn documents(
        &self,
        sources: &[Source],
        shared: Option<&Arc<Canonicals>>,
        outcome: &mut Outcome,
        bar: &ProgressBar,
        hand: &mut impl FnMut(Given<'_>, &mut Outcome) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        for batch in sources.chunks(BATCH) {
            bar.inc(batch.len() as u64);
            let checked: Vec<_> = batch
                .par_iter()
                .map(|source| self.one(source, shared))
                .collect();
            for result in checked {
                match result {
                    Ok(Some(checked)) => {
                        warn_of_invalid_bytes(&checked.document);
                        warn_of_unused_ignores(&checked);
                        hand(Given::Document(Box::new(checked)), outcome)?;
                    }
                    Ok(None) => {}
                    Err(error) => failed(&error, shared, outcome),
                }
            }
        }
        Ok(())
    }

    pub(super) fn decided(&self, words: &Vocabulary) -> Canonicals {
        match &self.archive {
            Some(archive) => {
                let around = archive.around(words, self.table);
                decide(&around, self.table, &self.settings)
            }
            None => decide(words, self.table, &self.settings),
        }
    }

    /// As [`Run::decided`], of a scope that is one document.
    fn decided_in(&self, document: &Document, words: &Vocabulary) -> Canonicals {
        match &self.archive {
            Some(_) => self.decided(words),
            None => decide_in(document, words, self.table, &self.settings),
        }
    }

    /// The settings for one path: later overrides win.
    pub(super) fn own(&self, name: &str) -> Own {
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

    fn one(
        &self,
        source: &Source,
        shared: Option<&Arc<Canonicals>>,
    ) -> Result<Option<Checked>, Error> {
        let Some(read) = source.read(&self.reading.chosen)? else {
            if self.reading.verbose && shared.is_none() {
                skipped(source);
            }
            return Ok(None);
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
        let Own {
            checks,
            ignored,
            lowest,
        } = self.own(document.name());
        let mut findings = check(&document, &canonicals, self.table, &checks);
        findings.retain(|finding| finding.tier <= lowest);
        let heeded = heed(&document, findings, &ignored);
        Ok(Some(Checked {
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
        }))
    }
}

/// Where the scope was counted together, the error was said then.
fn failed(error: &Error, shared: Option<&Arc<Canonicals>>, outcome: &mut Outcome) {
    outcome.failed = true;
    if shared.is_none() {
        say(error);
    }
}

/// A bar for people: only where nothing else is printed on the terminal, and
/// there is something to wait for.
fn progress(files: usize) -> ProgressBar {
    let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
    if !watched || files <= BATCH {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} files, {eta} left");
    let bar = ProgressBar::new(files as u64);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Names a binary file.
pub(super) fn skipped(source: &Source) {
    say(&Error::new(
        crate::error::ErrorKind::Io,
        format!("{} is binary", source.name()),
        "skipped",
    ));
}

/// Says what could not be found, sets the number of threads.
pub(super) fn prepare(input: &InputArgs, errors: &[Error], outcome: &mut Outcome) {
    errors.iter().for_each(say);
    outcome.failed |= !errors.is_empty();
    if let Some(jobs) = input.jobs {
        // Fails only where a pool exists already; then that one serves.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global();
    }
}

/// Says once for a file that it holds bytes that are not UTF-8.
fn warn_of_invalid_bytes(document: &Document) {
    if let Some(at) = document.invalid_at() {
        let place = crate::text::LineIndex::new(document).locate(at);
        say(&invalid_bytes(document.name(), place.line as u64));
    }
}

/// What to say of bytes that are not UTF-8.
pub(super) fn invalid_bytes(file: impl Into<PathBuf>, line: u64) -> Error {
    let mend = "they are passed through untouched";
    Error::new(
        crate::error::ErrorKind::Io,
        "some bytes are not UTF-8",
        mend,
    )
    .in_file(file)
    .on_line(line)
}

/// Names the ignore comments of a document that silence nothing.
fn warn_of_unused_ignores(checked: &Checked) {
    for &line in &checked.unused {
        say(&Error::new(
            crate::error::ErrorKind::Config,
            "this ignore comment silences nothing",
            "remove it",
        )
        .in_file(checked.document.name())
        .on_line(line as u64));
    }
}
