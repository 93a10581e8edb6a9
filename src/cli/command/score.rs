//! `vartani score`: pairs on standard input, judgements on standard output.

use std::io::{self, BufRead, Write};

use rayon::prelude::*;

use crate::error::{Error, ErrorKind};
use crate::variant::judge;

use crate::cli::options::ScoreArgs;
use crate::cli::terminal::{say, stdout};
use crate::run::knowledge::of_files;
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;

/// Lines judged at once.
const BATCH: usize = 8192;

pub(crate) fn run(args: &ScoreArgs) -> Result<Outcome, Stop> {
    let knowledge = of_files(args.builtin, &args.table, &args.lexicon)?;
    let mut outcome = Outcome::default();
    let mut out = stdout();
    let mut input = io::stdin().lock();
    let mut number = 0;
    loop {
        let lines = batch(&mut input)?;
        if lines.is_empty() {
            break;
        }
        let judged: Vec<Option<String>> = lines
            .par_iter()
            .map(|line| {
                let (a, b) = line.split_once('\t')?;
                let b = b.split('\t').next().unwrap_or(b);
                let j = judge(a, b, args.tier.into(), &knowledge);
                let verdict = j.verdict.name();
                Some(format!(
                    "{a}\t{b}\t{:.4}\t{:.4}\t{verdict}",
                    j.log_odds, j.probability
                ))
            })
            .collect();
        for row in judged {
            number += 1;
            if let Some(row) = row {
                writeln!(out, "{row}")?;
            } else {
                outcome.failed = true;
                let error = Error::new(
                    ErrorKind::Io,
                    "the line has no tab",
                    "write A<TAB>B on each line",
                );
                say(&error.in_file("-").on_line(number));
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn batch(input: &mut impl BufRead) -> io::Result<Vec<String>> {
    let mut lines = Vec::new();
    let mut bytes = Vec::new();
    while lines.len() < BATCH && input.read_until(b'\n', &mut bytes)? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        lines.push(line.trim_end_matches(['\n', '\r']).to_owned());
        bytes.clear();
    }
    Ok(lines)
}
