//! What the capitalised words beside two names say of them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::variant::vocabulary::sightings::{Side, hash};

use super::name::Name;

/// What stands beside two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// The same word on the same side.
    Same,
    /// Other words before them: perhaps two people of like surnames.
    DifferentBefore,
    /// Other words after them: perhaps two people of like first names.
    DifferentAfter,
    /// Nothing that says anything.
    Silent,
}

/// Compares the words beside two names; `ordinary` are the hashes of those that stand
/// beside any name (President, Mr).
///
/// `one` gives the names that were found to be one the same number.
pub(crate) fn beside(
    a: &Name<'_>,
    b: &Name<'_>,
    ordinary: &FxHashSet<u32>,
    one: &FxHashMap<u32, u32>,
) -> Beside {
    let mut differ = [false; 2];
    for (side, differs) in [Side::Before, Side::After].into_iter().zip(&mut differ) {
        let as_one = |word: u32| one.get(&word).copied().unwrap_or(word);
        let of = |name: &Name<'_>| {
            let words = name.cases.seen.beside(side);
            words.map(as_one).collect::<FxHashSet<u32>>()
        };
        let (x, y) = (of(a), of(b));
        if x.intersection(&y).next().is_some() {
            return Beside::Same;
        }
        let tells = |words: &FxHashSet<u32>| words.iter().any(|word| !ordinary.contains(word));
        *differs = tells(&x) && tells(&y);
    }
    match differ {
        [_, true] => Beside::DifferentAfter,
        [true, false] => Beside::DifferentBefore,
        _ => Beside::Silent,
    }
}

/// One stands beside the other (Tora Bora).
pub(crate) fn is_beside_the_other(a: &Name<'_>, b: &Name<'_>) -> bool {
    let sides = [
        Side::Before,
        Side::After,
        Side::JoinedBefore,
        Side::JoinedAfter,
    ];
    let hash_of_b = hash(&b.entry.spelling);
    let mut beside_a = sides.into_iter().flat_map(|side| a.cases.seen.beside(side));
    beside_a.any(|word| word == hash_of_b)
}

/// D-Buffalo and R-Buffalo, Kwok-hing and Kwok-hung: a hyphen joins the two to the same
/// word, of which they are two others.
pub(crate) fn are_joined_to_one(a: &Name<'_>, b: &Name<'_>) -> bool {
    [Side::JoinedBefore, Side::JoinedAfter]
        .into_iter()
        .any(|side| {
            let words: FxHashSet<u32> = a.cases.seen.beside(side).collect();
            b.cases.seen.beside(side).any(|word| words.contains(&word))
        })
}
