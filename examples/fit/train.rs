//! Logistic regression by coordinate descent, with signs held where they are known.

use vartani::variant::{Sign, Term, Weights};

/// One pair as its terms.
pub struct Example {
    pub terms: Vec<(Term, f32)>,
    pub positive: bool,
    pub weight: f64,
}

/// Ridge penalty on every weight but the bias, in units of one example.
const RIDGE: f64 = 2.0;
const EPOCHS: usize = 120;
/// Longest step of one coordinate in one epoch.
const STRIDE: f64 = 0.5;

/// Fits weights; returns them with the mean log-loss.
pub fn fit(examples: &[Example]) -> (Weights, f64) {
    let columns = columns(examples);
    let mut weights = vec![0.0; Term::COUNT];
    let mut margins = vec![0.0; examples.len()];
    for _ in 0..EPOCHS {
        for term in Term::all() {
            let j = term.index();
            let step = step(term, weights[j], &columns[j], examples, &margins);
            if step != 0.0 {
                weights[j] += step;
                for &(row, value) in &columns[j] {
                    margins[row] += step * f64::from(value);
                }
            }
        }
    }
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    let loss: f64 = examples
        .iter()
        .zip(&margins)
        .map(|(e, &m)| e.weight * log_loss(e, m))
        .sum();
    (Weights::new(|t| weights[t.index()] as f32), loss / total)
}

fn columns(examples: &[Example]) -> Vec<Vec<(usize, f32)>> {
    let mut columns = vec![Vec::new(); Term::COUNT];
    for (row, example) in examples.iter().enumerate() {
        for &(term, value) in &example.terms {
            columns[term.index()].push((row, value));
        }
    }
    columns
}

fn log_loss(example: &Example, margin: f64) -> f64 {
    let signed = if example.positive { margin } else { -margin };
    (1.0 + (-signed).exp()).ln()
}

/// A bounded Newton step on one weight that keeps its sign.
fn step(
    term: Term,
    weight: f64,
    column: &[(usize, f32)],
    examples: &[Example],
    margins: &[f64],
) -> f64 {
    let ridge = if term.name() == "Bias" { 0.0 } else { RIDGE };
    let (mut slope, mut curve) = (ridge * weight, ridge + 1e-6);
    for &(row, value) in column {
        let (example, value) = (&examples[row], f64::from(value));
        let p = 1.0 / (1.0 + (-margins[row]).exp());
        let target = f64::from(u8::from(example.positive));
        slope += example.weight * (p - target) * value;
        curve += example.weight * p * (1.0 - p) * value * value;
    }
    let wanted = weight + (-slope / curve).clamp(-STRIDE, STRIDE);
    let allowed = match term.sign() {
        Sign::For => wanted.max(0.0),
        Sign::Against => wanted.min(0.0),
        Sign::Either => wanted,
    };
    allowed - weight
}

/// Precision at recall .7 .8 .9 and recall at precision .95 .99, negatives three to one.
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
