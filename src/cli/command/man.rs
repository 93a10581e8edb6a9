//! `vartani man`.

use std::io::Write;
use std::path::Path;

use clap::CommandFactory;

use crate::cli::options::Cli;
use crate::cli::terminal::stdout;
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;

/// The manual page of vartani, or all pages into a folder.
pub(crate) fn run(folder: Option<&Path>) -> Result<Outcome, Stop> {
    if let Some(folder) = folder {
        clap_mangen::generate_to(Cli::command(), folder)?;
        return Ok(Outcome::default());
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    let mut out = stdout();
    out.write_all(&page)?;
    out.flush()?;
    Ok(Outcome::default())
}
