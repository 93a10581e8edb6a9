//! Which spelling of a cluster is preferred, and why.
//!
//! In this order: the user's table, the archive, the built-in table, more documents, more
//! occurrences, fewer encoding defects. Where nothing decides, nothing is
//! suggested.

use crate::table::{Origin, Status, Table};
use crate::text::{Spelling, defects};

use super::cluster::{Cluster, Member, Reason, Tier};

/// Makes a cluster of its members, in the order they are to be shown.
pub(super) fn choose(mut members: Vec<Member>, known: Option<&Spelling>, table: &Table) -> Cluster {
    if let Some(at) = known.and_then(|known| members.iter().position(|m| m.spelling == *known)) {
        let reason = table_reason(&members, &members[at].spelling, table);
        settle_canonical(&mut members[at]);
        return cluster(members, Some(at), reason);
    }
    match most_frequent(&members) {
        Some((at, reason)) => {
            settle_canonical(&mut members[at]);
            cluster(members, Some(at), reason)
        }
        None => cluster(members, None, Reason::Undecided),
    }
}

/// As [`choose`], of members with the counts of an archive: its custom
/// goes before the built-in table, not before the user's.
pub(super) fn by_archive(
    mut members: Vec<Member>,
    known: Option<&Spelling>,
    table: &Table,
) -> Cluster {
    let of_user = known.is_some_and(|known| {
        matches!(
            table_reason(&members, known, table),
            Reason::Table(Origin::User, _)
        )
    });
    match most_frequent(&members) {
        Some((at, Reason::MoreDocuments(most, next))) if !of_user && is_custom(most, next) => {
            settle_canonical(&mut members[at]);
            cluster(members, Some(at), Reason::Archive(most, next))
        }
        _ => choose(members, known, table),
    }
}

/// True where an archive has a custom: enough documents to tell, and most of them agree.
const fn is_custom(most: u64, next: u64) -> bool {
    most >= 3 && most >= 2 * next
}

fn cluster(members: Vec<Member>, canonical: Option<usize>, reason: Reason) -> Cluster {
    Cluster {
        members,
        canonical,
        reason,
    }
}

/// The canonical is its own word for certain.
fn settle_canonical(member: &mut Member) {
    member.probability = 1.0;
    member.tier = Tier::Certain;
}

/// The row that makes a spelling the canonical: a user's row before a built-in one.
fn table_reason(members: &[Member], canonical: &Spelling, table: &Table) -> Reason {
    let rows = members
        .iter()
        .filter_map(|m| table.canonical_of(&m.spelling))
        .filter(|entry| {
            entry.row.status == Status::Verified && entry.row.canonical_spelling() == *canonical
        });
    rows.max_by_key(|entry| (entry.origin, entry.row.prefers()))
        .map_or(Reason::Undecided, |entry| {
            Reason::Table(entry.origin, entry.row.source.clone())
        })
}

fn most_frequent(members: &[Member]) -> Option<(usize, Reason)> {
    let clean = |m: &Member| defects(&m.written).is_empty();
    let rank = |m: &Member| (m.documents, m.count, clean(m));
    let best = (0..members.len()).max_by_key(|&at| (rank(&members[at]), std::cmp::Reverse(at)))?;
    let next = members
        .iter()
        .enumerate()
        .filter(|&(at, _)| at != best)
        .map(|(_, m)| m);
    let next = next.max_by_key(|m| rank(m))?;
    let best_member = &members[best];
    if rank(best_member) == rank(next) {
        return None;
    }
    let reason = if best_member.documents > next.documents {
        Reason::MoreDocuments(best_member.documents, next.documents)
    } else if best_member.count > next.count {
        Reason::MoreOccurrences(best_member.count, next.count)
    } else {
        Reason::FewerDefects
    };
    Some((best, reason))
}
