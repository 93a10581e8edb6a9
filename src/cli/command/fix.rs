//! `vartani fix`: writes the suggestions of `check`.

use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::time::Instant;

use crate::cli::options::{FixArgs, Format, TierArg};
use crate::cli::prepared::prepare;
use crate::cli::terminal::{is_coloured, say, say_not_compared, stdout};
use crate::cli::{config, settings};
use crate::error::{Error, ErrorKind};
use crate::report::plural;
use crate::rewrite::journal::Journal;
use crate::run::decisions::Decisions;
use crate::run::fixing::{DiffLook, Fixing, Tally, Wanted};
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::pass::{LongTexts, PassEvent, visit_all};
use crate::run::scope::Run;
use crate::run::stop::Stop;
use crate::source::own::{Own, may_be_written};

pub(crate) fn run(args: &FixArgs) -> Result<Outcome, Stop> {
    let began = Instant::now();
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    settings::complete(
        &loaded,
        &mut args.knowledge,
        &mut args.judgement,
        &mut args.input,
    );
    let args = &args;
    refuse_ignored(args)?;
    let lowest = args.tier.or(loaded.config.fix_tier);
    let of_tier = (&loaded, lowest.unwrap_or(TierArg::Certain));
    let (judgement, input) = (&args.judgement, &args.input);
    let own = [args.journal.as_deref(), args.decisions.as_deref()];
    let knowledge = &args.knowledge;
    let mut prepared = prepare(of_tier, knowledge, judgement, input, &own, &mut outcome)?;
    if let Some(file) = &args.decisions {
        let checker = Decisions::read(file)?.checker().build();
        prepared.checker = ManuallyDrop::new(checker);
    }
    let (messages, sources) = (prepared.messages, prepared.sources);
    let notify = |notice: Notice<'_>| messages.say(&notice);
    let mut run = Run::new(&prepared.checker, prepared.settings, &notify);
    run.settles = true;
    let wanted = Wanted {
        diff: args.diff.then(|| DiffLook {
            coloured: is_coloured(judgement.color),
            terminal: io::stdout().is_terminal(),
        }),
        dry_run: args.dry_run,
        verbose: input.verbose,
    };
    let journal = args.journal.as_deref().map(Journal::open).transpose()?;
    let mut fixing = Fixing::new(&wanted, &notify, stdout(), journal);
    let leftovers = fixing.journal.as_mut().map(Journal::leftovers);
    let leftovers = leftovers.filter(|_| fixing.writes());
    let shared = run.shared(&sources, &mut outcome);
    let long = if args.diff || !run.may_read_in_portions() {
        LongTexts::Held
    } else {
        LongTexts::InPortions
    };
    let shared = shared.as_ref();
    let visit = |event: PassEvent<'_>, outcome: &mut Outcome| fixing.visit(event, outcome);
    visit_all(&run, &sources, long, shared, &mut outcome, visit)?;
    messages.finish(&run.settings.reading, &mut outcome);
    if let Some(leftovers) = leftovers {
        leftovers.remove(&say);
    }
    let Fixing { mut out, tally, .. } = fixing;
    outcome.findings |= tally.edits > 0 || tally.left > 0;
    if args.dry_run && args.judgement.format == Format::Json {
        tally.plan.json(&mut out)?;
    } else if args.dry_run {
        tally.plan.human(&mut out)?;
    }
    out.flush()?;
    say_tally(args, &tally, began.elapsed().as_secs_f64());
    say_not_compared(&tally.covered.coverage);
    Ok(outcome)
}

/// Refuses options that nothing would be done with, and a journal that would overwrite
/// something else.
fn refuse_ignored(args: &FixArgs) -> Result<(), Error> {
    settings::refuse_ignored(&args.input)?;
    let is_plan = args.dry_run && !args.diff && args.judgement.format == Format::Json;
    if args.judgement.format != Format::Human && !is_plan {
        let problem = "fix prints no report: --format is for `check`";
        let help = "leave it out, or ask for the plan with --dry-run --format json";
        return Err(Error::new(ErrorKind::Config, problem, help));
    }
    let journal = args.journal.as_deref();
    journal.map_or(Ok(()), |path| may_be_written(path, Own::Journal))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "megabytes are printed with one digit"
)]
fn say_tally(args: &FixArgs, tally: &Tally, seconds: f64) {
    let verb = if args.diff || args.dry_run {
        "would be changed"
    } else {
        "changed"
    };
    let Tally {
        edits,
        files,
        left,
        read,
        ..
    } = tally;
    let mut err = io::stderr();
    let (words, in_files) = (plural(*edits, "word"), plural(*files, "file"));
    let _ = writeln!(err, "{words} in {in_files} {verb}, {left} left undecided");
    if args.input.verbose {
        let (sets, wrong) = tally.plan.totals();
        let (read, sets) = (plural(*read, "file"), plural(sets, "set"));
        let size = tally.bytes as f64 / 1e6;
        let speed = size / seconds.max(1e-3);
        let _ = writeln!(
            err,
            "{read} read, {size:.1} MB in {seconds:.1} s ({speed:.0} MB/s); {sets}; \
             expected wrong edits: {wrong:.1}"
        );
    }
}
