//! Which are one word: from a vocabulary to clusters with a canonical.

mod cluster;

pub use cluster::{Canonicals, Cluster, Member, Reason, Tier};
