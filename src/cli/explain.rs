//! `vartani explain`.

use std::io::Write;

use strsim::{jaro_winkler, levenshtein};

use crate::sound::{Operation, phones};
use crate::table::Table;
use crate::text::Spelling;
use crate::variant::{Form, Tier, judge};

use super::knowledge;
use super::options::ExplainArgs;
use super::{Outcome, Stop, stdout};

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Stop> {
    let table = knowledge::load(&knowledge::completed(&args.knowledge)?)?;
    let mut out = stdout();
    match &args.b {
        Some(b) => pair(&mut out, &args.a, b, &table)?,
        None => alone(&mut out, &args.a, &table)?,
    }
    out.flush()?;
    Ok(Outcome::default())
}

fn alone(out: &mut impl Write, word: &str, table: &Table) -> Result<(), Stop> {
    let spelling = Spelling::of(word);
    writeln!(out, "{word}: {}", phones(&spelling))?;
    if let Some(band) = Form::known(&spelling, table).band {
        writeln!(out, "  in the lexicon, band {band} of 9")?;
    }
    match table.canonical_of(&spelling) {
        Some(entry) => {
            let row = entry.row;
            writeln!(
                out,
                "  in the table: {} → {} ({}, {})",
                row.variant(),
                row.canonical(),
                row.relation,
                row.source
            )?;
        }
        None => writeln!(out, "  in no table")?,
    }
    if table.is_kept(&spelling) {
        writeln!(out, "  to be left alone")?;
    }
    Ok(())
}

fn pair(out: &mut impl Write, a: &str, b: &str, table: &Table) -> Result<(), Stop> {
    let judged = judge(a, b, Tier::Likely, Some(table));
    let symbols = |side: fn(&Operation) -> Option<crate::sound::Phone>| {
        let cells = judged
            .alignment
            .operations
            .iter()
            .map(|op| side(op).map_or("·", |p| p.symbol()));
        cells.collect::<Vec<_>>().join("\t")
    };
    writeln!(out, "{a}\t{}", symbols(|op| op.a))?;
    writeln!(out, "{b}\t{}", symbols(|op| op.b))?;
    writeln!(
        out,
        "{}: log-odds {:+.2}, probability {:.3}",
        judged.verdict.name(),
        judged.log_odds,
        judged.probability
    )?;
    for (words, share) in &judged.terms {
        writeln!(out, "  {share:+6.2}  {words}")?;
    }
    if table.is_distinct(&Spelling::of(a), &Spelling::of(b)) {
        writeln!(out, "the table holds them apart")?;
    }
    for word in [a, b] {
        if let Some(entry) = table.canonical_of(&Spelling::of(word)) {
            writeln!(
                out,
                "table: {} → {} ({})",
                entry.row.variant(),
                entry.row.canonical(),
                entry.row.source
            )?;
        }
    }
    writeln!(
        out,
        "for comparison: Levenshtein {}, Jaro–Winkler {:.3}",
        levenshtein(a, b),
        jaro_winkler(a, b)
    )?;
    Ok(())
}
