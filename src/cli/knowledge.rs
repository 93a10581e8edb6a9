//! Loads the tables that a command asks for.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crate::error::{Error, ErrorKind};
use crate::table::Table;
use crate::variant::Model;

use crate::cli::config;
use crate::cli::options::KnowledgeArgs;
use crate::cli::settings::complete_knowledge;
use crate::source::fault::cannot_read;

/// The built-in table, if wanted, overruled by the user's in their order. It is left to
/// the end of the process, because to take it apart takes a tenth of a short run.
pub(crate) fn load(args: &KnowledgeArgs) -> Result<&'static Table, Error> {
    let mut table = thread::scope(|side| {
        // Read meanwhile, because it takes a third as long as the table.
        side.spawn(Model::built_in);
        tables(!args.no_builtin, &args.table)
    })?;
    lexica(&mut table, &args.lexicon)?;
    if let Some(lang) = &args.lang {
        table = table.for_language(lang);
    }
    Ok(Box::leak(Box::new(table)))
}

pub(crate) fn tables(built_in: bool, paths: &[PathBuf]) -> Result<Table, Error> {
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
pub(crate) fn lexica(table: &mut Table, paths: &[PathBuf]) -> Result<(), Error> {
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
pub(crate) fn completed(args: &KnowledgeArgs) -> Result<KnowledgeArgs, Error> {
    let mut args = args.clone();
    complete_knowledge(&config::load(&args)?, &mut args);
    Ok(args)
}
