//! Loads the tables that a command asks for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::table::Table;

use super::input::cannot_read;
use super::options::KnowledgeArgs;

/// The built-in table, if wanted, overruled by the user's in their order.
pub(super) fn load(args: &KnowledgeArgs) -> Result<Table, Error> {
    let table = tables(!args.no_builtin, &args.table)?;
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
