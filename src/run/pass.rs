//! The file pass: all sources, judged side by side and handed over in their order.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use rayon::prelude::*;

use crate::error::Error;
use crate::run::long::{LongOr, LongText};
use crate::run::notice::{Notice, invalid_bytes_in, unused_ignore};
use crate::run::outcome::Outcome;
use crate::run::scope::{Checked, JudgedSource, Run};
use crate::source::input::Input;
use crate::source::limits::{BATCH, LONG};
use crate::source::passed_over::PassedOver;
use crate::source::source::Source;
use crate::source::tar::Tarball;
use crate::variant::Canonicals;

/// What the pass hands over, one after the other.
pub(crate) enum PassEvent<'a> {
    /// A document, or a portion of a long text.
    Document(Box<Checked>),
    /// All portions of this text were handed over, or those before it could not be
    /// read on or `visit` wanted no more.
    EndOfText { source: &'a Source, is_whole: bool },
    /// This source is not read.
    PassedOver(&'a Source),
    /// All documents of this archive were handed over.
    EndOfArchive(&'a Input),
}

/// Whether the rest of a long text is wanted.
pub(crate) type Rest = ControlFlow<()>;

/// How texts that are too long to be held are handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LongTexts {
    /// Held all the same.
    Held,
    /// Portion by portion, as documents.
    InPortions,
}

/// Judges all sources and hands them over in their order.
///
/// # Errors
/// Where `visit` has one; what cannot be read is a notice, and the others go on.
pub(crate) fn visit_all<E>(
    run: &Run<'_>,
    sources: &[Source],
    long: LongTexts,
    shared: Option<&Arc<Canonicals>>,
    outcome: &mut Outcome,
    visit: impl FnMut(PassEvent<'_>, &mut Outcome) -> Result<Rest, E>,
) -> Result<(), E> {
    let mut pass = Pass {
        run,
        shared,
        outcome,
        visit,
    };
    let mut rest = sources;
    while let [first, others @ ..] = rest {
        if let Some(archive) = first.archive() {
            (run.notify)(Notice::Progress(1));
            pass.archive(archive, long)?;
            rest = others;
            continue;
        }
        let batch;
        (batch, rest) = rest.split_at(together(rest));
        (run.notify)(Notice::Progress(batch.len()));
        pass.documents(batch, long)?;
    }
    Ok(())
}

/// How many of the first sources are documents that may be held together.
fn together(sources: &[Source]) -> usize {
    let mut size = 0;
    let fits = |source: &&Source| {
        size += source.size();
        source.archive().is_none() && size <= LONG
    };
    sources.iter().take(BATCH).take_while(fits).count().max(1)
}

struct Pass<'a, V> {
    run: &'a Run<'a>,
    shared: Option<&'a Arc<Canonicals>>,
    outcome: &'a mut Outcome,
    visit: V,
}

impl<E, V: FnMut(PassEvent<'_>, &mut Outcome) -> Result<Rest, E>> Pass<'_, V> {
    fn visit(&mut self, event: PassEvent<'_>) -> Result<Rest, E> {
        (self.visit)(event, self.outcome)
    }

    fn archive(&mut self, archive: &Input, long: LongTexts) -> Result<(), E> {
        let tarball = match Tarball::open(archive, &self.run.settings.reading.excluded) {
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
        self.visit(PassEvent::EndOfArchive(archive)).map(|_| ())
    }

    fn documents(&mut self, batch: &[Source], long: LongTexts) -> Result<(), E> {
        let may_be_long = long == LongTexts::InPortions;
        let judged: Vec<_> = batch
            .par_iter()
            .map(|source| self.run.one(source, self.shared, may_be_long))
            .collect();
        for (source, judged) in batch.iter().zip(judged) {
            match judged {
                Ok(JudgedSource::Document(checked)) => {
                    self.warn(&checked);
                    // A document has no rest.
                    let _: Rest = self.visit(PassEvent::Document(checked))?;
                }
                Ok(JudgedSource::Long) => self.long(source)?,
                Ok(JudgedSource::PassedOver(why)) => self.passed_over(source, &why)?,
                Err(error) => self.failed(&error),
            }
        }
        Ok(())
    }

    fn long(&mut self, source: &Source) -> Result<(), E> {
        match LongText::survey(source, self.run, self.shared) {
            Ok(LongOr::Long(text)) => self.portions(source, &text),
            Ok(LongOr::PassedOver(why)) => self.passed_over(source, &why),
            Ok(LongOr::Whole) => self.documents(std::slice::from_ref(source), LongTexts::Held),
            Err(error) => {
                self.failed(&error);
                Ok(())
            }
        }
    }

    fn portions(&mut self, source: &Source, text: &LongText<'_>) -> Result<(), E> {
        let mut checking = match text.checking(self.run) {
            Ok(checking) => checking,
            Err(error) => {
                self.broken(&error);
                return Ok(());
            }
        };
        let run = self.run;
        let mut next = checking.next(run);
        let mut rest = Rest::Continue(());
        while let (Ok(Some(_)), true) = (&next, rest.is_continue()) {
            let Ok(Some(checked)) = next else { break };
            // The next portion is checked while this one is handed over.
            let visited;
            (visited, next) = thread::scope(|side| {
                let ahead = side.spawn(|| checking.next(run));
                let visited = self.visit(PassEvent::Document(Box::new(checked)));
                let ahead = ahead.join();
                (visited, ahead.unwrap_or_else(|panic| resume_unwind(panic)))
            });
            rest = visited?;
        }
        let is_whole = rest.is_continue() && next.is_ok();
        if let (Err(error), true) = (&next, rest.is_continue()) {
            self.broken(error);
        }
        self.visit(PassEvent::EndOfText { source, is_whole })
            .map(|_| ())
    }

    /// Where the scope was counted together, it was said then.
    fn passed_over(&mut self, source: &Source, why: &PassedOver) -> Result<(), E> {
        if self.shared.is_none() {
            (self.run.notify)(Notice::PassedOver(&source.name(), why));
        }
        self.visit(PassEvent::PassedOver(source)).map(|_| ())
    }

    /// Where the scope was counted together, the error was said then.
    fn failed(&mut self, error: &Error) {
        self.outcome.failed = true;
        if self.shared.is_none() {
            (self.run.notify)(Notice::Failure(error));
        }
    }

    /// A text that was read before cannot be read again.
    fn broken(&mut self, error: &Error) {
        self.outcome.failed = true;
        (self.run.notify)(Notice::Failure(error));
    }

    /// Bytes that are not UTF-8, and ignore comments that suppress nothing.
    fn warn(&self, checked: &Checked) {
        let document = &checked.document;
        if let Some(error) = invalid_bytes_in(document) {
            (self.run.notify)(Notice::Warning(&error));
        }
        for &line in &checked.unused {
            let error = unused_ignore(document.name(), line as u64);
            (self.run.notify)(Notice::Warning(&error));
        }
    }
}
