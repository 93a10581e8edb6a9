//! `vartani rule` and docs/rules.md: both are made from the documentation on the rules.

use std::fs;
use std::path::Path;

use vartani::lint::{Rule, documentation, manual_page};

use crate::run::{said, vartani};

/// The manual that the documentation of all rules makes.
fn manual() -> String {
    let pages = Rule::ALL.map(|rule| manual_page(rule, 2)).join("\n");
    format!(
        "# Rules\n\n`vartani rule` lists the rules, `vartani rule NAME` prints one of these \
         sections. This page is made from the documentation in `src/lint`: \
         `VARTANI_BLESS=1 cargo test --test command rules::` writes it.\n\n{pages}"
    )
}

#[test]
fn the_manual_is_what_the_rules_say() {
    let (page, manual) = (Path::new("docs/rules.md"), manual());
    if std::env::var_os("VARTANI_BLESS").is_some() {
        fs::write(page, &manual).unwrap();
    }
    let help = "write it anew: VARTANI_BLESS=1 cargo test --test command rules::";
    assert!(
        fs::read_to_string(page).is_ok_and(|text| text == manual),
        "{help}"
    );
}

#[test]
fn the_example_of_each_rule_is_reported_and_fixed_as_documented() {
    for rule in Rule::ALL {
        let doc = documentation(rule);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("example.txt");
        fs::write(&file, doc.example).unwrap();
        let with_options = |arguments: &[&str]| {
            let options = doc.options.split_whitespace();
            let all: Vec<&str> = arguments.iter().copied().chain(options).collect();
            vartani(folder.path(), &all)
        };
        let report = said(&with_options(&[
            "check",
            "--isolated",
            "--format",
            "brief",
            "example.txt",
        ]));
        assert!(report.contains(&format!("[{rule}, ")), "{rule}: {report}");
        with_options(&["fix", "--isolated", "example.txt"]);
        assert_eq!(fs::read_to_string(&file).unwrap(), doc.fixed, "{rule}");
    }
}

#[test]
fn a_rule_is_printed_and_a_wrong_name_is_explained() {
    let here = Path::new(".");
    let list = said(&vartani(here, &["rule"]));
    assert_eq!(list.lines().count(), 1 + Rule::ALL.len(), "{list}");
    for rule in Rule::ALL {
        let page = format!("0\n{}", manual_page(rule, 1));
        assert_eq!(said(&vartani(here, &["rule", rule.name()])), page);
        let line = format!("{:<24}{}", rule.name(), rule.about());
        assert!(list.lines().any(|it| it == line), "{list}");
    }
    let names = Rule::ALL.map(Rule::name).join(", ");
    let wrong = said(&vartani(here, &["rule", "tabel"]));
    let expected = format!("2\nvartani: no rule is called «tabel»; name one of {names}\n");
    assert_eq!(wrong, expected);
}
