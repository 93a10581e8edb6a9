//! Blocking: which pairs of a vocabulary are worth comparing.

pub(crate) mod archive;
pub(crate) mod blocks;
pub(crate) mod candidates;
