//! `vartani table check | format | list | merge`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::table::{Row, Table, format, merge, write_rows};
use crate::text::{Spelling, Tag};
use crate::variant::Knowledge;

use crate::cli::config::no_language;
use crate::cli::options::TableCommand;
use crate::cli::terminal::{say, stdout};
use crate::rewrite::replace::replace;
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;
use crate::source::fault::cannot_read;
use crate::source::fingerprint::fingerprint;

pub(crate) fn run(command: &TableCommand) -> Result<Outcome, Stop> {
    match command {
        TableCommand::Check { files, strict } => check(files, *strict),
        TableCommand::List { words, lang } => list(words, lang.as_deref()),
        TableCommand::Format { file, write } => format_one(file, *write),
        TableCommand::Merge { files } => merge_all(files),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "its kind may fail")]
fn check(files: &[PathBuf], strict: bool) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    for path in files {
        let problems = match fs::read(path) {
            Ok(text) => Table::problems(&text, path, strict),
            Err(error) => vec![cannot_read(path, &error)],
        };
        outcome.failed |= !problems.is_empty();
        problems.iter().for_each(say);
        if let Ok(text) = fs::read(path) {
            Table::warnings(&text, path).iter().for_each(say);
        }
    }
    Ok(outcome)
}

fn list(words: &[String], lang: Option<&str>) -> Result<Outcome, Stop> {
    let language = match lang {
        Some(lang) => Some(Tag::parse(lang).ok_or_else(|| {
            let (problem, help) = no_language(lang);
            Error::new(ErrorKind::Config, format!("--lang: {problem}"), help)
        })?),
        None => None,
    };
    let words: Vec<Spelling> = words.iter().map(|word| Spelling::of_word(word)).collect();
    let is_wanted = |row: &Row| {
        let names =
            |word: &Spelling| row.variant_spelling() == *word || row.canonical_spelling() == *word;
        let of_language = language.is_none() || Tag::parse(&row.lang) == language;
        of_language && (words.is_empty() || words.iter().any(names))
    };
    let mut rows = Knowledge::built_in().rows();
    rows.retain(is_wanted);
    stdout().write_all(write_rows(&rows).as_bytes())?;
    Ok(Outcome::default())
}

fn format_one(path: &Path, write: bool) -> Result<Outcome, Stop> {
    let text = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    let formatted = format(&text, path)?;
    let changed = formatted.as_bytes() != text;
    if !write {
        stdout().write_all(formatted.as_bytes())?;
    } else if changed {
        replace(path, fingerprint(&text), formatted.as_bytes())?;
    }
    Ok(Outcome {
        findings: write && changed,
        failed: false,
    })
}

fn merge_all(paths: &[PathBuf]) -> Result<Outcome, Stop> {
    let mut inputs = Vec::new();
    for path in paths {
        inputs.push((
            path.clone(),
            fs::read(path).map_err(|error| cannot_read(path, &error))?,
        ));
    }
    match merge(&inputs) {
        Ok(merged) => {
            stdout().write_all(merged.as_bytes())?;
            Ok(Outcome::default())
        }
        Err(errors) => {
            errors.iter().for_each(say);
            Ok(Outcome {
                failed: true,
                findings: false,
            })
        }
    }
}
