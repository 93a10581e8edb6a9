//! The numbers that decide what a user sees stand in the documentation as in the code.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use vartani::variant::tuning::NUMBERS;

const DOC: &str = "docs/accuracy.md";
const BEGIN: &str = "<!-- numbers: VARTANI_BLESS=1 cargo test --test core tuning -->\n";
const END: &str = "<!-- end of numbers -->\n";

fn table() -> String {
    let mut table =
        "| number | value | unit | what it does | set by |\n| --- | --- | --- | --- | --- |\n"
            .to_owned();
    for number in NUMBERS {
        let _ = writeln!(
            table,
            "| `{}` | {} | {} | {} | {} |",
            number.name, number.value, number.unit, number.meaning, number.set_by
        );
    }
    table
}

#[test]
fn the_documentation_has_all_numbers() {
    let doc = fs::read_to_string(DOC).unwrap();
    let (before, rest) = doc.split_once(BEGIN).unwrap();
    let (found, after) = rest.split_once(END).unwrap();
    if std::env::var_os("VARTANI_BLESS").is_some() {
        fs::write(DOC, format!("{before}{BEGIN}{}{END}{after}", table())).unwrap();
        return;
    }
    assert_eq!(found, table());
}

#[test]
fn every_number_says_what_set_it() {
    let names: BTreeSet<_> = NUMBERS.iter().map(|number| number.name).collect();
    assert_eq!(names.len(), NUMBERS.len());
    for number in NUMBERS {
        assert!(number.meaning.ends_with('.'), "{number:?}");
        assert!(
            !number.set_by.is_empty() && !number.unit.is_empty(),
            "{number:?}"
        );
    }
}
