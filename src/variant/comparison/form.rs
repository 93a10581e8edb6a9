//! A spelling, ready to be compared.

use crate::sound::{Fold, InPlace, Phones, fold, in_place, phones};
use crate::text::{Script, Tag};

use crate::language::{Languages, Pack};

/// A spelling with what the comparison needs to know of it.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// The spelling in normal form.
    pub spelling: &'a str,
    /// Its sound.
    pub phones: Phones,
    /// Its sound, to be laid beside another.
    pub in_place: Box<[InPlace]>,
    /// Its sound, folded.
    pub fold: Fold,
    /// Its script, if it has one.
    pub script: Option<Script>,
    /// Its language, if it is known.
    pub language: Option<Tag>,
    /// What is known about its language, if anything is.
    pub pack: Option<&'a Pack>,
    /// How common the word is, if a lexicon that the model learned with has it.
    pub band: Option<u8>,
}

impl<'a> Form<'a> {
    /// Looks a spelling that stands for itself up and sounds it out.
    #[must_use]
    pub fn new(spelling: &'a str, languages: &'a Languages) -> Self {
        let language = languages.language_of(Script::of_word(spelling));
        Self::in_language(spelling, language, languages)
    }

    /// The same of a word of a text in this language.
    #[must_use]
    pub fn in_language(spelling: &'a str, language: Option<Tag>, languages: &'a Languages) -> Self {
        let phones = phones(spelling);
        let pack = language.and_then(|tag| languages.pack(tag));
        let weighed = pack.filter(|pack| pack.is_weighed());
        Self {
            spelling,
            in_place: in_place(&phones).collect(),
            fold: fold(&phones),
            phones,
            script: Script::of_word(spelling),
            language,
            pack,
            band: languages.band(spelling, weighed),
        }
    }

    /// What is known about its language, where the model learned with it.
    pub(crate) fn weighed(&self) -> Option<&'a Pack> {
        self.pack.filter(|pack| pack.is_weighed())
    }

    /// True for a word of Hindi.
    pub(crate) fn is_hindi(&self) -> bool {
        self.language == Some(Tag::HINDI)
    }
}
