//! `vartani init`, `config`, `completions` and `man`.

use std::fs;
use std::io::Write;
use std::path::Path;

use clap::CommandFactory;

use crate::error::{Error, ErrorKind};

use crate::cli::config::{EMPTY_TABLE, TEMPLATE, load, shown};
use crate::cli::options::{Cli, KnowledgeArgs};
use crate::cli::{Outcome, Stop, stdout};

/// Writes a commented configuration and an empty table here; replaces nothing.
pub(crate) fn init() -> Result<Outcome, Stop> {
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

pub(crate) fn config(args: &KnowledgeArgs) -> Result<Outcome, Stop> {
    let mut out = stdout();
    write!(out, "{}", shown(&load(args)?))?;
    out.flush()?;
    Ok(Outcome::default())
}

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<Outcome, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "vartani", &mut script);
    print(&script)
}

/// The manual page of vartani, or all pages into a folder.
pub(crate) fn man(folder: Option<&Path>) -> Result<Outcome, Stop> {
    if let Some(folder) = folder {
        clap_mangen::generate_to(Cli::command(), folder)?;
        return Ok(Outcome::default());
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    print(&page)
}

fn print(text: &[u8]) -> Result<Outcome, Stop> {
    let mut out = stdout();
    out.write_all(text)?;
    out.flush()?;
    Ok(Outcome::default())
}
