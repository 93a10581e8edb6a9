//! `vartani add | never | keep`: one row into the project's table.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use crate::cli::config;
use crate::cli::options::{KnowledgeArgs, RowArgs};
use crate::cli::stop::Stop;
use crate::cli::terminal::stdout;
use crate::error::{Error, ErrorKind};
use crate::rewrite::replace::{replace, write_whole};
use crate::run::outcome::Outcome;
use crate::source::fault::cannot_read;
use crate::source::fingerprint::fingerprint;
use crate::table::{Relation, Row, with_row};

pub(crate) fn run(a: &str, b: &str, relation: Relation, args: &RowArgs) -> Result<Outcome, Stop> {
    let path = args.table.clone().map_or_else(project_table, Ok)?;
    let mut row = Row::new(a, b);
    row.relation = relation;
    row.lang = args.lang.as_str().into();
    row.note = args.note.as_str().into();
    let held = if path.exists() {
        fs::read(&path).map_err(|error| cannot_read(&path, &error))?
    } else {
        Vec::new()
    };
    let text = String::from_utf8(held).map_err(|_| {
        Error::new(
            ErrorKind::Table,
            "the table is not valid UTF-8",
            "save it as UTF-8",
        )
        .in_file(&path)
    })?;
    let edited = with_row(&text, &path, &row)?;
    if text.is_empty() {
        write_whole(&path, edited.as_bytes())?;
    } else {
        replace(&path, fingerprint(text.as_bytes()), edited.as_bytes())?;
    }
    let what = match relation {
        Relation::Distinct => format!("«{a}» and «{b}» are two words"),
        Relation::Keep => format!("«{a}» stays as it is"),
        _ => format!("«{b}» is written for «{a}»"),
    };
    let mut out = stdout();
    writeln!(out, "{}: {what}", path.display())?;
    out.flush()?;
    Ok(Outcome::default())
}

/// The last table of the configuration.
fn project_table() -> Result<PathBuf, Error> {
    let loaded = config::load(&KnowledgeArgs::default())?;
    loaded.config.tables.last().cloned().ok_or_else(|| {
        let help = "run `vartani init`, or name a table with --table";
        Error::new(
            ErrorKind::Config,
            "there is no vartani.toml with a table here",
            help,
        )
    })
}
