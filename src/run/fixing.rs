//! A run of `fix`: edits go into files, archives and standard output.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::lint::Edits;
use crate::report::diff::show_diff;
use crate::report::plan::Plan;
use crate::rewrite::archive::Archived;
use crate::rewrite::fixed::Fixed;
use crate::rewrite::journal::Journal;
use crate::rewrite::long::LongRewriting;
use crate::run::covered::CoveredSoFar;
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::pass::{PassEvent, Rest};
use crate::run::scope::{Checked, Part};
use crate::run::stop::Stop;
use crate::source::blob::Blob;
use crate::source::input::Input;
use crate::source::source::Source;
use crate::text::LineIndex;

/// What is done with the edits.
pub(crate) struct Wanted {
    /// They are shown as a diff and not written.
    pub(crate) diff: Option<DiffLook>,
    /// They are counted and not written.
    pub(crate) dry_run: bool,
    /// The plan is kept for the last lines.
    pub(crate) verbose: bool,
}

/// How a diff looks.
#[derive(Clone, Copy)]
pub(crate) struct DiffLook {
    pub(crate) coloured: bool,
    pub(crate) terminal: bool,
}

/// What was done, for the last lines.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) edits: usize,
    pub(crate) files: usize,
    pub(crate) left: usize,
    pub(crate) read: usize,
    pub(crate) bytes: usize,
    pub(crate) plan: Plan,
    /// The text that is being read is among the files.
    is_counted: bool,
    pub(crate) covered: CoveredSoFar,
}

/// What is done to the long text that is being read.
#[derive(Default)]
struct LongFix {
    edits: usize,
    left: usize,
    bytes: usize,
    /// Of the file as it was read.
    fingerprint: u128,
    /// From the first edit on.
    rewriting: Option<LongRewriting>,
    /// Why the text stays as it is.
    failed: Option<Error>,
}

/// A run of `fix`.
pub(crate) struct Fixing<'a, W> {
    wanted: &'a Wanted,
    notify: &'a dyn Fn(Notice<'_>),
    pub(crate) out: W,
    pub(crate) tally: Tally,
    pub(crate) journal: Option<Journal>,
    /// Of the archive that is being read.
    archived: Archived,
    /// Of the long text that is being read.
    long: LongFix,
}

impl<'a, W: Write> Fixing<'a, W> {
    pub(crate) fn new(
        wanted: &'a Wanted,
        notify: &'a dyn Fn(Notice<'_>),
        out: W,
        journal: Option<Journal>,
    ) -> Self {
        Self {
            wanted,
            notify,
            out,
            tally: Tally::default(),
            journal,
            archived: Archived::default(),
            long: LongFix::default(),
        }
    }

    /// True where anything is to be written.
    pub(crate) const fn writes(&self) -> bool {
        self.wanted.diff.is_none() && !self.wanted.dry_run
    }

    pub(crate) fn visit(
        &mut self,
        event: PassEvent<'_>,
        outcome: &mut Outcome,
    ) -> Result<Rest, Stop> {
        if let PassEvent::Document(checked) = &event {
            self.tally.covered.add(&checked.canonicals);
        }
        match event {
            PassEvent::Document(checked) if self.writes() && checked.part != Part::Whole => {
                return Ok(self.portion(&checked));
            }
            PassEvent::Document(checked) => self.document(&checked, outcome)?,
            PassEvent::EndOfText { source, is_whole } if self.writes() => {
                self.end_of_text(source, is_whole, outcome)?;
            }
            PassEvent::PassedOver(source) if self.writes() => {
                if let Source::Input(input) = source {
                    give_back(input, None, &mut self.out)?;
                }
            }
            PassEvent::EndOfText { .. } | PassEvent::PassedOver(_) => {}
            PassEvent::EndOfArchive(archive) => self.end_of_archive(archive, outcome)?,
        }
        Ok(ControlFlow::Continue(()))
    }

    fn document(&mut self, checked: &Checked, outcome: &mut Outcome) -> Result<(), Stop> {
        let (edits, refused) = writable(checked, self.notify);
        self.tally.add(checked, &edits);
        self.tally.left += refused;
        if self.wanted.dry_run || self.wanted.verbose {
            let begins = checked.part.begins();
            let plan = &mut self.tally.plan;
            plan.add(&checked.document, &checked.findings, &edits, begins);
        }
        if let Some(DiffLook { coloured, terminal }) = self.wanted.diff {
            let (document, out) = (&checked.document, &mut self.out);
            return Ok(show_diff(out, document, &edits, coloured, terminal)?);
        }
        if self.wanted.dry_run {
            return Ok(());
        }
        if let Err(error) = self.write(checked, &edits)? {
            (self.notify)(Notice::Failure(&error));
            outcome.failed = true;
            self.tally.edits -= edits.as_slice().len();
            self.tally.files -= 1;
        }
        Ok(())
    }

    /// Writes a document that is held. The inner error is the document's: the others
    /// go on.
    fn write(&mut self, checked: &Checked, edits: &Edits) -> Result<Result<(), Error>, Stop> {
        let fixed = fixed(checked, edits);
        Ok(match &checked.source {
            Source::Input(input @ Input::Stdin(..)) if edits.is_empty() => {
                give_back(input, None, &mut self.out)?;
                Ok(())
            }
            Source::Input(input @ Input::Stdin(..)) => {
                let text = edits.rewrite(fixed.document);
                match fixed.packed(text, &input.raw()?) {
                    Ok(packed) => {
                        self.out.write_all(&packed)?;
                        Ok(())
                    }
                    Err(error) => Err(error),
                }
            }
            _ if edits.is_empty() => Ok(()),
            Source::Input(Input::File(path)) => fixed.replace_file(path, &mut self.journal),
            Source::Member(tarball, number) => {
                let member = (tarball, *number);
                self.archived.put(member, &fixed, &mut self.journal)
            }
        })
    }

    /// Takes a portion in; after an error the rest of the text is not wanted.
    fn portion(&mut self, checked: &Checked) -> Rest {
        let notify = self.notify;
        match self.long.put(checked, &mut self.journal, notify) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.long.failed = Some(error);
                ControlFlow::Break(())
            }
        }
    }

    /// Replaces a long text, whole or not at all; what came from standard input is
    /// given back, changed or not.
    fn end_of_text(
        &mut self,
        source: &Source,
        is_whole: bool,
        outcome: &mut Outcome,
    ) -> Result<(), Stop> {
        let long = std::mem::take(&mut self.long);
        let done = (long.edits, long.left, long.bytes);
        let ended = match long.failed {
            Some(error) => Err(error),
            // What is wrong was said.
            None if !is_whole => return Ok(()),
            None => self.replace_long(source, long),
        };
        match ended {
            Ok(changed) => {
                self.tally.add_long(done);
                if let Source::Input(input) = source {
                    give_back(input, changed, &mut self.out)?;
                }
            }
            Err(error) => {
                (self.notify)(Notice::Failure(&error));
                outcome.failed = true;
            }
        }
        Ok(())
    }

    /// The text, where it is no file and changed.
    fn replace_long(&mut self, source: &Source, long: LongFix) -> Result<Option<Blob>, Error> {
        let rewriting = long.rewriting;
        let commit = rewriting.map(|it| it.commit(long.fingerprint, &mut self.journal));
        let changed = commit.transpose()?.flatten();
        match (source, changed) {
            (Source::Member(tarball, number), Some(packed)) => {
                let member = (tarball, *number);
                self.archived.put_long(member, long.edits, packed)?;
                Ok(None)
            }
            (_, changed) => Ok(changed),
        }
    }

    /// Replaces an archive of which documents changed.
    fn end_of_archive(&mut self, archive: &Input, outcome: &mut Outcome) -> Result<(), Stop> {
        let archived = std::mem::take(&mut self.archived);
        let (edits, files) = (archived.edits, archived.written.len());
        match archived.end(&mut self.journal) {
            Ok(changed) if self.writes() => give_back(archive, changed, &mut self.out)?,
            Ok(_) => {}
            Err(error) => {
                (self.notify)(Notice::Failure(&error));
                outcome.failed = true;
                self.tally.edits -= edits;
                self.tally.files -= files;
            }
        }
        Ok(())
    }
}

/// The edits that can be written, and how many cannot: the words are named whose place
/// cannot hold what is to be written.
fn writable(checked: &Checked, notify: &dyn Fn(Notice<'_>)) -> (Edits, usize) {
    let document = &checked.document;
    let (edits, refused) = checked.edits().writable_in(document);
    let index = LineIndex::new(document);
    for edit in &refused {
        let (old, new) = (document.text(edit.span), &edit.replacement);
        let place = index.locate(document.display_span(edit.span).start);
        let problem = format!("cannot write «{new}» instead of «{old}» here");
        let error = Error::new(ErrorKind::Format, problem, "change this place by hand");
        let error = error.in_file(document.name()).on_line(place.line as u64);
        notify(Notice::Failure(&error));
    }
    (edits, refused.len())
}

impl LongFix {
    fn put(
        &mut self,
        checked: &Checked,
        journal: &mut Option<Journal>,
        notify: &dyn Fn(Notice<'_>),
    ) -> Result<(), Error> {
        let Part::Portion { core, text, .. } = &checked.part else {
            return Ok(());
        };
        let (edits, refused) = writable(checked, notify);
        self.edits += edits.as_slice().len();
        self.left += checked.left() + refused;
        self.bytes += core.len();
        self.fingerprint = checked.fingerprint;
        if !edits.is_empty() && self.rewriting.is_none() {
            let unchanged = checked.document.origin().offset + core.start;
            let begun = LongRewriting::begin(&checked.source, unchanged, *text, journal)?;
            self.rewriting = Some(begun);
        }
        match &mut self.rewriting {
            Some(rewriting) => rewriting.put_portion(&fixed(checked, &edits), core, journal),
            None => Ok(()),
        }
    }
}

impl Tally {
    fn add(&mut self, checked: &Checked, edits: &Edits) {
        self.left += checked.left();
        if checked.part.begins() {
            self.read += 1;
            self.is_counted = false;
        }
        self.bytes += checked.document.source().len();
        if !edits.is_empty() {
            self.edits += edits.as_slice().len();
            self.files += usize::from(!self.is_counted);
            self.is_counted = true;
        }
    }

    fn add_long(&mut self, (edits, left, bytes): (usize, usize, usize)) {
        self.read += 1;
        self.bytes += bytes;
        self.edits += edits;
        self.left += left;
        self.files += usize::from(edits > 0);
    }
}

fn fixed<'a>(checked: &'a Checked, edits: &'a Edits) -> Fixed<'a> {
    Fixed {
        packing: checked.packing,
        fingerprint: checked.fingerprint,
        document: &checked.document,
        findings: &checked.findings,
        edits,
    }
}

/// What came from standard input goes to standard output, changed or not.
fn give_back(input: &Input, changed: Option<Blob>, out: &mut impl Write) -> io::Result<()> {
    if let Input::Stdin(_, given) = input {
        let text = changed.map_or_else(|| Arc::clone(given), Arc::new);
        io::copy(&mut text.read_all(), out)?;
    }
    Ok(())
}
