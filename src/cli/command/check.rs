//! `vartani check`.

use std::mem::ManuallyDrop;
use std::ops::ControlFlow;

use crate::cli::options::{CheckArgs, TierArg};
use crate::cli::output::baseline::Baseline;
use crate::cli::output::report::Report;
use crate::cli::stop::Stop;
use crate::cli::terminal::{Messages, marks, stdout};
use crate::cli::{config, knowledge, settings};
use crate::rewrite::replace::write_whole;
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::pass::{LongTexts, PassEvent, visit_all};
use crate::run::scope::Run;

pub(crate) fn run(args: &CheckArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    let args = &mut args;
    settings::complete(
        &loaded,
        &mut args.knowledge,
        &mut args.judgement,
        &mut args.input,
    );
    let knowledge = knowledge::load(&args.knowledge)?;
    let mut own = args.knowledge.tables();
    own.extend(args.baseline.as_deref());
    own.extend(args.judgement.profile.as_deref());
    own.extend(args.write_baseline.as_deref());
    let sources = settings::found(&args.input, &loaded, &own, &mut outcome);
    let lowest = args.tier.or(loaded.config.tier).unwrap_or(TierArg::Likely);
    let judgement = &args.judgement;
    let checker = settings::checker(knowledge, lowest, &args.knowledge, judgement, &loaded)?;
    // It is left to the end of the process: to take it apart takes a tenth of a short run.
    let checker = ManuallyDrop::new(checker);
    let wanted = settings::run_settings(judgement, &args.input, &loaded);
    let messages = Messages::new(args.input.verbose, sources.len());
    let notify = |notice: Notice<'_>| messages.say(&notice);
    let run = Run::new(&checker, wanted, &notify);
    let mut report = Report::begin(stdout(), judgement.format, marks(judgement.color))?;
    let known = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let mut written = Baseline::empty();
    let shared = run.shared(&sources, &mut outcome);
    // A baseline knows how often a finding occurs in the whole of a text.
    let long = if run.may_read_in_portions() && known.is_none() {
        LongTexts::InPortions
    } else {
        LongTexts::Held
    };
    let shared = shared.as_ref();
    let visit = |event: PassEvent<'_>, outcome: &mut Outcome| {
        let PassEvent::Document(mut checked) = event else {
            report.end_of_text()?;
            return Ok::<_, Stop>(ControlFlow::Continue(()));
        };
        let mut findings = std::mem::take(&mut checked.findings);
        if let Some(known) = &known {
            findings = known.new_ones(&checked.document, findings);
        }
        if args.write_baseline.is_some() {
            written.add(&checked.document, &findings);
        } else {
            outcome.findings |= !findings.is_empty();
            report.add(&checked, &findings)?;
        }
        Ok(ControlFlow::Continue(()))
    };
    visit_all(&run, &sources, long, shared, &mut outcome, visit)?;
    messages.finish();
    match &args.write_baseline {
        Some(file) => write_whole(file, written.text().as_bytes())?,
        None => report.finish()?,
    }
    Ok(outcome)
}
