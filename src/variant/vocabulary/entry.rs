//! The distinct spellings of a scope, with their counts.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::text::{Script, Spelling, Tag};
use crate::variant::vocabulary::cases::Cases;
use crate::variant::vocabulary::coding::Codings;

/// One distinct spelling of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its normal form.
    pub spelling: Spelling,
    /// Script of its letters.
    pub script: Script,
    /// The language of the texts that it occurs in, if it is known: a spelling of two
    /// languages is two entries.
    pub language: Option<Tag>,
    /// Occurrences.
    pub count: u64,
    /// Documents it occurs in.
    pub documents: u64,
    /// How it is most often written, forms with encoding defects last.
    pub surface: Arc<str>,
    /// In which case it is written and where, if its script has cases.
    pub(crate) cases: Option<Arc<Cases>>,
}

/// The distinct spellings of a scope, in code-point order, then by language.
/// [`VocabularyBuilder::finish`](crate::variant::VocabularyBuilder::finish) makes one.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub(super) entries: Vec<Entry>,
    /// The spellings that are coded in several ways.
    pub(super) codings: Codings,
    /// Words of scripts that are not compared, by the name of the script.
    pub(super) uncompared: Vec<(&'static str, u64)>,
}

impl Vocabulary {
    /// The same with other entries, in any order.
    pub(crate) fn with_entries(&self, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| (&a.spelling, a.language).cmp(&(&b.spelling, b.language)));
        Self {
            entries,
            codings: self.codings.clone(),
            uncompared: self.uncompared.clone(),
        }
    }

    /// The spellings that are coded in several ways.
    pub(crate) const fn codings(&self) -> &Codings {
        &self.codings
    }

    /// All spellings, in code-point order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Words of scripts that are not compared, by the name of the script.
    #[must_use]
    pub fn uncompared(&self) -> &[(&'static str, u64)] {
        &self.uncompared
    }

    /// The place of a spelling in a language, if it occurs.
    pub(crate) fn find(&self, spelling: &str, language: Option<Tag>) -> Option<usize> {
        self.entries
            .binary_search_by(|entry| {
                let by_spelling = entry.spelling.as_str().cmp(spelling);
                by_spelling.then(entry.language.cmp(&language))
            })
            .ok()
    }

    /// The entry of a spelling in a language, if it occurs.
    pub(crate) fn get_in(&self, spelling: &str, language: Option<Tag>) -> Option<&Entry> {
        self.find(spelling, language).map(|at| &self.entries[at])
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
                (Some(a), Some(b)) => (&a.spelling, a.language).cmp(&(&b.spelling, b.language)),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => {
                    return Self {
                        entries,
                        codings: self.codings.clone(),
                        uncompared: self.uncompared.clone(),
                    };
                }
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

    /// The first entry of a spelling, if it occurs, in whatever language. The spelling is
    /// in normal form, as [`Spelling`] has it.
    #[must_use]
    pub fn get(&self, spelling: &str) -> Option<&Entry> {
        let at = self
            .entries
            .partition_point(|entry| entry.spelling.as_str() < spelling);
        self.entries
            .get(at)
            .filter(|entry| *entry.spelling == *spelling)
    }
}
