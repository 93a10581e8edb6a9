//! `vartani explain`.

use std::io::Write;

use strsim::{jaro_winkler, levenshtein};

use crate::sound::{Operation, phones};
use crate::table::{Row, Status};
use crate::text::{Spelling, visible};
use crate::variant::{Knowledge, Tier, judge};

use crate::cli::knowledge;
use crate::cli::options::ExplainArgs;
use crate::cli::terminal::stdout;
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome, Stop> {
    let knowledge = knowledge::load(&knowledge::completed(&args.knowledge)?)?;
    let mut out = stdout();
    match &args.b {
        Some(b) => pair(&mut out, &args.a, b, &knowledge)?,
        None => alone(&mut out, &args.a, &knowledge)?,
    }
    out.flush()?;
    Ok(Outcome::default())
}

fn alone(out: &mut impl Write, word: &str, knowledge: &Knowledge) -> Result<(), Stop> {
    let spelling = Spelling::of_word(word);
    writeln!(out, "{}: {}", visible(word), phones(&spelling))?;
    if let Some(band) = knowledge.band(&spelling) {
        writeln!(out, "  in the lexicon, band {band} of 9")?;
    }
    let rows = knowledge.rows_of(&spelling);
    for row in &rows {
        writeln!(
            out,
            "  in the table: {}",
            visible(&described(row, &spelling))
        )?;
    }
    if rows.is_empty() {
        writeln!(out, "  in no table")?;
    }
    if knowledge.table.is_kept(&spelling) {
        writeln!(out, "  kept: the table says to leave it alone")?;
    }
    Ok(())
}

fn pair(out: &mut impl Write, a: &str, b: &str, knowledge: &Knowledge) -> Result<(), Stop> {
    let judged = judge(a, b, Tier::Likely, knowledge);
    let symbols = |side: fn(&Operation) -> Option<crate::sound::Phone>| {
        let cells = judged
            .alignment
            .operations
            .iter()
            .map(|op| side(op).map_or("·", |p| p.symbol()));
        cells.collect::<Vec<_>>().join("\t")
    };
    writeln!(out, "{}\t{}", visible(a), symbols(|op| op.a))?;
    writeln!(out, "{}\t{}", visible(b), symbols(|op| op.b))?;
    let by_table = if judged.by_table {
        ", by the table; by sound"
    } else {
        ""
    };
    writeln!(
        out,
        "{}{by_table}: log-odds {:+.2}, probability {:.3}",
        judged.verdict.name(),
        judged.log_odds,
        judged.probability
    )?;
    for (words, share) in &judged.terms {
        writeln!(out, "  {share:+6.2}  {words}")?;
    }
    let spellings = [Spelling::of_word(a), Spelling::of_word(b)];
    if let Some(row) = knowledge.table.distinct_row(&spellings[0], &spellings[1]) {
        let (note, source) = (visible(&row.note), visible(&row.source));
        writeln!(
            out,
            "the table says that these are two words: {note} ({source})"
        )?;
    }
    let mut shown = Vec::new();
    for spelling in &spellings {
        let rows = knowledge.rows_of(spelling);
        for row in rows.iter().filter(|row| is_about(row, &spellings)) {
            let line = described(row, spelling);
            if !shown.contains(&line) {
                writeln!(out, "table: {}", visible(&line))?;
                shown.push(line);
            }
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

/// True for a row of the own table, and for one of a language that says something of both.
fn is_about(row: &Row, [a, b]: &[Spelling; 2]) -> bool {
    let (variant, canonical) = (row.variant_spelling(), row.canonical_spelling());
    !is_of_pack(row) || [(&variant, &canonical), (&canonical, &variant)].contains(&(a, b))
}

/// The rows of the built-in table are Hindi.
fn is_of_pack(row: &Row) -> bool {
    !matches!(&*row.lang, "" | "hi")
}

/// A row about a spelling that is its variant or its canonical.
fn described(row: &Row, spelling: &Spelling) -> String {
    let (variant, canonical, source) = (row.variant(), row.canonical(), &row.source);
    let status = match row.status {
        Status::Candidate => ", candidate",
        _ => "",
    };
    let lang = match &*row.lang {
        "" | "hi" => String::new(),
        lang => format!("{lang}, "),
    };
    if !row.style.is_empty() {
        return format!(
            "{variant} and {canonical} by style {} ({lang}{source}{status})",
            row.style
        );
    }
    if row.canonical_spelling() == *spelling && !is_of_pack(row) {
        format!("{canonical} is preferred ({lang}{source}{status})")
    } else {
        format!(
            "{variant} → {canonical} ({lang}{}, {source}{status})",
            row.relation
        )
    }
}
