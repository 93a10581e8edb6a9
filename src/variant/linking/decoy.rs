//! Pseudo-words that are written like the words of a scope and are none of them.
//!
//! A pseudo-word is drawn letter by letter, each after the two before it as often as
//! in the scope. Of spellings with the same consonants one is learned from: else the
//! many spellings of one name would be put together to further spellings of it. A
//! pseudo-word knows nothing of meaning: forms of one word and two words of one
//! root are not chance, and are not counted by what is made of it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::Spelling;

use crate::variant::comparison::form::Form;

/// What stands before a word and after it.
const EDGE: char = '\n';

/// Spellings that the letters are learned from, at most, spread over all.
const MOST_LEARNED: usize = 20_000;

/// Words drawn before one is given up that always comes out real.
const TRIES: usize = 8;

/// So many pseudo-words, or a few less, none of them a spelling. The same spellings
/// give the same ones.
///
/// Cost: a look-up a letter.
pub(crate) fn decoys(forms: &[Form<'_>], wanted: usize) -> Vec<Spelling> {
    let mut after: FxHashMap<(char, char), Vec<char>> = FxHashMap::default();
    let step = forms.len().div_ceil(MOST_LEARNED).max(1);
    let mut learned = FxHashSet::default();
    for form in forms.iter().step_by(step) {
        if !learned.insert(form.fold.skeleton()) {
            continue;
        }
        let mut before = (EDGE, EDGE);
        for letter in form.spelling.chars().chain([EDGE]) {
            after.entry(before).or_default().push(letter);
            before = (before.1, letter);
        }
    }
    let real: FxHashSet<&str> = forms.iter().map(|form| form.spelling).collect();
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
    (0..wanted)
        .filter_map(|_| {
            let tries = (0..TRIES).map(|_| word(&mut dice));
            let made = tries.map(|word| Spelling::of_word(&word));
            made.into_iter().find(|word| !real.contains(&**word))
        })
        .collect()
}

/// `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014): the same numbers on every machine.
struct Dice(u64);

impl Dice {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "below the bound, which is a length"
    )]
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
    use crate::variant::Knowledge;

    #[test]
    fn pseudo_words_are_no_words() {
        let words = ["कमल", "विमला", "अमर", "समर", "कमरा", "विकल", "सकल"];
        let knowledge = Knowledge::without_table();
        let forms = words.map(|word| knowledge.form(word));
        let decoys = decoys(&forms, 100);
        assert!(!decoys.is_empty());
        for decoy in decoys {
            assert!(!words.contains(&&*decoy), "{decoy}");
        }
    }
}
