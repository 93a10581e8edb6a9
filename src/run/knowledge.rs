//! Reads the tables and lexica that a run judges by.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::source::fault::cannot_read;
use crate::table::Table;
use crate::variant::Knowledge;

/// The built-in table, if wanted, these tables and these lexica.
///
/// # Errors
/// Where a file cannot be read.
pub(crate) fn of_files(
    built_in: bool,
    tables: &[PathBuf],
    lexica: &[PathBuf],
) -> Result<Knowledge, Error> {
    let mut knowledge = if built_in {
        Knowledge::built_in()
    } else {
        Knowledge::without_table()
    };
    for path in tables {
        knowledge.table.extend(read(path)?);
    }
    for path in lexica {
        knowledge.languages.add_words(&lexicon(path)?);
    }
    Ok(knowledge)
}

/// The text of a lexicon.
fn lexicon(path: &Path) -> Result<String, Error> {
    let text = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    String::from_utf8(text).map_err(|error| {
        let read = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + memchr::memchr_iter(b'\n', read).count();
        let help = "convert the lexicon to UTF-8, for example with iconv";
        Error::new(ErrorKind::Table, "not UTF-8", help)
            .in_file(path)
            .on_line(line as u64)
    })
}

fn read(path: &Path) -> Result<Table, Error> {
    let text = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    Table::parse(&text, path)
}
