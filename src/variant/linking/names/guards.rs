//! What keeps two names apart, however alike their letters are.

use crate::language::Pack;
use crate::variant::comparison::ending::different_endings;

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

/// Shortest stem, in letters, of which two endings make forms.
const SHORTEST_STEM: usize = 3;

/// One is the other with an ending, or both are one stem with two.
pub(crate) fn are_forms(a: &str, b: &str, pack: Option<&Pack>) -> bool {
    let (x, y) = different_endings(a, b);
    let stem = &a[..a.len() - x.len()];
    if stem.chars().count() < SHORTEST_STEM {
        return false;
    }
    let is_ending = |ending: &str| {
        let listed = |pack: &Pack| {
            let forms = pack.forms();
            let mut all = forms.derivations.iter().chain(&forms.suffixes);
            all.any(|form| *form == ending)
        };
        DERIVATIONS.contains(&ending) || pack.is_some_and(listed)
    };
    let are_endings = match (x.is_empty(), y.is_empty()) {
        (true, _) => is_ending(y),
        (_, true) => is_ending(x),
        _ => is_ending(x) && is_ending(y),
    };
    let alternate = || pack.is_some_and(|pack| pack.endings.stems(x, y) >= PRODUCTIVE);
    are_endings || alternate()
}

/// Two words of the lists are two words, unless nothing but marks parts them.
pub(crate) fn are_two_words(a: &Name<'_>, b: &Name<'_>, likeness: Likeness) -> bool {
    likeness != Likeness::Fold && a.is_listed() && b.is_listed()
}
