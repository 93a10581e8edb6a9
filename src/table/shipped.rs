//! The rows that ship with a language pack: looked up by spelling, read line by line.
//!
//! A row with a style is a doublet: both spellings are right, and who writes which stands
//! in its column `style` (`BD>ACZ`). It gives a canonical only where a style is chosen.

use std::borrow::Cow;
use std::sync::Arc;

use crate::language::{HouseStyle, Pack};
use crate::text::Spelling;

use super::load::row_of_line;
use super::lookup::TableEntry;
use super::row::{Origin, Row, Status};

/// The rows of one canonical that a spelling is named by.
struct Group {
    rows: Vec<Row>,
    /// Place of the row whose variant the spelling is; none for the canonical.
    of_variant: Option<usize>,
}

/// Two right spellings of a word, of which a text has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doublet {
    /// What all spellings of the word have in common.
    pub(crate) canonical: Spelling,
    /// The styles of the rows (`BD>ACZ`), and on which side of each the spelling stands.
    pub(crate) sides: Vec<(Arc<str>, Side)>,
    /// A row is verified.
    pub(crate) is_verified: bool,
    /// The row of a variant.
    pub(crate) row: Option<Row>,
}

/// A side of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Side {
    /// The spelling is the variant.
    Variant,
    /// The spelling is the canonical.
    Canonical,
}

impl Group {
    fn named_by(pack: &Pack, spelling: &str) -> Option<Self> {
        let of_variant = pack.rows.of_variant(spelling).and_then(row_of_line);
        let lines = match &of_variant {
            Some(row) => pack.rows.of_canonical(&row.canonical_spelling()),
            None => pack.rows.of_canonical(spelling),
        };
        let rows: Vec<Row> = lines.into_iter().filter_map(row_of_line).collect();
        let is_own = |row: &Row| of_variant.is_some() && *row.variant_spelling() == *spelling;
        let of_variant = rows.iter().position(is_own);
        (!rows.is_empty()).then_some(Self { rows, of_variant })
    }

    /// The row of a variant, or the best that names a canonical.
    fn row(self) -> Option<Row> {
        let Self { rows, of_variant } = self;
        if let Some(at) = of_variant {
            return rows.into_iter().nth(at).filter(|row| row.style.is_empty());
        }
        let plain = rows.into_iter().filter(|row| row.style.is_empty());
        plain.min_by_key(|row| row.status != Status::Verified)
    }

    /// Each spelling with the houses that write it.
    fn spellings(&self) -> impl Iterator<Item = (&str, Spelling, Vec<&str>)> {
        let verified = || {
            let rows = self.rows.iter();
            rows.filter(|row| row.status == Status::Verified && !row.style.is_empty())
        };
        let canonical = verified().take(1).map(move |row| {
            let houses = verified().map(|row| houses(&row.style, Side::Canonical));
            (row.canonical(), row.canonical_spelling(), houses.collect())
        });
        let variants = verified().map(|row| {
            let houses = vec![houses(&row.style, Side::Variant)];
            (row.variant(), row.variant_spelling(), houses)
        });
        canonical.chain(variants)
    }

    /// What a house writes instead of a spelling of the group, or what makes it the one
    /// that the house writes. `None` where the house says nothing of it.
    fn in_style(&self, spelling: &str, style: HouseStyle) -> Option<Row> {
        let writes = |houses: &[&str]| houses.iter().any(|houses| style.is_among(houses));
        let all: Vec<_> = self.spellings().collect();
        let own = all.iter().find(|(_, of, _)| **of == *spelling)?;
        let written: Vec<_> = all.iter().filter(|(.., houses)| writes(houses)).collect();
        let row = if writes(&own.2) {
            let other = all.iter().find(|(.., houses)| !writes(houses))?;
            Row::new(other.0, own.0)
        } else {
            // Of several that the house writes, the canonical comes first.
            Row::new(own.0, written.first()?.0)
        };
        let source = format!("{style}, {}", self.rows[0].source);
        Some(Row {
            lang: self.rows[0].lang.clone(),
            source: source.into(),
            ..row
        })
    }
}

/// One side of a cell like `BD>ACZ`.
fn houses(style: &str, side: Side) -> &str {
    let (variant, canonical) = style.split_once('>').unwrap_or_default();
    match side {
        Side::Variant => variant,
        Side::Canonical => canonical,
    }
}

/// The row that knows a spelling, as a chosen style has it, or without a style. Cost: a
/// look-up; where there are rows, they are read.
pub(crate) fn entry(
    pack: &Pack,
    spelling: &str,
    styles: &[HouseStyle],
) -> Option<TableEntry<'static>> {
    let group = Group::named_by(pack, spelling)?;
    let mut styles = styles.iter().filter(|style| style.language() == pack.tag);
    let in_style = styles.find_map(|style| group.in_style(spelling, *style));
    let (row, origin) = match in_style {
        Some(row) => (row, Origin::Style),
        None => (group.row()?, Origin::BuiltIn),
    };
    Some(TableEntry {
        row: Cow::Owned(row),
        origin,
    })
}

/// The doublet that a spelling belongs to, if it does to one.
pub(crate) fn doublet(pack: &Pack, spelling: &str) -> Option<Doublet> {
    let group = Group::named_by(pack, spelling)?;
    let own = group.of_variant.map(|at| &group.rows[at]);
    let rows: Vec<&Row> = match own {
        Some(row) => vec![row],
        None => group.rows.iter().collect(),
    };
    let styled = || rows.iter().filter(|row| !row.style.is_empty());
    let side = if own.is_some() {
        Side::Variant
    } else {
        Side::Canonical
    };
    let mut sides: Vec<_> = styled().map(|row| (row.style.clone(), side)).collect();
    sides.sort_unstable();
    sides.dedup();
    Some(Doublet {
        canonical: styled().next()?.canonical_spelling(),
        sides,
        is_verified: styled().any(|row| row.status == Status::Verified),
        row: own.cloned(),
    })
}

/// The row of a form of a spelling that verified rows know: with a clitic (Kiev's), or in
/// another case (Таллина, Таллинна). Both spellings take the same ending.
pub(crate) fn entry_of_form(pack: &Pack, word: &str) -> Option<TableEntry<'static>> {
    let forms = pack.forms();
    let prefixes = forms.prefixes.iter().filter_map(|prefix| {
        let rest = word.strip_prefix(prefix)?;
        (!rest.is_empty()).then_some((*prefix, rest))
    });
    let mut parted = std::iter::once(("", word)).chain(prefixes);
    parted.find_map(|(head, rest)| {
        let alone = (!head.is_empty()).then(|| carried(pack, head, rest, "", ""));
        alone.flatten().or_else(|| with_ending(pack, head, rest))
    })
}

fn with_ending(pack: &Pack, head: &str, rest: &str) -> Option<TableEntry<'static>> {
    let is_form = |own: &str, other: &str| {
        let is_clitic = own.is_empty() && pack.forms().suffixes.contains(&other);
        is_clitic || pack.endings.stems(own, other) >= FEWEST_STEMS
    };
    pack.rows.stems(rest).into_iter().find_map(|stem| {
        let (own, other) = (&stem.spelling[stem.shared..], &rest[stem.shared..]);
        let is_long = stem.spelling.chars().count() >= SHORTEST_STEM;
        let carries = is_long && own != other && is_form(own, other);
        carries.then(|| carried(pack, head, &stem.spelling, own, other))?
    })
}

/// The row of a spelling, with `head` before it and `other` in the place of its ending.
fn carried(
    pack: &Pack,
    head: &str,
    spelling: &str,
    own: &str,
    other: &str,
) -> Option<TableEntry<'static>> {
    let row = Group::named_by(pack, spelling)?.row()?;
    if row.status != Status::Verified {
        return None;
    }
    let form = |text: &str| Some(format!("{head}{}{other}", text.strip_suffix(own)?));
    let (variant, canonical) = (form(row.variant())?, form(row.canonical())?);
    let row = Row {
        lang: row.lang,
        source: row.source,
        ..Row::new(&variant, &canonical)
    };
    Some(TableEntry {
        row: Cow::Owned(row),
        origin: Origin::BuiltIn,
    })
}

/// Fewest stems of the lexicon that show two endings of one word.
const FEWEST_STEMS: u32 = 8;

/// Shortest name, in letters, that is looked for in its forms.
const SHORTEST_STEM: usize = 4;

/// The rows that name a spelling, or a spelling that it is a form of.
pub(crate) fn rows_of(pack: &Pack, spelling: &str) -> Vec<Row> {
    if let Some(group) = Group::named_by(pack, spelling) {
        match group.of_variant {
            Some(at) => group.rows.into_iter().skip(at).take(1).collect(),
            None => group.rows,
        }
    } else {
        let form = entry_of_form(pack, spelling).into_iter();
        form.map(|entry| entry.row.into_owned()).collect()
    }
}

/// All rows of a pack, in the order of their lines.
pub(crate) fn rows(pack: &Pack) -> impl Iterator<Item = Row> {
    pack.rows.lines().filter_map(row_of_line)
}
