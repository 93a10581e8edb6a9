//! `vartani cluster`.

use std::io::Write;

use crate::report::{human, json, table};
use crate::variant::{Settings, decide};

use crate::cli::config;
use crate::cli::knowledge;
use crate::cli::options::{ClusterArgs, ClusterFormat};
use crate::cli::{Outcome, Stop, marks, stdout};
use crate::run::count::{counted, say_chance};
use crate::run::pass::prepare;
use crate::source::source::{Reading, sources};

pub(crate) fn run(args: &ClusterArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    loaded.complete_knowledge(&mut args.knowledge);
    loaded.complete_input(&mut args.input);
    let known = knowledge::load(&args.knowledge)?;
    let (sources, errors) = sources(&args.input, &loaded.excluded(), &args.knowledge.tables());
    prepare(&args.input, &errors, &mut outcome);
    let reading = Reading::new(&args.input, &loaded);
    let words = counted(&sources, &known, &reading, &mut outcome);
    let settings = Settings {
        lowest: args.tier.into(),
        enforce_built_in: args.knowledge.enforce_builtin,
        running_text: false,
        archive: 0,
    };
    let words = words.finish();
    let canonicals = decide(&words, &known, &settings);
    if args.input.verbose {
        say_chance(&canonicals);
    }
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
