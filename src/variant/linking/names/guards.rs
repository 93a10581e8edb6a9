//! What keeps two names apart, however alike their letters are.

use crate::language::Pack;
use crate::variant::comparison::ending::different_endings;
use crate::variant::comparison::likeness::{Likeness, is_swap};
use crate::variant::comparison::name_forms::has_cases;

use super::beside::Beside;
use super::name::Name;

/// Two words of the lists are two words.
pub(crate) const fn are_two_words(a: &Name<'_>, b: &Name<'_>) -> bool {
    a.is_listed() && b.is_listed()
}

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
