//! What a language knows: its words and its endings.

mod doublets;
mod endings;
mod forms;
mod languages;
mod lexicon;
mod pack;
mod shipped;
mod tag;
mod words;

pub use doublets::{Doublet, Style};
pub use endings::Endings;
pub use forms::Forms;
pub use languages::Languages;
pub use lexicon::Lexicon;
pub use pack::Pack;
pub use tag::Tag;
