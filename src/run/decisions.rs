//! What was decided on the page of `vartani review`, or in a table.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::checker::Checker;
use crate::checker::builder::CheckerBuilder;
use crate::error::{Error, ErrorKind};
use crate::lint::Rule;
use crate::source::fault::cannot_read;
use crate::table::{Relation, Row, Table, write_rows};
use crate::text::Spelling;
use crate::variant::{Knowledge, Tier};

/// The file that the page saves.
#[derive(Deserialize)]
struct Saved {
    vartani: String,
    version: u32,
    rows: Vec<SavedRow>,
}

#[derive(Deserialize)]
struct SavedRow {
    variant: String,
    canonical: String,
    relation: Relation,
    #[serde(default)]
    lang: String,
}

/// Decisions: rows, and nothing else.
pub(crate) struct Decisions {
    table: Table,
    words: Vec<String>,
}

impl Decisions {
    /// Reads what the page saved, or a table.
    ///
    /// # Errors
    /// Where the file cannot be read or is neither.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read(path).map_err(|error| cannot_read(path, &error))?;
        let is_json = text.trim_ascii_start().starts_with(b"{");
        let (table, recoded) = if is_json {
            saved(&text, path)?
        } else {
            (text, Vec::new())
        };
        let table = Table::parse(&table, path)?;
        let decided = table.rows().filter(|(row, _)| row.prefers());
        let mut words: Vec<String> = decided.map(|(row, _)| row.variant().to_owned()).collect();
        words.extend(recoded);
        Ok(Self { table, words })
    }

    /// A checker that finds what was decided, and only that.
    pub(crate) fn checker(self) -> CheckerBuilder {
        let mut knowledge = Knowledge::without_table();
        knowledge.table.extend(self.table);
        Checker::with_knowledge(knowledge)
            .tier(Tier::Certain)
            .only_rules([Rule::TableVariant, Rule::Encoding])
            .only_words(self.words.iter().map(String::as_str))
    }
}

/// The rows that the page saved, as a table, and the words whose code points are to be fixed:
/// to a table they are one spelling.
fn saved(text: &[u8], path: &Path) -> Result<(Vec<u8>, Vec<String>), Error> {
    let fail = |problem: String, line: usize| {
        let help = "save the decisions again on the page that `vartani review` wrote";
        Error::new(ErrorKind::Table, problem, help)
            .in_file(path)
            .on_line(line as u64)
    };
    let saved: Saved = serde_json::from_slice(text)
        .map_err(|error| fail(format!("no decisions: {error}"), error.line()))?;
    if saved.vartani != "decisions" || saved.version != 1 {
        let problem = format!("no decisions that this version reads: {}", saved.version);
        return Err(fail(problem, 1));
    }
    let (mut rows, mut recoded) = (Vec::new(), Vec::new());
    for one in saved.rows {
        if Spelling::of_word(&one.variant) == Spelling::of_word(&one.canonical) {
            recoded.push(one.variant);
            continue;
        }
        let mut row = Row::new(&one.variant, &one.canonical);
        row.relation = one.relation;
        row.lang = one.lang.as_str().into();
        rows.push(row);
    }
    Ok((write_rows(&rows).into_bytes(), recoded))
}
