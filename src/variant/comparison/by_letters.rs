//! What the letters of a pair say where its sound says nothing: slips in scripts with
//! cases, two words of a list, and scripts without sounds.

use crate::text::Script;
use crate::variant::comparison::evidence::Evidence;
use crate::variant::comparison::kana::by_rule;
use crate::variant::comparison::letters::Letters;
use crate::variant::comparison::likeness::{Likeness, is_swap, likeness};
use crate::variant::comparison::name_forms::are_forms;
use crate::variant::comparison::threshold::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::tier::Tier;
use crate::variant::tuning::{FEWEST_KANA, KANA_BY_RULE, SHORTEST_JUDGED};

/// What the letters of two spellings say, with the log-odds that they allow at least or
/// at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ByLetters {
    /// One word, by a slip or by marks.
    Alike(f32),
    /// Forms of one word.
    Related(f32),
    /// Two words.
    Apart(f32),
}

impl ByLetters {
    /// What is said, in words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Alike(_) => "the same letters but for marks or a slip",
            Self::Related(_) => "one is a form of the other",
            Self::Apart(_) => "a list has both as words",
        }
    }

    /// The log-odds of a pair to which the sounds give so many.
    pub(crate) fn of_model(self, log_odds: f32) -> f32 {
        match self {
            Self::Alike(least) => log_odds.max(least),
            Self::Apart(most) | Self::Related(most) => log_odds.min(most),
        }
    }
}

/// Log-odds of a pair that is surely none: a probability of 0 in any figure that is shown.
const NEVER: f32 = -20.0;

/// What the letters of two spellings say beside their sounds; `None` where they say
/// nothing.
pub(crate) fn by_letters(
    a: &str,
    b: &str,
    evidence: &Evidence,
    knowledge: &Knowledge,
) -> Option<ByLetters> {
    if a == b {
        return None;
    }
    let script = Script::of_word(a);
    let no_sounds = evidence.alignment.operations.is_empty();
    let is_katakana = script == Some(Script::Katakana) && script == Script::of_word(b);
    if is_katakana && by_rule(a) == by_rule(b) && a.chars().count() > FEWEST_KANA {
        return Some(ByLetters::Alike(threshold(Tier::Likely) + KANA_BY_RULE));
    }
    if !script.is_some_and(Script::has_cases) || script != Script::of_word(b) {
        return no_sounds.then_some(ByLetters::Apart(NEVER));
    }
    let just_below = threshold(Tier::Possible) - 0.5;
    let (x, y) = (Letters::of(a), Letters::of(b));
    let alike = likeness(&x, &y);
    if alike == Some(Likeness::Fold) {
        return Some(ByLetters::Alike(threshold(Tier::Likely) + 1.0));
    }
    if are_listed_forms(a, b, knowledge) {
        return Some(ByLetters::Related(just_below));
    }
    if are_two_words(a, b, knowledge) {
        return Some(ByLetters::Apart(just_below));
    }
    let is_long = x.folded.len().min(y.folded.len()) >= SHORTEST_JUDGED;
    match alike {
        // Another vowel makes another name (Müller, Miller).
        Some(Likeness::Slip) if is_long && is_slip(&x, &y) => {
            Some(ByLetters::Alike(threshold(Tier::Likely)))
        }
        None if no_sounds => Some(ByLetters::Apart(NEVER)),
        _ => None,
    }
}

/// Letters swapped, or one more: what fingers do.
fn is_slip(a: &Letters, b: &Letters) -> bool {
    is_swap(&a.folded, &b.folded) || a.folded.len() != b.folded.len()
}

/// A word that is written small in a list, and its form (minister, ministers).
fn are_listed_forms(a: &str, b: &str, knowledge: &Knowledge) -> bool {
    let packs = knowledge.languages.packs().iter();
    let mut listing = packs.filter(|pack| {
        let is_word = |word: &str| pack.lexicon.listed(word).is_some();
        is_word(a) || is_word(b)
    });
    listing.any(|pack| are_forms(a, b, Some(pack)))
}

/// One list has both as words that are written small (message, massage).
fn are_two_words(a: &str, b: &str, knowledge: &Knowledge) -> bool {
    let mut packs = knowledge.languages.packs().iter();
    packs.any(|pack| pack.lexicon.listed(a).is_some() && pack.lexicon.listed(b).is_some())
}
