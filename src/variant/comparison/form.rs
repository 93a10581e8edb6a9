//! A spelling, ready to be compared.

use crate::sound::{Fold, InPlace, Phones, fold, in_place, phones};
use crate::table::Table;
use crate::text::Script;

use crate::language::lexicon::Lexicon;

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
    /// How common the word is, if the lexicon has it.
    pub band: Option<u8>,
}

impl<'a> Form<'a> {
    /// Looks a spelling up and sounds it out.
    pub fn new(spelling: &'a str) -> Self {
        let script = Script::of(spelling);
        let phones = phones(spelling);
        Self {
            spelling,
            in_place: in_place(&phones).collect(),
            fold: fold(&phones),
            phones,
            script,
            band: script.and_then(Lexicon::of).and_then(|l| l.band(spelling)),
        }
    }

    /// The same, with what the lexica of a table know.
    pub fn known(spelling: &'a str, table: &Table) -> Self {
        let form = Self::new(spelling);
        Self {
            band: form.band.max(table.band(spelling)),
            ..form
        }
    }
}
