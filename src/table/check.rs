//! The laws of a table: rows may not contradict each other.

use std::path::Path;

use rustc_hash::FxHashMap;
use unicode_normalization::is_nfc;

use crate::error::Error;
use crate::text::Spelling;

use super::load::{Placed, table_error};
use super::row::{Relation, Row, Status};

/// Every law that `rows` break, in the order of the lines.
pub(super) fn broken_laws(rows: &[Placed], path: &Path) -> Vec<Error> {
    let laws = Laws::new(rows);
    let used = rows
        .iter()
        .filter(|placed| placed.row.status != Status::Retired);
    used.filter_map(|placed| {
        let (problem, help) = laws.broken_by(placed)?;
        Some(table_error(path, placed.line, &problem, &help))
    })
    .collect()
}

/// Laws for a table that is to be kept in order: sorted, NFC, with sources.
pub(super) fn broken_order(rows: &[Placed], path: &Path) -> Vec<Error> {
    let key = |row: &Row| (row.variant.clone(), row.canonical.clone(), row.relation);
    let mut errors = Vec::new();
    for (at, Placed { row, line }) in rows.iter().enumerate() {
        let mut say =
            |problem: &str, help: &str| errors.push(table_error(path, *line, problem, help));
        if at > 0 && key(&rows[at - 1].row) >= key(row) {
            say(
                "the line is out of order",
                "run `vartani table format --write`",
            );
        }
        if !is_nfc(&row.variant) || !is_nfc(&row.canonical) {
            say("a cell is not in NFC", "run `vartani table format --write`");
        }
        if row.source.is_empty() {
            say(
                "the row has no source",
                "say where the knowledge comes from",
            );
        }
    }
    errors
}

/// What a person should know of a table that breaks no law.
pub(super) fn warnings(rows: &[Placed], path: &Path) -> Vec<Error> {
    let used = rows.iter().filter(|placed| placed.row.prefers());
    let warned = used.filter_map(|Placed { row, line }| {
        let is_new = |c: &char| !row.variant.contains(*c);
        let sign = row
            .canonical
            .chars()
            .filter(is_new)
            .find(|&c| is_markup(c))?;
        let problem = format!(
            "«{}» has {}, which is markup in some formats",
            row.canonical,
            named(sign)
        );
        let help = "check the spelling; it is escaped, or not written where it cannot be";
        Some(table_error(path, *line, &problem, help))
    });
    warned.collect()
}

/// Signs that XML, JSON, CSV, LaTeX, PO or Markdown read as other than text.
fn is_markup(c: char) -> bool {
    c.is_control() || "&<>\"\\{}[]%$#_~^*`|,;\t".contains(c)
}

fn named(sign: char) -> String {
    if sign.is_control() {
        format!("the control character U+{:04X}", sign as u32)
    } else {
        format!("the sign {sign}")
    }
}

struct Laws<'a> {
    /// First preferring row by variant and language.
    preferring: FxHashMap<(Spelling, &'a str), &'a Placed>,
    /// Any preferring row by variant, for chains.
    variants: FxHashMap<Spelling, &'a Placed>,
    distinct: FxHashMap<(Spelling, Spelling), &'a Placed>,
}

impl<'a> Laws<'a> {
    fn new(rows: &'a [Placed]) -> Self {
        let mut laws = Self {
            preferring: FxHashMap::default(),
            variants: FxHashMap::default(),
            distinct: FxHashMap::default(),
        };
        for placed in rows.iter().filter(|p| p.row.status != Status::Retired) {
            let (variant, canonical) = (
                placed.row.variant_spelling(),
                placed.row.canonical_spelling(),
            );
            if placed.row.relation == Relation::Distinct {
                laws.distinct
                    .entry(ordered(variant, canonical))
                    .or_insert(placed);
            } else if placed.row.prefers() && !placed.row.is_about_case() {
                let lang = &*placed.row.lang;
                laws.variants.entry(variant.clone()).or_insert(placed);
                laws.preferring.entry((variant, lang)).or_insert(placed);
            }
        }
        laws
    }

    fn broken_by(&self, placed: &Placed) -> Option<(String, String)> {
        let row = &placed.row;
        let (variant, canonical) = (row.variant_spelling(), row.canonical_spelling());
        if row.relation == Relation::Distinct {
            let same = variant == canonical;
            let twice = self.distinct[&ordered(variant, canonical)].line != placed.line;
            return match (same, twice) {
                (true, _) => Some(pair(
                    "a word is not distinct from itself",
                    "remove the line",
                )),
                (_, true) => Some(pair(
                    "the pair stands here a second time",
                    "remove the line",
                )),
                _ => None,
            };
        }
        if !row.prefers() || row.is_about_case() {
            return None;
        }
        let first = self.preferring[&(variant.clone(), &*row.lang)];
        if first.line != placed.line {
            let problem = format!("«{}» stands already on line {}", row.variant, first.line);
            return Some((problem, "keep one of the two lines".to_owned()));
        }
        if variant == canonical && row.relation != Relation::Encoding {
            return Some(pair(
                "variant and canonical are one spelling",
                "remove the line",
            ));
        }
        if let Some(next) = self.variants.get(&canonical) {
            let problem = format!(
                "«{}» is itself a variant on line {}",
                row.canonical, next.line
            );
            let help = format!(
                "write «{}» here, or remove one of the lines",
                next.row.canonical
            );
            return Some((problem, help));
        }
        let apart = self.distinct.get(&ordered(variant, canonical))?;
        let problem = format!("the pair is distinct on line {}", apart.line);
        Some((problem, "keep one of the two lines".to_owned()))
    }
}

fn pair(problem: &str, help: &str) -> (String, String) {
    (problem.to_owned(), help.to_owned())
}

/// The two spellings, the smaller first.
pub(super) fn ordered(a: Spelling, b: Spelling) -> (Spelling, Spelling) {
    if a <= b { (a, b) } else { (b, a) }
}
