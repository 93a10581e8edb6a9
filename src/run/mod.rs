//! One run: what it judges by, the words of all sources, and the pass over the documents.

pub(crate) mod count;
pub(crate) mod long;
pub(crate) mod pass;
pub(crate) mod profile;
pub(crate) mod scope;
