//! The command line: all reading, writing and printing happens here.

pub(crate) mod command;
pub(crate) mod config;
pub(crate) mod knowledge;
pub(crate) mod options;
pub(crate) mod output;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::error::Error;
use crate::report::human::Marks;

use command::{check, cluster, explain, fix, init as setup, score, table};
use options::{Cli, Colour, Command};

use crate::rewrite::restore as undo;
use crate::run::profile;

/// How a command ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// There were findings, or something was changed or is left to do; of `undo`, what
    /// changed since was left.
    pub findings: bool,
    /// Something could not be read, written or understood.
    pub failed: bool,
}

impl Outcome {
    fn code(self, exit_zero: bool) -> ExitCode {
        match self {
            Self { failed: true, .. } => ExitCode::from(2),
            Self { findings: true, .. } if !exit_zero => ExitCode::from(1),
            _ => ExitCode::SUCCESS,
        }
    }
}

/// Runs the command that the arguments of the process ask for.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refused(&error),
    };
    let (result, exit_zero) = match &cli.command {
        Command::Check(args) => (check::run(args), args.judgement.exit_zero),
        Command::Fix(args) => (fix::run(args), args.judgement.exit_zero),
        Command::Cluster(args) => (cluster::run(args), args.exit_zero),
        Command::Explain(args) => (explain::run(args), false),
        Command::Score(args) => (score::run(args), false),
        Command::Undo(args) => (undo::run(args), false),
        Command::Init => (setup::init(), false),
        Command::Config(args) => (setup::config(args), false),
        Command::Completions { shell } => (setup::completions(*shell), false),
        Command::Man { out } => (setup::man(out.as_deref()), false),
        Command::Profile(command) => (profile::run(command), false),
        Command::Table(command) => (table::run(command), false),
    };
    match result {
        Ok(outcome) => outcome.code(exit_zero),
        Err(Stop::Pipe) => ExitCode::SUCCESS,
        Err(Stop::Error(error)) => {
            say(&error);
            ExitCode::from(2)
        }
    }
}

/// Help is printed whole; a mistake in one line with its mend, as every error is.
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
    let mend = if hints.is_empty() {
        "see --help".to_owned()
    } else {
        hints.join("; ")
    };
    let _ = writeln!(io::stderr(), "vartani: {problem}; {mend}");
    ExitCode::from(2)
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Nobody reads the output any more.
    Pipe,
    /// Nothing can be done without this.
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Pipe;
        }
        let mend = "free the place that the output goes to";
        Self::Error(Error::new(
            crate::error::ErrorKind::Io,
            format!("cannot write: {error}"),
            mend,
        ))
    }
}

/// One line on standard error.
pub(crate) fn say(error: &Error) {
    // Where nobody can hear it, nothing is left to say.
    let _ = writeln!(io::stderr(), "vartani: {error}");
}

pub(crate) fn stdout() -> BufWriter<io::Stdout> {
    BufWriter::new(io::stdout())
}

pub(crate) fn is_coloured(colour: Colour) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

pub(crate) fn marks(colour: Colour) -> Marks {
    if is_coloured(colour) {
        Marks::COLOUR
    } else {
        Marks::PLAIN
    }
}
