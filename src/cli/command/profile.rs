//! `vartani profile`.

use std::io::Write;
use std::path::Path;

use crate::cli::options::{ProfileBuildArgs, ProfileCommand};
use crate::cli::terminal::{Messages, stdout};
use crate::cli::{config, knowledge, settings};
use crate::report::plural;
use crate::run::count::counted;
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::profile::{VERSION, read, write};
use crate::run::stop::Stop;
use crate::source::own::{Own, may_be_written};
use crate::variant::VocabularyBuilder;

pub(crate) fn run(command: &ProfileCommand) -> Result<Outcome, Stop> {
    match command {
        ProfileCommand::Build(args) => build(args),
        ProfileCommand::Merge { profiles, out } => {
            may_be_written(out, Own::Profile)?;
            let mut all = VocabularyBuilder::new();
            for profile in profiles {
                all.merge(read(profile)?);
            }
            write(out, &all)?;
            Ok(Outcome::default())
        }
        ProfileCommand::Show { profile, words } => show(profile, *words),
    }
}

fn build(args: &ProfileBuildArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    settings::complete_knowledge(&loaded, &mut args.knowledge);
    settings::refuse_ignored(&args.input)?;
    may_be_written(&args.out, Own::Profile)?;
    settings::complete_input(&loaded, &mut args.input);
    let knowledge = knowledge::load(&args.knowledge)?;
    let mut own = args.knowledge.own_files();
    own.push(&args.out);
    let mut found = settings::found(&args.input, &loaded, &own, &mut outcome);
    let reading = settings::reading(&args.input, &loaded);
    let messages = Messages::new(args.input.verbose, &mut found);
    let notify = |notice: Notice<'_>| messages.say(&notice);
    let words = counted(&found.sources, &knowledge, &reading, &notify, &mut outcome);
    messages.finish(&reading, &mut outcome);
    write(&args.out, &words)?;
    Ok(outcome)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the number only chooses between singular and plural"
)]
fn show(profile: &Path, every_word: bool) -> Result<Outcome, Stop> {
    let words = read(profile)?;
    let mut out = stdout();
    if every_word {
        for entry in words.finish().entries() {
            let (count, documents) = (entry.count, entry.documents);
            writeln!(out, "{}\t{count}\t{documents}", entry.surface)?;
        }
    } else {
        let (documents, spellings) = (words.documents(), words.spellings());
        let stored = words.stored();
        let occurrences = stored.iter().flat_map(|s| &s.surfaces).map(|(_, n)| n);
        let occurrences: u64 = occurrences.sum();
        writeln!(
            out,
            "version {VERSION}: {}, {}, {}",
            plural(documents as usize, "document"),
            plural(occurrences as usize, "word"),
            plural(spellings, "spelling")
        )?;
    }
    out.flush()?;
    Ok(Outcome::default())
}
