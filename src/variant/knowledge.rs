//! What spellings are judged by: tables, languages and the model, as one value.

use crate::language::Languages;
use crate::parallel;
use crate::table::{Table, TableEntry};
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

    /// The same without the rows of the built-in table.
    ///
    /// ```
    /// use vartani::variant::Knowledge;
    /// assert!(Knowledge::built_in().table.canonical_of("टोकायव").is_some());
    /// assert!(Knowledge::without_table().table.canonical_of("टोकायव").is_none());
    /// ```
    #[must_use]
    pub fn without_table() -> Self {
        Self {
            table: Table::empty(),
            model: Model::built_in(),
            languages: Languages::built_in(),
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

    /// The row that knows a spelling.
    pub(crate) fn canonical_of(self, spelling: &str) -> Option<TableEntry<'a>> {
        self.knowledge.table.canonical_in(spelling, self.language)
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
