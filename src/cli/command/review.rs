//! `vartani review`.

use std::io::Write;
use std::ops::ControlFlow;

use crate::cli::options::{Format, ReviewArgs, TierArg};
use crate::cli::prepared::prepare;
use crate::cli::terminal::{look, stdout};
use crate::cli::{config, settings};
use crate::error::{Error, ErrorKind};
use crate::report::page::{self, Page};
use crate::report::{Kept, Sets, plural};
use crate::rewrite::replace::write_whole;
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::pass::{LongTexts, PassEvent, visit_all};
use crate::run::scope::Run;
use crate::run::stop::Stop;
use crate::source::own::{Own, may_be_written};

/// Writes one page with the sets of all inputs.
pub(crate) fn run(args: &ReviewArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    settings::complete(
        &loaded,
        &mut args.knowledge,
        &mut args.judgement,
        &mut args.input,
    );
    settings::refuse_ignored(&args.input)?;
    if args.judgement.format != Format::Human {
        let problem = "review writes a page: --format is for `check`";
        return Err(Error::new(ErrorKind::Config, problem, "leave it out").into());
    }
    may_be_written(&args.out, Own::Report)?;
    let lowest = args.tier.or(loaded.config.tier).unwrap_or(TierArg::Likely);
    let (judgement, input) = (&args.judgement, &args.input);
    let own = [Some(args.out.as_path())];
    let of_tier = (&loaded, lowest);
    let prepared = prepare(
        of_tier,
        &args.knowledge,
        judgement,
        input,
        &own,
        &mut outcome,
    )?;
    let (messages, sources) = (prepared.messages, prepared.sources);
    let notify = |notice: Notice<'_>| messages.say(&notice);
    let run = Run::new(&prepared.checker, prepared.settings, &notify);
    let shared = run.shared(&sources, &mut outcome);
    let long = if run.may_read_in_portions() {
        LongTexts::InPortions
    } else {
        LongTexts::Held
    };
    let mut sets = Sets::new(Kept::MANY);
    let (mut files, mut findings) = (0, 0);
    let visit = |event: PassEvent<'_>, _: &mut Outcome| {
        if let PassEvent::Document(checked) = event {
            files += usize::from(checked.part.begins());
            findings += checked.findings.len();
            sets.add(&checked.document, &checked.findings, &checked.canonicals);
        }
        Ok::<_, Stop>(ControlFlow::Continue(()))
    };
    visit_all(&run, &sources, long, shared.as_ref(), &mut outcome, visit)?;
    messages.finish(&run.settings.reading, &mut outcome);
    let page = Page {
        files,
        findings,
        interface: look(judgement, false).interface,
        decides: true,
    };
    let number = sets.len();
    let mut written = Vec::new();
    page::write(&mut written, sets, &page)?;
    write_whole(&args.out, &written)?;
    outcome.findings |= number > 0;
    let mut out = stdout();
    let (sets, files, path) = (plural(number, "set"), plural(files, "file"), &args.out);
    writeln!(out, "{sets} of {files} in {}", path.display())?;
    writeln!(
        out,
        "Open it in a browser, decide, save the decisions; then: vartani fix --decisions decisions.json"
    )?;
    out.flush()?;
    Ok(outcome)
}
