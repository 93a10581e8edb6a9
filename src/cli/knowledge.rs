//! Loads the tables that a command asks for.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::table::Table;

use super::input::cannot_read;
use super::options::KnowledgeArgs;

/// The built-in table, if wanted, overruled by the user's in their order.
pub(super) fn load(args: &KnowledgeArgs) -> Result<Table, Error> {
    if let Some(config) = args.config.as_deref().filter(|path| !path.exists()) {
        let mend = "check the path, or leave --config out";
        return Err(Error::new(ErrorKind::Config, "no such configuration", mend).in_file(config));
    }
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
