//! The packs at hand, and the words that a user adds to them.

use rustc_hash::FxHashMap;

use crate::text::{Script, Spelling};

use super::house_style::HouseStyle;
use super::pack::Pack;
use super::shipped;
use super::words;
use crate::text::Tag;

/// What is known about languages: a value that a caller builds and hands down.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    packs: Vec<Pack>,
    /// Words of the user's lexica with their bands.
    own_words: FxHashMap<Spelling, u8>,
    /// The language that everything is said to be in.
    said: Option<Tag>,
    /// The house styles that are followed, the last one first.
    styles: Vec<HouseStyle>,
    /// The rows of the packs are not used.
    without_rows: bool,
}

impl Languages {
    /// The packs that are compiled in. Cost: only the heads of their maps are read.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            packs: shipped::packs(),
            ..Self::default()
        }
    }

    /// No packs: nothing is known about any language.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The pack of a language, if it is at hand.
    #[must_use]
    pub fn pack(&self, tag: Tag) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.tag == tag)
    }

    /// All packs at hand.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// Says that all texts are in a language, of the scripts that it is written in.
    pub fn say(&mut self, language: Tag) {
        self.said = Some(language);
    }

    /// Writes what a house of a style writes; a later style goes before an earlier one.
    pub fn follow(&mut self, style: HouseStyle) {
        self.styles.insert(0, style);
    }

    /// The house styles that are followed.
    #[must_use]
    pub fn styles(&self) -> &[HouseStyle] {
        &self.styles
    }

    /// Uses the words and endings of the packs without their rows.
    pub fn leave_rows(&mut self) {
        self.without_rows = true;
    }

    /// The pack of a language, if its rows are used and it has some.
    pub(crate) fn pack_with_rows(&self, tag: Option<Tag>) -> Option<&Pack> {
        let pack = self.pack(tag?).filter(|pack| !pack.rows.is_empty());
        pack.filter(|_| !self.without_rows)
    }

    /// The language that all texts are said to be in.
    #[must_use]
    pub fn said(&self) -> Option<Tag> {
        self.said
    }

    /// The language of a word that stands for itself: the one that is said, or Hindi in
    /// Devanagari.
    #[must_use]
    pub fn language_of(&self, script: Option<Script>) -> Option<Tag> {
        let of_script = (script? == Script::Devanagari).then_some(Tag::HINDI);
        self.said.or(of_script)
    }

    /// The pack of the language that a script stands for, if it is at hand.
    #[must_use]
    pub fn pack_of(&self, script: Option<Script>) -> Option<&Pack> {
        self.pack(self.language_of(script)?)
    }

    /// Adds a lexicon of the user: a list of words, `word<TAB>count` lines, or a
    /// hunspell dictionary.
    pub fn add_words(&mut self, text: &str) {
        self.own_words.extend(words::bands(text));
    }

    /// True where the user added words.
    #[must_use]
    pub fn has_own_words(&self) -> bool {
        !self.own_words.is_empty()
    }

    /// How common a word of a pack or of the user's lexica is, 1 to 9. Cost: a few
    /// binary searches.
    #[must_use]
    pub fn band(&self, spelling: &str, pack: Option<&Pack>) -> Option<u8> {
        let listed = pack.and_then(|pack| pack.band(spelling));
        if self.own_words.is_empty() {
            return listed;
        }
        listed.max(self.own_words.get(spelling).copied())
    }
}
