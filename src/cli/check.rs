//! `vartani check`.

use std::io::Write;

use crate::report::{
    Located, checkstyle, github, html, human, json, located, rdjson, sarif, table,
};

use super::input::sources;
use super::knowledge;
use super::options::{CheckArgs, Format};
use super::scope::{Run, prepare, warn_of_invalid_bytes};
use super::{Outcome, Stop, marks, stdout};

pub(super) fn run(args: &CheckArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let table = knowledge::load(&args.knowledge)?;
    let (sources, errors) = sources(&args.input);
    prepare(&args.input, &errors, &mut outcome);
    let enforce = args.knowledge.enforce_builtin;
    let run = Run::new(&table, args.tier, enforce, &args.judgement, &args.input);
    let (marks, format) = (marks(args.judgement.color), args.judgement.format);
    let mut out = stdout();
    if format == Format::Csv {
        writeln!(out, "{}", table::HEADER)?;
    }
    let mut whole: Vec<Located> = Vec::new();
    let (mut files, mut found, mut sets) = (0, 0, 0);
    run.each(&sources, &mut outcome, |checked, outcome| {
        warn_of_invalid_bytes(&checked.document);
        let (document, findings) = (&checked.document, &checked.findings);
        files += 1;
        found += findings.len();
        let mut names: Vec<&str> = findings.iter().map(|f| f.cluster.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        sets += names.len();
        outcome.findings |= !findings.is_empty();
        match format {
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
    })?;
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
