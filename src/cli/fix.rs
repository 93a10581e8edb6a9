//! `vartani fix`: the findings of `check`, written.

use std::io::{self, Write};

use similar::TextDiff;

use crate::lint::Edits;
use crate::text::Document;

use super::input::{Source, sources};
use super::knowledge;
use super::options::FixArgs;
use super::scope::{Checked, Run, prepare, warn_of_invalid_bytes};
use super::write::replace;
use super::{Outcome, Stop, say, stdout};

/// What was done, for the last line.
#[derive(Default)]
struct Tally {
    edits: usize,
    files: usize,
    left: usize,
}

pub(super) fn run(args: &FixArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let table = knowledge::load(&args.knowledge)?;
    let (sources, errors) = sources(&args.input);
    prepare(&args.input, &errors, &mut outcome);
    let enforce = args.knowledge.enforce_builtin;
    let run = Run::new(&table, args.tier, enforce, &args.judgement, &args.input);
    let mut out = stdout();
    let mut tally = Tally::default();
    run.each(&sources, &mut outcome, |checked, outcome| {
        warn_of_invalid_bytes(&checked.document);
        one(args, &checked, &mut out, &mut tally, outcome)
    })?;
    out.flush()?;
    outcome.findings |= tally.edits > 0 || tally.left > 0;
    let verb = if args.diff || args.dry_run {
        "would be changed"
    } else {
        "changed"
    };
    let Tally { edits, files, left } = tally;
    let _ = writeln!(
        io::stderr(),
        "{edits} words in {files} files {verb}, {left} left undecided"
    );
    Ok(outcome)
}

fn one(
    args: &FixArgs,
    checked: &Checked,
    out: &mut impl Write,
    tally: &mut Tally,
    outcome: &mut Outcome,
) -> Result<(), Stop> {
    let edits = Edits::from_findings(&checked.findings, args.tier.into());
    tally.left += checked
        .findings
        .iter()
        .filter(|f| f.suggestion.is_none())
        .count();
    let document = &checked.document;
    let to_stdout = matches!(checked.source, Source::Stdin(..)) && !args.diff && !args.dry_run;
    if !edits.is_empty() {
        tally.edits += edits.as_slice().len();
        tally.files += 1;
    }
    if args.diff {
        return Ok(show_diff(out, document, &edits)?);
    }
    if args.dry_run {
        return Ok(count(out, document, &edits)?);
    }
    let fixed = document.encode(edits.apply(document.bytes()));
    if to_stdout {
        out.write_all(&fixed)?;
    } else if let (Source::File(path), false) = (&checked.source, edits.is_empty()) {
        let read = document.encode(document.bytes().to_vec());
        if let Err(error) = replace(path, &read, &fixed) {
            say(&error);
            outcome.failed = true;
            tally.edits -= edits.as_slice().len();
            tally.files -= 1;
        }
    }
    Ok(())
}

/// A unified diff by lines.
fn show_diff(out: &mut impl Write, document: &Document, edits: &Edits) -> io::Result<()> {
    if edits.is_empty() {
        return Ok(());
    }
    let fixed = edits.apply(document.bytes());
    let (old, new) = (
        String::from_utf8_lossy(document.bytes()),
        String::from_utf8_lossy(&fixed),
    );
    let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
    let name = document.name();
    write!(
        out,
        "{}",
        diff.unified_diff()
            .header(&format!("a/{name}"), &format!("b/{name}"))
    )
}

/// How often each word would be replaced.
fn count(out: &mut impl Write, document: &Document, edits: &Edits) -> io::Result<()> {
    let mut counts = std::collections::BTreeMap::<(&str, &str), usize>::new();
    for edit in edits.as_slice() {
        *counts
            .entry((document.text(edit.span), &edit.replacement))
            .or_default() += 1;
    }
    for ((word, replacement), count) in counts {
        writeln!(out, "{}: {word} → {replacement} {count}", document.name())?;
    }
    Ok(())
}
