//! How sure a built-in row is in a text: not certain, where its variant is a word of its
//! own as well, nor where the text writes an accepted variant nearly always.

use crate::table::{Origin, Relation};
use crate::variant::clustering::cluster::{Cluster, Reason};
use crate::variant::knowledge::InLanguage;
use crate::variant::tier::Tier;
use crate::variant::tuning::{CLEAR_MAJORITY, FEWEST_FOR_HABIT};

/// Makes the members `likely` whose rows are not certain in this text.
pub(crate) fn doubt_rows(cluster: &mut Cluster, known: InLanguage<'_>) {
    let Some(canonical) = cluster.canonical().map(|member| member.count) else {
        return;
    };
    if !matches!(cluster.reason, Reason::Table(Origin::BuiltIn, _)) {
        return;
    }
    let preferred = cluster.canonical;
    for (at, member) in cluster.members.iter_mut().enumerate() {
        let row = known.canonical_of(&member.spelling).map(|entry| entry.row);
        let Some(row) = row.filter(|_| Some(at) != preferred && member.from_table) else {
            continue;
        };
        let is_majority =
            member.count >= FEWEST_FOR_HABIT && member.count >= CLEAR_MAJORITY * canonical.max(1);
        let is_accepted = row.relation == Relation::Variant;
        if row.has_another_sense() || (is_accepted && is_majority) {
            (member.tier, member.probability) = (Tier::Likely, LIKELY);
        }
    }
}

/// What `likely` promises: at most 1 error in 100.
const LIKELY: f64 = 0.99;
