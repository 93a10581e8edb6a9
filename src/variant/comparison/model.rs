//! The log-linear model: weights of the terms, and what they add up to.
//!
//! The weights stand in `data/model/weights.tsv`, with their provenance.

use std::fmt::{self, Write};

use crate::sound::{Alignment, Costs};

use crate::variant::comparison::edit_kind::alignment_costs;
use crate::variant::comparison::ending::ending_terms;
use crate::variant::comparison::evidence::{Evidence, evidence, sound_and_word_terms};
use crate::variant::comparison::form::Form;
use crate::variant::comparison::script_family::Writing;
use crate::variant::comparison::term::{Scale, Term};

/// Weights by writing and term, in nats a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(Vec<f32>);

const BUILT_IN: &str = include_str!("../../../data/model/weights.tsv");

impl Weights {
    /// Weights by writing and term.
    pub fn new(weight: impl Fn(Writing, Term) -> f32) -> Self {
        let mut weights = Self(vec![0.0; Writing::ALL.len() * Term::COUNT]);
        for &writing in Writing::ALL {
            for term in Term::all() {
                weights.0[place(writing, term)] = weight(writing, term);
            }
        }
        weights
    }

    /// Reads `name<TAB>weight<TAB>weight…` lines, a weight for each writing, in the
    /// order of the terms; `#` begins a comment. A term without a line weighs nothing;
    /// what follows a line without a term, or out of order, is not read.
    pub fn parse(text: &str) -> Self {
        let mut weights = Self(vec![0.0; Writing::ALL.len() * Term::COUNT]);
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut line = lines.next();
        for term in Term::all() {
            let Some(cells) = line.and_then(|line| after_name(line, term)) else {
                continue;
            };
            for (&writing, cell) in Writing::ALL.iter().zip(cells.split('\t')) {
                let weight = match cell {
                    "0" => 0.0,
                    cell => cell.trim().parse().unwrap_or(0.0),
                };
                weights.0[place(writing, term)] = weight;
            }
            line = lines.next();
        }
        weights
    }

    /// The weight of a term.
    #[inline]
    pub fn of(&self, writing: Writing, term: Term) -> f32 {
        self.0[place(writing, term)]
    }
}

/// The cells of a line that begins with the name of a term. Most do not, so the name is
/// compared as it is written, and nothing is kept.
fn after_name(line: &str, term: Term) -> Option<&str> {
    if !line.starts_with(term.name_begins()) {
        return None;
    }
    let mut rest = Expected(line);
    write!(rest, "{term}\t").ok()?;
    Some(rest.0)
}

/// What is to be written, and is only compared.
struct Expected<'a>(&'a str);

impl Write for Expected<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
        Ok(())
    }
}

#[inline]
const fn place(writing: Writing, term: Term) -> usize {
    writing as usize * Term::COUNT + term.index()
}

/// The distance beyond which no pair is weighed: less than two consonants of
/// different kinds. Of the pairs of name lists that the weights put at `possible`,
/// one in a hundred is farther, most of them wrong.
const FARTHEST: f32 = 3.1;

/// Weights of the terms, and costs of the alignment that they are taken from.
#[derive(Clone, Debug)]
pub struct Model {
    weights: Weights,
    costs: Costs,
}

/// Adds up terms as they come.
struct Sum<'a> {
    weights: &'a Weights,
    writing: Writing,
    log_odds: f32,
}

impl Scale for Sum<'_> {
    #[inline]
    fn put(&mut self, term: Term, value: f32) {
        self.log_odds += self.weights.of(self.writing, term) * value;
    }
}

impl Model {
    /// A model from weights.
    pub fn new(weights: Weights) -> Self {
        Self {
            weights,
            costs: alignment_costs(),
        }
    }

    /// The model that is compiled in. Cost: its weights are read, about a millisecond.
    pub fn built_in() -> Self {
        Self::new(Weights::parse(BUILT_IN))
    }

    /// The weights.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// What each class of difference costs in the alignment.
    pub fn costs(&self) -> &Costs {
        &self.costs
    }

    /// The distance within which a pair is weighed.
    pub fn farthest(&self) -> f32 {
        FARTHEST
    }

    /// The log-odds of a pair that is laid side by side, where they reach `enough`.
    ///
    /// Cost: that of [`Model::evidence`] without the alignment, but nothing is written
    /// down, and endings, which only speak against a pair, are looked up for few.
    pub fn weigh(
        &self,
        a: &Form<'_>,
        b: &Form<'_>,
        alignment: &Alignment,
        enough: f32,
    ) -> Option<f32> {
        let mut sum = Sum {
            weights: &self.weights,
            writing: Writing::of(a.script, b.script),
            log_odds: 0.0,
        };
        sound_and_word_terms(&mut sum, a, b, alignment);
        if sum.log_odds < enough {
            return None;
        }
        ending_terms(&mut sum, a, b, alignment);
        (sum.log_odds >= enough).then_some(sum.log_odds)
    }

    /// The evidence on a pair of words.
    pub fn evidence(&self, a: &Form<'_>, b: &Form<'_>) -> Evidence {
        evidence(a, b, &self.costs)
    }

    /// The log-odds that evidence adds up to, in nats.
    pub fn log_odds(&self, evidence: &Evidence) -> f32 {
        let weighed = |&(term, value)| self.weights.of(evidence.writing, term) * value;
        evidence.terms.iter().map(weighed).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_weights_is_read() {
        let text = include_str!("../../../data/model/weights.tsv");
        let lines = text.lines().filter(|line| !line.starts_with('#')).count();
        let weighs = |term: &Term| {
            let mut writings = Writing::ALL.iter();
            writings.any(|&writing| Model::built_in().weights().of(writing, *term) != 0.0)
        };
        assert_eq!(Term::all().filter(weighs).count(), lines);
    }
}
