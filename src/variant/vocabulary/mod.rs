//! The distinct spellings of a scope, counted.

pub(crate) mod coding;
pub(crate) mod document_count;
pub(crate) mod entries;
pub(crate) mod line_end;
pub(crate) mod phrase;
pub(crate) mod splits;
