//! Linking: which pairs a scope takes for one word, and what it asks of them.

pub(crate) mod context;
pub(crate) mod decoy;
pub(crate) mod false_discovery;
pub(crate) mod garbled;
pub(crate) mod guards;
pub(crate) mod hangul;
pub(crate) mod house_style;
pub(crate) mod kana;
pub(crate) mod known_words;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod pair;
mod plurals;
pub(crate) mod recurrence;
mod roots;
mod verbs;
