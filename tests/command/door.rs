//! The command and the library are one: `Checker` gives the findings that the command
//! prints, on every text and case here.

use std::fs;
use std::path::{Path, PathBuf};

use vartani::Checker;
use vartani::report::json;
use vartani::text::Document;

use crate::run::vartani;

/// All texts and sources of the tests.
fn texts() -> Vec<PathBuf> {
    let mut texts = vec![PathBuf::from("tests/cases/article.txt")];
    for folder in ["tests/cases/judged", "tests/formats"] {
        let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
        texts.extend(files.filter(|path| path.is_file()));
    }
    let cases = fs::read_dir("tests/cases/trust").unwrap();
    let texts_of_cases = cases.map(|case| case.unwrap().path().join("in.txt"));
    texts.extend(texts_of_cases.filter(|path| path.is_file()));
    texts.sort();
    texts
}

#[test]
fn the_library_finds_what_the_command_finds() {
    let checker = Checker::builder().build();
    let mut findings = 0;
    for text in texts() {
        let name = text.to_str().unwrap();
        let said = vartani(
            Path::new("."),
            &["check", "--isolated", "--format", "json", name],
        );
        // What the command refuses, the library refuses.
        let Ok(document) = Document::open(&text) else {
            assert_eq!(said.status.code(), Some(2), "{name}");
            continue;
        };
        let report = checker.check(document);
        let mut found = Vec::new();
        json::findings(
            &mut found,
            report.document(),
            report.findings(),
            report.canonicals(),
        )
        .unwrap();
        let (said, found) = (said.stdout, found);
        assert_eq!(
            String::from_utf8_lossy(&said),
            String::from_utf8_lossy(&found),
            "{name}"
        );
        findings += report.findings().len();
    }
    assert!(findings > 100, "{findings}");
}

#[test]
fn the_library_sees_words_apart_and_their_neighbours() {
    let sets = |text: &str| {
        let report = Checker::builder()
            .build()
            .check(Document::from_text("x.txt", text));
        report.canonicals().clusters().len()
    };
    let rest = "कमरे में मेज और कुर्सी के साथ एक पुरानी घड़ी रखी थी। ".repeat(80);
    assert_eq!(sets("न्यूयॉर्क में ठंड है। वह न्यू यॉर्क गया।"), 1);
    assert_eq!(sets("सब ठीकठाक है। वहाँ भी सब ठीक ठाक रहा।"), 1);
    assert_eq!(sets(&format!("{rest} शर्मिला नोबेल आए। शर्मिला नोवेल गए।")), 1);
    assert_eq!(sets(&format!("{rest} शर्मिला नोबेल आए। लीला नोवेल गए।")), 0);
}
