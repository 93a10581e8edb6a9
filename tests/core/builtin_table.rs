//! The built-in table keeps its own laws.

use std::path::Path;

use vartani::table::{Relation, Status, Table, format};
use vartani::text::Spelling;
use vartani::variant::{Endings, Form, Lexicon};

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

#[test]
fn there_are_enough_verified_rows() {
    let table = Table::built_in();
    let verified = table
        .rows()
        .filter(|(row, _)| row.status == Status::Verified && row.relation == Relation::Variant);
    assert!(verified.count() >= 1_500);
}

#[test]
fn no_verified_row_joins_two_common_words_or_two_forms_of_one() {
    let table = Table::built_in();
    let script = vartani::text::Script::Devanagari;
    let (lexicon, endings) = (Lexicon::of(script).unwrap(), Endings::of(script).unwrap());
    for (row, _) in table
        .rows()
        .filter(|(row, _)| row.prefers() && row.status == Status::Verified)
    {
        let (a, b) = (Spelling::of(row.variant()), Spelling::of(row.canonical()));
        let common = |word: &str| lexicon.band(word).is_some_and(|band| band >= 5);
        let same_sound = Form::new(&a).phones == Form::new(&b).phones;
        let by_rule = row.source.starts_with("chd:");
        assert!(
            same_sound || by_rule || !(common(&a) && common(&b)),
            "{} / {}",
            row.variant(),
            row.canonical()
        );
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
