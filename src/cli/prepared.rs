//! How the commands that judge documents begin.

use std::mem::ManuallyDrop;
use std::path::Path;

use crate::checker::Checker;
use crate::cli::config::Loaded;
use crate::cli::options::{InputArgs, JudgementArgs, KnowledgeArgs, TierArg};
use crate::cli::terminal::Messages;
use crate::cli::{knowledge, settings};
use crate::error::Error;
use crate::run::links::linked;
use crate::run::outcome::Outcome;
use crate::run::settings::RunSettings;
use crate::source::source::Source;

/// What a command that judges documents goes by.
pub(crate) struct Prepared {
    /// It is left to the end of the process: to take it apart takes a tenth of a short run.
    pub(crate) checker: ManuallyDrop<Checker>,
    pub(crate) settings: RunSettings,
    pub(crate) messages: Messages,
    pub(crate) sources: Vec<Source>,
}

/// Reads tables and profile, and finds the sources. Files of vartani's `own` are left out.
///
/// # Errors
/// Where a table, a lexicon or the profile cannot be read.
pub(crate) fn prepare(
    (loaded, lowest): (&Loaded, TierArg),
    args: &KnowledgeArgs,
    judgement: &JudgementArgs,
    input: &InputArgs,
    own: &[Option<&Path>],
    outcome: &mut Outcome,
) -> Result<Prepared, Error> {
    let knowledge = knowledge::load(args)?;
    let mut files = args.own_files();
    files.extend(judgement.profile.as_deref());
    files.extend(own.iter().flatten());
    let mut found = settings::found(input, loaded, &files, outcome);
    let checker = settings::checker(knowledge, lowest, args, judgement, loaded)?;
    let mut settings = settings::run_settings(judgement, input, loaded);
    settings.reading.chosen.linked = linked(&found.sources);
    Ok(Prepared {
        checker: ManuallyDrop::new(checker),
        settings,
        messages: Messages::new(input.verbose, &mut found),
        sources: found.sources,
    })
}
