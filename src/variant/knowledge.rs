//! What spellings are judged by: tables, languages and the model, as one value.

use std::sync::Arc;

use crate::language::{Doublet, Languages, Style, Tag};
use crate::parallel;
use crate::table::{Origin, Row, Table};
use crate::text::Script;

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
    pub fn without_table() -> Self {
        Self {
            table: Table::empty(),
            model: Model::built_in(),
            languages: Languages::built_in(),
        }
    }

    /// Writes what a house of a style writes: its rows go before those that are there.
    /// Cost: the English rows are read, some thousand.
    ///
    /// ```
    /// use vartani::{language::Style, variant::Knowledge};
    /// let mut knowledge = Knowledge::without_table();
    /// knowledge.follow(Style::British);
    /// let row = knowledge.table.canonical_of("organize").unwrap().row;
    /// assert_eq!(row.canonical(), "organise");
    /// ```
    pub fn follow(&mut self, style: Style) {
        let Some(english) = self.languages.pack(Tag::known("en")) else {
            return;
        };
        let source: Arc<str> = format!("house style {}", style.name()).into();
        let in_style = |doublet: Doublet<'static>| {
            let (writes, other) = doublet.in_style(style)?;
            doublet.is_verified.then(|| {
                let mut row = Row::new(other, writes);
                row.lang = "en".into();
                row.source = source.clone();
                row
            })
        };
        let rows = english.doublets().filter_map(in_style);
        let mut table = Table::of_rows(rows, Origin::User);
        table.extend(std::mem::take(&mut self.table));
        self.table = table;
    }

    /// A spelling, sounded out and looked up.
    pub fn form<'a>(&'a self, spelling: &'a str) -> Form<'a> {
        Form::new(spelling, &self.languages)
    }

    /// How common a word is, if the lexicon of its language or one of the user's has it.
    pub fn band(&self, spelling: &str) -> Option<u8> {
        let pack = self.languages.pack_of(Script::of(spelling));
        self.languages.band(spelling, pack)
    }
}
