//! From options and the configuration to plain settings: options win.

use std::path::Path;

use crate::checker::Checker;
use crate::cli::config::{Loaded, Override, Styles};
use crate::cli::options::{InputArgs, JudgementArgs, KnowledgeArgs, TierArg};
use crate::cli::terminal::say;
use crate::error::{Error, ErrorKind};
use crate::format::{Chosen, Linked};
use crate::lint::Rule;
use crate::run::outcome::Outcome;
use crate::run::profile;
use crate::run::settings::{self, Reading, RunSettings, Scope, Seen};
use crate::source::walk::{Found, Paths, sources};
use crate::text::Spelling;
use crate::variant::{Knowledge, Tier};

/// What the options leave open, the configuration says.
pub(crate) fn complete(
    loaded: &Loaded,
    knowledge: &mut KnowledgeArgs,
    judgement: &mut JudgementArgs,
    input: &mut InputArgs,
) {
    complete_judgement(loaded, knowledge, judgement);
    complete_input(loaded, input);
}

/// As [`complete`], of what is not read from files.
pub(crate) fn complete_judgement(
    loaded: &Loaded,
    knowledge: &mut KnowledgeArgs,
    judgement: &mut JudgementArgs,
) {
    let config = &loaded.config;
    complete_knowledge(loaded, knowledge);
    judgement.scope = judgement.scope.or(config.scope);
    let profile = &mut judgement.profile;
    *profile = profile.take().or_else(|| config.profile.clone());
    judgement.orthography |= config.orthography == Some(true);
    judgement.common_slips |= config.common_slips == Some(true);
    judgement.ignore_quotations |= config.ignore_quotations == Some(true);
    judgement.ui_lang = judgement.ui_lang.or(config.ui_lang);
}

/// As [`complete`], of what is known beforehand.
pub(crate) fn complete_knowledge(loaded: &Loaded, knowledge: &mut KnowledgeArgs) {
    let config = &loaded.config;
    knowledge.table.splice(0..0, config.tables.iter().cloned());
    knowledge
        .lexicon
        .splice(0..0, config.lexica.iter().cloned());
    knowledge.no_builtin |= config.builtin == Some(false);
    knowledge.enforce_builtin |= config.enforce_builtin == Some(true);
    let styles = config.style.iter().flat_map(Styles::names);
    knowledge.style.splice(0..0, styles.map(str::to_owned));
    knowledge.lang = knowledge.lang.take().or_else(|| config.lang.clone());
}

/// As [`complete`], of what is read.
pub(crate) fn complete_input(loaded: &Loaded, input: &mut InputArgs) {
    if input.column.is_empty() {
        input.column.clone_from(&loaded.config.columns);
    }
    if input.field.is_empty() {
        input.field.clone_from(&loaded.config.fields);
    }
}

/// All sources; what cannot be found is said. Files of vartani's `own` (tables,
/// journals, baselines) are left out. Sets the number of threads.
pub(crate) fn found(
    input: &InputArgs,
    loaded: &Loaded,
    own: &[&Path],
    outcome: &mut Outcome,
) -> Found {
    let named = Paths {
        named: input.paths.clone(),
        files_from: input.files_from.clone(),
        stdin_name: input.stdin_filename.clone(),
    };
    let mut own = own.to_vec();
    own.extend(loaded.file.as_deref());
    let found = sources(&named, &loaded.excluded(), &own);
    found.errors.iter().for_each(say);
    outcome.failed |= !found.errors.is_empty();
    if let Some(jobs) = input.jobs {
        // Fails only where a pool exists already; then that one serves.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global();
    }
    found
}

/// Refuses options of what is read that nothing would be done with.
///
/// # Errors
/// Where there is one.
pub(crate) fn refuse_ignored(input: &InputArgs) -> Result<(), Error> {
    let reads_stdin = input.paths.iter().any(|path| path.as_os_str() == "-");
    if input.stdin_filename != "-" && !reads_stdin && input.files_from.is_none() {
        let problem = "--stdin-filename names standard input, which is not read";
        let help = "give - as a path, or leave the option out";
        return Err(Error::new(ErrorKind::Config, problem, help));
    }
    Ok(())
}

/// How the sources are read.
pub(crate) fn reading(input: &InputArgs, loaded: &Loaded) -> Reading {
    Reading {
        chosen: Chosen {
            columns: input.column.clone(),
            fields: input.field.clone(),
            code: input.code,
            linked: Linked::default(),
        },
        seen: Seen::default(),
        // Those of the configuration are for other files too.
        must_be_seen: [
            input.column != loaded.config.columns,
            input.field != loaded.config.fields,
        ],
        excluded: loaded.excluded(),
    }
}

/// The checker that a run goes by.
///
/// # Errors
/// Where the profile cannot be read.
pub(crate) fn checker(
    knowledge: Knowledge,
    lowest: TierArg,
    args: &KnowledgeArgs,
    judgement: &JudgementArgs,
    loaded: &Loaded,
) -> Result<Checker, Error> {
    let words = loaded.config.ignore_words.iter().map(String::as_str);
    let mut builder = Checker::with_knowledge(knowledge)
        .tier(lowest.into())
        .enforce_built_in(args.enforce_builtin)
        .ignore_words(words)
        .ignore_quotations(judgement.ignore_quotations);
    if judgement.orthography {
        builder = builder.rule(Rule::Orthography);
    }
    if judgement.common_slips {
        builder = builder.rule(Rule::CommonSlips);
    }
    if let Some(file) = judgement.profile.as_deref() {
        builder = builder.profile(profile::read(file)?);
    }
    Ok(builder.build())
}

/// What a run is asked for beside that.
pub(crate) fn run_settings(
    judgement: &JudgementArgs,
    input: &InputArgs,
    loaded: &Loaded,
) -> RunSettings {
    let overrides = loaded.config.overrides.iter();
    RunSettings {
        scope: judgement.scope.map_or(Scope::default(), Scope::from),
        reading: reading(input, loaded),
        report_unused: judgement.report_unused_ignores,
        verbose: input.verbose,
        overrides: overrides.map(|one| of_paths(loaded, one)).collect(),
    }
}

fn of_paths(loaded: &Loaded, one: &Override) -> settings::Override {
    settings::Override {
        paths: loaded.globs(&one.paths),
        lowest: one.tier.map(Tier::from),
        orthography: one.orthography,
        ignored: spellings(&one.ignore_words),
    }
}

fn spellings<C: FromIterator<Spelling>>(words: &[String]) -> C {
    words.iter().map(|word| Spelling::of_word(word)).collect()
}
