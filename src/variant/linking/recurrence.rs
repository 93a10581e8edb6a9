//! Differences that a list of names shows again and again: where thirty pairs have ट for
//! त, a pair that falls short and has ट for त, too, is likelier one name.
//!
//! Running text is not asked: there the differences that come again are those of
//! inflection and of dialect.

use rustc_hash::FxHashMap;

use crate::variant::linking::pair::{Differences, Found};
use crate::variant::tuning::{MOST_BY_RECURRENCE, PER_NAT_OF_PAIRS};

/// How many pairs of a scope have which differences.
#[derive(Debug, Default)]
pub(crate) struct RecurringDifferences(FxHashMap<Differences, u32>);

impl RecurringDifferences {
    /// Of the pairs that reach the threshold by themselves.
    pub(crate) fn of_pairs<'a>(found: impl Iterator<Item = &'a Found>, threshold: f32) -> Self {
        let mut confusions = Self::default();
        for found in found.filter(|found| found.log_odds >= threshold) {
            *confusions.0.entry(found.differences).or_default() += 1;
        }
        confusions
    }

    /// Adds to a pair that falls short of the threshold what the others say of it.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of words and pairs stay far below the mantissa"
    )]
    pub(crate) fn support(&self, found: &mut Found, threshold: f32) {
        if found.log_odds < threshold {
            let pairs = self.0.get(&found.differences).copied().unwrap_or(0);
            found.log_odds +=
                (PER_NAT_OF_PAIRS * (1.0 + pairs as f32).ln()).min(MOST_BY_RECURRENCE);
        }
    }
}
