//! Clustering: sets of linked spellings, and the spelling that each set prefers.

pub(crate) mod canonical;
pub(crate) mod cluster;
pub(crate) mod doublets;
pub(crate) mod inflection;
