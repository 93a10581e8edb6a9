//! `vartani check`.

use std::ops::ControlFlow;

use crate::cli::options::{CheckArgs, Format, TierArg};
use crate::cli::output::report::Report;
use crate::cli::prepared::prepare;
use crate::cli::terminal::{look, stdout};
use crate::cli::{config, settings};
use crate::error::{Error, ErrorKind};
use crate::rewrite::replace::write_whole;
use crate::run::baseline::Baseline;
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::pass::{LongTexts, PassEvent, visit_all};
use crate::run::scope::Run;
use crate::run::settings::Scope;
use crate::run::stop::Stop;

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
    refuse_ignored(args)?;
    let known = args.baseline.as_deref().map(Baseline::read).transpose()?;
    let mut written = Baseline::beside(args.write_baseline.as_deref())?;
    let own = [args.baseline.as_deref(), args.write_baseline.as_deref()];
    let lowest = args.tier.or(loaded.config.tier).unwrap_or(TierArg::Likely);
    let (judgement, input) = (&args.judgement, &args.input);
    let of_tier = (&loaded, lowest);
    let knowledge = &args.knowledge;
    let prepared = prepare(of_tier, knowledge, judgement, input, &own, &mut outcome)?;
    let (messages, sources) = (prepared.messages, prepared.sources);
    let notify = |notice: Notice<'_>| messages.say(&notice);
    let run = Run::new(&prepared.checker, prepared.settings, &notify);
    let is_one_scope = run.settings.scope == Scope::All;
    let mut report = Report::begin(
        stdout(),
        judgement.format,
        look(judgement, input.verbose),
        is_one_scope,
    )?;
    let shared = run.shared(&sources, &mut outcome);
    // A baseline knows how often a finding occurs in the whole of a text.
    let long = if run.may_read_in_portions() && known.is_none() {
        LongTexts::InPortions
    } else {
        LongTexts::Held
    };
    let shared = shared.as_ref();
    let visit = |event: PassEvent<'_>, outcome: &mut Outcome| {
        let mut checked = match event {
            PassEvent::Document(checked) => checked,
            PassEvent::EndOfText { .. } => {
                report.end_of_text()?;
                return Ok::<_, Stop>(ControlFlow::Continue(()));
            }
            PassEvent::EndOfArchive(_) | PassEvent::PassedOver(_) => {
                return Ok(ControlFlow::Continue(()));
            }
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
    messages.finish(&run.settings.reading, &mut outcome);
    match &args.write_baseline {
        Some(file) => write_whole(file, written.text().as_bytes())?,
        None => report.finish()?,
    }
    Ok(outcome)
}

/// Refuses options that nothing would be done with.
fn refuse_ignored(args: &CheckArgs) -> Result<(), Error> {
    settings::refuse_ignored(&args.input)?;
    if args.write_baseline.is_some() && args.judgement.format != Format::Human {
        let problem = "--format is ignored with --write-baseline, which prints no report";
        return Err(Error::new(
            ErrorKind::Config,
            problem,
            "leave one of them out",
        ));
    }
    Ok(())
}
