//! A spelling, ready to be compared.

use crate::sound::{Fold, InPlace, Phones, fold, in_place, phones};
use crate::text::Script;

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
    /// What is known about its language, if anything is.
    pub pack: Option<&'a Pack>,
    /// How common the word is, if a lexicon has it.
    pub band: Option<u8>,
}

impl<'a> Form<'a> {
    /// Looks a spelling up and sounds it out.
    pub fn new(spelling: &'a str, languages: &'a Languages) -> Self {
        let script = Script::of(spelling);
        let phones = phones(spelling);
        let pack = languages.pack_of(script);
        Self {
            spelling,
            in_place: in_place(&phones).collect(),
            fold: fold(&phones),
            phones,
            script,
            pack,
            band: languages.band(spelling, pack),
        }
    }
}
