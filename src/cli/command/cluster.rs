//! `vartani cluster`.

use std::io::Write;

use crate::cli::options::{ClusterArgs, ClusterFormat};
use crate::cli::terminal::{Messages, marks, stdout};
use crate::cli::{config, knowledge, settings};
use crate::report::{human, json, table};
use crate::run::count::counted;
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;
use crate::variant::{Settings, decide};

pub(crate) fn run(args: &ClusterArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    settings::complete_knowledge(&loaded, &mut args.knowledge);
    settings::refuse_ignored(&args.input)?;
    settings::complete_input(&loaded, &mut args.input);
    let known = knowledge::load(&args.knowledge)?;
    let own = args.knowledge.own_files();
    let mut found = settings::found(&args.input, &loaded, &own, &mut outcome);
    let reading = settings::reading(&args.input, &loaded);
    let messages = Messages::new(args.input.verbose, &mut found);
    let notify = |notice: Notice<'_>| messages.say(&notice);
    let words = counted(&found.sources, &known, &reading, &notify, &mut outcome);
    let judging = Settings {
        lowest: args.tier.into(),
        enforce_built_in: args.knowledge.enforce_builtin,
        running_text: false,
        archive: 0,
    };
    messages.finish(&reading, &mut outcome);
    let words = words.finish();
    let canonicals = decide(&words, &known, &judging);
    messages.say(&Notice::Decided(&canonicals));
    let mut out = stdout();
    match args.format {
        ClusterFormat::Json => json::clusters(&mut out, &canonicals)?,
        ClusterFormat::Csv => table::clusters(&mut out, &canonicals)?,
        ClusterFormat::Human => {
            human::clusters(&mut out, &canonicals, marks(args.color))?;
        }
    }
    out.flush()?;
    outcome.findings = !canonicals.clusters().is_empty();
    Ok(outcome)
}
