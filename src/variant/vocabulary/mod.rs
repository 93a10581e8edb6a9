//! The distinct spellings of a scope, counted.

pub(crate) mod document_count;
pub(crate) mod entries;
pub(crate) mod phrase;
pub(crate) mod splits;
