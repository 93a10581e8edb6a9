//! The rows of all tables together, looked up by spelling.

use std::cmp::Reverse;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::Error;
use crate::text::Spelling;

use super::check::{broken_laws, broken_order, ordered};
use super::load;
use super::phrases::Phrases;
use super::row::{Origin, Relation, Row, Status};

/// A row that knows a spelling, and whose row it is.
#[derive(Clone, Copy, Debug)]
pub struct TableEntry<'a> {
    /// The row.
    pub row: &'a Row,
    /// Where it came from.
    pub origin: Origin,
}

/// What is known: the rows of all origins, later ones winning over earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: Vec<(Row, Origin)>,
    by_variant: FxHashMap<Spelling, usize>,
    by_canonical: FxHashMap<Spelling, usize>,
    /// The smaller of each pair, with the greater ones.
    distinct: FxHashMap<Spelling, FxHashSet<Spelling>>,
    kept: FxHashSet<Spelling>,
    phrases: Phrases,
}

impl Table {
    /// The table that is compiled in. Cost: it is read anew, a microsecond or two a row.
    pub fn built_in() -> Self {
        let text = include_bytes!("../../variants.csv");
        let mut table = Self::with_room(memchr::memchr_iter(b'\n', text).count());
        load::each_row(text, Path::new("variants.csv"), |placed| {
            table.add(placed.row, Origin::BuiltIn);
        });
        table.settle();
        table
    }

    fn with_room(rows: usize) -> Self {
        let mut table = Self::default();
        table.rows.reserve(rows);
        table.by_variant.reserve(rows);
        table
    }

    /// A table that knows nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A table of rows of one origin; what a row of another says, a later one takes back.
    pub(crate) fn of_rows(rows: impl IntoIterator<Item = Row>, origin: Origin) -> Self {
        let mut table = Self::default();
        for row in rows {
            table.add(row, origin);
        }
        table.settle();
        table
    }

    /// Reads a user's table.
    ///
    /// # Errors
    /// The first line that cannot be read or breaks a law.
    pub fn parse(text: &[u8], path: &Path) -> Result<Self, Error> {
        let (rows, mut errors) = load::rows(text, path);
        errors.extend(broken_laws(&rows, path));
        errors.sort_by_key(|error| error.line);
        if let Some(error) = errors.into_iter().next() {
            return Err(error);
        }
        let mut table = Self::with_room(rows.len());
        for placed in rows {
            table.add(placed.row, Origin::User);
        }
        table.settle();
        Ok(table)
    }

    /// Every problem of a table; with `strict` also order, NFC and sources.
    pub fn problems(text: &[u8], path: &Path, strict: bool) -> Vec<Error> {
        let (rows, mut errors) = load::rows(text, path);
        errors.extend(broken_laws(&rows, path));
        if strict {
            errors.extend(broken_order(&rows, path));
        }
        errors.sort_by_key(|error| error.line);
        errors
    }

    /// The same knowledge without the rows of other languages.
    #[must_use]
    pub fn for_language(&self, lang: &str) -> Self {
        let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let mut table = Self::default();
        for (row, origin) in &self.rows {
            if row.lang.is_empty() || primary(&row.lang) == primary(lang) {
                table.add(row.clone(), *origin);
            }
        }
        table.settle();
        table
    }

    /// Adds another table, which wins where the two disagree.
    pub fn extend(&mut self, other: Self) {
        if self.rows.is_empty() {
            *self = other;
            return;
        }
        for (row, origin) in other.rows {
            self.add(row, origin);
        }
        self.settle();
    }

    fn add(&mut self, row: Row, origin: Origin) {
        let (variant, canonical) = (row.variant_spelling(), row.canonical_spelling());
        match (row.status, row.relation) {
            (Status::Retired, _) => {
                self.by_variant.remove(&variant);
                return;
            }
            (_, Relation::Distinct) => {
                let joined = |at: &usize| self.rows[*at].0.canonical_spelling();
                if self.by_variant.get(&variant).map(joined).as_ref() == Some(&canonical) {
                    self.by_variant.remove(&variant);
                }
                if self.by_variant.get(&canonical).map(joined).as_ref() == Some(&variant) {
                    self.by_variant.remove(&canonical);
                }
                let (a, b) = ordered(variant, canonical);
                self.distinct.entry(a).or_default().insert(b);
            }
            (_, Relation::Keep) => {
                self.by_variant.remove(&variant);
                self.kept.insert(variant);
            }
            _ => {
                self.kept.remove(&variant);
                let (a, b) = ordered(variant.clone(), canonical);
                if let Some(others) = self.distinct.get_mut(&a) {
                    others.remove(&b);
                }
                self.phrases.add(&row.variant);
                self.phrases.add(&row.canonical);
                self.by_variant.insert(variant, self.rows.len());
            }
        }
        self.rows.push((row, origin));
    }

    /// Follows chains that arise where a later table overrules an earlier one:
    /// built-in C→A and the user's A→B make C→B.
    fn settle(&mut self) {
        let goes_on = |&(_, at): &(&Spelling, &usize)| {
            let row = &self.rows[*at].0;
            row.prefers() && self.by_variant.contains_key(&row.keys.1)
        };
        let chains = self.by_variant.iter().filter(goes_on);
        let chains: Vec<(Spelling, usize)> = chains.map(|(s, &at)| (s.clone(), at)).collect();
        for (variant, at) in chains {
            let canonical = self.rows[at].0.canonical_spelling();
            let Some(&next) = self.by_variant.get(&canonical) else {
                continue;
            };
            if !self.rows[next].0.prefers() {
                continue;
            }
            let overruling = self.rows[next].0.canonical.clone();
            if Spelling::of(&overruling) == variant {
                // The later row turned the earlier one round.
                let gone = if next > at { variant } else { canonical };
                self.by_variant.remove(&gone);
            } else {
                let (row, origin) = (self.rows[at].0.clone(), self.rows[next].1);
                let mut row = row.with_canonical(overruling);
                row.source.clone_from(&self.rows[next].0.source);
                self.by_variant.insert(variant, self.rows.len());
                self.rows.push((row, origin));
            }
        }
        self.index_canonicals();
    }

    /// Canonicals are known words too, by the last and best row that names them.
    fn index_canonicals(&mut self) {
        let rows = &self.rows;
        // No two are alike: the first of a table goes before the others.
        let rank = |at: usize| {
            let (row, origin) = &rows[at];
            (row.status == Status::Verified, *origin, Reverse(at))
        };
        self.by_canonical.clear();
        self.by_canonical.reserve(self.by_variant.len());
        for &at in self.by_variant.values() {
            let best = self.by_canonical.entry(rows[at].0.keys.1.clone());
            let best = best.or_insert(at);
            if rank(at) > rank(*best) {
                *best = at;
            }
        }
    }

    /// The row that knows a spelling: as a variant, or as a canonical.
    pub fn canonical_of(&self, spelling: &str) -> Option<TableEntry<'_>> {
        let known = self
            .by_variant
            .get(spelling)
            .or_else(|| self.by_canonical.get(spelling));
        let (row, origin) = &self.rows[*known?];
        Some(TableEntry {
            row,
            origin: *origin,
        })
    }

    /// True where a row says that the two spellings, in normal form, are never one
    /// word. Order-free. Cost: a look-up or two, no allocation.
    pub fn is_distinct(&self, a: &str, b: &str) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        self.distinct
            .get(a)
            .is_some_and(|others| others.contains(b))
    }

    /// The row that holds the two spellings apart, in either order. Cost: a look at all
    /// rows.
    pub fn distinct_row(&self, a: &str, b: &str) -> Option<&Row> {
        let holds_apart = |row: &&Row| {
            let (variant, canonical) = (row.keys.0.as_str(), row.keys.1.as_str());
            row.relation == Relation::Distinct
                && ((variant, canonical) == (a, b) || (variant, canonical) == (b, a))
        };
        let mut rows = self.rows.iter().map(|(row, _)| row);
        rows.find(holds_apart).filter(|_| self.is_distinct(a, b))
    }

    /// True where a row says to leave the word alone.
    pub fn is_kept(&self, spelling: &str) -> bool {
        self.kept.contains(spelling)
    }

    /// The rows about several words.
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// All rows in the order they were read.
    pub fn rows(&self) -> impl Iterator<Item = (&Row, Origin)> {
        self.rows.iter().map(|(row, origin)| (row, *origin))
    }
}
