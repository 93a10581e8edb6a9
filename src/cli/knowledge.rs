//! Loads the tables and lexica that a command judges by.

use crate::error::{Error, ErrorKind};
use crate::language::{HouseStyle, Tag};
use crate::variant::Knowledge;

use crate::cli::config;
use crate::cli::options::KnowledgeArgs;
use crate::cli::settings::complete_knowledge;
use crate::run::knowledge::of_files;

/// What a command judges by: the built-in table unless it is switched off, overridden by
/// the user's tables in their order.
///
/// # Errors
/// Where a file cannot be read, or the language or a style is none.
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
    let styles = styles(&args.style)?;
    let mut knowledge = of_files(!args.no_builtin, &args.table, &args.lexicon)?;
    if let Some(lang) = &args.lang {
        knowledge.table = knowledge.table.for_language(lang);
        if let Some(tag) = Tag::parse(lang) {
            knowledge.languages.say(tag);
        }
    }
    for style in styles {
        knowledge.languages.follow(style);
    }
    Ok(knowledge)
}

/// The styles of these names.
fn styles(names: &[String]) -> Result<Vec<HouseStyle>, Error> {
    let styles = names.iter().map(|name| {
        HouseStyle::from_name(name).ok_or_else(|| {
            let (problem, help) = config::no_style(name);
            Error::new(ErrorKind::Config, format!("--style: {problem}"), help)
        })
    });
    styles.collect()
}

/// The arguments with what the configuration adds.
pub(crate) fn completed(args: &KnowledgeArgs) -> Result<KnowledgeArgs, Error> {
    let mut args = args.clone();
    complete_knowledge(&config::load(&args)?, &mut args);
    Ok(args)
}
