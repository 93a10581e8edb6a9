//! What a run is asked for, as plain values.

use crate::format::Chosen;
use crate::lint::{Checks, Ignored, Rule};
use crate::source::globs::Globs;
use crate::text::Spelling;
use crate::variant::{Settings, Tier, VocabularyBuilder};

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

/// All that a run is asked for.
pub(crate) struct RunSettings {
    /// The least sure tier.
    pub lowest: Tier,
    /// Take the built-in table as the user's own.
    pub enforce_built_in: bool,
    pub scope: Scope,
    pub reading: Reading,
    /// The words of an archive that each document is judged against.
    pub archive: Option<VocabularyBuilder>,
    /// Ask for house style.
    pub orthography: bool,
    pub ignored: Ignored,
    /// Name ignore comments that silence nothing.
    pub report_unused: bool,
    /// Name what is passed over, and how sure the discovered sets are.
    pub verbose: bool,
    /// Later ones win.
    pub overrides: Vec<Override>,
}

/// The settings of one document, overrides included.
pub(crate) struct DocumentSettings {
    pub checks: Checks,
    pub ignored: Ignored,
    pub lowest: Tier,
}

impl RunSettings {
    /// True where nothing that is asked for needs a text as a whole.
    pub(crate) fn may_read_in_portions(&self) -> bool {
        !self.ignored.quotations && !self.report_unused && !self.verbose
    }

    /// What a scope is judged by, against an archive of so many spellings.
    pub(crate) fn judging(&self, archive: usize) -> Settings {
        Settings {
            lowest: self.lowest,
            enforce_built_in: self.enforce_built_in,
            running_text: true,
            archive,
        }
    }

    /// The settings for one path: later overrides win.
    pub(crate) fn of_document(&self, name: &str) -> DocumentSettings {
        let mut own = DocumentSettings {
            checks: Checks::default(),
            ignored: self.ignored.clone(),
            lowest: self.lowest,
        };
        if self.orthography {
            own.checks.rules.push(Rule::Orthography);
        }
        for one in self.overrides.iter().filter(|it| it.paths.matches(name)) {
            // No override asks for a less sure tier than the scope was judged by.
            own.lowest = one.lowest.unwrap_or(own.lowest).min(self.lowest);
            own.ignored.words.extend(one.ignored.iter().cloned());
            if let Some(wanted) = one.orthography {
                own.checks.rules.retain(|rule| *rule != Rule::Orthography);
                own.checks.rules.extend(wanted.then_some(Rule::Orthography));
            }
        }
        own
    }
}
