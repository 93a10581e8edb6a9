//! What keeps two names apart, however alike their letters are.

use crate::language::{Pack, Tag};
use crate::text::Script;
use crate::variant::comparison::ending::different_endings;
use crate::variant::comparison::letters::{in_transcription, is_vowel};
use crate::variant::comparison::likeness::{Likeness, is_swap};
use crate::variant::comparison::name_forms::{are_forms, has_cases};
use crate::variant::tuning::{
    LONGEST_ABBREVIATION, LONGEST_FIRST_NAME, MORE_LETTERS, SHORTEST_OF_WORD, SHORTEST_SLIP,
};

use super::beside::Beside;
use super::name::Name;

/// Two words of the lists are two words, unless they are two transcriptions of a name.
pub(crate) fn are_two_words(a: &Name<'_>, b: &Name<'_>) -> bool {
    a.is_listed() && b.is_listed() && !are_transcriptions(a, b)
}

/// Two names that no list has as words, in the letters that transcriptions choose between.
fn are_transcriptions(a: &Name<'_>, b: &Name<'_>) -> bool {
    let is_word = a.small_band.is_some() || b.small_band.is_some();
    let is_cyrillic = a.entry.script == Script::Cyrillic;
    let letters = |name: &Name<'_>| in_transcription(&name.entry.spelling);
    is_cyrillic && !is_word && letters(a) == letters(b)
}

/// Whether a capital says enough of two names: of one that is the same but for marks,
/// where the other stands as a name.
pub(crate) fn may_be_names(a: &Name<'_>, b: &Name<'_>, likeness: Likeness) -> bool {
    let is_inside = a.is_inside() || b.is_inside();
    match likeness {
        Likeness::Fold if is_inside => [a, b]
            .iter()
            .all(|name| name.is_inside() || name.small_band.is_none()),
        Likeness::Fold => !a.is_listed() && !b.is_listed(),
        _ => is_inside && a.stands() && b.stands(),
    }
}

/// REPUBLICA, República: many write capitals without accents.
pub(crate) fn is_without_accents(a: &Name<'_>, b: &Name<'_>, pack: Option<&Pack>) -> bool {
    let drops = pack.is_none_or(|pack| WITHOUT_ACCENTS.contains(&pack.tag));
    drops && a.is_in_capitals() != b.is_in_capitals()
}

/// Languages that write accents to mark stress or length on capitals or not.
const WITHOUT_ACCENTS: [Tag; 6] = [
    Tag::known("ca"),
    Tag::known("el"),
    Tag::known("es"),
    Tag::known("fr"),
    Tag::known("it"),
    Tag::known("pt"),
];

/// Belgii, Belgií: a last vowel with a mark, or without, is another case.
pub(crate) fn are_cases(a: &Name<'_>, b: &Name<'_>, pack: Option<&Pack>) -> bool {
    let (x, y) = (&a.entry.spelling, &b.entry.spelling);
    let ends_in_vowel = a.letters.folded.last().is_some_and(|&c| is_vowel(c));
    let (of_x, of_y) = different_endings(x, y);
    let is_last = of_x.chars().count() == 1 && of_y.chars().count() == 1;
    has_cases(pack) && is_last && ends_in_vowel && !is_yo(a, b) && are_forms(x, y, pack)
}

/// Haram, Ahram: the first two letters of a short name are seldom swapped.
pub(crate) fn begin_swapped(a: &Name<'_>, b: &Name<'_>, beside: Beside) -> bool {
    let (x, y) = (&a.letters.folded, &b.letters.folded);
    let is_short = a.length().min(b.length()) < SHORTEST_OF_WORD;
    is_short && is_swap(x, y) && x.first() != y.first() && beside != Beside::Same
}

/// Fernando, Fernández: what sounds much the same and ends otherwise is derived, in
/// languages that derive much. Two letters of a long name are a slip where the same word
/// stands beside the two, else other words and their forms.
pub(crate) fn differ_in_more(
    a: &Name<'_>,
    b: &Name<'_>,
    likeness: Likeness,
    beside: Beside,
    pack: Option<&Pack>,
) -> bool {
    let (x, y) = different_endings(&a.entry.spelling, &b.entry.spelling);
    let lengths = [x, y].map(|ending| ending.chars().count());
    let is_english = pack.is_some_and(|pack| pack.tag == Tag::known("en"));
    let ends_otherwise = a.letters.folded.last() != b.letters.folded.last();
    match likeness {
        Likeness::Letters => beside != Beside::Same,
        Likeness::Sound if !is_english && ends_otherwise => {
            lengths.iter().all(|&length| length > 0) && lengths[0] + lengths[1] >= MORE_LETTERS
        }
        _ => false,
    }
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
    let is_word = a.small_band.is_some() || b.small_band.is_some();
    let is_another_consonant = a.length() == b.length();
    let least = match likeness {
        Likeness::Fold => return false,
        Likeness::Slip if is_swap(&a.letters.folded, &b.letters.folded) => return false,
        Likeness::Slip => SHORTEST_SLIP,
        Likeness::Letter if !is_word && !is_another_consonant => SHORTEST_SLIP,
        Likeness::Letter | Likeness::Letters | Likeness::Sound => SHORTEST_OF_WORD,
    };
    length < least && beside != Beside::Same
}

/// Ukraina, Ukraine: a listed name, and how another language ends it.
pub(crate) fn are_of_two_languages(a: &Name<'_>, b: &Name<'_>) -> bool {
    let (x, y) = different_endings(&a.entry.spelling, &b.entry.spelling);
    let is_vowel = |ending: &str| matches!(ending, "a" | "e" | "i" | "o" | "u" | "y");
    is_vowel(x) && is_vowel(y) && (a.is_listed() || b.is_listed())
}

/// ё is written е wherever a text does without it.
fn is_yo(a: &Name<'_>, b: &Name<'_>) -> bool {
    let (x, y) = (&a.entry.spelling, &b.entry.spelling);
    x.replace('ё', "е") == y.replace('ё', "е")
}

/// In German a vowel with two dots makes a plural (Wagen, Wägen).
pub(crate) fn are_umlauts(a: &Name<'_>, b: &Name<'_>) -> bool {
    a.letters.folded == b.letters.folded && a.is_key && b.is_key
}

/// ELAA, ERAA: letters of other words, and so is one beside a name (ASEAN, Asian).
pub(crate) fn are_short_abbreviations(a: &Name<'_>, b: &Name<'_>) -> bool {
    let is_abbreviation =
        |name: &Name<'_>| name.is_in_capitals() && name.length() <= LONGEST_ABBREVIATION;
    let is_short = a.length().min(b.length()) <= LONGEST_ABBREVIATION;
    is_abbreviation(a) && is_abbreviation(b)
        || (is_short && a.is_in_capitals() != b.is_in_capitals())
}

/// Alike names of two people stand beside other names, and so do the spellings of one
/// where it stands with his first name, his title and alone: only a slip is one name still,
/// unless other surnames follow a short first name (John, Jon).
pub(crate) fn stand_beside_others(
    a: &Name<'_>,
    b: &Name<'_>,
    likeness: Likeness,
    beside: Beside,
) -> bool {
    let is_short = a.length().min(b.length()) <= LONGEST_FIRST_NAME;
    match beside {
        Beside::DifferentAfter => likeness >= Likeness::Letter || is_short,
        Beside::DifferentBefore => likeness >= Likeness::Letter,
        Beside::Same | Beside::Silent => false,
    }
}
