//! In what way two names are alike: the same but for marks, a slip, or one sound.

use strsim::generic_damerau_levenshtein;

use crate::variant::comparison::letters::Letters;

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

/// How two spellings are alike by their letters; `None` where they are not.
pub(crate) fn likeness(a: &Letters, b: &Letters) -> Option<Likeness> {
    if a.are_the_same(b) {
        return Some(Likeness::Fold);
    }
    let length = a.folded.len().min(b.folded.len());
    let most = if length >= LONG { 2 } else { 1 };
    if generic_damerau_levenshtein(&a.folded, &b.folded) > most {
        return None;
    }
    let is_slip = is_swap(&a.folded, &b.folded) || a.skeleton == b.skeleton;
    Some(if is_slip {
        Likeness::Slip
    } else {
        Likeness::Letter
    })
}

/// The same letters in another order.
pub(crate) fn is_swap(a: &[char], b: &[char]) -> bool {
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}
