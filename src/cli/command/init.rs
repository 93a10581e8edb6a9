//! `vartani init`.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::cli::config::{EMPTY_TABLE, TEMPLATE};
use crate::cli::stop::Stop;
use crate::cli::terminal::stdout;
use crate::error::{Error, ErrorKind};
use crate::run::outcome::Outcome;

/// Writes a commented configuration and an empty table here; replaces nothing.
pub(crate) fn run() -> Result<Outcome, Stop> {
    write_new("vartani.toml", TEMPLATE)?;
    write_new("house-spellings.csv", EMPTY_TABLE)?;
    let mut out = stdout();
    writeln!(out, "vartani.toml and house-spellings.csv written")?;
    out.flush()?;
    Ok(Outcome::default())
}

fn write_new(name: &str, text: &str) -> Result<(), Error> {
    let fail = |problem: String, mend: &str| {
        Error::new(ErrorKind::Io, problem, mend).in_file(Path::new(name))
    };
    let file = fs::File::options().write(true).create_new(true).open(name);
    let mut file = file.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => fail("exists already".to_owned(), "remove it first"),
        _ => fail(format!("cannot write: {error}"), "give write permission"),
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| fail(format!("cannot write: {error}"), "free space"))
}
