//! `vartani lsp`.

use crate::checker::Checker;
use crate::cli::options::{LspArgs, TierArg};
use crate::cli::terminal::say;
use crate::cli::{config, knowledge, settings};
use crate::error::Error;
use crate::lsp::{House, serve};
use crate::run::outcome::Outcome;
use crate::run::row::write_row;
use crate::run::stop::Stop;
use crate::table::Row;

use super::row::project_table;

/// Serves one client on standard input and output.
pub(crate) fn run(args: &LspArgs) -> Result<Outcome, Stop> {
    let load = || checker(args);
    let write = |row: &Row| write_row(&project_table()?, row);
    serve(&House {
        load: &load,
        write: &write,
        say: &say,
    })?;
    Ok(Outcome::default())
}

fn checker(args: &LspArgs) -> Result<Checker, Error> {
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    settings::complete_judgement(&loaded, &mut args.knowledge, &mut args.judgement);
    let knowledge = knowledge::load(&args.knowledge)?;
    let lowest = args.tier.or(loaded.config.tier).unwrap_or(TierArg::Likely);
    settings::checker(knowledge, lowest, &args.knowledge, &args.judgement, &loaded)
}
