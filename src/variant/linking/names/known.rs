//! Spellings of one word that the rows of a language know, where both occur.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::Pack;
use crate::text::Spelling;
use crate::variant::vocabulary::entry::Vocabulary;

/// What the rows of a language say of the pairs of a scope.
#[derive(Debug, Default)]
pub(crate) struct KnownPairs {
    /// Pairs that are one word.
    pub(crate) verified: Vec<(usize, usize)>,
    /// Pairs of which one source says so.
    proposed: FxHashSet<(usize, usize)>,
}

impl KnownPairs {
    /// Of the rows of a pack. Cost: a look-up a row, and one of its other spelling where
    /// the first occurs.
    pub(crate) fn of(pack: Option<&Pack>, vocabulary: &Vocabulary) -> Self {
        let Some(pack) = pack else {
            return Self::default();
        };
        let with_cases = vocabulary.entries().iter().enumerate();
        let with_cases = with_cases.filter(|(_, entry)| entry.cases.is_some());
        let places: FxHashMap<&str, usize> = with_cases
            .map(|(place, entry)| (entry.spelling.as_str(), place))
            .collect();
        let place = |word: &str| match word.bytes().all(|b| b.is_ascii_lowercase()) {
            true => places.get(word).copied(),
            false => places.get(Spelling::of(word).as_str()).copied(),
        };
        let mut known = Self::default();
        // Rows of one canonical, whose variants are one word even where it does not occur.
        let mut by_canonical: FxHashMap<&str, usize> = FxHashMap::default();
        for row in pack.doublets().filter(|row| row.style != YO) {
            let Some(variant) = place(row.variant) else {
                continue;
            };
            let other = place(row.canonical).or_else(|| by_canonical.get(row.canonical).copied());
            by_canonical.entry(row.canonical).or_insert(variant);
            let Some(other) = other.filter(|other| *other != variant) else {
                continue;
            };
            let pair = (variant.min(other), variant.max(other));
            if row.is_verified || is_of_houses(row.style) {
                known.verified.push(pair);
            } else {
                known.proposed.insert(pair);
            }
        }
        known.verified.sort_unstable();
        known.verified.dedup();
        known
    }

    /// True for two places of which one source says that they are one name.
    pub(crate) fn are_proposed(&self, a: usize, b: usize) -> bool {
        self.proposed.contains(&(a.min(b), a.max(b)))
    }
}

/// ё that is written е is a habit of a text, not an inconsistency of each word.
const YO: &str = "e>yo";

/// The row says who writes the two: some houses the one and others the other, or all the
/// canonical (night, not nite).
fn is_of_houses(style: &str) -> bool {
    style.contains('>')
}
