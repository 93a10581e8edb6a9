//! The distinct spellings of a scope, counted.

pub(crate) mod abbreviations;
pub(crate) mod builder;
pub(crate) mod coding;
pub(crate) mod document_count;
pub(crate) mod entry;
pub(crate) mod line_end;
pub(crate) mod phrase;
pub(crate) mod splits;
