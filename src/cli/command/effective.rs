//! `vartani config`.

use std::io::Write;

use crate::cli::config::{load, shown};
use crate::cli::options::KnowledgeArgs;
use crate::cli::terminal::stdout;
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;

pub(crate) fn run(args: &KnowledgeArgs) -> Result<Outcome, Stop> {
    let mut out = stdout();
    write!(out, "{}", shown(&load(args)?))?;
    out.flush()?;
    Ok(Outcome::default())
}
