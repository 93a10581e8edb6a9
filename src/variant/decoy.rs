//! How many of the discovered links chance alone would make: the spellings are
//! compared with as many pseudo-words that are written like them.
//!
//! Target–decoy competition, as peptides are identified (Elias and Gygi, Nature
//! Methods 2007, doi:10.1038/nmeth1019). A pseudo-word is drawn letter by letter,
//! each after the two before it as often as in the scope. It knows nothing of
//! meaning: forms of one word and two words of one root are not chance, and are not
//! counted here.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::sound::Alignment;
use crate::table::Table;
use crate::text::Spelling;

use super::candidates::{Candidate, candidates};
use super::decide::{Linking, Settings, forms, is_compared};
use super::form::Form;
use super::vocabulary::Vocabulary;

/// What was discovered in a scope, and what of it chance would make.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Pairs of spellings that reach the tier.
    pub links: usize,
    /// Pairs among them that are expected to be two words that look alike.
    pub expected_wrong: f64,
}

impl Chance {
    /// The share of the links that is expected to be wrong.
    pub fn share(&self) -> f64 {
        self.expected_wrong / self.links.max(1) as f64
    }
}

/// Estimates the errors of a scope at the tier that `settings` ask for.
///
/// The same words give the same estimate. Cost: about three times that of
/// [`super::decide`].
pub fn chance(vocabulary: &Vocabulary, table: &Table, settings: &Settings) -> Chance {
    let (_, mut forms) = forms(vocabulary, table, settings.running_text);
    let spellings: Vec<&str> = forms.iter().map(|form| form.spelling).collect();
    let decoys = decoys(&spellings);
    let linking = Linking::new(table, settings, &forms);
    let real = forms.len() as u32;
    let decoys = decoys.iter().map(|decoy| Form::new(decoy));
    forms.extend(decoys.filter(is_compared));
    let made = forms.len() as u32 - real;
    let link = |(i, j): Candidate, alignment: Alignment| {
        if i >= real {
            return None;
        }
        linking
            .log_odds(&forms[i as usize], &forms[j as usize], &alignment)
            .map(|_| j < real)
    };
    let found = candidates(&forms, linking.near(), link);
    let links = found.iter().filter(|&&are_real| are_real).count();
    // Each real pair is met once; a real and a made-up word as often as if each
    // real pair were met twice.
    let full = f64::from(real) / f64::from(made.max(1)) / 2.0;
    Chance {
        links,
        expected_wrong: (found.len() - links) as f64 * full,
    }
}

/// What stands before a word and after it.
const EDGE: char = '\n';

/// As many pseudo-words as there are spellings, none of them a spelling.
fn decoys(spellings: &[&str]) -> Vec<Spelling> {
    let mut after: FxHashMap<(char, char), Vec<char>> = FxHashMap::default();
    for spelling in spellings {
        let mut before = (EDGE, EDGE);
        for letter in spelling.chars().chain([EDGE]) {
            after.entry(before).or_default().push(letter);
            before = (before.1, letter);
        }
    }
    let real: FxHashSet<&str> = spellings.iter().copied().collect();
    let mut dice = Dice(0x5EED);
    let word = |dice: &mut Dice| {
        let (mut word, mut before) = (String::new(), (EDGE, EDGE));
        while let Some(choices) = after.get(&before) {
            let letter = choices[dice.below(choices.len())];
            if letter == EDGE {
                break;
            }
            word.push(letter);
            before = (before.1, letter);
        }
        word
    };
    (0..spellings.len())
        .filter_map(|_| {
            let tries = (0..TRIES).map(|_| word(&mut dice));
            let made = tries.map(|word| Spelling::of(&word));
            made.into_iter().find(|word| !real.contains(&**word))
        })
        .collect()
}

/// Words drawn before one is given up that always comes out real.
const TRIES: usize = 8;

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::variant::{Tier, VocabularyBuilder};

    fn estimate(text: &str, lowest: Tier) -> Chance {
        let mut words = VocabularyBuilder::new();
        words.add(&Document::from_text("x", text), &Table::empty());
        let settings = Settings {
            lowest,
            ..Settings::default()
        };
        chance(&words.finish(), &Table::empty(), &settings)
    }

    #[test]
    fn the_looser_the_more_chance() {
        let text = include_str!("../../data/lexicon/hi.tsv");
        let words: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        let text = words[..6000].join(" ");
        let (likely, possible) = (
            estimate(&text, Tier::Likely),
            estimate(&text, Tier::Possible),
        );
        assert_eq!(likely, estimate(&text, Tier::Likely));
        assert!(likely.links < possible.links);
        assert!(likely.expected_wrong < possible.expected_wrong);
    }

    #[test]
    fn pseudo_words_are_no_words() {
        let words = ["कमल", "कमला", "विमल", "विमला", "अमल"];
        for decoy in decoys(&words) {
            assert!(!words.contains(&&*decoy), "{decoy}");
        }
    }
}
