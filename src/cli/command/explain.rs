//! `vartani explain`.

use std::io::Write;

use strsim::{jaro_winkler, levenshtein};

use crate::sound::{Operation, phones};
use crate::text::Spelling;
use crate::variant::{Knowledge, Tier, judge};

use crate::cli::knowledge;
use crate::cli::options::ExplainArgs;
use crate::cli::stop::Stop;
use crate::cli::terminal::stdout;
use crate::run::outcome::Outcome;

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
    writeln!(out, "{word}: {}", phones(&spelling))?;
    if let Some(band) = knowledge.band(&spelling) {
        writeln!(out, "  in the lexicon, band {band} of 9")?;
    }
    let rows = knowledge.rows_of(&spelling);
    for row in &rows {
        writeln!(out, "  in the table: {}", row.described(&spelling))?;
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
    writeln!(out, "{a}\t{}", symbols(|op| op.a))?;
    writeln!(out, "{b}\t{}", symbols(|op| op.b))?;
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
        let (note, source) = (&row.note, &row.source);
        writeln!(
            out,
            "the table says that these are two words: {note} ({source})"
        )?;
    }
    let mut shown = Vec::new();
    for spelling in &spellings {
        let rows = knowledge.rows_of(spelling);
        for row in rows
            .iter()
            .filter(|row| row.is_about(&spellings[0], &spellings[1]))
        {
            let line = row.described(spelling);
            if !shown.contains(&line) {
                writeln!(out, "table: {line}")?;
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
