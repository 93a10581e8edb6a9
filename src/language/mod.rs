//! What a language knows: its words and its endings.

mod endings;
mod languages;
mod lexicon;
mod pack;
mod sorted_lines;
mod tag;
mod words;

pub use endings::Endings;
pub use languages::Languages;
pub use lexicon::Lexicon;
pub use pack::Pack;
pub use tag::Tag;
