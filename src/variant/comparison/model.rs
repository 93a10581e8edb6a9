//! The log-linear model: weights of the terms, and what they add up to.
//!
//! The weights stand in `data/model/weights.tsv`, with their provenance.

use std::fmt::{self, Write};

use crate::error::{Error, ErrorKind};
use crate::sound::{Alignment, Costs};

use crate::variant::comparison::edit_kind::alignment_costs;
use crate::variant::comparison::ending::ending_terms;
use crate::variant::comparison::evidence::{Evidence, evidence, sound_and_word_terms};
use crate::variant::comparison::form::Form;
use crate::variant::comparison::script_family::ScriptFamily;
use crate::variant::comparison::term::{Scale, Term};
use crate::variant::tuning::FARTHEST;

/// Weights by writing and term, in nats a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(Vec<f32>);

const BUILT_IN: &str = include_str!("../../../data/model/weights.tsv");

impl Weights {
    /// Weights by writing and term.
    pub fn new(weight: impl Fn(ScriptFamily, Term) -> f32) -> Self {
        let mut weights = Self(vec![0.0; ScriptFamily::ALL.len() * Term::COUNT]);
        for &writing in ScriptFamily::ALL {
            for term in Term::all() {
                weights.0[place(writing, term)] = weight(writing, term);
            }
        }
        weights
    }

    /// Reads `name<TAB>weight<TAB>weight…` lines, a weight for each writing, in the
    /// order of the terms; `#` begins a comment. A term without a line weighs nothing.
    ///
    /// # Errors
    /// The first line that has no term, stands out of order, or has a weight too few, too
    /// many or unreadable.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut weights = Self(vec![0.0; ScriptFamily::ALL.len() * Term::COUNT]);
        let mut lines = (1..).zip(text.lines());
        let mut lines = lines.by_ref().filter(|(_, line)| !line.starts_with('#'));
        let mut next = lines.next();
        for term in Term::all() {
            let Some((number, cells)) =
                next.and_then(|(number, line)| Some((number, after_name(line, term)?)))
            else {
                continue;
            };
            weights
                .read_line(term, cells)
                .map_err(|error| error.on_line(number))?;
            next = lines.next();
        }
        match next {
            Some((number, line)) => Err(unreadable(&format!(
                "no term, or one out of order: {}",
                line.split('\t').next().unwrap_or_default()
            ))
            .on_line(number)),
            None => Ok(weights),
        }
    }

    fn read_line(&mut self, term: Term, cells: &str) -> Result<(), Error> {
        let mut cells = cells.split('\t');
        for &writing in ScriptFamily::ALL {
            self.0[place(writing, term)] = match cells.next() {
                Some("0") => 0.0,
                Some(cell) => cell
                    .trim()
                    .parse()
                    .map_err(|_| unreadable(&format!("«{cell}» is no weight")))?,
                None => return Err(unreadable("a weight is missing")),
            };
        }
        match cells.next() {
            Some(cell) => Err(unreadable(&format!("«{cell}» is one weight too many"))),
            None => Ok(()),
        }
    }

    /// The weight of a term.
    #[inline]
    #[must_use]
    pub fn weight(&self, writing: ScriptFamily, term: Term) -> f32 {
        self.0[place(writing, term)]
    }
}

fn unreadable(problem: &str) -> Error {
    Error::new(
        ErrorKind::Format,
        format!("cannot read the weights: {problem}"),
        "write them with `cargo run --release --example fit`",
    )
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
const fn place(writing: ScriptFamily, term: Term) -> usize {
    writing as usize * Term::COUNT + term.index()
}

/// Weights of the terms, and costs of the alignment that they are taken from.
#[derive(Clone, Debug)]
pub struct Model {
    weights: Weights,
    costs: Costs,
}

/// Adds up terms as they come.
struct Sum<'a> {
    weights: &'a Weights,
    writing: ScriptFamily,
    log_odds: f32,
}

impl Scale for Sum<'_> {
    #[inline]
    fn put(&mut self, term: Term, value: f32) {
        self.log_odds += self.weights.weight(self.writing, term) * value;
    }
}

impl Model {
    /// A model from weights.
    #[must_use]
    pub fn new(weights: Weights) -> Self {
        Self {
            weights,
            costs: alignment_costs(),
        }
    }

    /// The model that is compiled in. Cost: its weights are read, about a millisecond.
    ///
    /// # Panics
    /// Never: a test reads the weights that are compiled in.
    #[must_use]
    pub fn built_in() -> Self {
        Self::new(Weights::parse(BUILT_IN).expect("the weights that are compiled in"))
    }

    /// The weights.
    #[must_use]
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// What each class of difference costs in the alignment.
    #[must_use]
    pub fn costs(&self) -> &Costs {
        &self.costs
    }

    /// The distance within which a pair is weighed.
    #[must_use]
    pub fn farthest(&self) -> f32 {
        FARTHEST
    }

    /// The log-odds of a pair that is laid side by side, where they reach `enough`.
    ///
    /// Cost: that of [`Model::evidence`] without the alignment, but nothing is written
    /// down, and endings, which only speak against a pair, are looked up for few.
    #[must_use]
    pub fn weigh(
        &self,
        a: &Form<'_>,
        b: &Form<'_>,
        alignment: &Alignment,
        enough: f32,
    ) -> Option<f32> {
        let mut sum = Sum {
            weights: &self.weights,
            writing: ScriptFamily::of_scripts(a.script, b.script),
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
    #[must_use]
    pub fn evidence(&self, a: &Form<'_>, b: &Form<'_>) -> Evidence {
        evidence(a, b, &self.costs)
    }

    /// The log-odds that evidence adds up to, in nats.
    #[must_use]
    pub fn log_odds(&self, evidence: &Evidence) -> f32 {
        let weighed = |&(term, value)| self.weights.weight(evidence.writing, term) * value;
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
        let model = Model::built_in();
        let weighs = |term: &Term| {
            let mut writings = ScriptFamily::ALL.iter();
            writings.any(|&writing| model.weights().weight(writing, *term) != 0.0)
        };
        assert_eq!(Term::all().filter(weighs).count(), lines);
    }

    #[test]
    fn a_bad_line_is_named() {
        let text = include_str!("../../../data/model/weights.tsv");
        let bad = |from: &str, to: &str| {
            let error = Weights::parse(&text.replacen(from, to, 1)).unwrap_err();
            (error.line, error.problem)
        };
        let (at, first) = (1_u64..)
            .zip(text.lines())
            .find(|(_, line)| !line.starts_with('#'))
            .unwrap();
        let more = format!("{first}\t0");
        let (line, problem) = bad(first, &more);
        assert_eq!(
            (line, problem.ends_with("one weight too many")),
            (Some(at), true)
        );
        let (line, problem) = bad(first, first.rsplit_once('\t').unwrap().0);
        assert_eq!(
            (line, problem.ends_with("a weight is missing")),
            (Some(at), true)
        );
        let (line, problem) = bad(first, &format!("surprise\n{first}"));
        assert_eq!((line, problem.contains("surprise")), (Some(at), true));
    }
}
