//! What keeps two names apart, however alike their letters are.

use crate::language::{Pack, Tag};
use crate::variant::comparison::ending::different_endings;

use super::beside::Beside;
use super::likeness::{Likeness, is_swap};
use super::name::Name;

/// Endings that make another word of a name in any language written in Latin letters,
/// besides those of the packs.
const DERIVATIONS: &[&str] = &[
    "s", "es", "n", "an", "ian", "ans", "ians", "ism", "ist", "ists", "ese", "i", "is", "ish", "d",
    "ed", "y", "ey", "sky", "ski", "skaya", "ska", "er", "ers", "ia", "land", "son", "ton",
    "ville", "town",
];

/// Endings of Latin and Greek names, which languages exchange for their own.
const CLASSICAL: &[&str] = &["us", "um", "os", "is", "ae", "e", "ius"];

/// Stems from which on two endings that alternate make forms of any word.
const PRODUCTIVE: u32 = 20;

/// Languages that write cases onto their names.
const OF_CASES: [Tag; 9] = [
    Tag::known("bg"),
    Tag::known("cs"),
    Tag::known("de"),
    Tag::known("el"),
    Tag::known("pl"),
    Tag::known("ru"),
    Tag::known("sr"),
    Tag::known("tr"),
    Tag::known("uk"),
];

/// Shortest stem, in letters, of which two endings make forms.
const SHORTEST_STEM: usize = 3;

/// One is the other with an ending, or both are one stem with two.
pub(crate) fn are_forms(a: &str, b: &str, pack: Option<&Pack>) -> bool {
    let (x, y) = different_endings(a, b);
    let stem = &a[..a.len() - x.len()];
    if stem.chars().count() < SHORTEST_STEM {
        return false;
    }
    let is_derivation = |ending: &str| {
        let listed = |pack: &Pack| pack.forms().derivations.contains(&ending);
        DERIVATIONS.contains(&ending) || pack.is_some_and(listed)
    };
    let is_case = |ending: &str| pack.is_some_and(|pack| pack.forms().suffixes.contains(&ending));
    let is_ending = |ending: &str| is_derivation(ending) || is_case(ending);
    if x.is_empty() || y.is_empty() {
        let is_ending = |ending: &str| is_ending(ending) || CLASSICAL.contains(&ending);
        return is_ending(x) || is_ending(y) || (has_cases(pack) && alternate(x, y, pack));
    }
    let are_derivations = || {
        let other = |ending: &str| is_derivation(ending) || CLASSICAL.contains(&ending);
        let last = |ending: &str| {
            let last = ending.chars().next_back();
            last.map(|c| if c == 'y' { 'i' } else { c })
        };
        x.len() > 1 && y.len() > 1 && other(x) && other(y) && last(x) != last(y)
    };
    let are_cases =
        || has_cases(pack) && (is_case(x) || is_case(y)) && is_ending(x) && is_ending(y);
    let differ_in_length = x.chars().count() != y.chars().count();
    are_cases()
        || are_derivations()
        || ((has_cases(pack) || differ_in_length) && alternate(x, y, pack))
}

fn alternate(x: &str, y: &str, pack: Option<&Pack>) -> bool {
    pack.is_some_and(|pack| pack.endings.stems(x, y) >= PRODUCTIVE)
}

/// True for a language that writes cases onto its names.
pub(crate) fn has_cases(pack: Option<&Pack>) -> bool {
    pack.is_some_and(|pack| OF_CASES.contains(&pack.tag))
}

/// Two words of the lists are two words; but if one source says that two names are one, and
/// both are rare.
pub(crate) fn are_two_words(a: &Name<'_>, b: &Name<'_>, are_proposed: bool) -> bool {
    let is_common = |name: &Name<'_>| name.as_word.is_some() || name.as_name > Some(RARE);
    a.is_listed() && b.is_listed() && (!are_proposed || is_common(a) || is_common(b))
}

/// The band of names that a list has and hardly a text.
const RARE: u8 = 5;

/// London, Condon: a slip in the first letter is rare, and names that differ there are
/// many; the same word beside them says that they are one.
pub(crate) fn begin_otherwise(
    a: &Name<'_>,
    b: &Name<'_>,
    likeness: Likeness,
    beside: Beside,
) -> bool {
    likeness >= Likeness::Letter
        && a.letters.folded.first() != b.letters.folded.first()
        && beside != Beside::Same
}

/// In a language of cases two words that end otherwise are two cases or two derivations
/// (Амазония, Амазонки), unless the same letters stand in another order.
pub(crate) fn end_otherwise(a: &Name<'_>, b: &Name<'_>, pack: Option<&Pack>) -> bool {
    let (x, y) = (&a.letters.folded, &b.letters.folded);
    has_cases(pack) && x.last() != y.last() && !is_swap(x, y)
}

/// Monte, Monde: short names are near many others, and so is a word (Unity, Unita): only a
/// slip that leaves the consonants, or the same word beside the two, tells.
pub(crate) fn are_short(a: &Name<'_>, b: &Name<'_>, likeness: Likeness, beside: Beside) -> bool {
    let length = a.length().min(b.length());
    let is_word = a.as_word.is_some() || b.as_word.is_some();
    let is_another_consonant = a.length() == b.length();
    let least = match likeness {
        Likeness::Fold => return false,
        Likeness::Slip if is_swap(&a.letters.folded, &b.letters.folded) => return false,
        Likeness::Slip => SHORTEST_SLIP,
        Likeness::Letter if !is_word && !is_another_consonant => SHORTEST_SLIP,
        Likeness::Letter | Likeness::Sound => SHORTEST_OF_WORD,
    };
    length < least && beside != Beside::Same
}

/// Letters of the shortest name that may have a slip, and of the shortest word.
const SHORTEST_SLIP: usize = 5;
const SHORTEST_OF_WORD: usize = 7;

/// Ukraina, Ukraine: a listed name, and how another language ends it.
pub(crate) fn are_of_two_languages(a: &Name<'_>, b: &Name<'_>) -> bool {
    let (x, y) = different_endings(&a.entry.spelling, &b.entry.spelling);
    let is_vowel = |ending: &str| matches!(ending, "a" | "e" | "i" | "o" | "u" | "y");
    is_vowel(x) && is_vowel(y) && (a.is_listed() || b.is_listed())
}

/// ё is written е wherever a text does without it.
pub(crate) fn is_yo(a: &Name<'_>, b: &Name<'_>) -> bool {
    let (x, y) = (&a.entry.spelling, &b.entry.spelling);
    x.replace('ё', "е") == y.replace('ё', "е")
}

/// In German a vowel with two dots makes a plural (Wagen, Wägen).
pub(crate) fn are_umlauts(a: &Name<'_>, b: &Name<'_>) -> bool {
    a.letters.folded == b.letters.folded && a.is_key && b.is_key
}

/// ELAA, ERAA: letters of other words.
pub(crate) fn are_short_abbreviations(a: &Name<'_>, b: &Name<'_>) -> bool {
    let is_abbreviation =
        |name: &Name<'_>| name.cases.capital == 0 && name.length() <= LONGEST_ABBREVIATION;
    is_abbreviation(a) && is_abbreviation(b)
}

/// Letters of the longest abbreviation.
const LONGEST_ABBREVIATION: usize = 5;

/// Alike names of two people stand beside other names, and so do the spellings of one
/// where it stands with his first name, his title and alone: only a slip is one name still,
/// unless other surnames follow a short first name (John, Jon).
pub(crate) fn stand_beside_others(
    a: &Name<'_>,
    b: &Name<'_>,
    likeness: Likeness,
    beside: Beside,
) -> bool {
    let is_short = a.length().min(b.length()) <= LONGEST_SHORT;
    match beside {
        Beside::DifferentAfter => likeness >= Likeness::Letter || is_short,
        Beside::DifferentBefore => likeness >= Likeness::Letter,
        Beside::Same | Beside::Silent => false,
    }
}

/// Letters of the longest short name.
const LONGEST_SHORT: usize = 6;
