//! What a language knows: its words and its endings; and which language a text is in.

mod detect;
mod endings;
mod forms;
mod languages;
mod lexicon;
mod pack;
mod rows;
mod rules;
mod shipped;
mod style;
mod words;

pub use detect::{default_language, languages_of};
pub use endings::Endings;
pub use forms::Forms;
pub use languages::Languages;
pub use lexicon::Lexicon;
pub use pack::Pack;
pub use rows::Rows;
pub use rules::Rules;
pub use style::Style;

pub use crate::text::Tag;
