//! Runs the scope pass and the file pass over sources, in parallel, in order.

use rayon::prelude::*;

use crate::error::Error;
use crate::lint::{Checks, Finding, Rule, check};
use crate::table::Table;
use crate::text::Document;
use crate::variant::{Canonicals, Settings, Vocabulary, VocabularyBuilder, decide};

use super::input::Source;
use super::options::{InputArgs, JudgementArgs, Scope, TierArg};
use super::{Outcome, Stop, say};

/// What the passes need to know.
pub(super) struct Run<'a> {
    pub table: &'a Table,
    pub settings: Settings,
    pub checks: Checks,
    pub scope: Scope,
    pub verbose: bool,
}

/// One document with what was found in it.
pub(super) struct Checked {
    pub source: Source,
    pub document: Document,
    pub findings: Vec<Finding>,
    pub canonicals: Canonicals,
}

/// Documents that are held in memory at once.
const BATCH: usize = 64;

impl<'a> Run<'a> {
    pub(super) fn new(
        table: &'a Table,
        tier: TierArg,
        enforce_built_in: bool,
        judgement: &JudgementArgs,
        input: &InputArgs,
    ) -> Self {
        let mut checks = Checks::default();
        if judgement.orthography {
            checks.rules.push(Rule::Orthography);
        }
        Self {
            table,
            settings: Settings {
                lowest: tier.into(),
                enforce_built_in,
            },
            checks,
            scope: judgement.scope,
            verbose: input.verbose,
        }
    }

    /// Checks all sources and hands them over in their order.
    pub(super) fn each(
        &self,
        sources: &[Source],
        outcome: &mut Outcome,
        mut hand: impl FnMut(Checked, &mut Outcome) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let shared = match self.scope {
            Scope::Document => None,
            Scope::All => {
                let words = vocabulary(sources, self.table, self.verbose, outcome);
                Some(decide(&words, self.table, &self.settings))
            }
        };
        // Standard input cannot be rewritten in pieces; files are read again.
        let quiet = shared.is_some();
        for batch in sources.chunks(BATCH) {
            let checked: Vec<_> = batch
                .par_iter()
                .map(|source| self.one(source, shared.as_ref()))
                .collect();
            for result in checked {
                match result {
                    Ok(Some(checked)) => hand(checked, outcome)?,
                    Ok(None) => {}
                    Err(error) => {
                        outcome.failed = true;
                        if !quiet {
                            say(&error);
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn one(&self, source: &Source, shared: Option<&Canonicals>) -> Result<Option<Checked>, Error> {
        let Some(document) = source.read()? else {
            if self.verbose && shared.is_none() {
                skipped(source);
            }
            return Ok(None);
        };
        let canonicals = shared.cloned().unwrap_or_else(|| {
            let mut words = VocabularyBuilder::new();
            words.add(&document, self.table);
            decide(&words.finish(), self.table, &self.settings)
        });
        let mut findings = check(&document, &canonicals, self.table, &self.checks);
        findings.retain(|finding| finding.tier <= self.settings.lowest);
        Ok(Some(Checked {
            source: source.clone(),
            document,
            findings,
            canonicals,
        }))
    }
}

/// The vocabulary of all sources together.
pub(super) fn vocabulary(
    sources: &[Source],
    table: &Table,
    verbose: bool,
    outcome: &mut Outcome,
) -> Vocabulary {
    let count = |chunk: &[Source]| {
        let mut words = VocabularyBuilder::new();
        let mut errors = Vec::new();
        for source in chunk {
            match source.read() {
                Ok(Some(document)) => words.add(&document, table),
                Ok(None) if verbose => skipped(source),
                Ok(None) => {}
                Err(error) => errors.push(error),
            }
        }
        (words, errors)
    };
    let shards: Vec<_> = sources.par_chunks(BATCH).map(count).collect();
    let mut all = VocabularyBuilder::new();
    for (words, errors) in shards {
        all.merge(words);
        outcome.failed |= !errors.is_empty();
        errors.iter().for_each(say);
    }
    all.finish()
}

fn skipped(source: &Source) {
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
pub(super) fn warn_of_invalid_bytes(document: &Document) {
    if let Some(at) = document.invalid_at() {
        let place = crate::text::LineIndex::new(document).locate(at);
        say(&Error::new(
            crate::error::ErrorKind::Io,
            "some bytes are not UTF-8",
            "they are passed through untouched",
        )
        .in_file(document.name())
        .on_line(place.line as u64));
    }
}
