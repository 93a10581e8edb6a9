//! In what way two names are alike: the same but for marks, a slip, or one sound.

use strsim::generic_damerau_levenshtein;

use crate::variant::comparison::letters::{Letters, is_vowel};
use crate::variant::tuning::{LONG_NAME, MOST_OUT_OF_ORDER, SHORTEST_REORDERED};

/// In what way two names are alike, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Nothing but marks, ligatures, apostrophes or case parts the two.
    Fold,
    /// Letters swapped, one doubled, or all consonants the same.
    Slip,
    /// A letter more, or another.
    Letter,
    /// Two letters of a long name.
    Letters,
    /// More letters, and the same sound.
    Sound,
}

/// How two spellings are alike by their letters; `None` where they are not.
pub(crate) fn likeness(a: &Letters, b: &Letters) -> Option<Likeness> {
    if a.are_the_same(b) {
        return Some(Likeness::Fold);
    }
    let length = a.folded.len().min(b.folded.len());
    let most = if length >= LONG_NAME { 2 } else { 1 };
    let distance = generic_damerau_levenshtein(&a.folded, &b.folded);
    match distance {
        _ if are_in_another_order(a, b) => Some(Likeness::Slip),
        _ if distance > most => None,
        _ if is_swap(&a.folded, &b.folded) || a.skeleton == b.skeleton => Some(Likeness::Slip),
        1 => Some(Likeness::Letter),
        _ => Some(Likeness::Letters),
    }
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

/// Borsuk, Borkus: fingers that run ahead; few names of one text have the same letters, and
/// the same first one.
fn are_in_another_order(a: &Letters, b: &Letters) -> bool {
    let (x, y) = (&a.folded, &b.folded);
    x.len() >= SHORTEST_REORDERED
        && is_swap(x, y)
        && x.first() == y.first()
        && generic_damerau_levenshtein(x, y) <= MOST_OUT_OF_ORDER
}

/// A consonant doubled inside the one that is single in the other (Cervantes, Cervanttes):
/// no ending of any language does so.
pub(crate) fn is_doubling(a: &[char], b: &[char]) -> bool {
    a != b && a.last() == b.last() && undoubled(a) == undoubled(b) && !ends_in_double(a, b)
}

fn ends_in_double(a: &[char], b: &[char]) -> bool {
    let is_double = |letters: &[char]| {
        let mut last = letters.iter().rev();
        last.next() == last.next()
    };
    is_double(a) != is_double(b)
}

fn undoubled(letters: &[char]) -> Vec<char> {
    let mut single = letters.to_vec();
    single.dedup_by(|next, before| next == before && !is_vowel(*next));
    single
}
