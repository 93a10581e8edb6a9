//! Korean words of running text that are spelled otherwise in one vowel or consonant of a
//! foreign word: 데이터 and 데이타, 재즈 and 째즈 (외래어 표기법 1986: no tense consonants,
//! no vowel but that of the original). What is written onto a word is the same in both.

use rustc_hash::FxHashMap;

use crate::language::Pack;
use crate::text::Script;
use crate::variant::comparison::threshold::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::pair::{By, Link};
use crate::variant::tier::Tier;
use crate::variant::tuning::{FEWEST_HANGUL, FEWEST_HANGUL_OF_VOWEL, MOST_UNDER_A_KEY};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// The pairs of Korean words that are one, down to a tier.
///
/// Cost: two strings a word of Hangul; words that differ in such letters alone are compared.
pub(crate) fn links(vocabulary: &Vocabulary, knowledge: &Knowledge, lowest: Tier) -> Vec<Link> {
    let mut by_key: FxHashMap<Vec<Letter>, Vec<usize>> = FxHashMap::default();
    let entries = vocabulary.entries();
    for (place, entry) in entries.iter().enumerate() {
        let letters = (entry.script == Script::Hangul).then(|| letters(&entry.spelling));
        if let Some(letters) = letters.flatten().filter(|it| it.len() >= 3 * FEWEST_HANGUL) {
            let key = letters.into_iter().map(neutral).collect();
            by_key.entry(key).or_default().push(place);
        }
    }
    let mut links = Vec::new();
    for places in by_key
        .into_values()
        .filter(|it| it.len() <= MOST_UNDER_A_KEY)
    {
        for (at, &a) in places.iter().enumerate() {
            let pairs = places[at + 1..].iter().map(|&b| (a.min(b), a.max(b)));
            links.extend(pairs.filter_map(|pair| link(pair, entries, knowledge)));
        }
    }
    links.retain(|link: &Link| link.log_odds >= threshold(lowest));
    links.sort_unstable_by_key(|link| link.pair);
    links
}

fn link(pair: (usize, usize), entries: &[Entry], knowledge: &Knowledge) -> Option<Link> {
    let (a, b) = (&entries[pair.0], &entries[pair.1]);
    let pack = knowledge.languages.pack(a.language?)?;
    let known = knowledge.in_language(a.language);
    let is_one = a.language == b.language
        && !known.is_distinct(&a.spelling, &b.spelling)
        && are_one(&a.spelling, &b.spelling, pack);
    let tier = if pack.is_measured() {
        Tier::Likely
    } else {
        Tier::Possible
    };
    is_one.then_some(Link {
        pair,
        log_odds: threshold(tier),
        by: By::Letters,
    })
}

/// Two spellings of one stem, with the same behind it.
fn are_one(a: &str, b: &str, pack: &Pack) -> bool {
    let (Some(x), Some(y)) = (letters(a), letters(b)) else {
        return false;
    };
    let mut different = (0..x.len()).filter(|&at| x[at] != y[at]);
    let (Some(at), None) = (different.next(), different.next()) else {
        return false;
    };
    let stem = without_particle(a, pack);
    let stem_of_b = without_particle(b, pack);
    let is_word = |word: &str| pack.function_words().contains(word) || pack.band(word).is_some();
    let are_words = is_word(a) && is_word(b) || is_word(stem) && is_word(stem_of_b);
    let syllables = stem.chars().count();
    let are_verbs = stem.ends_with(OF_VERBS) && stem_of_b.ends_with(OF_VERBS);
    if are_words || are_verbs || stem_of_b.chars().count() != syllables || at >= 3 * syllables {
        return false;
    }
    match x[at] {
        Letter::First(_) | Letter::Vowel(YU | WI) => true,
        _ => syllables >= FEWEST_HANGUL_OF_VOWEL && is_foreign(&x, at, syllables),
    }
}

/// Inside a stem any vowel, at its end one beside letters that Korean endings do not have.
fn is_foreign(letters: &[Letter], at: usize, syllables: usize) -> bool {
    let is_inside = at / 3 + 1 < syllables;
    let is_aspirated = matches!(letters[at - 1], Letter::First(14..=17));
    let is_closed = letters[at + 1] != Letter::Last(0);
    is_inside || is_aspirated || is_closed
}

/// Last syllables of verbs that are made of nouns.
const OF_VERBS: [char; 7] = ['하', '한', '할', '했', '되', '된', '됐'];

fn without_particle<'a>(word: &'a str, pack: &Pack) -> &'a str {
    let suffixes = pack.forms().suffixes.iter();
    let stems = suffixes.filter_map(|suffix| word.strip_suffix(suffix));
    let mut long = stems.filter(|stem| stem.chars().count() >= FEWEST_HANGUL);
    long.next().unwrap_or(word)
}

/// A letter of a syllable, by its number in Unicode (The Unicode Standard, 3.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Letter {
    First(u32),
    Vowel(u32),
    Last(u32),
}

/// ㅓ, ㅔ, ㅟ and ㅠ.
const EO: u32 = 4;
const E: u32 = 5;
const WI: u32 = 16;
const YU: u32 = 17;

/// One letter for all that foreign words are written with for each other.
const fn neutral(letter: Letter) -> Letter {
    match letter {
        // ㄲ, ㄸ, ㅃ, ㅆ, ㅉ as ㄱ, ㄷ, ㅂ, ㅅ, ㅈ.
        Letter::First(tense @ (1 | 4 | 8 | 10 | 13)) => Letter::First(tense - 1),
        // ㅏ, ㅗ as ㅓ; ㅐ as ㅔ; ㅠ as ㅟ.
        Letter::Vowel(0 | 8) => Letter::Vowel(EO),
        Letter::Vowel(1) => Letter::Vowel(E),
        Letter::Vowel(YU) => Letter::Vowel(WI),
        _ => letter,
    }
}

/// Three letters a syllable; `None` where there is anything else.
fn letters(word: &str) -> Option<Vec<Letter>> {
    let mut letters = Vec::with_capacity(word.len());
    for c in word.chars() {
        let syllable = (c as u32).checked_sub(0xAC00).filter(|it| *it < 11_172)?;
        letters.extend([
            Letter::First(syllable / 588),
            Letter::Vowel(syllable % 588 / 28),
            Letter::Last(syllable % 28),
        ]);
    }
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Languages, Tag};

    #[test]
    fn one_letter_of_a_foreign_word() {
        let languages = Languages::built_in();
        let Some(pack) = languages.pack(Tag::known("ko")) else {
            panic!("a pack of Korean");
        };
        for (a, b, expected) in [
            ("데이터는", "데이타는", true),
            ("모터스포츠", "모토스포츠", true),
            ("미사일이", "미싸일이", true),
            ("음악에", "음악이", false),
            ("시스터라", "시스터로", false),
            ("게임에", "게임이", false),
        ] {
            assert_eq!(are_one(a, b, pack), expected, "{a} {b}");
        }
    }
}
