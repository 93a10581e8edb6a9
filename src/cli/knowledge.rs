//! Loads the tables and lexica that a command judges by.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::language::Tag;
use crate::table::Table;
use crate::variant::Knowledge;

use crate::cli::config;
use crate::cli::options::KnowledgeArgs;
use crate::cli::settings::complete_knowledge;
use crate::source::fault::cannot_read;

/// What a command judges by: the built-in table unless it is switched off, overridden by
/// the user's tables in their order.
///
/// # Errors
/// Where a file cannot be read, or the language is none.
pub(crate) fn load(args: &KnowledgeArgs) -> Result<Knowledge, Error> {
    if let Some(lang) = args
        .lang
        .as_deref()
        .filter(|lang| Tag::parse(lang).is_none())
    {
        let (problem, help) = config::no_language(lang);
        let problem = format!("--lang: {problem}");
        return Err(Error::new(ErrorKind::Config, problem, help));
    }
    let mut knowledge = of_files(!args.no_builtin, &args.table, &args.lexicon)?;
    if let Some(lang) = &args.lang {
        knowledge.table = knowledge.table.for_language(lang);
        if let Some(tag) = Tag::parse(lang) {
            knowledge.languages.say(tag);
        }
    }
    Ok(knowledge)
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

/// The arguments with what the configuration adds.
pub(crate) fn completed(args: &KnowledgeArgs) -> Result<KnowledgeArgs, Error> {
    let mut args = args.clone();
    complete_knowledge(&config::load(&args)?, &mut args);
    Ok(args)
}
