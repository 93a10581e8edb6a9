//! `vartani fix`: the findings of `check`, written.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use similar::{ChangeTag, InlineChange, TextDiff};

use crate::error::{Error, ErrorKind};
use crate::lint::{Edits, Finding};
use crate::text::{Document, LineIndex, visible};

use super::archived::Archived;
use super::config;
use super::input::{Source, cannot_read, sources};
use super::journal::{self, Journal, Told};
use super::knowledge;
use super::leftovers::Leftovers;
use super::long::{Done, LongText};
use super::options::{FixArgs, Format, TierArg};
use super::packing::cannot_pack;
use super::pass::{self, Given, LongTexts, prepare};
use super::plan::Plan;
use super::scope::{Checked, Part, Run};
use super::stream::Stream;
use super::write::replace;
use super::{Outcome, Stop, is_coloured, say, stdout};

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
    /// Of the archive that is being read.
    archived: Archived,
}

impl Tally {
    fn add(&mut self, done: &Done) {
        self.read += 1;
        self.bytes += done.bytes;
        self.edits += done.edits;
        self.left += done.left;
        self.files += usize::from(done.edits > 0);
    }
}

pub(super) fn run(args: &FixArgs) -> Result<Outcome, Stop> {
    let began = Instant::now();
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    let args = &mut args;
    loaded.complete(&mut args.knowledge, &mut args.judgement, &mut args.input);
    let table = knowledge::load(&args.knowledge)?;
    let mut own = args.knowledge.tables();
    own.extend(args.journal.as_deref());
    own.extend(args.judgement.profile.as_deref());
    let (sources, errors) = sources(&args.input, &loaded.excluded(), &own);
    prepare(&args.input, &errors, &mut outcome);
    let enforce = args.knowledge.enforce_builtin;
    let lowest = args
        .tier
        .or(loaded.config.fix_tier)
        .unwrap_or(TierArg::Certain);
    let run = Run::new(
        table,
        lowest,
        enforce,
        &args.judgement,
        &args.input,
        &loaded,
    )?;
    let mut out = stdout();
    let mut tally = Tally::default();
    let mut journal = args.journal.as_deref().map(Journal::open).transpose()?;
    let resumed = journal.as_ref().filter(|_| !args.dry_run && !args.diff);
    let leftovers = resumed.map(|journal| Leftovers::of(journal.unfinished()));
    let shared = run.shared(&sources, &mut outcome);
    let long = match args {
        _ if args.diff || !run.may_read_in_portions() => LongTexts::Held,
        FixArgs { dry_run: true, .. } => LongTexts::InPortions,
        _ => LongTexts::Surveyed,
    };
    pass::each(
        &run,
        &sources,
        long,
        shared.as_ref(),
        &mut outcome,
        |given, outcome| match given {
            Given::Document(checked) => {
                one(args, &checked, &mut out, &mut tally, &mut journal, outcome)
            }
            Given::Long(text) => {
                match rewrite_long(&text, &run, &mut tally, &mut journal) {
                    Ok(changed) => give_back(text.source, changed, &mut out)?,
                    Err(error) => {
                        say(&error);
                        outcome.failed = true;
                    }
                }
                Ok(())
            }
            Given::EndOf(archive) => {
                end_of(args, archive, &mut out, &mut tally, &mut journal, outcome)
            }
        },
    )?;
    if let Some(leftovers) = leftovers {
        leftovers.remove();
    }
    outcome.findings |= tally.edits > 0 || tally.left > 0;
    if args.dry_run && args.judgement.format == Format::Json {
        tally.plan.json(&mut out)?;
    } else if args.dry_run {
        tally.plan.human(&mut out)?;
    }
    out.flush()?;
    say_tally(args, &tally, began.elapsed().as_secs_f64());
    Ok(outcome)
}

/// Rewrites a long text; what came from standard input is given back, if it changed.
fn rewrite_long(
    text: &LongText<'_>,
    run: &Run<'_>,
    tally: &mut Tally,
    journal: &mut Option<Journal>,
) -> Result<Option<Stream>, Error> {
    let (done, changed) = text.fix(run, journal)?;
    let given_back = match (text.source, changed) {
        (Source::Member(tarball, number), Some(packed)) => {
            let archived = &mut tally.archived;
            archived.put_long((tarball, *number), done.edits, packed)?;
            None
        }
        (_, changed) => changed,
    };
    tally.add(&done);
    Ok(given_back)
}

/// What came from standard input goes to standard output, changed or not.
fn give_back(source: &Source, changed: Option<Stream>, out: &mut impl Write) -> io::Result<()> {
    if let Source::Stdin(_, given) = source {
        let text = changed.map_or_else(|| Arc::clone(given), Arc::new);
        io::copy(&mut text.read_all(), out)?;
    }
    Ok(())
}

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
    let _ = writeln!(
        err,
        "{edits} words in {files} files {verb}, {left} left undecided"
    );
    if args.input.verbose {
        let (sets, wrong) = tally.plan.totals();
        let size = tally.bytes as f64 / 1e6;
        let speed = size / seconds.max(1e-3);
        let _ = writeln!(
            err,
            "{read} files read, {size:.1} MB in {seconds:.1} s ({speed:.0} MB/s); {sets} sets; \
             by their probabilities {wrong:.1} of the words are expected to be wrong"
        );
    }
}

fn one(
    args: &FixArgs,
    checked: &Checked,
    out: &mut impl Write,
    tally: &mut Tally,
    journal: &mut Option<Journal>,
    outcome: &mut Outcome,
) -> Result<(), Stop> {
    let edits = Edits::from_findings(&checked.findings, checked.lowest);
    let (edits, refused) = edits.writable_in(&checked.document);
    say_refused(&checked.document, &refused);
    tally.left += refused.len();
    tally.left += checked
        .findings
        .iter()
        .filter(|f| f.suggestion.is_none())
        .count();
    let document = &checked.document;
    if checked.part != Part::Further {
        tally.read += 1;
        tally.is_counted = false;
    }
    tally.bytes += document.source().len();
    if !edits.is_empty() {
        tally.edits += edits.as_slice().len();
        tally.files += usize::from(!tally.is_counted);
        tally.is_counted = true;
    }
    if args.dry_run || args.input.verbose {
        tally.plan.add(checked, &edits);
    }
    if args.diff {
        return Ok(show_diff(
            out,
            document,
            &edits,
            is_coloured(args.judgement.color),
        )?);
    }
    if args.dry_run {
        return Ok(());
    }
    let written = match &checked.source {
        source @ Source::Stdin(..) if edits.is_empty() => Ok(give_back(source, None, out)?),
        source @ Source::Stdin(..) => {
            let text = document.encode(edits.rewrite(document));
            match checked.packing.pack(text, &source.raw()?) {
                Ok(packed) => Ok(out.write_all(&packed)?),
                Err(error) => Err(cannot_pack(document.name(), &error)),
            }
        }
        _ if edits.is_empty() => Ok(()),
        Source::File(path) => rewrite(path, checked, &edits, journal),
        Source::Member(..) => tally.archived.put(checked, &edits, journal),
    };
    if let Err(error) = written {
        say(&error);
        outcome.failed = true;
        tally.edits -= edits.as_slice().len();
        tally.files -= 1;
    }
    Ok(())
}

/// Names the words whose place cannot hold what is to be written.
pub(super) fn say_refused(document: &Document, refused: &[crate::lint::Edit]) {
    let index = LineIndex::new(document);
    for edit in refused {
        let (old, new) = (document.text(edit.span), &edit.replacement);
        let place = index.locate(document.page_span(edit.span).start);
        let problem = format!("cannot write «{new}» instead of «{old}» here");
        let error = Error::new(ErrorKind::Format, problem, "change this place by hand");
        say(&error.in_file(document.name()).on_line(place.line as u64));
    }
}

/// Replaces an archive of which documents changed.
fn end_of(
    args: &FixArgs,
    archive: &Source,
    out: &mut impl Write,
    tally: &mut Tally,
    journal: &mut Option<Journal>,
    outcome: &mut Outcome,
) -> Result<(), Stop> {
    let archived = std::mem::take(&mut tally.archived);
    let (edits, files) = (archived.edits, archived.written.len());
    match archived.end(journal) {
        Ok(rewritten) => {
            if !args.diff && !args.dry_run {
                give_back(archive, rewritten, out)?;
            }
        }
        Err(error) => {
            say(&error);
            outcome.failed = true;
            tally.edits -= edits;
            tally.files -= files;
        }
    }
    Ok(())
}

/// Replaces one file; in the journal before and after.
fn rewrite(
    path: &Path,
    checked: &Checked,
    edits: &Edits,
    journal: &mut Option<Journal>,
) -> Result<(), Error> {
    let document = &checked.document;
    let text = edits.rewrite(document);
    if let Some(journal) = journal {
        let written = journal_edits(document, &checked.findings, edits);
        let told = Told {
            path: document.name(),
            archive: None,
            before: document.source(),
            after: &text,
        };
        journal.begin(&told, written)?;
    }
    // Not trusted: replaced is only what has the fingerprint of what was read.
    let original = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    let packed = checked
        .packing
        .pack(document.encode(text), &original)
        .map_err(|error| cannot_pack(path, &error))?;
    replace(path, checked.fingerprint, &packed)?;
    journal.as_mut().map_or(Ok(()), |j| j.done(document.name()))
}

/// Each place of the source that changes, with the finding that asks for it.
pub(super) fn journal_edits(
    document: &Document,
    findings: &[Finding],
    edits: &Edits,
) -> Vec<journal::Edit> {
    let mut written = Vec::new();
    for (number, place, after) in edits.splices(document) {
        let span = edits.as_slice()[number].span;
        let finding = findings
            .binary_search_by_key(&span, |f| f.span)
            .ok()
            .map(|at| &findings[at]);
        let said = |of: fn(&Finding) -> String| finding.map(of).unwrap_or_default();
        {
            let before = &document.source()[place.range()];
            written.push(journal::Edit {
                path: document.name().to_owned(),
                byte_start: place.start,
                byte_end: place.end,
                before: String::from_utf8_lossy(before).into_owned(),
                after,
                rule: said(|f| f.rule.name().to_owned()),
                cluster: said(|f| f.cluster.clone()),
                tier: said(|f| f.tier.name().to_owned()),
                probability: finding.map_or(1.0, |f| f.probability),
            });
        }
    }
    written
}

/// A unified diff. Without colour it is a patch; with colour the changed words
/// are marked in their lines, whole, because a vowel sign alone cannot be.
fn show_diff(
    out: &mut impl Write,
    document: &Document,
    edits: &Edits,
    coloured: bool,
) -> io::Result<()> {
    if edits.is_empty() {
        return Ok(());
    }
    let fixed = edits.rewrite_page(document);
    let diff = TextDiff::from_lines(document.page(), fixed.as_slice());
    let (old, new) = (
        format!("a/{}", visible(document.name())),
        format!("b/{}", visible(document.name())),
    );
    let mut unified = diff.unified_diff();
    unified.header(&old, &new);
    if !coloured {
        let mut patch = Vec::new();
        unified.to_writer(&mut patch)?;
        // A file gets the patch as it is, a terminal what it cannot heed.
        if io::stdout().is_terminal() {
            for line in String::from_utf8_lossy(&patch).lines() {
                writeln!(out, "{}", visible(line))?;
            }
            return Ok(());
        }
        return out.write_all(&patch);
    }
    writeln!(out, "{BOLD}--- {old}\n+++ {new}{PLAIN}")?;
    for hunk in unified.iter_hunks() {
        writeln!(out, "{FAINT}{}{PLAIN}", hunk.header())?;
        for change in hunk
            .ops()
            .iter()
            .flat_map(|op| diff.iter_inline_changes(op))
        {
            coloured_line(out, &change)?;
        }
    }
    Ok(())
}

const BOLD: &str = "\u{1b}[1m";
const FAINT: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// One line of a diff; what changed is underlined.
fn coloured_line(out: &mut impl Write, change: &InlineChange<'_, [u8]>) -> io::Result<()> {
    let colour = match change.tag() {
        ChangeTag::Delete => "\u{1b}[31m",
        ChangeTag::Insert => "\u{1b}[32m",
        ChangeTag::Equal => "",
    };
    write!(out, "{colour}{}", change.tag())?;
    for (changed, text) in change.iter_strings_lossy() {
        let text = visible(text.trim_end_matches(['\r', '\n']));
        if changed {
            write!(out, "\u{1b}[1;4m{text}{PLAIN}{colour}")?;
        } else {
            write!(out, "{text}")?;
        }
    }
    writeln!(out, "{PLAIN}")
}
