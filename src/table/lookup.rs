//! The rows of all tables together, looked up by spelling.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::text::{Spelling, Tag};

use super::apart_keys::ApartKeys;
use super::check::{broken_laws, broken_order, ordered, warnings};
use super::load;
use super::phrases::Phrases;
use super::row::{Origin, Relation, Row, Status};
use super::unspaced::Unspaced;

/// A row that knows a spelling, and whose row it is.
#[derive(Clone, Debug)]
pub struct TableEntry<'a> {
    /// The row; owned where it was read from a language pack.
    pub row: Cow<'a, Row>,
    /// Where it came from.
    pub origin: Origin,
}

/// What is known: the rows of all origins, later ones winning over earlier ones.
/// [`Table::parse`] reads one, [`Table::extend`] adds another over it.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: Vec<(Row, Origin)>,
    by_variant: FxHashMap<Spelling, usize>,
    by_canonical: FxHashMap<Spelling, usize>,
    /// Rows that name a spelling which a later row, of another language, names, too.
    others: FxHashMap<Spelling, Vec<usize>>,
    /// The smaller of each pair, with the greater ones and the languages of the rows.
    distinct: FxHashMap<Spelling, FxHashMap<Spelling, Arc<str>>>,
    /// Of the pairs above, when they are asked for.
    apart_keys: OnceLock<ApartKeys>,
    /// With the languages of the rows.
    kept: FxHashMap<Spelling, Arc<str>>,
    /// Variants of rows that were taken back, with the languages of the rows.
    pub(super) retired: FxHashMap<Spelling, Arc<str>>,
    phrases: Phrases,
    unspaced: Unspaced,
    /// Rows about the case of a spelling.
    cased: FxHashMap<Spelling, usize>,
}

impl Table {
    /// The built-in table. Cost: it is read each time, one or two microseconds a row.
    ///
    /// ```
    /// use vartani::table::Table;
    /// let table = Table::built_in();
    /// let entry = table.canonical_of("टोकायव").unwrap();
    /// assert_eq!(entry.row.canonical(), "टोकायेव");
    /// ```
    #[must_use]
    pub fn built_in() -> Self {
        let text = include_str!("../../variants.csv");
        let [one, other] = load::built_in_rows(text);
        let mut table = Self::with_room(one.len() + other.len());
        for row in one.into_iter().chain(other) {
            table.add(row, Origin::BuiltIn);
        }
        table.settle();
        table
    }

    fn with_room(rows: usize) -> Self {
        let mut table = Self::default();
        table.rows.reserve(rows);
        table.by_variant.reserve(rows);
        table
    }

    /// A table without rows.
    ///
    /// ```
    /// use vartani::table::Table;
    /// assert!(Table::empty().canonical_of("टोकायव").is_none());
    /// ```
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Reads a user's table.
    ///
    /// # Errors
    /// The first line that cannot be read or breaks a law.
    ///
    /// ```
    /// use std::path::Path;
    /// use vartani::table::Table;
    ///
    /// let text = "variant,canonical\nदिल्लि,दिल्ली\n";
    /// let table = Table::parse(text.as_bytes(), Path::new("house.csv"))?;
    /// assert_eq!(table.canonical_of("दिल्लि").unwrap().row.canonical(), "दिल्ली");
    ///
    /// let text = "variant,canonical,status\nदिल्लि,दिल्ली,new\n";
    /// let error = Table::parse(text.as_bytes(), Path::new("house.csv")).unwrap_err();
    /// assert_eq!(error.line, Some(2));
    /// # Ok::<(), vartani::error::Error>(())
    /// ```
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
    ///
    /// ```
    /// use std::path::Path;
    /// use vartani::table::Table;
    /// let text = "variant,canonical\nदिल्लि,दिल्ली\nदिल्ली,देहली\n";
    /// assert_eq!(Table::problems(text.as_bytes(), Path::new("house.csv"), false).len(), 1);
    /// ```
    #[must_use]
    pub fn problems(text: &[u8], path: &Path, strict: bool) -> Vec<Error> {
        let (rows, mut errors) = load::rows(text, path);
        errors.extend(broken_laws(&rows, path));
        if strict {
            errors.extend(broken_order(&rows, path));
        }
        errors.sort_by_key(|error| error.line);
        errors
    }

    /// What a person should look at, though a table may have it: canonicals with signs that
    /// formats read as markup.
    #[must_use]
    pub fn warnings(text: &[u8], path: &Path) -> Vec<Error> {
        let (rows, _) = load::rows(text, path);
        warnings(&rows, path)
    }

    /// The same table without the rows of other languages.
    ///
    /// ```
    /// use vartani::table::Table;
    /// let marathi = Table::built_in().for_language("mr");
    /// assert!(marathi.canonical_of("टोकायव").is_none());
    /// ```
    #[must_use]
    pub fn for_language(&self, lang: &str) -> Self {
        let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let mut table = Self::default();
        let mut last = Origin::BuiltIn;
        for (row, origin) in &self.rows {
            if *origin != last {
                // What the built-in table says is to be known before the user's own.
                table.settle();
                last = *origin;
            }
            if row.lang.is_empty() || primary(&row.lang) == primary(lang) {
                table.add(row.clone(), *origin);
            }
        }
        table.settle();
        table
    }

    /// Adds another table, which overrides this one where the two disagree.
    ///
    /// ```
    /// use std::path::Path;
    /// use vartani::table::Table;
    /// let own = "variant,canonical\nटोकायेव,तोकायेव\n";
    /// let mut table = Table::built_in();
    /// table.extend(Table::parse(own.as_bytes(), Path::new("house.csv"))?);
    /// assert_eq!(table.canonical_of("टोकायेव").unwrap().row.canonical(), "तोकायेव");
    /// # Ok::<(), vartani::error::Error>(())
    /// ```
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
        if row.status == Status::Candidate && self.is_settled(&row) {
            // A proposal changes nothing that a person has verified.
            self.rows.push((row, origin));
            return;
        }
        match (row.status, row.relation) {
            (Status::Retired, _) => {
                self.by_variant.remove(&variant);
                self.retired.insert(variant, row.lang);
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
                self.apart_keys.take();
                self.distinct
                    .entry(a)
                    .or_default()
                    .insert(b, row.lang.clone());
            }
            (_, Relation::Keep) => {
                self.by_variant.remove(&variant);
                self.kept.insert(variant, row.lang.clone());
            }
            _ => {
                self.kept.remove(&variant);
                let (a, b) = ordered(variant.clone(), canonical);
                if let Some(others) = self.distinct.get_mut(&a)
                    && others.remove(&b).is_some()
                {
                    self.apart_keys.take();
                }
                self.phrases.add(&row.variant);
                self.phrases.add(&row.canonical);
                self.unspaced.add(&variant);
                self.unspaced.add(&row.keys.1);
                if row.is_about_case() && row.status == Status::Verified {
                    self.cased.insert(variant.clone(), self.rows.len());
                }
                let held = self.by_variant.insert(variant.clone(), self.rows.len());
                let other = held.filter(|&at| self.is_of_another_language(at, &row));
                if let Some(at) = other {
                    self.others.entry(variant).or_default().push(at);
                }
            }
        }
        self.rows.push((row, origin));
    }

    /// True where verified rows of its language say already what a row proposes something
    /// of.
    fn is_settled(&self, row: &Row) -> bool {
        let language = Tag::parse(&row.lang);
        let verified = |spelling: &Spelling| {
            // A row for any language proposes something in each.
            let entry = match language {
                Some(_) => self.canonical_in(spelling, language)?,
                None => self.canonical_of(spelling)?,
            };
            (entry.row.status == Status::Verified).then_some(entry.row)
        };
        match row.relation {
            Relation::Distinct => {
                let joined = |from: &Spelling, to: &Spelling| {
                    verified(from).is_some_and(|row| row.keys.1 == *to)
                };
                joined(&row.keys.0, &row.keys.1) || joined(&row.keys.1, &row.keys.0)
            }
            _ => {
                verified(&row.keys.0).is_some()
                    || self.is_kept_in(&row.keys.0, language)
                    || self.is_distinct_in(&row.keys.0, &row.keys.1, language)
            }
        }
    }

    /// True where two rows are of two languages: neither overrules the other.
    fn is_of_another_language(&self, at: usize, row: &Row) -> bool {
        let held = &self.rows[at].0.lang;
        !held.is_empty() && !row.lang.is_empty() && Tag::parse(held) != Tag::parse(&row.lang)
    }

    /// Follows chains that arise where a later table overrules an earlier one:
    /// built-in C→A and the user's A→B make C→B.
    fn settle(&mut self) {
        let goes_on = |&(_, at): &(&Spelling, &usize)| {
            let row = &self.rows[*at].0;
            row.prefers() && !row.is_about_case() && self.by_variant.contains_key(&row.keys.1)
        };
        let chains = self.by_variant.iter().filter(goes_on);
        let chains: Vec<(Spelling, usize)> = chains.map(|(s, &at)| (s.clone(), at)).collect();
        for (variant, at) in chains {
            let canonical = self.rows[at].0.canonical_spelling();
            let Some(&next) = self.by_variant.get(&canonical) else {
                continue;
            };
            let of_another = self.is_of_another_language(at, &self.rows[next].0);
            let (here, there) = (&self.rows[at].0, &self.rows[next].0);
            let is_proposal = there.status == Status::Candidate && here.status != there.status;
            if of_another || !there.prefers() || there.is_about_case() || is_proposal {
                continue;
            }
            let overruling = self.rows[next].0.canonical.clone();
            if Spelling::of_word(&overruling) == variant {
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
        let later = self.by_variant.values().filter(|&&at| {
            let best = self.by_canonical[&rows[at].0.keys.1];
            best != at && rows[best].0.lang != rows[at].0.lang
        });
        let later: Vec<usize> = later.copied().collect();
        for at in later {
            let others = self
                .others
                .entry(self.rows[at].0.keys.1.clone())
                .or_default();
            if !others.contains(&at) {
                others.push(at);
            }
        }
    }

    /// The row that knows a spelling, in normal form: as a variant, or as a canonical.
    ///
    /// ```
    /// use vartani::table::{Origin, Table};
    /// let table = Table::built_in();
    /// let entry = table.canonical_of("टोकायव").unwrap();
    /// assert_eq!((entry.row.canonical(), entry.origin), ("टोकायेव", Origin::BuiltIn));
    /// assert!(table.canonical_of("टोकायेव").is_some());
    /// ```
    #[must_use]
    pub fn canonical_of(&self, spelling: &str) -> Option<TableEntry<'_>> {
        let known = self
            .by_variant
            .get(spelling)
            .or_else(|| self.by_canonical.get(spelling));
        let (row, origin) = &self.rows[*known?];
        Some(TableEntry {
            row: Cow::Borrowed(row),
            origin: *origin,
        })
    }

    /// The words of the rows of scripts without blanks.
    #[must_use]
    pub fn unspaced(&self) -> &Unspaced {
        &self.unspaced
    }

    /// The rows about the case of a spelling.
    pub fn about_case(&self) -> impl Iterator<Item = &Row> {
        self.cased.values().map(|&at| &self.rows[at].0)
    }

    /// The row about the case of a spelling, if there is one.
    #[must_use]
    pub fn case_row(&self, spelling: &str) -> Option<&Row> {
        self.cased.get(spelling).map(|&at| &self.rows[at].0)
    }

    /// The preferring row of a spelling as a variant.
    #[must_use]
    pub fn row_of_variant(&self, spelling: &str) -> Option<&Row> {
        self.by_variant.get(spelling).map(|&at| &self.rows[at].0)
    }

    /// The same of the rows that act in a language: its own and those of any.
    ///
    /// ```
    /// use vartani::table::Table;
    /// use vartani::text::Tag;
    /// let text = "variant,canonical,lang\nकेन्द्र,केंद्र,hi\n";
    /// let table = Table::parse(text.as_bytes(), "house.csv".as_ref())?;
    /// assert!(table.canonical_in("केन्द्र", Some(Tag::HINDI)).is_some());
    /// assert!(table.canonical_in("केन्द्र", Tag::parse("ne")).is_none());
    /// # Ok::<(), vartani::error::Error>(())
    /// ```
    #[must_use]
    pub fn canonical_in(&self, spelling: &str, language: Option<Tag>) -> Option<TableEntry<'_>> {
        let first = [&self.by_variant, &self.by_canonical];
        let first = first.into_iter().filter_map(|rows| rows.get(spelling));
        let others = self.others.get(spelling).into_iter().flatten().rev();
        let mut known = first.chain(others).map(|&at| &self.rows[at]);
        let (row, origin) = known.find(|(row, _)| acts_in(&row.lang, language))?;
        Some(TableEntry {
            row: Cow::Borrowed(row),
            origin: *origin,
        })
    }

    /// As [`Self::is_distinct`], of the rows that act in a language.
    #[must_use]
    pub fn is_distinct_in(&self, a: &str, b: &str, language: Option<Tag>) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        let lang = self.distinct.get(a).and_then(|others| others.get(b));
        lang.is_some_and(|lang| acts_in(lang, language))
    }

    /// True where a row keeps any two spellings apart.
    pub(super) fn holds_any_apart(&self) -> bool {
        !self.distinct.is_empty()
    }

    /// True where a row keeps apart two spellings of these keys ([`ApartKeys`]).
    pub(super) fn holds_keys_apart(&self, a: &str, b: &str) -> bool {
        let keys = self
            .apart_keys
            .get_or_init(|| ApartKeys::of_pairs(&self.distinct));
        keys.hold(a, b)
    }

    /// As [`Self::is_kept`], of the rows that act in a language.
    #[must_use]
    pub fn is_kept_in(&self, spelling: &str, language: Option<Tag>) -> bool {
        let lang = self.kept.get(spelling);
        lang.is_some_and(|lang| acts_in(lang, language))
    }

    /// True where a row says that the two spellings, in normal form, are never one
    /// word. Order-free. Cost: a look-up or two, no allocation.
    ///
    /// ```
    /// use vartani::table::Table;
    /// assert!(Table::built_in().is_distinct("फॉर्म", "फार्म"));
    /// ```
    #[must_use]
    pub fn is_distinct(&self, a: &str, b: &str) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        self.distinct
            .get(a)
            .is_some_and(|others| others.contains_key(b))
    }

    /// The row that says that the two spellings are two words, in either order. Cost: all
    /// rows are read.
    #[must_use]
    pub fn distinct_row(&self, a: &str, b: &str) -> Option<&Row> {
        let holds_apart = |row: &&Row| {
            let (variant, canonical) = (row.keys.0.as_str(), row.keys.1.as_str());
            row.relation == Relation::Distinct
                && ((variant, canonical) == (a, b) || (variant, canonical) == (b, a))
        };
        let mut rows = self.rows.iter().map(|(row, _)| row);
        rows.find(holds_apart).filter(|_| self.is_distinct(a, b))
    }

    /// True where a row says to leave the word, in normal form, alone.
    ///
    /// ```
    /// use vartani::table::Table;
    /// let text = "variant,canonical,relation\nटोकायव,टोकायव,keep\n";
    /// let table = Table::parse(text.as_bytes(), "house.csv".as_ref())?;
    /// assert!(table.is_kept("टोकायव"));
    /// # Ok::<(), vartani::error::Error>(())
    /// ```
    #[must_use]
    pub fn is_kept(&self, spelling: &str) -> bool {
        self.kept.contains_key(spelling)
    }

    /// The rows about several words.
    #[must_use]
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// All rows in the order they were read.
    ///
    /// ```
    /// use vartani::table::Table;
    /// let text = "variant,canonical\nदिल्लि,दिल्ली\n";
    /// let table = Table::parse(text.as_bytes(), "house.csv".as_ref())?;
    /// let variants: Vec<&str> = table.rows().map(|(row, _)| row.variant()).collect();
    /// assert_eq!(variants, ["दिल्लि"]);
    /// # Ok::<(), vartani::error::Error>(())
    /// ```
    pub fn rows(&self) -> impl Iterator<Item = (&Row, Origin)> {
        self.rows.iter().map(|(row, origin)| (row, *origin))
    }
}

/// True where a row with this `lang` acts in a language: in its own, or in any where it
/// names none.
pub(super) fn acts_in(lang: &str, language: Option<Tag>) -> bool {
    match Tag::parse(lang) {
        Some(of_row) => language == Some(of_row),
        None => true,
    }
}
