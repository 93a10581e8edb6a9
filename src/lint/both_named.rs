//! Places where a text speaks of two spellings: Kiev (Kyiv), Kyiv/Kiev, Peking, now
//! “Beijing”. There neither is written for the other.

use crate::text::{Document, TextSpan};
use crate::variant::{Cluster, Member};

/// How far from a word its other spelling is looked for, in bytes.
const NEAR: usize = 80;

/// Signs between two spellings of which a text speaks.
const SIGNS: [char; 12] = ['(', '[', '/', '"', '“', '„', '«', '‘', '—', '–', '（', '「'];

/// True where another spelling of the cluster stands near, behind one of [`SIGNS`].
pub(super) fn are_both_named(
    document: &Document,
    span: TextSpan,
    cluster: &Cluster,
    member: &Member,
) -> bool {
    let bytes = document.bytes();
    let lower = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase();
    let before = lower(&bytes[span.start.saturating_sub(NEAR)..span.start]);
    let after = lower(&bytes[span.end..bytes.len().min(span.end + NEAR)]);
    let others = cluster.members.iter();
    let mut others = others.filter(|other| other.spelling != member.spelling);
    others.any(|other| {
        let other = other.surface.to_lowercase();
        let gap_before = before.rfind(&other).map(|at| &before[at + other.len()..]);
        let gap_after = after.find(&other).map(|at| &after[..at]);
        let mut gaps = gap_before.into_iter().chain(gap_after);
        gaps.any(|gap| gap.contains(SIGNS) && !gap.contains(['.', '\n']))
    })
}
