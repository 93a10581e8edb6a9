//! Loads the tables that a command asks for.

use std::fs;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::table::Table;
use crate::text::Tag;
use crate::variant::Knowledge;

use crate::cli::options::KnowledgeArgs;
use crate::source::source::cannot_read;

/// What a command judges by: the built-in table, if wanted, overruled by the user's in
/// their order. It is left to the end of the process, because to take it apart takes a
/// tenth of a short run.
pub(crate) fn load(args: &KnowledgeArgs) -> Result<ManuallyDrop<Knowledge>, Error> {
    let mut knowledge = of_files(!args.no_builtin, &args.table, &args.lexicon)?;
    if let Some(lang) = &args.lang {
        knowledge.table = knowledge.table.for_language(lang);
        if let Some(tag) = Tag::parse(lang) {
            knowledge.languages.say(tag);
        }
    }
    Ok(ManuallyDrop::new(knowledge))
}

/// The built-in table, if wanted, these tables and these lexica.
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
        let line = 1 + read.iter().filter(|&&byte| byte == b'\n').count();
        let mend = "convert the lexicon, as with iconv";
        Error::new(ErrorKind::Table, "not UTF-8", mend)
            .in_file(path)
            .on_line(line as u64)
    })
}

fn read(path: &Path) -> Result<Table, Error> {
    let text = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    Table::parse(&text, path)
}

/// The arguments with what the configuration adds.
pub(crate) fn completed(args: &KnowledgeArgs) -> Result<KnowledgeArgs, Error> {
    let mut args = args.clone();
    crate::cli::config::load(&args)?.complete_knowledge(&mut args);
    Ok(args)
}
