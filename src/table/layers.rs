//! Rows of a language pack under the tables of the user.

use std::borrow::Cow;

use crate::text::Tag;

use super::lookup::{Table, TableEntry, acts_in};
use super::row::{Row, Status};

impl Table {
    /// True where a table leaves a row of a language pack in force: none keeps its variant,
    /// keeps its two spellings apart, or has taken it back.
    pub(crate) fn leaves(&self, row: &Row, language: Option<Tag>) -> bool {
        let (variant, canonical) = (&row.keys.0, &row.keys.1);
        let retired = self.retired.get(variant);
        !retired.is_some_and(|lang| acts_in(lang, language))
            && !self.is_kept_in(variant, language)
            && !self.is_distinct_in(variant, canonical, language)
    }

    /// What a later table made of the canonical of a row: that of its own row.
    pub(crate) fn followed<'a>(
        &'a self,
        entry: TableEntry<'a>,
        language: Option<Tag>,
    ) -> TableEntry<'a> {
        let Some(own) = self.canonical_in(&entry.row.keys.1, language) else {
            return entry;
        };
        let overrules = own.row.prefers()
            && own.row.status == Status::Verified
            && own.row.keys.0 == entry.row.keys.1
            && own.row.keys.1 != entry.row.keys.0;
        if !overrules {
            return entry;
        }
        let row = entry.row.into_owned();
        let mut row = row.with_canonical(own.row.canonical.clone());
        row.source.clone_from(&own.row.source);
        TableEntry {
            row: Cow::Owned(row),
            origin: own.origin,
        }
    }
}
