//! The packs at hand, and the words that a user adds to them.

use rustc_hash::FxHashMap;

use crate::text::{Script, Spelling};

use super::pack::Pack;
use super::shipped;
use super::tag::Tag;
use super::words;

/// What is known about languages: a value that a caller builds and hands down.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    packs: Vec<Pack>,
    /// Words of the user's lexica with their bands.
    own_words: FxHashMap<Spelling, u8>,
}

impl Languages {
    /// The packs that are compiled in. Cost: only the heads of their maps are read.
    pub fn built_in() -> Self {
        Self {
            packs: shipped::packs(),
            own_words: FxHashMap::default(),
        }
    }

    /// No packs: nothing is known about any language.
    pub fn none() -> Self {
        Self::default()
    }

    /// The pack of a language, if it is at hand.
    pub fn pack(&self, tag: Tag) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.tag == tag)
    }

    /// All packs at hand.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The pack of the language that a script stands for, if it is at hand.
    pub fn pack_of(&self, script: Option<Script>) -> Option<&Pack> {
        match script? {
            Script::Devanagari => self.pack(Tag::HINDI),
            _ => None,
        }
    }

    /// Adds a lexicon of the user: a list of words, `word<TAB>count` lines, or a
    /// hunspell dictionary.
    pub fn add_words(&mut self, text: &str) {
        self.own_words.extend(words::bands(text));
    }

    /// True where the user added words.
    pub fn has_own_words(&self) -> bool {
        !self.own_words.is_empty()
    }

    /// How common a word of a pack or of the user's lexica is, 1 to 9. Cost: a few
    /// binary searches.
    pub fn band(&self, spelling: &str, pack: Option<&Pack>) -> Option<u8> {
        let listed = pack.and_then(|pack| pack.lexicon.band(spelling));
        if self.own_words.is_empty() {
            return listed;
        }
        listed.max(self.own_words.get(spelling).copied())
    }
}
