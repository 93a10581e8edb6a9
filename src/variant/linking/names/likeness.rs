//! In what way two names are alike: the same but for marks, a slip, or one sound.

use strsim::generic_damerau_levenshtein;

use super::letters::folded_in_german;
use super::name::Name;

/// Letters from which on a name is long: two differences may be a slip.
pub(crate) const LONG: usize = 8;

/// In what way two names are alike, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Nothing but marks, ligatures, apostrophes or case parts the two.
    Fold,
    /// Two letters swapped, one doubled, or all consonants the same.
    Slip,
    /// A letter more, or another.
    Letter,
    /// More letters, and the same sound.
    Sound,
}

/// How two names are alike by their letters; `None` where they are not.
pub(crate) fn likeness(a: &Name<'_>, b: &Name<'_>) -> Option<Likeness> {
    if is_fold(a, b) {
        return Some(Likeness::Fold);
    }
    let length = a.letters.len().min(b.letters.len());
    let most = if length >= LONG { 2 } else { 1 };
    let edits = generic_damerau_levenshtein(&a.letters, &b.letters);
    if edits > most {
        return None;
    }
    let is_slip = is_swap(&a.letters, &b.letters) || a.skeleton == b.skeleton;
    Some(if is_slip {
        Likeness::Slip
    } else {
        Likeness::Letter
    })
}

/// True where nothing but marks and the like parts two names.
pub(crate) fn is_fold(a: &Name<'_>, b: &Name<'_>) -> bool {
    let in_german = || {
        let (x, y) = (&a.entry.spelling, &b.entry.spelling);
        folded_in_german(x) == b.letters || a.letters == folded_in_german(y)
    };
    a.letters == b.letters || in_german()
}

/// The same letters in another order.
fn is_swap(a: &[char], b: &[char]) -> bool {
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}
