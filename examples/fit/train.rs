//! Logistic regression by coordinate descent, with signs held where they are known.
//!
//! Each term has one weight for all writings and, for each writing, what is to be
//! added there. Both are drawn towards zero: a writing departs from the others only
//! as far as its own pairs ask for it.

use vartani::variant::{Named, ScriptFamily, Sign, Term, Weights};

/// Two words as their terms.
pub struct Example {
    pub terms: Vec<(Term, f32)>,
    pub writing: ScriptFamily,
    pub positive: bool,
    pub weight: f64,
}

/// Ridge penalty on a weight, in units of one example: none on the bias, more on
/// what two sounds add to the class of their difference, because most pairs of sounds
/// are seen a few times only.
fn ridge(term: Term) -> f64 {
    match term {
        Term::Named(Named::Bias) => 0.0,
        Term::Sounds(..) => 12.0,
        _ => 3.0,
    }
}

const EPOCHS: usize = 60;
/// Longest step of one coordinate in one epoch.
const STRIDE: f64 = 0.5;

const WRITINGS: usize = ScriptFamily::ALL.len();

/// Fits weights; returns them with the mean log-loss.
#[expect(
    clippy::cast_possible_truncation,
    reason = "weights are kept in single precision; rows are numbered in 32 bits"
)]
pub fn fit(examples: &[Example]) -> (Weights, f64) {
    let columns = columns(examples);
    let mut weights = vec![[0.0; WRITINGS]; Term::COUNT];
    let mut margins = vec![0.0; examples.len()];
    let terms: Vec<Term> = Term::all()
        .filter(|term| {
            columns[term.index()]
                .iter()
                .any(|column| !column.is_empty())
        })
        .collect();
    for _ in 0..EPOCHS {
        for &term in &terms {
            let (columns, weights) = (&columns[term.index()], &mut weights[term.index()]);
            // The first slot is for all writings.
            for slot in 0..WRITINGS {
                let of_slot = if slot == 0 {
                    &columns[..]
                } else {
                    &columns[slot..=slot]
                };
                let step = step(term, slot, weights, of_slot, examples, &margins);
                if step != 0.0 {
                    weights[slot] += step;
                    for &(row, value) in of_slot.iter().flatten() {
                        margins[row as usize] += step * f64::from(value);
                    }
                }
            }
        }
    }
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    let losses = examples.iter().zip(&margins);
    let loss: f64 = losses.map(|(e, &m)| e.weight * log_loss(e, m)).sum();
    let weight = |writing: ScriptFamily, term: Term| {
        let weights = &weights[term.index()];
        let own = if writing == ScriptFamily::Any {
            0.0
        } else {
            weights[writing as usize]
        };
        (weights[0] + own) as f32
    };
    (Weights::new(weight), loss / total)
}

type Column = Vec<(u32, f32)>;

#[expect(
    clippy::cast_possible_truncation,
    reason = "weights are kept in single precision; rows are numbered in 32 bits"
)]
fn columns(examples: &[Example]) -> Vec<[Column; WRITINGS]> {
    let mut columns = vec![[const { Vec::new() }; WRITINGS]; Term::COUNT];
    for (row, example) in examples.iter().enumerate() {
        for &(term, value) in &example.terms {
            columns[term.index()][example.writing as usize].push((row as u32, value));
        }
    }
    columns
}

fn log_loss(example: &Example, margin: f64) -> f64 {
    let signed = if example.positive { margin } else { -margin };
    (1.0 + (-signed).exp()).ln()
}

/// A bounded Newton step on one weight that keeps the signs of all it adds to.
fn step(
    term: Term,
    slot: usize,
    weights: &[f64; WRITINGS],
    columns: &[Column],
    examples: &[Example],
    margins: &[f64],
) -> f64 {
    let ridge = ridge(term);
    let weight = weights[slot];
    let (mut slope, mut curve) = (ridge * weight, ridge + 1e-6);
    for &(row, value) in columns.iter().flatten() {
        let (example, value) = (&examples[row as usize], f64::from(value));
        let p = 1.0 / (1.0 + (-margins[row as usize]).exp());
        let target = f64::from(u8::from(example.positive));
        slope += example.weight * (p - target) * value;
        curve += example.weight * p * (1.0 - p) * value * value;
    }
    let wanted = weight + (-slope / curve).clamp(-STRIDE, STRIDE);
    let others = if slot == 0 {
        &weights[1..]
    } else {
        &weights[..1]
    };
    let lowest = others.iter().copied().fold(0.0, f64::min);
    let highest = others.iter().copied().fold(0.0, f64::max);
    let allowed = match term.sign() {
        Sign::For if slot == 0 => wanted.max(-lowest).max(0.0),
        Sign::For => wanted.max(-weights[0]),
        Sign::Against if slot == 0 => wanted.min(-highest).min(0.0),
        Sign::Against => wanted.min(-weights[0]),
        Sign::Either => wanted,
    };
    allowed - weight
}

/// Precision at recall .7 .8 .9 and recall at precision .95 .99, negatives three to one.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of pairs stay far below the mantissa"
)]
pub fn figures(mut rows: Vec<(f32, bool, f64)>) -> String {
    let positives = rows.iter().filter(|row| row.1).count() as f64;
    let negatives: f64 = rows.iter().filter(|row| !row.1).map(|row| row.2).sum();
    let unit = 3.0 * positives / negatives;
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut hits, mut misses) = (0.0, 0.0);
    let mut at_recall = [0.0; 3];
    let mut at_precision = [0.0; 2];
    for (_, positive, share) in rows {
        if positive {
            hits += 1.0;
        } else {
            misses += unit * share;
        }
        let (recall, precision) = (hits / positives, hits / (hits + misses));
        for (slot, level) in at_recall.iter_mut().zip([0.7, 0.8, 0.9]) {
            if *slot == 0.0 && recall >= level {
                *slot = precision;
            }
        }
        for (slot, level) in at_precision.iter_mut().zip([0.95, 0.99]) {
            if precision >= level {
                *slot = recall;
            }
        }
    }
    format!(
        "{positives:6} positives  P@R .7 {:.3} .8 {:.3} .9 {:.3}  R@P .95 {:.3} .99 {:.3}",
        at_recall[0], at_recall[1], at_recall[2], at_precision[0], at_precision[1]
    )
}
