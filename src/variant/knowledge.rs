//! What spellings are judged by: tables, languages and the model, as one value.

use std::borrow::Cow;

use crate::language::Languages;
use crate::parallel;
use crate::table::shipped::{self, Doublet};
use crate::table::{Origin, Row, Status, Table, TableEntry};
use crate::text::{Script, Tag};

use super::comparison::form::Form;
use super::comparison::model::Model;

/// Tables, languages and the model. It is built once and handed down; nothing below
/// reaches for knowledge of its own.
///
/// ```
/// use vartani::table::Table;
/// use vartani::variant::Knowledge;
///
/// let house = Table::parse("variant,canonical\nटोकायव,टोकायेव\n".as_bytes(), "house.csv".as_ref())?;
/// let mut knowledge = Knowledge::built_in();
/// knowledge.table.extend(house);
/// let row = knowledge.table.canonical_of("टोकायव").unwrap().row;
/// assert_eq!(row.canonical(), "टोकायेव");
/// # Ok::<(), vartani::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The rows of all tables together.
    pub table: Table,
    /// The language packs, and the user's own words.
    pub languages: Languages,
    /// The weights of the pair model.
    pub model: Model,
}

impl Knowledge {
    /// Everything that is compiled in.
    ///
    /// Cost: a few milliseconds; the table and the weights are read side by side.
    pub fn built_in() -> Self {
        let (table, model) = parallel::join(Table::built_in, Model::built_in);
        Self {
            table,
            model,
            languages: Languages::built_in(),
        }
    }

    /// The same without the rows of the built-in table and of the language packs.
    ///
    /// ```
    /// use vartani::variant::Knowledge;
    /// assert!(Knowledge::built_in().table.canonical_of("टोकायव").is_some());
    /// assert!(Knowledge::without_table().table.canonical_of("टोकायव").is_none());
    /// ```
    #[must_use]
    pub fn without_table() -> Self {
        let mut languages = Languages::built_in();
        languages.leave_rows();
        Self {
            table: Table::empty(),
            model: Model::built_in(),
            languages,
        }
    }

    /// A spelling, sounded out and looked up.
    #[must_use]
    pub fn form<'a>(&'a self, spelling: &'a str) -> Form<'a> {
        Form::new(spelling, &self.languages)
    }

    /// What is known about one language.
    pub(crate) fn in_language(&self, language: Option<Tag>) -> InLanguage<'_> {
        InLanguage {
            knowledge: self,
            language,
        }
    }

    /// The languages that a spelling which stands for itself may be of: the one that is
    /// said, or those of packs that have rows, and none.
    fn possible_languages(&self) -> Vec<Option<Tag>> {
        if let Some(said) = self.languages.said() {
            vec![Some(said)]
        } else {
            let packs = self.languages.packs().iter();
            let of_packs = packs.map(|pack| Some(pack.tag));
            std::iter::once(None).chain(of_packs).collect()
        }
    }

    /// All rows: those of the tables, and those of the language packs that are in use.
    /// Cost: the text of all packs is read.
    ///
    /// ```
    /// use vartani::variant::Knowledge;
    /// let rows = Knowledge::built_in().rows();
    /// assert!(rows.iter().any(|row| row.variant() == "Kiev" && &*row.lang == "en"));
    /// ```
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let own = self.table.rows().map(|(row, _)| row.clone());
        let packs = self.languages.packs().iter();
        let used = packs.filter_map(|pack| self.languages.pack_with_rows(Some(pack.tag)));
        own.chain(used.flat_map(shipped::rows)).collect()
    }

    /// The rows that know a spelling, whatever language it is of. Cost: a look-up a pack.
    #[must_use]
    pub fn rows_of(&self, spelling: &str) -> Vec<Row> {
        let own = self.table.canonical_of(spelling).into_iter();
        let mut rows: Vec<Row> = own.map(|entry| entry.row.into_owned()).collect();
        for language in self.possible_languages() {
            let Some(pack) = self.languages.pack_with_rows(language) else {
                continue;
            };
            let shipped = shipped::rows_of(pack, spelling).into_iter();
            rows.extend(shipped.filter(|row| self.table.leaves(row, language)));
        }
        rows
    }

    /// True where verified rows of one language say that two spellings are one word,
    /// whichever of them a house prefers.
    #[must_use]
    pub fn joins(&self, a: &str, b: &str) -> bool {
        self.possible_languages().into_iter().any(|language| {
            let canonical = |spelling: &str| {
                let known = self.in_language(language);
                let entry = known.canonical_of(spelling);
                let entry = entry.filter(|entry| entry.row.status == Status::Verified);
                let plain = entry.map(|entry| entry.row.canonical_spelling());
                plain.or_else(|| {
                    let doublet = known.doublet_of(spelling)?;
                    doublet.is_verified.then_some(doublet.canonical)
                })
            };
            canonical(a).is_some_and(|of_a| {
                of_a.as_str() == b || canonical(b).is_some_and(|of_b| of_a == of_b)
            })
        })
    }

    /// How common a word is, if the lexicon of its language or one of the user's has it:
    /// the higher, the more common. The language is the one said, or that of its script.
    ///
    /// ```
    /// use vartani::variant::Knowledge;
    /// let knowledge = Knowledge::built_in();
    /// assert!(knowledge.band("किताब").is_some());
    /// assert_eq!(knowledge.band("किताबझ"), None);
    /// ```
    #[must_use]
    pub fn band(&self, spelling: &str) -> Option<u8> {
        let pack = self.languages.pack_of(Script::of_word(spelling));
        self.languages.band(spelling, pack)
    }
}

/// What is known about one language: its rows and those of any, its words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InLanguage<'a> {
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) language: Option<Tag>,
}

impl<'a> InLanguage<'a> {
    /// A spelling, sounded out and looked up.
    pub(crate) fn form(self, spelling: &'a str) -> Form<'a> {
        Form::in_language(spelling, self.language, &self.knowledge.languages)
    }

    /// How common a word is.
    pub(crate) fn band(self, spelling: &str) -> Option<u8> {
        let languages = &self.knowledge.languages;
        let pack = self.language.and_then(|tag| languages.pack(tag));
        languages.band(spelling, pack)
    }

    /// The row that knows a spelling: of a table, or of the pack of the language. What a
    /// table proposes yields to what a pack has verified.
    pub(crate) fn canonical_of(self, spelling: &str) -> Option<TableEntry<'a>> {
        let table = &self.knowledge.table;
        let own = table.canonical_in(spelling, self.language);
        if own
            .as_ref()
            .is_some_and(|entry| entry.row.status == Status::Verified)
        {
            return own;
        }
        let shipped = self.shipped(spelling);
        match own {
            Some(own)
                if shipped
                    .as_ref()
                    .is_none_or(|it| it.row.status != Status::Verified) =>
            {
                Some(own)
            }
            _ => shipped,
        }
    }

    /// The row of the pack of the language that knows a spelling, or a form of one.
    fn shipped(self, spelling: &str) -> Option<TableEntry<'a>> {
        let Knowledge {
            table, languages, ..
        } = self.knowledge;
        let pack = languages.pack_with_rows(self.language)?;
        let entry = shipped::entry(pack, spelling, languages.styles());
        let entry = entry.or_else(|| shipped::entry_of_form(pack, spelling))?;
        let is_left = table.leaves(&entry.row, self.language);
        is_left.then(|| table.followed(entry, self.language))
    }

    /// True where a row decides about a spelling whose other spellings do not occur: of a
    /// table, or of a house style.
    pub(crate) fn is_decided_alone(self, spelling: &str) -> bool {
        let table = &self.knowledge.table;
        let in_table = table.canonical_in(spelling, self.language).is_some();
        in_table
            || self
                .shipped(spelling)
                .is_some_and(|entry| entry.origin != Origin::BuiltIn)
    }

    /// The preferring row of a spelling as a variant.
    pub(crate) fn row_of_variant(self, spelling: &str) -> Option<Cow<'a, Row>> {
        if let Some(row) = self.knowledge.table.row_of_variant(spelling) {
            return Some(Cow::Borrowed(row));
        }
        let row = self.shipped(spelling)?.row;
        (*row.variant_spelling() == *spelling).then_some(row)
    }

    /// The doublet that a spelling belongs to, if it does to one that no table and no
    /// chosen style decides.
    pub(crate) fn doublet_of(self, spelling: &str) -> Option<Doublet> {
        let languages = &self.knowledge.languages;
        let pack = languages.pack_with_rows(self.language)?;
        let doublet = shipped::doublet(pack, spelling)?;
        let table = &self.knowledge.table;
        let is_left = |row: &Row| table.leaves(row, self.language);
        if table.is_kept_in(spelling, self.language) || !doublet.row.as_ref().is_none_or(is_left) {
            return None;
        }
        let is_settled = self
            .canonical_of(spelling)
            .is_some_and(|entry| entry.row.status == Status::Verified);
        (!is_settled).then_some(doublet)
    }

    /// True where a row keeps two spellings apart, or words that they are forms of.
    pub(crate) fn is_distinct(self, a: &str, b: &str) -> bool {
        let is_word = |part: &str| self.band(part).is_some();
        let table = &self.knowledge.table;
        table.holds_apart(a, b, self.language, is_word)
    }

    /// True where a row says to leave the word alone.
    pub(crate) fn is_kept(self, spelling: &str) -> bool {
        self.knowledge.table.is_kept_in(spelling, self.language)
    }
}
