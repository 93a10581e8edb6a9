//! Fits the pair model: `cargo run --release --example fit -- GOLD [OPTIONS]`.
//!
//! GOLD is a folder with `clusters/<script>.tsv` (id, then spellings of one
//! name), `clusters/<script>.meta.tsv` (id, English key) and `negatives.tsv`
//! (label, two forms). Names are divided into five parts by English key, so that no
//! name is in two, in whichever language. Weights, fitted on all, go to standard
//! output. Deterministic: the same data give the same weights.
//!
//! `--hold-out DIR` fits on four parts, writes the fifth as a folder of the same
//! form, and prints the figures on it to standard error. `--cross` prints figures of
//! five fits, each on the part that it did not see, and no weights. `--without A,B`
//! leaves out the terms whose names begin with A or B, to see what they add.

mod gold;
mod train;

use std::collections::BTreeMap;
use std::path::PathBuf;

use gold::{Gold, Label, PARTS, Pair};
use train::{Example, fit};
use vartani::language::Languages;
use vartani::sound::phones;
use vartani::variant::{Form, Model, ScriptFamily, Term, Tier, Weights, threshold, word_by_word};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name the folder of the data")?);
    let (mut hold_out, mut cross) = (None, false);
    let mut without: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--hold-out" => hold_out = arguments.next().map(PathBuf::from),
            "--cross" => cross = true,
            "--without" => {
                let names = arguments.next().unwrap_or_default();
                without = names.split(',').map(str::to_owned).collect();
            }
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    let gold = Gold::read(&folder)?;
    let mut pairs = gold.pairs();
    pairs.retain(|pair| !phones(&pair.a).is_empty() && !phones(&pair.b).is_empty());
    if cross {
        report(cross_validated(&pairs, &without));
        return Ok(());
    }
    let left_out = hold_out.as_ref().map(|_| 0);
    let model = fit_model(&pairs, left_out, &without);
    if let Some(folder) = hold_out {
        gold.write_held_out(&folder)?;
        report(scored(&pairs, 0, &model));
    }
    print_weights(&model);
    Ok(())
}

/// A model of all pairs but those of one part.
fn fit_model(pairs: &[Pair], left_out: Option<u64>, without: &[String]) -> Model {
    let is_left_out = |pair: &Pair| left_out.is_some_and(|part| pair.is_in(part));
    let training: Vec<&Pair> = pairs.iter().filter(|pair| !is_left_out(pair)).collect();
    let model = Model::new(Weights::new(|_, _| 0.0));
    let mut examples = weighted(&training, &model);
    let left_out = |term: &Term| {
        without
            .iter()
            .any(|name| term.to_string().starts_with(name))
    };
    let gone: Vec<bool> = {
        let mut gone = vec![false; Term::COUNT];
        Term::all().for_each(|term| gone[term.index()] = left_out(&term));
        gone
    };
    for example in &mut examples {
        example.terms.retain(|(term, _)| !gone[term.index()]);
    }
    let (weights, loss) = fit(&examples);
    eprintln!("{} examples, loss {loss:.4}", examples.len());
    Model::new(weights)
}

/// Three negatives to each positive in every script, whatever their number, one
/// stranger, and one and a half pairs of words of the lexicon.
fn weighted(pairs: &[&Pair], model: &Model) -> Vec<Example> {
    let mass = |pair: &Pair| pair.label.share() * pair.alone;
    let kind = |pair: &Pair| match pair.label {
        Label::Variant | Label::Doublet => 0,
        Label::Stranger => 1,
        Label::Words => 2,
        _ => 3,
    };
    let mut masses = BTreeMap::<&str, [f64; 4]>::new();
    for pair in pairs {
        masses.entry(&pair.script).or_default()[kind(pair)] += mass(pair);
    }
    let weight = |pair: &Pair| {
        let (masses, kind) = (masses[pair.script.as_str()], kind(pair));
        mass(pair) * [1.0, 1.0, 1.5, 3.0][kind] * masses[0] / masses[kind]
    };
    let languages = Languages::built_in();
    let examples = pairs
        .iter()
        .flat_map(|pair| examples(pair, weight(pair), model, &languages));
    examples.collect()
}

/// Each two words of a pair that differ. Of two phrases that are not one, it is not
/// known which of the words are the reason, unless there is but one.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of pairs stay far below the mantissa"
)]
fn examples(pair: &Pair, weight: f64, model: &Model, languages: &Languages) -> Vec<Example> {
    let form = |spelling| {
        let form = Form::new(spelling, languages);
        let hidden = (pair.hidden.0 && spelling == pair.a) || (pair.hidden.1 && spelling == pair.b);
        let band = form.band.filter(|_| !hidden);
        Form { band, ..form }
    };
    let words = word_by_word(&pair.a, &pair.b, model, form);
    let (positive, count) = (pair.label.is_positive(), words.len());
    if !positive && count > 1 {
        return Vec::new();
    }
    let example = |evidence: vartani::variant::Evidence| Example {
        terms: evidence.terms,
        writing: evidence.writing,
        positive,
        weight: weight / count as f64,
    };
    words.into_iter().map(example).collect()
}

/// A pair with its log-odds.
type Scored<'a> = (&'a Pair, f32);

/// The pairs of a part that are measured, scored.
fn scored<'a>(pairs: &'a [Pair], part: u64, model: &Model) -> Vec<Scored<'a>> {
    let languages = Languages::built_in();
    let log_odds = |pair: &Pair| {
        let form = |spelling| Form::new(spelling, &languages);
        let words = word_by_word(&pair.a, &pair.b, model, form);
        let log_odds = words.iter().map(|evidence| model.log_odds(evidence));
        log_odds.fold(f32::INFINITY, f32::min)
    };
    let easy = |pair: &Pair| matches!(pair.label, Label::Stranger | Label::Doublet | Label::Words);
    let measured = |pair: &&Pair| pair.parts.0 == part && !easy(pair);
    let of_part = pairs.iter().filter(measured);
    of_part.map(|pair| (pair, log_odds(pair))).collect()
}

/// All pairs, each scored by the model that did not see it.
fn cross_validated<'a>(pairs: &'a [Pair], without: &[String]) -> Vec<Scored<'a>> {
    let fold = |part| scored(pairs, part, &fit_model(pairs, Some(part), without));
    let fold = &fold;
    std::thread::scope(|scope| {
        let folds: Vec<_> = (0..PARTS)
            .map(|part| scope.spawn(move || fold(part)))
            .collect();
        folds
            .into_iter()
            .flat_map(|fold| fold.join().unwrap_or_default())
            .collect()
    })
}

/// Figures by script.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of pairs stay far below the mantissa"
)]
fn report(scored: Vec<Scored<'_>>) {
    let mut groups = BTreeMap::<String, Vec<(f32, bool, f64)>>::new();
    let mut hindi = Vec::new();
    let mut verdicts = BTreeMap::<Label, [usize; 4]>::new();
    for (pair, log_odds) in scored {
        let positive = pair.label == Label::Variant;
        let rows = groups.entry(pair.script.clone()).or_default();
        rows.push((log_odds, positive, pair.label.share()));
        if pair.script == "devanagari" && (pair.hindi || pair.label.is_listed()) {
            // As measure.py weighs them.
            hindi.push((log_odds, positive, 1.0));
            let counts = verdicts.entry(pair.label).or_default();
            counts[0] += 1;
            for (count, nats) in counts[1..].iter_mut().zip([0.0, 0.5, 1.0]) {
                *count += usize::from(log_odds >= threshold(Tier::Likely) + nats);
            }
        }
    }
    eprintln!("{:16} {}", "hindi", train::figures(hindi));
    for (label, [all, counts @ ..]) in verdicts {
        let shares = counts.map(|count| format!("{:.4}", count as f64 / all as f64));
        eprintln!(
            "  variant at likely, and with 0.5 and 1 nats more: {label:?} {}",
            shares.join(" ")
        );
    }
    for (name, rows) in groups {
        eprintln!("{name:16} {}", train::figures(rows));
    }
}

fn print_weights(model: &Model) {
    println!(
        "# Weights of the pair model, in nats, by writing. Fitted by examples/fit; see docs/accuracy.md."
    );
    let names = ScriptFamily::ALL
        .iter()
        .map(|writing| format!("{writing:?}"));
    println!("# term\t{}", names.collect::<Vec<_>>().join("\t"));
    for term in Term::all() {
        let weights = ScriptFamily::ALL
            .iter()
            .map(|&writing| model.weights().weight(writing, term));
        let cells: Vec<String> = weights.map(cell).collect();
        if cells.iter().any(|cell| cell != "0") {
            println!("{term}\t{}", cells.join("\t"));
        }
    }
}

/// A hundredth of a nat is nothing.
fn cell(weight: f32) -> String {
    let text = format!("{weight:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if matches!(text, "-0" | "") {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}
