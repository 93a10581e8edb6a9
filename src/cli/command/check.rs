//! `vartani check`.

use std::collections::BTreeSet;
use std::io::Write;

use crate::report::{
    Located, checkstyle, github, html, human, json, located, rdjson, sarif, table,
};

use crate::cli::config;
use crate::cli::knowledge;
use crate::cli::options::{CheckArgs, Format, TierArg};
use crate::cli::output::baseline::Baseline;
use crate::cli::output::spool::Spool;
use crate::cli::{Outcome, Stop, marks, stdout};
use crate::rewrite::replace::write_whole;
use crate::run::pass::{self, Given, LongTexts, prepare};
use crate::run::scope::{Part, Run};
use crate::source::blob as stream;
use crate::source::source::sources;

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    let args = &mut args;
    loaded.complete(&mut args.knowledge, &mut args.judgement, &mut args.input);
    let knowledge = knowledge::load(&args.knowledge)?;
    let mut own = args.knowledge.tables();
    own.extend(args.baseline.as_deref());
    own.extend(args.judgement.profile.as_deref());
    own.extend(args.write_baseline.as_deref());
    let (sources, errors) = sources(&args.input, &loaded.excluded(), &own);
    prepare(&args.input, &errors, &mut outcome);
    let enforce = args.knowledge.enforce_builtin;
    let lowest = args.tier.or(loaded.config.tier).unwrap_or(TierArg::Likely);
    let run = Run::new(
        &knowledge,
        lowest,
        enforce,
        &args.judgement,
        &args.input,
        &loaded,
    )?;
    let (marks, format) = (marks(args.judgement.color), args.judgement.format);
    let mut out = stdout();
    if format == Format::Csv {
        writeln!(out, "{}", table::HEADER)?;
    }
    let mut whole: Vec<Located> = Vec::new();
    let known = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let mut written = Baseline::empty();
    let (mut files, mut found, mut sets) = (0, 0, 0);
    // Of the text that is being read.
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut spool: Option<Spool> = None;
    let shared = run.shared(&sources, &mut outcome);
    // A baseline knows how often a finding occurs in the whole of a text.
    let long = if run.may_read_in_portions() && known.is_none() {
        LongTexts::InPortions
    } else {
        LongTexts::Held
    };
    pass::each(
        &run,
        &sources,
        long,
        shared.as_ref(),
        &mut outcome,
        |given, outcome| {
            let Given::Document(checked) = given else {
                return match spool.take() {
                    Some(spool) => Ok(spool.print(&mut out, marks)?),
                    None => Ok(()),
                };
            };
            let document = &checked.document;
            let no_space = |error| stream::no_space(document.name(), &error);
            let findings = match &known {
                Some(known) => &known.new_ones(document, checked.findings),
                None => &checked.findings,
            };
            if args.write_baseline.is_some() {
                written.add(document, findings);
                return Ok(());
            }
            if checked.part != Part::Further {
                files += 1;
                names.clear();
            }
            found += findings.len();
            sets -= names.len();
            for finding in findings {
                if !names.contains(&finding.cluster) {
                    names.insert(finding.cluster.clone());
                }
            }
            sets += names.len();
            outcome.findings |= !findings.is_empty();
            match format {
                Format::Human if checked.part != Part::Whole => {
                    let spool = match &mut spool {
                        Some(spool) => spool,
                        none => none.insert(Spool::new(&checked.canonicals).map_err(no_space)?),
                    };
                    spool.add(document, findings, marks).map_err(no_space)?;
                }
                Format::Human => {
                    human::findings(&mut out, document, findings, &checked.canonicals, marks)?;
                }
                Format::Brief => human::brief(&mut out, document, findings)?,
                Format::Json => json::findings(&mut out, document, findings)?,
                Format::Csv => table::findings(&mut out, document, findings)?,
                Format::Github => github::findings(&mut out, &located(document, findings))?,
                Format::Sarif | Format::Rdjson | Format::Checkstyle | Format::Html => {
                    whole.extend(located(document, findings));
                }
            }
            Ok(())
        },
    )?;
    if let Some(file) = &args.write_baseline {
        write_whole(file, written.text().as_bytes())?;
        return Ok(outcome);
    }
    match format {
        Format::Human => writeln!(out, "{found} findings in {sets} sets, {files} files")?,
        Format::Sarif => sarif::findings(&mut out, &whole)?,
        Format::Rdjson => rdjson::findings(&mut out, &whole)?,
        Format::Checkstyle => checkstyle::findings(&mut out, &whole)?,
        Format::Html => html::findings(&mut out, &whole, files)?,
        Format::Brief | Format::Json | Format::Csv | Format::Github => {}
    }
    out.flush()?;
    Ok(outcome)
}
