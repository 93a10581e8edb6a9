//! A compound is not closed where Hindi writes its words apart: सुरक्षा बल, लोक सेवा. Two
//! words in use that a text writes together as well are not told to be one word, unless a
//! list has that word.

use crate::language::Tag;
use crate::variant::clustering::cluster::{Cluster, Member, Reason};
use crate::variant::knowledge::InLanguage;
use crate::variant::tier::Tier;
use crate::variant::tuning::{BY_STYLE, IN_USE};
use crate::variant::vocabulary::abbreviations::is_in_parts;

/// Takes back that a compound is to be closed, where only counts say so.
pub(crate) fn reopen(cluster: &mut Cluster, known: InLanguage<'_>) {
    let by_counts = matches!(
        cluster.reason,
        Reason::MoreOccurrences(..) | Reason::MoreDocuments(..)
    );
    let Some(closed) = cluster.canonical.filter(|_| by_counts) else {
        return;
    };
    let whole = &cluster.members[closed].spelling;
    let is_apart = |member: &Member| {
        let mut words = member.spelling.split(' ');
        let are_in_use = member.spelling.contains(' ')
            && words.all(|word| known.band(word).is_some_and(|band| band >= IN_USE));
        let is_compound = are_in_use && !is_in_parts(&member.spelling);
        member.count > 0 && is_compound && *member.spelling.replace(' ', "") == **whole
    };
    let is_listed = known.band(whole).is_some() || known.canonical_of(whole).is_some();
    if known.language != Some(Tag::HINDI) || is_listed || !cluster.members.iter().any(is_apart) {
        return;
    }
    cluster.canonical = None;
    cluster.reason = Reason::Undecided;
    let member = &mut cluster.members[closed];
    member.tier = Tier::Likely;
    member.probability = 1.0 / (1.0 + (-f64::from(BY_STYLE)).exp());
}
