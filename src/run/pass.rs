//! The file pass: all sources, judged side by side and handed over in their order.

use std::io::{self, IsTerminal};
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::error::Error;
use crate::text::Document;
use crate::variant::Canonicals;

use crate::cli::options::InputArgs;
use crate::cli::{Outcome, Stop, say};
use crate::run::long::{LONG, LongText};
use crate::run::scope::{Checked, JudgedSource, Run};
use crate::source::source::Source;
use crate::source::tar::Tarball;

/// Documents that are held in memory at once, unless they are long.
pub(crate) const BATCH: usize = 64;

/// What the pass hands over, one after the other.
pub(crate) enum Given<'a> {
    Document(Box<Checked>),
    Long(Box<LongText<'a>>),
    /// All documents of this archive, or portions of this text, were given.
    EndOf(&'a Source),
}

/// How texts that are too long to be held are handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LongTexts {
    /// Held all the same.
    Held,
    /// Portion by portion, as documents.
    InPortions,
    /// To be read by who takes them.
    Surveyed,
}

/// Judges all sources and hands them over in their order.
///
/// # Errors
/// Where `hand` has one; what cannot be read is said, and the others go on.
pub(crate) fn each(
    run: &Run<'_>,
    sources: &[Source],
    long: LongTexts,
    shared: Option<&Arc<Canonicals>>,
    outcome: &mut Outcome,
    hand: impl FnMut(Given<'_>, &mut Outcome) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let bar = progress(sources.len());
    let mut pass = Pass {
        run,
        shared,
        outcome,
        hand,
    };
    let mut rest = sources;
    while let [first, others @ ..] = rest {
        if first.is_tarball() {
            bar.inc(1);
            pass.archive(first, long)?;
            rest = others;
            continue;
        }
        let batch;
        (batch, rest) = rest.split_at(together(rest));
        bar.inc(batch.len() as u64);
        pass.documents(batch, long)?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// How many of the first sources are documents that may be held together.
fn together(sources: &[Source]) -> usize {
    let mut size = 0;
    let fits = |source: &&Source| {
        size += source.size();
        !source.is_tarball() && size <= LONG
    };
    sources.iter().take(BATCH).take_while(fits).count().max(1)
}

struct Pass<'a, H> {
    run: &'a Run<'a>,
    shared: Option<&'a Arc<Canonicals>>,
    outcome: &'a mut Outcome,
    hand: H,
}

impl<H: FnMut(Given<'_>, &mut Outcome) -> Result<(), Stop>> Pass<'_, H> {
    fn archive(&mut self, archive: &Source, long: LongTexts) -> Result<(), Stop> {
        let tarball = match Tarball::open(archive, &self.run.reading.excluded) {
            Ok(tarball) => tarball,
            Err(error) => {
                self.failed(&error);
                return Ok(());
            }
        };
        let members = Source::members(&Arc::new(tarball));
        let mut rest = members.as_slice();
        while !rest.is_empty() {
            let batch;
            (batch, rest) = rest.split_at(together(rest));
            self.documents(batch, long)?;
        }
        (self.hand)(Given::EndOf(archive), self.outcome)
    }

    fn documents(&mut self, batch: &[Source], long: LongTexts) -> Result<(), Stop> {
        let may_be_long = long != LongTexts::Held;
        let judged: Vec<_> = batch
            .par_iter()
            .map(|source| self.run.one(source, self.shared, may_be_long))
            .collect();
        for (source, judged) in batch.iter().zip(judged) {
            match judged {
                Ok(JudgedSource::Document(checked)) => {
                    warn_of_invalid_bytes(&checked.document);
                    warn_of_unused_ignores(&checked);
                    (self.hand)(Given::Document(checked), self.outcome)?;
                }
                Ok(JudgedSource::Long) => self.long(source, long)?,
                Ok(JudgedSource::Binary) if self.run.reading.verbose && self.shared.is_none() => {
                    skipped(source);
                }
                Ok(JudgedSource::Binary) => {}
                Err(error) => self.failed(&error),
            }
        }
        Ok(())
    }

    fn long(&mut self, source: &Source, long: LongTexts) -> Result<(), Stop> {
        match LongText::survey(source, self.run, self.shared) {
            Ok(Some(text)) if long == LongTexts::Surveyed => {
                (self.hand)(Given::Long(Box::new(text)), self.outcome)
            }
            Ok(Some(text)) => self.portions(source, &text),
            Ok(None) => self.documents(std::slice::from_ref(source), LongTexts::Held),
            Err(error) => {
                self.failed(&error);
                Ok(())
            }
        }
    }

    fn portions(&mut self, source: &Source, text: &LongText<'_>) -> Result<(), Stop> {
        let mut checking = match text.checking(self.run) {
            Ok(checking) => checking,
            Err(error) => {
                self.failed(&error);
                return Ok(());
            }
        };
        let run = self.run;
        let mut next = checking.next(run);
        while let Ok(Some(checked)) = next {
            // The next portion is checked while this one is told of.
            let told;
            (told, next) = thread::scope(|side| {
                let ahead = side.spawn(|| checking.next(run));
                let told = (self.hand)(Given::Document(Box::new(checked)), self.outcome);
                let ahead = ahead.join();
                (told, ahead.unwrap_or_else(|panic| resume_unwind(panic)))
            });
            told?;
        }
        if let Err(error) = next {
            say(&error);
            self.outcome.failed = true;
        }
        (self.hand)(Given::EndOf(source), self.outcome)
    }

    /// Where the scope was counted together, the error was said then.
    fn failed(&mut self, error: &Error) {
        self.outcome.failed = true;
        if self.shared.is_none() {
            say(error);
        }
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
pub(crate) fn skipped(source: &Source) {
    say(&Error::new(
        crate::error::ErrorKind::Io,
        format!("{} is binary", source.name()),
        "skipped",
    ));
}

/// Says what could not be found, sets the number of threads.
pub(crate) fn prepare(input: &InputArgs, errors: &[Error], outcome: &mut Outcome) {
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
pub(crate) fn invalid_bytes(file: impl Into<PathBuf>, line: u64) -> Error {
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
