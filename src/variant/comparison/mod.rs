//! Comparison: what speaks for and against two spellings being one word.

pub(crate) mod by_letters;
pub(crate) mod comparable;
pub(crate) mod edit_kind;
pub(crate) mod ending;
pub(crate) mod evidence;
pub(crate) mod form;
pub(crate) mod judge;
pub(crate) mod kana;
pub(crate) mod letters;
pub(crate) mod likeness;
pub(crate) mod model;
pub(crate) mod name_forms;
pub(crate) mod romanisation;
pub(crate) mod script_family;
pub(crate) mod term;
pub(crate) mod threshold;
pub(crate) mod word_by_word;
