//! What is known about one language.

use super::endings::Endings;
use super::lexicon::Lexicon;
use super::tag::Tag;

/// The words and endings of one language, looked up where they lie.
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    /// The language.
    pub tag: Tag,
    /// Its words.
    pub lexicon: Lexicon,
    /// Pairs of endings between which its words alternate.
    pub endings: Endings,
}

impl Pack {
    /// The pack of Hindi.
    pub fn hindi() -> Self {
        Self {
            tag: Tag::HINDI,
            lexicon: Lexicon::hindi(),
            endings: Endings::hindi(),
        }
    }
}
