//! Loads the tables that a command asks for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::table::Table;

use super::input::cannot_read;
use super::options::KnowledgeArgs;

/// The built-in table, if wanted, overruled by the user's in their order.
pub(super) fn load(args: &KnowledgeArgs) -> Result<Table, Error> {
    let mut table = tables(!args.no_builtin, &args.table)?;
    lexica(&mut table, &args.lexicon)?;
    Ok(match &args.lang {
        Some(lang) => table.for_language(lang),
        None => table,
    })
}

pub(super) fn tables(built_in: bool, paths: &[PathBuf]) -> Result<Table, Error> {
    let mut table = if built_in {
        Table::built_in()
    } else {
        Table::empty()
    };
    for path in paths {
        table.extend(read(path)?);
    }
    Ok(table)
}

/// Adds the words of the lexica.
pub(super) fn lexica(table: &mut Table, paths: &[PathBuf]) -> Result<(), Error> {
    for path in paths {
        let text = fs::read(path).map_err(|error| cannot_read(path, &error))?;
        let text = String::from_utf8(text).map_err(|error| {
            let read = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + read.iter().filter(|&&byte| byte == b'\n').count();
            let mend = "convert the lexicon, as with iconv";
            Error::new(ErrorKind::Table, "not UTF-8", mend)
                .in_file(path)
                .on_line(line as u64)
        })?;
        table.know_words(&text);
    }
    Ok(())
}

fn read(path: &Path) -> Result<Table, Error> {
    let text = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    Table::parse(&text, path)
}

/// The arguments with what the configuration adds.
pub(super) fn completed(args: &KnowledgeArgs) -> Result<KnowledgeArgs, Error> {
    let mut args = args.clone();
    super::config::load(&args)?.complete_knowledge(&mut args);
    Ok(args)
}
