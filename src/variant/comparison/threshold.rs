//! From which log-odds on a pair is shown at a tier.

use crate::variant::tier::Tier;
use crate::variant::tuning::{LIKELY, POSSIBLE};

/// Log-odds from which a pair on its own is shown at a tier.
///
/// Chosen on held-out pairs (docs/accuracy.md) where a false alarm on an
/// inflection is at most 1 in 500 and on another word at most 1 in 200. In nats;
/// no pair is `certain` by the model.
///
/// ```
/// use vartani::variant::{Tier, threshold};
/// assert!(threshold(Tier::Possible) < threshold(Tier::Likely));
/// assert_eq!(threshold(Tier::Certain), f32::INFINITY);
/// ```
#[must_use]
pub const fn threshold(tier: Tier) -> f32 {
    match tier {
        Tier::Certain => f32::INFINITY,
        Tier::Likely => LIKELY,
        Tier::Possible => POSSIBLE,
    }
}
