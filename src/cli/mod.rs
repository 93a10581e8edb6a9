//! The command line: what was typed, and what is printed of it.

mod command;
pub(crate) mod config;
mod knowledge;
mod limited;
mod options;
mod output;
mod prepared;
mod settings;
mod terminal;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::run::outcome::Outcome;
use crate::run::stop::Stop;
use crate::table::Relation;

use command::{
    check, cluster, completions, effective, explain, fix, init, lsp, man, profile, review, row,
    rule, score, table, undo,
};
use options::{Cli, Command};
use terminal::say;

/// Runs the command that the arguments of the process ask for.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refused(&error),
    };
    if let Some(code) = limited::run() {
        return code;
    }
    let (result, exit_zero) = match &cli.command {
        Command::Check(args) => (check::run(args), args.judgement.exit_zero),
        Command::Fix(args) => (fix::run(args), args.judgement.exit_zero),
        Command::Review(args) => (review::run(args), args.judgement.exit_zero),
        Command::Add {
            variant,
            canonical,
            row,
        } => (row::run(variant, canonical, Relation::Variant, row), false),
        Command::Never { a, b, row } => (row::run(a, b, Relation::Distinct, row), false),
        Command::Keep { word, row } => (row::run(word, word, Relation::Keep, row), false),
        Command::Cluster(args) => (cluster::run(args), args.exit_zero),
        Command::Explain(args) => (explain::run(args), false),
        Command::Rule { name } => (rule::run(name.as_deref()), false),
        Command::Score(args) => (score::run(args), false),
        Command::Undo(args) => (undo::run(args), false),
        Command::Lsp(args) => (lsp::run(args), false),
        Command::Init => (init::run(), false),
        Command::Config(args) => (effective::run(args), false),
        Command::Completions { shell } => (completions::run(*shell), false),
        Command::Man { out } => (man::run(out.as_deref()), false),
        Command::Profile(command) => (profile::run(command), false),
        Command::Table(command) => (table::run(command), false),
    };
    match result {
        Ok(outcome) => exit_code(outcome, exit_zero),
        Err(Stop::Pipe) => ExitCode::SUCCESS,
        Err(Stop::Error(error)) => {
            say(&error);
            ExitCode::from(2)
        }
    }
}

fn exit_code(outcome: Outcome, exit_zero: bool) -> ExitCode {
    match outcome {
        Outcome { failed: true, .. } => ExitCode::from(2),
        Outcome { findings: true, .. } if !exit_zero => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

/// Help is printed whole; a mistake in one line with what helps, as every error is.
fn refused(error: &clap::Error) -> ExitCode {
    if !error.use_stderr()
        || error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        let _ = error.print();
        return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
    }
    let text = error.to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let problem = lines.next().unwrap_or_default();
    let problem = problem.strip_prefix("error: ").unwrap_or(problem);
    let hints = lines.filter(|line| {
        line.starts_with("[possible values") || line.starts_with("tip:") || line.starts_with('<')
    });
    let hints: Vec<&str> = hints.collect();
    let help = if hints.is_empty() {
        "see --help".to_owned()
    } else {
        hints.join("; ")
    };
    let _ = writeln!(io::stderr(), "vartani: {problem}; {help}");
    ExitCode::from(2)
}
