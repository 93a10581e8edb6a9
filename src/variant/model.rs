//! The log-linear model: weights of the terms, and what they add up to.
//!
//! The weights stand in `data/model/weights.tsv`, with their provenance.

use std::sync::LazyLock;

use crate::sound::Costs;

use super::evidence::{Evidence, Form, alignment_costs, evidence};
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

/// Weights of the terms, and costs of the alignment that they are taken from.
#[derive(Clone, Debug)]
pub struct Model {
    weights: Weights,
    costs: Costs,
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
