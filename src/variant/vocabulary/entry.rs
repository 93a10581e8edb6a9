//! The distinct spellings of a scope, with their counts.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::text::{Script, Spelling};
use crate::variant::vocabulary::coding::Codings;

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
}

/// The distinct spellings of a scope, in code-point order.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub(super) entries: Vec<Entry>,
    /// The spellings that are coded in several ways.
    codings: Codings,
}

impl Vocabulary {
    /// Of entries in code-point order.
    pub(super) const fn of(entries: Vec<Entry>, codings: Codings) -> Self {
        Self { entries, codings }
    }

    /// The spellings that are coded in several ways.
    pub(crate) const fn codings(&self) -> &Codings {
        &self.codings
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
                (None, None) => return Self::of(entries, self.codings.clone()),
            };
            let own = (order != Ordering::Greater).then(|| mine.next()).flatten();
            let other = (order != Ordering::Less).then(|| theirs.next()).flatten();
            entries.extend(match (own, other) {
                (Some(own), Some(mut both)) => {
                    both.count += own.count;
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
