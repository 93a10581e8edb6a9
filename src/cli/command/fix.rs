//! `vartani fix`: writes the suggestions of `check`.

use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Instant;

use crate::cli::options::{FixArgs, Format, TierArg};
use crate::cli::prepared::prepare;
use crate::cli::stop::Stop;
use crate::cli::terminal::{is_coloured, say, say_not_compared, stdout};
use crate::cli::{config, settings};
use crate::error::{Error, ErrorKind};
use crate::lint::Edits;
use crate::report::diff::show_diff;
use crate::report::plan::Plan;
use crate::report::plural;
use crate::rewrite::archive::Archived;
use crate::rewrite::fixed::Fixed;
use crate::rewrite::journal::Journal;
use crate::rewrite::long::LongRewriting;
use crate::run::covered::CoveredSoFar;
use crate::run::decisions::Decisions;
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::pass::{LongTexts, PassEvent, Rest, visit_all};
use crate::run::scope::{Checked, Part, Run};
use crate::source::blob::Blob;
use crate::source::input::Input;
use crate::source::own::{Own, may_be_written};
use crate::source::source::Source;
use crate::text::LineIndex;

/// What was done, for the last lines.
#[derive(Default)]
struct Tally {
    edits: usize,
    files: usize,
    left: usize,
    read: usize,
    bytes: usize,
    plan: Plan,
    /// The text that is being read is among the files.
    is_counted: bool,
    covered: CoveredSoFar,
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
struct Fixing<'a, W> {
    args: &'a FixArgs,
    out: W,
    tally: Tally,
    journal: Option<Journal>,
    /// Of the archive that is being read.
    archived: Archived,
    /// Of the long text that is being read.
    long: LongFix,
}

pub(crate) fn run(args: &FixArgs) -> Result<Outcome, Stop> {
    let began = Instant::now();
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    settings::complete(
        &loaded,
        &mut args.knowledge,
        &mut args.judgement,
        &mut args.input,
    );
    let args = &args;
    refuse_ignored(args)?;
    let lowest = args.tier.or(loaded.config.fix_tier);
    let of_tier = (&loaded, lowest.unwrap_or(TierArg::Certain));
    let (judgement, input) = (&args.judgement, &args.input);
    let own = [args.journal.as_deref(), args.decisions.as_deref()];
    let knowledge = &args.knowledge;
    let mut prepared = prepare(of_tier, knowledge, judgement, input, &own, &mut outcome)?;
    if let Some(file) = &args.decisions {
        let checker = Decisions::read(file)?.checker().build();
        prepared.checker = ManuallyDrop::new(checker);
    }
    let (messages, sources) = (prepared.messages, prepared.sources);
    let notify = |notice: Notice<'_>| messages.say(&notice);
    let mut run = Run::new(&prepared.checker, prepared.settings, &notify);
    run.settles = true;
    let mut fixing = Fixing {
        args,
        out: stdout(),
        tally: Tally::default(),
        journal: args.journal.as_deref().map(Journal::open).transpose()?,
        archived: Archived::default(),
        long: LongFix::default(),
    };
    let leftovers = fixing.journal.as_mut().map(Journal::leftovers);
    let leftovers = leftovers.filter(|_| fixing.writes());
    let shared = run.shared(&sources, &mut outcome);
    let long = if args.diff || !run.may_read_in_portions() {
        LongTexts::Held
    } else {
        LongTexts::InPortions
    };
    let shared = shared.as_ref();
    let visit = |event: PassEvent<'_>, outcome: &mut Outcome| fixing.visit(event, outcome);
    visit_all(&run, &sources, long, shared, &mut outcome, visit)?;
    messages.finish(&run.settings.reading, &mut outcome);
    if let Some(leftovers) = leftovers {
        leftovers.remove(&say);
    }
    let Fixing { mut out, tally, .. } = fixing;
    outcome.findings |= tally.edits > 0 || tally.left > 0;
    if args.dry_run && args.judgement.format == Format::Json {
        tally.plan.json(&mut out)?;
    } else if args.dry_run {
        tally.plan.human(&mut out)?;
    }
    out.flush()?;
    say_tally(args, &tally, began.elapsed().as_secs_f64());
    say_not_compared(&tally.covered.coverage);
    Ok(outcome)
}

impl<W: Write> Fixing<'_, W> {
    /// True where anything is to be written.
    const fn writes(&self) -> bool {
        !self.args.diff && !self.args.dry_run
    }

    fn visit(&mut self, event: PassEvent<'_>, outcome: &mut Outcome) -> Result<Rest, Stop> {
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
        let (edits, refused) = writable(checked);
        self.tally.add(checked, &edits);
        self.tally.left += refused;
        if self.args.dry_run || self.args.input.verbose {
            let begins = checked.part.begins();
            let plan = &mut self.tally.plan;
            plan.add(&checked.document, &checked.findings, &edits, begins);
        }
        if self.args.diff {
            let coloured = is_coloured(self.args.judgement.color);
            return Ok(show_diff(
                &mut self.out,
                &checked.document,
                &edits,
                coloured,
                io::stdout().is_terminal(),
            )?);
        }
        if self.args.dry_run {
            return Ok(());
        }
        if let Err(error) = self.write(checked, &edits)? {
            say(&error);
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
        match self.long.put(checked, &mut self.journal) {
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
                say(&error);
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
                say(&error);
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
fn writable(checked: &Checked) -> (Edits, usize) {
    let document = &checked.document;
    let (edits, refused) = checked.edits().writable_in(document);
    let index = LineIndex::new(document);
    for edit in &refused {
        let (old, new) = (document.text(edit.span), &edit.replacement);
        let place = index.locate(document.display_span(edit.span).start);
        let problem = format!("cannot write «{new}» instead of «{old}» here");
        let error = Error::new(ErrorKind::Format, problem, "change this place by hand");
        say(&error.in_file(document.name()).on_line(place.line as u64));
    }
    (edits, refused.len())
}

impl LongFix {
    fn put(&mut self, checked: &Checked, journal: &mut Option<Journal>) -> Result<(), Error> {
        let Part::Portion { core, text, .. } = &checked.part else {
            return Ok(());
        };
        let (edits, refused) = writable(checked);
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

/// Refuses options that nothing would be done with, and a journal that would overwrite
/// something else.
fn refuse_ignored(args: &FixArgs) -> Result<(), Error> {
    settings::refuse_ignored(&args.input)?;
    let is_plan = args.dry_run && !args.diff && args.judgement.format == Format::Json;
    if args.judgement.format != Format::Human && !is_plan {
        let problem = "fix prints no report: --format is for `check`";
        let help = "leave it out, or ask for the plan with --dry-run --format json";
        return Err(Error::new(ErrorKind::Config, problem, help));
    }
    let journal = args.journal.as_deref();
    journal.map_or(Ok(()), |path| may_be_written(path, Own::Journal))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "megabytes are printed with one digit"
)]
fn say_tally(args: &FixArgs, tally: &Tally, seconds: f64) {
    let verb = if args.diff || args.dry_run {
        "would be changed"
    } else {
        "changed"
    };
    let Tally {
        edits,
        files,
        left,
        read,
        ..
    } = tally;
    let mut err = io::stderr();
    let (words, in_files) = (plural(*edits, "word"), plural(*files, "file"));
    let _ = writeln!(err, "{words} in {in_files} {verb}, {left} left undecided");
    if args.input.verbose {
        let (sets, wrong) = tally.plan.totals();
        let (read, sets) = (plural(*read, "file"), plural(sets, "set"));
        let size = tally.bytes as f64 / 1e6;
        let speed = size / seconds.max(1e-3);
        let _ = writeln!(
            err,
            "{read} read, {size:.1} MB in {seconds:.1} s ({speed:.0} MB/s); {sets}; \
             expected wrong edits: {wrong:.1}"
        );
    }
}
