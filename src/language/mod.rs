//! What a language knows: its words and its endings; and which language a text is in.

mod counterpart;
mod detect;
mod endings;
mod forms;
mod house_style;
mod languages;
mod lexicon;
mod nukta_words;
mod pack;
mod paradigm;
mod rows;
mod rules;
mod shipped;
mod style;
mod words;

pub use counterpart::with_sign;
pub use detect::{default_language, languages_of};
pub use endings::Endings;
pub use forms::Forms;
pub use house_style::HouseStyle;
pub use languages::Languages;
pub use lexicon::Lexicon;
pub use nukta_words::has_nuktas_of_origin;
pub use pack::Pack;
pub use paradigm::{inflections, may_be_derived_of, may_be_forms_of, verb_stems};
pub use rows::Rows;
pub use rules::Rules;
pub use style::{Choice, Style};

pub use crate::text::Tag;
