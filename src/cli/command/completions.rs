//! `vartani completions`.

use std::io::Write;

use clap::CommandFactory;

use crate::cli::options::Cli;
use crate::cli::terminal::stdout;
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;

pub(crate) fn run(shell: clap_complete::Shell) -> Result<Outcome, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "vartani", &mut script);
    let mut out = stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::default())
}
