//! `vartani init`.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::cli::config::{EMPTY_TABLE, TEMPLATE};
use crate::cli::terminal::stdout;
use crate::error::{Error, ErrorKind};
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;

/// Writes a commented configuration and an empty table; replaces no file.
pub(crate) fn run() -> Result<Outcome, Stop> {
    write_new("vartani.toml", TEMPLATE)?;
    write_new("house-spellings.csv", EMPTY_TABLE)?;
    let mut out = stdout();
    writeln!(out, "wrote vartani.toml and house-spellings.csv")?;
    out.flush()?;
    Ok(Outcome::default())
}

fn write_new(name: &str, text: &str) -> Result<(), Error> {
    let fail = |problem: String, help: &str| {
        Error::new(ErrorKind::Io, problem, help).in_file(Path::new(name))
    };
    let file = fs::File::options().write(true).create_new(true).open(name);
    let mut file = file.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => fail(
            "the file exists already".to_owned(),
            "remove or rename it first",
        ),
        _ => fail(
            format!("cannot write: {error}"),
            "check the permission of the folder",
        ),
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| fail(format!("cannot write: {error}"), "free disk space"))
}
