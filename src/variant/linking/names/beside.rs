//! What the capitalised words beside two names say of them.

use rustc_hash::FxHashSet;

use crate::variant::vocabulary::sightings::Side;

use super::name::Name;

/// What stands beside two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// The same word on the same side.
    Same,
    /// Other words on the same side.
    Different,
    /// Nothing that says anything.
    Silent,
}

/// Compares the words beside two names; `ordinary` are the hashes of those that stand
/// beside any name (President, Mr).
pub(crate) fn beside(a: &Name<'_>, b: &Name<'_>, ordinary: &FxHashSet<u32>) -> Beside {
    let mut different = false;
    for side in [Side::Before, Side::After] {
        let of = |name: &Name<'_>| name.cases.seen.beside(side).collect::<FxHashSet<u32>>();
        let (x, y) = (of(a), of(b));
        if x.intersection(&y).next().is_some() {
            return Beside::Same;
        }
        let tells = |words: &FxHashSet<u32>| words.iter().any(|word| !ordinary.contains(word));
        different |= tells(&x) && tells(&y);
    }
    if different {
        Beside::Different
    } else {
        Beside::Silent
    }
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
