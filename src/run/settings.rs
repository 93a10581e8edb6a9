//! What a run is asked for, as plain values.

use std::sync::{Mutex, PoisonError};

use crate::checker::DocumentSettings;
use crate::error::{Error, ErrorKind};
use crate::format::{Chosen, Header};
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
    /// Which of these was there.
    pub seen: Seen,
    /// Whether one of the columns, and of the fields, that no source has is an error.
    pub must_be_seen: [bool; 2],
    /// What is left out of folders and archives.
    pub excluded: Globs,
}

/// Which of the chosen columns and fields the sources have.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    columns: Mutex<Vec<bool>>,
    fields: Mutex<Vec<bool>>,
}

impl Reading {
    /// Notes what one source has.
    pub(crate) fn saw(&self, header: &Header) {
        let Chosen {
            columns, fields, ..
        } = &self.chosen;
        if columns.is_empty() && fields.is_empty() {
            return;
        }
        let (has_columns, has_fields) = header.has(&self.chosen);
        let note = |seen: &Mutex<Vec<bool>>, has: Vec<bool>| {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            let length = has.len().max(seen.len());
            seen.resize(length, false);
            seen.iter_mut()
                .zip(has)
                .for_each(|(seen, has)| *seen |= has);
        };
        note(&self.seen.columns, has_columns);
        note(&self.seen.fields, has_fields);
    }

    /// What to say of columns that no source has, and of fields.
    pub(crate) fn unseen(&self) -> Vec<Error> {
        let kinds = [
            ("column", unseen(&self.chosen.columns, &self.seen.columns)),
            ("field", unseen(&self.chosen.fields, &self.seen.fields)),
        ];
        let kinds = kinds.into_iter().zip(self.must_be_seen);
        let wrong = kinds
            .filter(|(_, must)| *must)
            .flat_map(|((kind, names), _)| {
                names.into_iter().map(move |name| {
                    let problem = format!("--{kind} {name}: no file that was read has this {kind}");
                    let help = format!("check the name of the {kind}, and the files");
                    Error::new(ErrorKind::Config, problem, help)
                })
            });
        wrong.collect()
    }
}

fn unseen<'a>(chosen: &'a [String], seen: &Mutex<Vec<bool>>) -> Vec<&'a str> {
    let seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    let names = chosen.iter().enumerate();
    names
        .filter(|(number, _)| seen.get(*number) != Some(&true))
        .map(|(_, name)| name.as_str())
        .collect()
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
