//! Whether two names, or two words of a script with cases, are forms of one: cases,
//! derivations, endings that alternate.

use crate::language::{Pack, Tag};
use crate::variant::comparison::ending::different_endings;
use crate::variant::tuning::{PRODUCTIVE, SHORTEST_NAME_STEM};

/// Endings that make another word of a name in any language written in Latin letters,
/// besides those of the packs.
const DERIVATIONS: &[&str] = &[
    "s", "es", "n", "an", "ian", "ans", "ians", "ism", "ist", "ists", "ese", "i", "is", "ish", "d",
    "ed", "y", "ey", "sky", "ski", "skaya", "ska", "er", "ers", "ia", "land", "son", "ton",
    "ville", "town",
];

/// Endings of Latin and Greek names, which languages exchange for their own.
const CLASSICAL: &[&str] = &["us", "um", "os", "is", "ae", "e", "ius"];

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

/// One is the other with an ending, or both are one stem with two.
pub(crate) fn are_forms(a: &str, b: &str, pack: Option<&Pack>) -> bool {
    let (x, y) = different_endings(a, b);
    let stem = &a[..a.len() - x.len()];
    if stem.chars().count() < SHORTEST_NAME_STEM {
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
