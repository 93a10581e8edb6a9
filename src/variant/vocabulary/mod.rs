//! The distinct spellings of a scope, counted.

pub(crate) mod abbreviations;
pub(crate) mod builder;
pub(crate) mod cases;
pub(crate) mod coding;
pub(crate) mod document_count;
pub(crate) mod entry;
pub(crate) mod joins;
pub(crate) mod line_end;
pub(crate) mod phrase;
mod shown;
pub(crate) mod sightings;
pub(crate) mod splits;
