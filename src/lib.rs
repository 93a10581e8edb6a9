//! vartani finds and mends inconsistent spellings of the same name or word.
#![forbid(unsafe_code)]

pub mod error;
pub mod lint;
pub mod sound;
pub mod table;
pub mod text;
pub mod variant;
