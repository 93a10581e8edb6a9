//! A cluster in the making: places in the vocabulary, and what a table says of them.

use rustc_hash::FxHashSet;

use crate::table::Origin;
use crate::text::Spelling;
use crate::variant::knowledge::InLanguage;
use crate::variant::vocabulary::entry::Vocabulary;

/// A cluster in the making.
#[derive(Default)]
pub(crate) struct Group {
    pub(crate) members: Vec<usize>,
    /// The canonical that a table gives the group.
    pub(crate) known: Option<Spelling>,
    /// The members that a table put here.
    pub(crate) from_table: FxHashSet<usize>,
}

impl Group {
    /// Takes another group in. Of two canonicals that of the user's table stays; where
    /// both are of one table, neither goes before the other, and the text decides.
    pub(crate) fn take(&mut self, other: Self, vocabulary: &Vocabulary, known: InLanguage<'_>) {
        let of_user = |group: &Self| {
            let entry = group.known.as_ref().and_then(|it| known.canonical_of(it));
            entry.is_some_and(|entry| entry.origin == Origin::User)
        };
        let are_two = self.known.is_some() && other.known.is_some();
        let (mine, theirs) = (of_user(self), of_user(&other));
        self.members.extend(other.members);
        if !are_two {
            self.known = self.known.take().or(other.known);
            self.from_table.extend(other.from_table);
        } else if mine == theirs {
            self.from_table.extend(other.from_table);
            for canonical in [self.known.take(), other.known].into_iter().flatten() {
                let spelling = |at: &usize| &vocabulary.entries()[*at].spelling;
                self.from_table.retain(|at| *spelling(at) != canonical);
            }
        } else if theirs {
            self.known = other.known;
            self.from_table = other.from_table;
        }
    }
}
