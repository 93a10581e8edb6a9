//! In which case a spelling is written, and where it stands.

use crate::variant::vocabulary::sightings::{Sighting, is_capital, is_in_capitals};

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

/// One way of writing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way<'a> {
    pub(crate) word: &'a str,
    pub(crate) count: u64,
    pub(crate) seen: Option<&'a Sighting>,
}

impl Cases {
    /// Adds another way of writing, or another word.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.lower += other.lower;
        self.capital += other.capital;
        self.upper += other.upper;
        self.seen.merge(&other.seen);
    }

    /// Adds a way of writing.
    pub(crate) fn add(&mut self, way: &Way<'_>) {
        let &Way { word, count, seen } = way;
        match () {
            () if !is_capital(word) => self.lower += count,
            () if is_in_capitals(word) => self.upper += count,
            () => self.capital += count,
        }
        if let Some(seen) = seen {
            self.seen.merge(seen);
        }
    }
}
