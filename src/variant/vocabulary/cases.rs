//! In which case a spelling is written, and where it stands.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::sightings::{Sighting, Sightings, is_capital, is_in_capitals};

/// How a spelling of a script with cases is written in a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cases {
    /// Times in lower case.
    pub(crate) lower: u64,
    /// Times with a capital and lower-case letters.
    pub(crate) capital: u64,
    /// Times in capitals.
    pub(crate) upper: u64,
    /// Where it stands with a capital.
    pub(crate) seen: Sighting,
}

impl Cases {
    /// Adds another way of writing, or another word.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.lower += other.lower;
        self.capital += other.capital;
        self.upper += other.upper;
        self.seen.merge(&other.seen);
    }

    fn add(&mut self, word: &str, count: u64, sightings: &Sightings) {
        match () {
            () if !is_capital(word) => self.lower += count,
            () if is_in_capitals(word) => self.upper += count,
            () => self.capital += count,
        }
        if let Some(seen) = sightings.get(word) {
            self.seen.merge(seen);
        }
    }
}

/// The cases of spellings by their number, of their ways of writing.
pub(super) fn cases_of<'a>(
    written: impl Iterator<Item = (&'a Arc<str>, u32, u64)>,
    sightings: &Sightings,
) -> FxHashMap<u32, Arc<Cases>> {
    let mut cases: FxHashMap<u32, Cases> = FxHashMap::default();
    for (word, number, count) in written {
        let of_spelling = cases.entry(number).or_default();
        of_spelling.add(word, count, sightings);
    }
    let shared = |(number, cases)| (number, Arc::new(cases));
    cases.into_iter().map(shared).collect()
}
