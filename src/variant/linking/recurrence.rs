//! Differences that a list of names shows again and again: where thirty pairs have ट for
//! त, a pair that falls short and has ट for त, too, is likelier one name.
//!
//! Running text is not asked: there the differences that come again are those of
//! inflection and of dialect.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::sound::Alignment;

use crate::variant::comparison::edit_kind::{EditKind, kind};
use crate::variant::comparison::evidence::sounds;
use crate::variant::linking::false_discovery::Found;

/// What the pairs of a scope that have the same differences may add to the log-odds of
/// one, at most.
pub(crate) const MOST_SUPPORT: f32 = 1.5;

/// What each nat of their number adds. With both, of 2565 Hindi names whose sets were
/// held out from the fit .68 of the pairs are found for .63, and as few are wrong
/// (docs/accuracy.md, Clusters).
const PER_NAT: f32 = 0.4;

/// Which sounds differ between two spellings, whatever a rule of spelling leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Differences(u64);

impl Differences {
    pub(crate) fn of(alignment: &Alignment) -> Self {
        let more_than_a_rule = alignment
            .operations
            .iter()
            .filter(|op| op.class.is_some_and(|class| kind(class) != EditKind::Rule));
        let mut numbers: Vec<usize> = more_than_a_rule.map(|op| sounds(op).index()).collect();
        numbers.sort_unstable();
        let mut hasher = FxHasher::default();
        numbers.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// How many pairs of a scope have which differences.
#[derive(Debug, Default)]
pub(crate) struct Confusions(FxHashMap<Differences, u32>);

impl Confusions {
    /// Of the pairs that reach the threshold by themselves.
    pub(crate) fn of<'a>(found: impl Iterator<Item = &'a Found>, threshold: f32) -> Self {
        let mut confusions = Self::default();
        for found in found.filter(|found| found.log_odds >= threshold) {
            *confusions.0.entry(found.differences).or_default() += 1;
        }
        confusions
    }

    /// Adds to a pair that falls short of the threshold what the others say of it.
    pub(crate) fn support(&self, found: &mut Found, threshold: f32) {
        if found.log_odds < threshold {
            let pairs = self.0.get(&found.differences).copied().unwrap_or(0);
            found.log_odds += (PER_NAT * (1.0 + pairs as f32).ln()).min(MOST_SUPPORT);
        }
    }
}
