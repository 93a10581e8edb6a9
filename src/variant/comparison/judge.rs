//! One pair, judged on its own: what `score` and `explain` say.

use std::collections::BTreeMap;

use crate::sound::{Alignment, EditClass, Operation};
use crate::table::Status;
use crate::text::Spelling;

use crate::variant::comparison::by_letters::{ByLetters, by_letters};
use crate::variant::comparison::evidence::{Evidence, sounds};
use crate::variant::comparison::model::Model;
use crate::variant::comparison::term::{Named, Term};
use crate::variant::comparison::threshold::threshold;
use crate::variant::comparison::word_by_word::word_by_word;
use crate::variant::knowledge::Knowledge;
use crate::variant::tier::Tier;

/// What two spellings are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// Two spellings of one word.
    Variant,
    /// Forms of one word, or one derived from the other.
    Related,
    /// Two words.
    Other,
}

impl Verdict {
    /// The name that `score` prints.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Variant => "variant",
            Self::Related => "related",
            Self::Other => "other",
        }
    }
}

/// A pair with its score and everything that went into it.
#[derive(Clone, Debug)]
pub struct PairJudgement {
    /// Sum of the terms, in nats.
    pub log_odds: f64,
    /// Probability that the two are one word, where one pair in four is.
    pub probability: f64,
    /// What they are.
    pub verdict: Verdict,
    /// True where a table overrules the log-odds.
    pub by_table: bool,
    /// What was weighed, in words, with its share of the log-odds, the weightiest first.
    pub terms: Vec<(&'static str, f64)>,
    /// How they were laid side by side.
    pub alignment: Alignment,
}

/// Judges a pair by the model, and by the table where it knows the two.
///
/// ```
/// use vartani::variant::{Knowledge, Tier, Verdict, judge};
///
/// let knowledge = Knowledge::built_in();
/// let pair = judge("कज़ाख़स्तान", "कजाखस्तान", Tier::Likely, &knowledge);
/// assert_eq!(pair.verdict, Verdict::Variant);
/// let pair = judge("फॉर्म", "फार्म", Tier::Likely, &knowledge);
/// assert!(pair.by_table && pair.verdict == Verdict::Other);
/// ```
#[must_use]
pub fn judge(a: &str, b: &str, lowest: Tier, knowledge: &Knowledge) -> PairJudgement {
    let (a, b) = (Spelling::of_word(a), Spelling::of_word(b));
    let model = &knowledge.model;
    let form = |spelling| knowledge.form(spelling);
    // A phrase is as strong as its weakest words.
    let weaker = |x: Evidence, y| {
        if model.log_odds(&y) < model.log_odds(&x) {
            y
        } else {
            x
        }
    };
    let evidence = word_by_word(&a, &b, model, form).into_iter().reduce(weaker);
    let evidence = evidence.unwrap_or_else(|| model.evidence(&form(&a), &form(&b)));
    let by_letters = by_letters(&a, &b, &evidence, knowledge);
    let by_sound = model.log_odds(&evidence);
    let log_odds = by_letters.map_or(by_sound, |by| by.of_model(by_sound));
    let known = known(&a, &b, knowledge);
    let by_model = if a == b || log_odds >= threshold(lowest) {
        Verdict::Variant
    } else if is_related(&evidence) || matches!(by_letters, Some(ByLetters::Related(_))) {
        Verdict::Related
    } else {
        Verdict::Other
    };
    let log_odds = f64::from(log_odds);
    PairJudgement {
        log_odds,
        probability: 1.0 / (1.0 + (-log_odds).exp()),
        verdict: known.unwrap_or(by_model),
        by_table: known.is_some_and(|known| known != by_model),
        terms: terms(model, &evidence, by_letters),
        alignment: evidence.alignment,
    }
}

/// What was weighed, with what the letters say beyond the sounds.
fn terms(
    model: &Model,
    evidence: &Evidence,
    by_letters: Option<ByLetters>,
) -> Vec<(&'static str, f64)> {
    let Some(by) = by_letters else {
        return weighed(model, evidence);
    };
    let by_sound = model.log_odds(evidence);
    let by_both = by.of_model(by_sound);
    if evidence.alignment.operations.is_empty() {
        let words = match by {
            ByLetters::Apart(_) => "nothing is known of the sounds of this script",
            _ => by.words(),
        };
        return vec![(words, by_both.into())];
    }
    let mut terms = weighed(model, evidence);
    let more = f64::from(by_both - by_sound);
    if more != 0.0 {
        terms.push((by.words(), more));
        terms.sort_by(|x, y| y.1.abs().total_cmp(&x.1.abs()));
    }
    terms
}

/// What a table says of two spellings.
fn known(a: &Spelling, b: &Spelling, knowledge: &Knowledge) -> Option<Verdict> {
    let table = &knowledge.table;
    let language = knowledge.form(a).language;
    if table.is_distinct(a, b) || table.holds_apart(a, b, language, |_| false) {
        return Some(Verdict::Other);
    }
    let canonical = |spelling: &Spelling| {
        let entry = table.canonical_of(spelling)?;
        (entry.row.status == Status::Verified).then(|| entry.row.canonical_spelling())
    };
    let same =
        canonical(a).unwrap_or_else(|| a.clone()) == canonical(b).unwrap_or_else(|| b.clone());
    (same || knowledge.joins(a, b)).then_some(Verdict::Variant)
}

/// Endings that alternate in other words, or one word inside the other.
fn is_related(evidence: &Evidence) -> bool {
    let operations = &evidence.alignment.operations;
    let classes = operations.iter().filter_map(|op| op.class);
    let one_sided = |op: &&Operation| op.a.is_none() || op.b.is_none();
    let goes_on = operations.iter().rev().take_while(one_sided).count() > 1;
    evidence.named(Named::EndingProductive) > 0.0 || (goes_on && !classes.into_iter().any(is_inner))
}

fn is_inner(class: EditClass) -> bool {
    matches!(
        class,
        EditClass::Unlike | EditClass::InitialUnlike | EditClass::SameManner | EditClass::SamePlace
    )
}

/// The shares of the log-odds by family; of which two sounds differ, by what they
/// differ in.
fn weighed(model: &Model, evidence: &Evidence) -> Vec<(&'static str, f64)> {
    let weight = |term| f64::from(model.weights().weight(evidence.writing, term));
    let mut shares: BTreeMap<&'static str, f64> = BTreeMap::new();
    for &(term, value) in &evidence.terms {
        if !matches!(term, Term::Sounds(..)) {
            *shares.entry(term.words()).or_default() += weight(term) * f64::from(value);
        }
    }
    for operation in &evidence.alignment.operations {
        if let Some(class) = operation.class {
            *shares.entry(class.words()).or_default() += weight(sounds(operation));
        }
    }
    let mut shares: Vec<_> = shares.into_iter().filter(|share| share.1 != 0.0).collect();
    shares.sort_by(|x, y| y.1.abs().total_cmp(&x.1.abs()));
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_moods_of_a_verb_are_related() {
        let knowledge = Knowledge::without_table();
        let verdict = |a, b| judge(a, b, Tier::Likely, &knowledge).verdict;
        for (imperative, subjunctive) in [("सुनाइए", "सुनाये"), ("खाइये", "खाए"), ("गाइए", "गाये")]
        {
            assert_eq!(
                verdict(imperative, subjunctive),
                Verdict::Related,
                "{imperative}"
            );
        }
        assert_eq!(verdict("सुनाइए", "सुनाइये"), Verdict::Variant);
    }
}
