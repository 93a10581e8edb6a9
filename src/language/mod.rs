//! What a language knows: its words and its endings.

pub(crate) mod lexicon;

pub use lexicon::{Endings, Lexicon};
