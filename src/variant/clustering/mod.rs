//! Clustering: sets of linked spellings, and the spelling that each set prefers.

pub(crate) mod canonical;
pub(crate) mod cluster;
pub(crate) mod direction;
pub(crate) mod doublets;
pub(crate) mod group;
mod habit;
pub(crate) mod inflection;
pub(crate) mod joins;
pub(crate) mod names;
pub(crate) mod other_forms;
pub(crate) mod row_tier;
pub(crate) mod words;
