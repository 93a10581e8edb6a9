//! The built-in table keeps its own laws.

use std::path::Path;

use vartani::language::{Endings, Lexicon};
use vartani::sound::phones;
use vartani::table::{Relation, Status, Table, format};
use vartani::text::Spelling;

const TEXT: &str = include_str!("../../variants.csv");

#[test]
fn no_row_breaks_a_law() {
    let problems = Table::problems(TEXT.as_bytes(), Path::new("variants.csv"), true);
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_table_is_in_its_standing_form() {
    assert_eq!(
        format(TEXT.as_bytes(), Path::new("variants.csv")).unwrap(),
        TEXT
    );
}

/// No line is lost on the way into the table, and each variant leads to its canonical.
#[test]
fn every_row_is_in_force() {
    let table = Table::built_in();
    assert_eq!(table.rows().count(), TEXT.lines().count() - 1);
    for (row, _) in table.rows().filter(|(row, _)| row.prefers()) {
        let found = table.canonical_of(&row.variant_spelling()).unwrap();
        assert_eq!(found.row.canonical(), row.canonical(), "{}", row.variant());
    }
    let entry = table.canonical_of("टोकायव").unwrap();
    assert_eq!(entry.row.canonical(), "टोकायेव");
}

#[test]
fn no_verified_row_joins_two_common_words_or_two_forms_of_one() {
    let table = Table::built_in();
    let (lexicon, endings) = (Lexicon::hindi(), Endings::hindi());
    for (row, _) in table
        .rows()
        .filter(|(row, _)| row.prefers() && row.status == Status::Verified)
    {
        let (a, b) = (
            Spelling::of_word(row.variant()),
            Spelling::of_word(row.canonical()),
        );
        let common = |word: &str| lexicon.band(word).is_some_and(|band| band >= 5);
        let same_sound = phones(&a) == phones(&b);
        let by_rule = row.source.starts_with("chd:");
        assert!(
            same_sound || by_rule || !(common(&a) && common(&b)),
            "{} / {}",
            row.variant(),
            row.canonical()
        );
        // A known mistake (अपनें) is no form of its word, whatever it ends in.
        if row.relation == Relation::Misspelling {
            continue;
        }
        let ending = b.strip_prefix(a.as_str()).or(a.strip_prefix(b.as_str()));
        if let Some(ending) = ending.filter(|ending| *ending != "\u{93C}") {
            assert_eq!(
                endings.stems("", ending),
                0,
                "{} / {}",
                row.variant(),
                row.canonical()
            );
        }
    }
}
