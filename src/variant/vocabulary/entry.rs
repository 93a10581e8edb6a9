//! The distinct spellings of a scope, with their counts.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::text::{Script, Spelling};

use super::cases::Cases;

/// One distinct spelling of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its normal form.
    pub spelling: Spelling,
    /// Script of its letters.
    pub script: Script,
    /// Occurrences.
    pub count: u64,
    /// Documents it occurs in.
    pub documents: u64,
    /// How it is most often written, forms with encoding defects last.
    pub written: Arc<str>,
    /// In which case it is written and where, if its script has cases.
    pub(crate) cases: Option<Arc<Cases>>,
}

/// The distinct spellings of a scope, in code-point order.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub(super) entries: Vec<Entry>,
}

impl Vocabulary {
    /// Of distinct spellings in any order.
    pub(crate) fn of_entries(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.spelling.cmp(&b.spelling));
        Self { entries }
    }

    /// All spellings, in code-point order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of a spelling, if it occurs.
    pub fn find(&self, spelling: &str) -> Option<usize> {
        self.entries
            .binary_search_by(|entry| entry.spelling.as_str().cmp(spelling))
            .ok()
    }

    /// These spellings and those of an archive, which are in order. Occurrences are
    /// added up; documents are those of the archive, whose writing is preferred.
    #[must_use]
    pub(crate) fn joined(&self, archive: Vec<Entry>) -> Self {
        let (mut mine, mut theirs) = (
            self.entries.iter().peekable(),
            archive.into_iter().peekable(),
        );
        let mut entries = Vec::with_capacity(self.entries.len() + theirs.len());
        loop {
            let order = match (mine.peek(), theirs.peek()) {
                (Some(a), Some(b)) => a.spelling.cmp(&b.spelling),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Self { entries },
            };
            let own = (order != Ordering::Greater).then(|| mine.next()).flatten();
            let other = (order != Ordering::Less).then(|| theirs.next()).flatten();
            entries.extend(match (own, other) {
                (Some(own), Some(mut both)) => {
                    both.count += own.count;
                    both.cases = own.cases.clone().or(both.cases);
                    Some(both)
                }
                (Some(own), None) => Some(Entry {
                    documents: 0,
                    ..own.clone()
                }),
                (None, other) => other,
            });
        }
    }

    /// The entry of a spelling, if it occurs.
    pub fn get(&self, spelling: &str) -> Option<&Entry> {
        self.find(spelling).map(|at| &self.entries[at])
    }
}
