//! Which names are worth comparing: those that share what is left of them when a letter,
//! or of long ones two, are taken away, all of their consonants, or all of their letters.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::name::Name;

use crate::variant::tuning::{FEWEST_CONSONANTS, LONG_NAME, MOST_UNDER_A_KEY};

/// The pairs of places in `names`, in order, each once.
///
/// Cost: a name of n letters has n keys, from eight letters on n²/2.
#[expect(
    clippy::cast_possible_truncation,
    reason = "spellings are numbered in 32 bits"
)]
pub(crate) fn pairs(names: &[Name<'_>]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let mut add = |key: u64| keys.push((key, number as u32));
        if name.letters.skeleton.len() >= FEWEST_CONSONANTS {
            add(hash(name.letters.skeleton.iter(), 1));
        }
        let mut in_order = name.letters.folded.clone();
        in_order[1..].sort_unstable();
        add(hash(in_order.iter(), 2));
        deletions(&name.letters.folded, &mut add);
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for block in keys.chunk_by(|x, y| x.0 == y.0) {
        if block.len() > MOST_UNDER_A_KEY {
            continue;
        }
        for (at, &(_, a)) in block.iter().enumerate() {
            pairs.extend(
                block[at + 1..]
                    .iter()
                    .map(|&(_, b)| (a as usize, b as usize)),
            );
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn deletions(letters: &[char], add: &mut impl FnMut(u64)) {
    let without = |i: usize, j: usize| {
        let kept = letters.iter().enumerate();
        kept.filter(move |&(at, _)| at != i && at != j)
            .map(|(_, c)| c)
    };
    let none = letters.len();
    add(hash(letters.iter(), 0));
    for i in 0..none {
        add(hash(without(i, none), 0));
        if none >= LONG_NAME {
            (i + 1..none).for_each(|j| add(hash(without(i, j), 0)));
        }
    }
}

fn hash<'a>(letters: impl Iterator<Item = &'a char>, salt: u8) -> u64 {
    let mut hasher = FxHasher::default();
    salt.hash(&mut hasher);
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}
