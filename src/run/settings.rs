//! What a run is asked for, as plain values.

use crate::checker::DocumentSettings;
use crate::format::Chosen;
use crate::lint::Rule;
use crate::source::globs::Globs;
use crate::text::Spelling;
use crate::variant::Tier;

/// What is one scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Each document by itself.
    #[default]
    Document,
    /// All inputs together.
    All,
}

/// How sources are read.
pub(crate) struct Reading {
    /// What is prose in structured data.
    pub chosen: Chosen,
    /// What is left out of folders and archives.
    pub excluded: Globs,
}

/// Settings for the files that match `paths`.
pub(crate) struct Override {
    pub paths: Globs,
    /// The least sure tier.
    pub lowest: Option<Tier>,
    /// Ask for house style, or do not.
    pub orthography: Option<bool>,
    /// More words that are right as they are.
    pub ignored: Vec<Spelling>,
}

/// All that a run is asked for, beside what its checker knows.
pub(crate) struct RunSettings {
    pub scope: Scope,
    pub reading: Reading,
    /// Name ignore comments that suppress nothing.
    pub report_unused: bool,
    /// Name what is passed over, and how sure the discovered sets are.
    pub verbose: bool,
    /// Later ones win.
    pub overrides: Vec<Override>,
}

impl RunSettings {
    /// The settings for one path, which are `general` but for the overrides.
    pub(crate) fn of_document(&self, name: &str, general: &DocumentSettings) -> DocumentSettings {
        let mut own = general.clone();
        for one in self.overrides.iter().filter(|it| it.paths.matches(name)) {
            // No override asks for a less sure tier than the scope was judged by.
            own.lowest = one.lowest.unwrap_or(own.lowest).min(general.lowest);
            own.ignored.words.extend(one.ignored.iter().cloned());
            if let Some(wanted) = one.orthography {
                own.checks.rules.retain(|rule| *rule != Rule::Orthography);
                own.checks.rules.extend(wanted.then_some(Rule::Orthography));
            }
        }
        own
    }
}
