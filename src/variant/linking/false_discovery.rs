//! How many of the discovered pairs are expected by chance alone, and what a pair of this
//! scope therefore needs to be `likely` or `possible`.
//!
//! Target–decoy competition, as peptides are identified (Elias and Gygi, Nature
//! Methods 2007, doi:10.1038/nmeth1019): the spellings are compared with pseudo-words
//! that are written like them ([`crate::variant::linking::decoy`]). What the model holds to be one word
//! among these is wrong. A pseudo-word that differs from a spelling by a rule of
//! spelling, an open vowel or a length alone is a way to write that word and no other:
//! such pairs do not count as made by chance, and are not asked for more. Of the others
//! many are ways to write the word, too, where a scope holds many spellings of the same
//! names (सारलेन्ड, सायरलैंड): the estimate is then too high.

use crate::text::{Script, Spelling};

use crate::variant::comparison::form::Form;
use crate::variant::comparison::threshold::threshold;
use crate::variant::linking::decoy::decoys;
use crate::variant::linking::pair::Found;
use crate::variant::tier::Tier;
use crate::variant::tuning::{
    DECOYS, FEWEST_FOR_ESTIMATE, OTHER_NAMES, WRONG_OF_LIKELY, WRONG_OF_POSSIBLE,
};

/// What was discovered in a scope, and how much of it is expected by chance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FalseDiscovery {
    /// Pairs of spellings that reach the tier.
    pub links: usize,
    /// Pairs among them that are expected to be two words that look alike.
    pub expected_wrong: f64,
    /// Log-odds from which on a pair of this scope is at a tier.
    likely: f32,
    possible: f32,
}

impl FalseDiscovery {
    /// The share of the links that is expected to be wrong.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of words and pairs stay far below the mantissa"
    )]
    pub fn share(&self) -> f64 {
        self.expected_wrong / self.links.max(1) as f64
    }

    /// The log-odds of a pair as they would be of one that needs no more than the
    /// thresholds; `None` where it reaches no tier in this scope.
    pub(crate) fn judged(&self, found: Found) -> Option<f32> {
        let log_odds = found.log_odds;
        let more = |bar: f32, tier| log_odds - bar + threshold(tier);
        match log_odds {
            _ if found.light => Some(log_odds),
            _ if log_odds >= self.likely => Some(more(self.likely, Tier::Likely)),
            _ if log_odds >= self.possible => {
                let below = threshold(Tier::Likely).next_down();
                Some(more(self.possible, Tier::Possible).min(below))
            }
            _ => None,
        }
    }
}

/// Pseudo-words to compare the spellings of a scope with; `None` where it is too small
/// to tell.
pub(crate) fn decoys_of(forms: &[Form<'_>]) -> Option<Vec<Spelling>> {
    (forms.len() >= FEWEST_FOR_ESTIMATE).then(|| decoys(forms, DECOYS))
}

/// The share of what is found of pseudo-words that is wrong.
pub(crate) fn wrong_of_decoys(forms: &[Form<'_>], running_text: bool) -> f64 {
    let is_latin = |form: &Form<'_>| form.script == Some(Script::Latin);
    if running_text || forms.iter().any(is_latin) {
        1.0
    } else {
        OTHER_NAMES
    }
}

/// Estimates the errors among what was found at the tier asked for, by what was found
/// of as many spellings and pseudo-words, of which a share is wrong.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and pairs stay far below the mantissa"
)]
pub(crate) fn chance(
    found: &[Found],
    by_chance: &[Found],
    (spellings, decoys): (usize, usize),
    wrong: f64,
    lowest: Tier,
) -> FalseDiscovery {
    // Each two spellings are compared once, and each spelling with each pseudo-word.
    let full = wrong * spellings as f64 / decoys.max(1) as f64 / 2.0;
    let (others, by_chance) = (falling(found), falling(by_chance));
    let light = |tier| {
        let reach = |found: &&Found| found.light && found.log_odds >= threshold(tier);
        found.iter().filter(reach).count()
    };
    let bar = |tier, most| {
        let bar = lowest_with(&others, &by_chance, most / full, light(tier));
        bar.max(threshold(tier))
    };
    let likely = bar(Tier::Likely, WRONG_OF_LIKELY);
    let possible = match lowest {
        Tier::Possible => bar(Tier::Possible, WRONG_OF_POSSIBLE).min(likely),
        _ => likely,
    };
    let reach = |list: &[f32]| list.partition_point(|&log_odds| log_odds >= possible);
    FalseDiscovery {
        links: reach(&others) + light(lowest),
        expected_wrong: reach(&by_chance) as f64 * full,
        likely,
        possible,
    }
}

/// The log-odds of those that differ in more than a light difference, the highest first.
fn falling(found: &[Found]) -> Vec<f32> {
    let others = found.iter().filter(|found| !found.light);
    let mut log_odds: Vec<f32> = others.map(|found| found.log_odds).collect();
    log_odds.sort_by(|x, y| y.total_cmp(x));
    log_odds
}

/// The lowest log-odds from which on there are at most `most` by chance for each one
/// that was found, `besides` included; nothing is low enough where there is none.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and pairs stay far below the mantissa"
)]
fn lowest_with(found: &[f32], by_chance: &[f32], most: f64, besides: usize) -> f32 {
    let mut wrong = by_chance.len();
    for (at, &log_odds) in found.iter().enumerate().rev() {
        wrong = by_chance[..wrong].partition_point(|&other| other >= log_odds);
        if wrong as f64 <= most * (at + 1 + besides) as f64 {
            return log_odds;
        }
    }
    f32::INFINITY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::variant::{Knowledge, Settings, VocabularyBuilder, decide};

    fn estimate(text: &str, lowest: Tier) -> FalseDiscovery {
        let mut words = VocabularyBuilder::new();
        words.add(&Document::from_text("x", text), &Knowledge::without_table());
        let settings = Settings {
            lowest,
            ..Settings::default()
        };
        let canonicals = decide(&words.finish(), &Knowledge::without_table(), &settings);
        *canonicals.chance().unwrap()
    }

    #[test]
    fn a_tier_keeps_its_promise_in_a_scope_of_many_words() {
        let words = crate::language::Lexicon::hindi().words();
        let words = words.iter().take(6000).map(|(word, _)| word.as_str());
        let text = words.collect::<Vec<_>>().join(" ");
        let (likely, possible) = (
            estimate(&text, Tier::Likely),
            estimate(&text, Tier::Possible),
        );
        assert_eq!(likely, estimate(&text, Tier::Likely));
        assert!(likely.share() <= WRONG_OF_LIKELY, "{likely:?}");
        assert!(possible.share() <= WRONG_OF_POSSIBLE, "{possible:?}");
        assert!(likely.links < possible.links);
        assert!(likely.likely >= possible.possible);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the same computation gives the same bits")]
    fn the_bar_is_the_lowest_that_keeps_the_promise() {
        let found = [9.0, 7.0, 5.0, 3.0, 1.0];
        assert_eq!(lowest_with(&found, &[], 0.1, 0), 1.0);
        assert_eq!(lowest_with(&found, &[2.0], 0.1, 0), 3.0);
        assert_eq!(lowest_with(&found, &[2.0], 0.1, 5), 1.0);
        assert_eq!(lowest_with(&found, &[2.0], 0.2, 0), 1.0);
        assert_eq!(lowest_with(&found, &[6.0, 4.0], 0.25, 0), 7.0);
        assert_eq!(lowest_with(&found, &[9.5], 0.1, 0), f32::INFINITY);
    }
}
