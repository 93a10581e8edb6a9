//! What keeps two names apart, however alike their letters are.

use crate::language::Pack;
use crate::variant::comparison::ending::different_endings;

use super::beside::Beside;
use super::likeness::Likeness;
use super::name::Name;

/// Endings that make another word of a name in any language written in Latin letters,
/// besides those of the packs.
const DERIVATIONS: &[&str] = &[
    "s", "es", "n", "an", "ian", "ans", "ians", "ism", "ist", "ists", "ese", "i", "is", "ish",
    "sky", "ski", "skaya", "ska", "er", "ers", "ia", "land", "son", "ton", "ville", "town",
];

/// Stems from which on two endings that alternate make forms of any word.
const PRODUCTIVE: u32 = 20;

/// Endings from which on a language writes cases onto its names.
const MANY_ENDINGS: usize = 20;

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
        return is_ending(x) || is_ending(y) || (has_cases(pack) && alternate(x, y, pack));
    }
    let are_cases =
        || has_cases(pack) && (is_case(x) || is_case(y)) && is_ending(x) && is_ending(y);
    let differ_in_length = x.chars().count() != y.chars().count();
    are_cases() || ((has_cases(pack) || differ_in_length) && alternate(x, y, pack))
}

fn alternate(x: &str, y: &str, pack: Option<&Pack>) -> bool {
    pack.is_some_and(|pack| pack.endings.stems(x, y) >= PRODUCTIVE)
}

/// True for a language that writes cases onto its names.
fn has_cases(pack: Option<&Pack>) -> bool {
    pack.is_some_and(|pack| pack.forms().suffixes.len() >= MANY_ENDINGS)
}

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
