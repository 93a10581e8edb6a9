//! The log-linear model: weights of the terms, and what they add up to.
//!
//! The weights stand in `data/model/weights.tsv`, with their provenance.

use std::sync::LazyLock;

use crate::sound::{Alignment, Costs, align_in_place};

use super::evidence::{
    Evidence, Form, Scale, alignment_costs, ending_terms, evidence, sound_and_word_terms,
};
use super::term::Term;

/// Weights by term, in nats a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights([f32; Term::COUNT]);

static BUILT_IN: LazyLock<Model> =
    LazyLock::new(|| Model::new(Weights::parse(include_str!("../../data/model/weights.tsv"))));

impl Weights {
    /// Weights by term.
    pub fn new(weight: impl Fn(Term) -> f32) -> Self {
        let mut weights = [0.0; Term::COUNT];
        for term in Term::all() {
            weights[term.index()] = weight(term);
        }
        Self(weights)
    }

    /// Reads `name<TAB>weight` lines; `#` begins a comment. A term without a
    /// line weighs nothing; a line without a term is passed over.
    pub fn parse(text: &str) -> Self {
        let mut weights = [0.0; Term::COUNT];
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        for (name, weight) in rows.filter_map(|line| line.split_once('\t')) {
            let term = Term::all().find(|term| term.name() == name);
            if let (Some(term), Ok(weight)) = (term, weight.trim().parse()) {
                weights[term.index()] = weight;
            }
        }
        Self(weights)
    }

    /// The weight of a term.
    pub fn of(&self, term: Term) -> f32 {
        self.0[term.index()]
    }
}

/// The distance beyond which no pair is weighed: less than two consonants of
/// different kinds. Of the pairs of name lists that the weights put at `possible`,
/// one in a hundred is farther, most of them wrong.
const FARTHEST: f32 = 3.1;

/// Log-odds that no pair reaches at distance zero, and one less with each unit
/// of distance. The best of 170,000 pairs of every distance stays 0.5 below.
const BEST_AT_ZERO: f32 = 7.4;

/// Weights of the terms, and costs of the alignment that they are taken from.
#[derive(Clone, Debug)]
pub struct Model {
    weights: Weights,
    costs: Costs,
}

/// Adds up terms as they come.
struct Sum<'a> {
    weights: &'a Weights,
    log_odds: f32,
}

impl Scale for Sum<'_> {
    fn put(&mut self, term: Term, value: f32) {
        self.log_odds += self.weights.of(term) * value;
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

    /// The model that is compiled in.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The weights.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// What each class of difference costs in the alignment.
    pub fn costs(&self) -> &Costs {
        &self.costs
    }

    /// The distance within which a pair may reach `enough` log-odds.
    pub fn farthest(&self, enough: f32) -> f32 {
        FARTHEST.min(BEST_AT_ZERO - enough)
    }

    /// How a pair is laid side by side, and its log-odds where they reach `enough`.
    ///
    /// Cost: that of [`Model::evidence`], but nothing is written down, and endings,
    /// which only speak against a pair, are looked up for few.
    pub fn weigh(&self, a: &Form<'_>, b: &Form<'_>, enough: f32) -> Option<(Alignment, f32)> {
        let alignment = align_in_place(&a.in_place, &b.in_place, &self.costs);
        let mut sum = Sum {
            weights: &self.weights,
            log_odds: 0.0,
        };
        sound_and_word_terms(&mut sum, a, b, &alignment);
        if sum.log_odds < enough {
            return None;
        }
        ending_terms(&mut sum, a, b, &alignment);
        let log_odds = sum.log_odds;
        (log_odds >= enough).then_some((alignment, log_odds))
    }

    /// The evidence on a pair.
    pub fn evidence(&self, a: &Form<'_>, b: &Form<'_>) -> Evidence {
        evidence(a, b, &self.costs)
    }

    /// The log-odds that evidence adds up to, in nats.
    pub fn log_odds(&self, evidence: &Evidence) -> f32 {
        evidence
            .terms
            .iter()
            .map(|&(term, value)| self.weights.of(term) * value)
            .sum()
    }
}
