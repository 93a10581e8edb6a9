//! Public measures of likeness behind the interface of `vartani score`, so that
//! the same program measures them on the same pairs:
//!
//! `RIVAL=levenshtein|jaro-winkler|soundex rival score < pairs`
//!
//! Each gives a likeness between 0 and 1 in the place of the log-odds; the
//! verdict is `variant` from 0.8 on and says little.

use std::io::{self, BufRead, Write};

use vartani::sound::{fold, phones};

/// Codes of an Indic Soundex: the consonant classes of a word, as many as the
/// original has digits and one letter (Odell and Russell's scheme, four signs).
const SOUNDEX_LENGTH: usize = 4;

fn main() -> io::Result<()> {
    let rival = std::env::var("RIVAL").unwrap_or_default();
    let likeness: fn(&str, &str) -> f64 = match rival.as_str() {
        "levenshtein" => strsim::normalized_levenshtein,
        "jaro-winkler" => strsim::jaro_winkler,
        "soundex" => soundex,
        _ => {
            eprintln!("RIVAL is levenshtein, jaro-winkler or soundex");
            std::process::exit(2);
        }
    };
    let mut out = io::BufWriter::new(io::stdout());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (a, b) = line.split_once('\t').unwrap_or((&line, ""));
        let likeness = likeness(a, b);
        let verdict = if likeness >= 0.8 { "variant" } else { "other" };
        writeln!(out, "{a}\t{b}\t{likeness:.4}\t{likeness:.4}\t{verdict}")?;
    }
    out.flush()
}

/// How far two words go before a tie of codes is broken by their letters.
const TIE: f64 = 0.1;

/// The share of signs in common; ties, of which there are many, broken by letters.
fn soundex(a: &str, b: &str) -> f64 {
    let code = |word: &str| -> String {
        let skeleton = fold(&phones(word)).skeleton();
        let signs = skeleton.letters().take(SOUNDEX_LENGTH);
        signs.map(char::from).collect()
    };
    let by_code = strsim::normalized_levenshtein(&code(a), &code(b));
    (1.0 - TIE) * by_code + TIE * strsim::normalized_levenshtein(a, b)
}
