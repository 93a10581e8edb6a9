//! Fits the pair model: `cargo run --release --example fit -- GOLD [--hold-out DIR] [--train-on-all] [--without NAMES]`.
//!
//! GOLD is a folder with `clusters/<script>.tsv` (id, then spellings of one
//! name), `clusters/<script>.meta.tsv` (id, English key) and `negatives.tsv`
//! (label, two forms). Names are split by English key, so that no name is on
//! both sides, in whichever language. Weights go to standard output, figures
//! on the held-out part to standard error. `--hold-out DIR` writes the held-out
//! part as a folder of the same form. `--without A,B` leaves out the terms whose
//! names begin with A or B, to see what they add. Deterministic: the same data give the
//! same weights.

mod gold;
mod train;

use std::path::PathBuf;

use gold::{Gold, Label, Pair};
use train::{Example, fit};
use vartani::sound::phones;
use vartani::variant::{Form, Model, Term, Weights};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name the folder of the data")?);
    let mut hold_out = None;
    let mut train_on_all = false;
    let mut without: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--hold-out" => hold_out = arguments.next().map(PathBuf::from),
            "--train-on-all" => train_on_all = true,
            "--without" => {
                let names = arguments.next().unwrap_or_default();
                without = names.split(',').map(str::to_owned).collect();
            }
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    let gold = Gold::read(&folder)?;
    if let Some(folder) = hold_out {
        gold.write_held_out(&folder)?;
    }
    let mut pairs = gold.pairs();
    pairs.retain(|pair| !phones(&pair.a).is_empty() && !phones(&pair.b).is_empty());
    let model = fit_model(&pairs, train_on_all, &without);
    report(&pairs, &model);
    print_weights(&model);
    Ok(())
}

fn fit_model(pairs: &[Pair], train_on_all: bool, without: &[String]) -> Model {
    let training: Vec<&Pair> = pairs
        .iter()
        .filter(|p| train_on_all || !p.held_out)
        .collect();
    let model = Model::new(Weights::new(|_| 0.0));
    let mut examples = weighted(&training, &model);
    let left_out = |term: &Term| without.iter().any(|name| term.name().starts_with(name));
    for example in &mut examples {
        example.terms.retain(|(term, _)| !left_out(term));
    }
    let (weights, loss) = fit(&examples);
    eprintln!("{} pairs, loss {loss:.4}", examples.len());
    Model::new(weights)
}

/// Three negatives to each positive in every script, whatever their number.
fn weighted(pairs: &[&Pair], model: &Model) -> Vec<Example> {
    let mut counts = std::collections::BTreeMap::<&str, (f64, f64)>::new();
    for pair in pairs {
        let count = counts.entry(&pair.script).or_default();
        if pair.label == Label::Variant {
            count.0 += 1.0;
        } else {
            count.1 += pair.label.share();
        }
    }
    let weight = |pair: &Pair| match (pair.label, counts[pair.script.as_str()]) {
        (Label::Variant, _) => 1.0,
        (label, (positives, negatives)) => label.share() * 3.0 * positives / negatives,
    };
    pairs
        .iter()
        .map(|pair| example(pair, weight(pair), model))
        .collect()
}

fn example(pair: &Pair, weight: f64, model: &Model) -> Example {
    let evidence = model.evidence(&Form::new(&pair.a), &Form::new(&pair.b));
    Example {
        terms: evidence.terms,
        positive: pair.label == Label::Variant,
        weight,
    }
}

/// Precision at fixed recall on the held-out part, by script and prefix.
fn report(pairs: &[Pair], model: &Model) {
    let mut groups = std::collections::BTreeMap::<String, Vec<(f32, bool, f64)>>::new();
    for pair in pairs.iter().filter(|pair| pair.held_out) {
        let evidence = model.evidence(&Form::new(&pair.a), &Form::new(&pair.b));
        let row = (
            model.log_odds(&evidence),
            pair.label == Label::Variant,
            pair.label.share(),
        );
        let mut keys = vec![pair.script.clone()];
        if pair.script == "devanagari" && (pair.hindi || pair.label.is_listed()) {
            keys.push("devanagari hi:".to_owned());
        }
        for key in keys {
            groups.entry(key).or_default().push(row);
        }
    }
    for (name, rows) in groups {
        eprintln!("{name:16} {}", train::figures(rows));
    }
}

fn print_weights(model: &Model) {
    println!("# Weights of the pair model, in nats. Fitted by examples/fit; see docs/accuracy.md.");
    for term in Term::all() {
        println!("{}\t{:.4}", term.name(), model.weights().of(term));
    }
}
