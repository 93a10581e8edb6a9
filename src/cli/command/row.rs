//! `vartani add | never | keep`: one row into the project's table.

use std::io::Write;
use std::path::PathBuf;

use crate::cli::config;
use crate::cli::options::{KnowledgeArgs, RowArgs};
use crate::cli::terminal::stdout;
use crate::error::{Error, ErrorKind};
use crate::run::outcome::Outcome;
use crate::run::row::write_row;
use crate::run::stop::Stop;
use crate::table::{Relation, Row};
use crate::text::visible;

pub(crate) fn run(a: &str, b: &str, relation: Relation, args: &RowArgs) -> Result<Outcome, Stop> {
    let path = args.table.clone().map_or_else(project_table, Ok)?;
    let mut row = Row::new(a, b);
    row.relation = relation;
    row.lang = args.lang.as_str().into();
    row.note = args.note.as_str().into();
    write_row(&path, &row)?;
    let what = match relation {
        Relation::Distinct => format!("«{a}» and «{b}» are two words"),
        Relation::Keep => format!("«{a}» stays as it is"),
        _ => format!("«{b}» is written for «{a}»"),
    };
    let mut out = stdout();
    let path = path.display().to_string();
    writeln!(out, "{}: {}", visible(&path), visible(&what))?;
    out.flush()?;
    Ok(Outcome::default())
}

/// The last table of the configuration.
pub(super) fn project_table() -> Result<PathBuf, Error> {
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
