//! `vartani rule`.

use std::io::Write;

use crate::cli::terminal::stdout;
use crate::error::{Error, ErrorKind};
use crate::lint::{Rule, manual_page};
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;

/// Prints the documentation of one rule, or the names of all.
pub(crate) fn run(name: Option<&str>) -> Result<Outcome, Stop> {
    let mut out = stdout();
    match name {
        Some(name) => write!(out, "{}", manual_page(named(name)?, 1))?,
        None => {
            for rule in Rule::ALL {
                writeln!(out, "{:<24}{}", rule.name(), rule.about())?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::default())
}

fn named(name: &str) -> Result<Rule, Error> {
    Rule::from_name(name).ok_or_else(|| {
        let names = Rule::ALL.map(Rule::name).join(", ");
        let problem = format!("no rule is called «{name}»");
        Error::new(ErrorKind::Config, problem, format!("name one of {names}"))
    })
}
