//! What vartani writes is no document: it is passed over, and nothing else is overwritten.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::run::{said, vartani};

const TEXT: &str = "टोकायव आए। टोकायेव गए। मास्को से मॉस्को।\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    folder
}

/// What a command prints, kept as a file whose name says nothing.
fn keep(folder: &Path, name: &str, arguments: &[&str]) {
    let output = vartani(folder, arguments);
    assert!(!output.stdout.is_empty(), "{arguments:?}");
    fs::write(folder.join("own").join(name), output.stdout).unwrap();
}

#[test]
fn all_that_it_writes_is_known_and_left_as_it_is() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("own")).unwrap();
    let formats = [
        "human",
        "brief",
        "json",
        "csv",
        "sarif",
        "github",
        "rdjson",
        "checkstyle",
        "html",
    ];
    for format in formats {
        let name = format!("report-{format}.txt");
        keep(path, &name, &["check", "--format", format, "a.txt"]);
    }
    keep(path, "colour.txt", &["check", "--color", "always", "a.txt"]);
    keep(path, "hindi.txt", &["check", "--ui-lang", "hi", "a.txt"]);
    for format in ["human", "json", "csv"] {
        let name = format!("clusters-{format}.md");
        keep(path, &name, &["cluster", "--format", format, "a.txt"]);
    }
    keep(path, "plan.txt", &["fix", "--dry-run", "a.txt"]);
    keep(path, "changes.txt", &["fix", "--diff", "a.txt"]);
    vartani(
        path,
        &["check", "--write-baseline", "own/base.txt", "a.txt"],
    );
    vartani(path, &["profile", "build", "--out", "own/p.txt", "a.txt"]);
    fs::write(path.join("b.txt"), TEXT).unwrap();
    vartani(path, &["fix", "--journal", "own/j.txt", "b.txt"]);
    vartani(&path.join("own"), &["init"]);
    assert_snapshot!(said(&vartani(path, &["check", "--isolated", "own"])), @"
    0
    0 findings in 0 sets, 0 files
    ");
    let before = read(path);
    let fixed = vartani(path, &["fix", "--isolated", "--verbose", "own"]);
    let fixed = String::from_utf8(fixed.stderr).unwrap();
    let count = format!(
        "{0} files passed over: {0} written by vartani",
        before.len()
    );
    assert!(fixed.contains(&count), "{fixed}");
    assert_eq!(read(path), before);
}

fn read(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let entries = fs::read_dir(folder.join("own"))
        .unwrap()
        .map(Result::unwrap);
    let mut files: Vec<_> = entries
        .map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn one_that_is_named_is_said() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("house.csv"), "variant,canonical\nटोकायव,टोकायेव\n").unwrap();
    assert_snapshot!(said(&vartani(path, &["check", "house.csv"])), @"
    0
    0 findings in 0 sets, 0 files
    vartani: house.csv: this is a table of vartani, not a document; passed over
    ");
    fs::write(path.join("words.txt"), "मास्को\nमॉस्को\n").unwrap();
    assert_snapshot!(said(&vartani(path, &["check", "--lexicon", "words.txt", "words.txt"])), @"
    0
    0 findings in 0 sets, 0 files
    vartani: words.txt: this is a lexicon of vartani, not a document; passed over
    ");
}

#[test]
fn nothing_else_is_overwritten() {
    let folder = folder();
    let path = folder.path();
    for text in [TEXT, TEXT.trim_end(), "variant,canonical\n", "{}"] {
        fs::write(path.join("other"), text).unwrap();
        for arguments in [
            &["check", "--write-baseline", "other", "a.txt"][..],
            &["fix", "--journal", "other", "a.txt"],
            &["profile", "build", "--out", "other", "a.txt"],
        ] {
            let output = vartani(path, arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert_eq!(fs::read_to_string(path.join("other")).unwrap(), text);
        }
    }
    assert_eq!(fs::read_to_string(path.join("a.txt")).unwrap(), TEXT);
    assert_snapshot!(said(&vartani(path, &["fix", "--journal", "other", "a.txt"])), @"
    2
    vartani: other: this file is not a journal of vartani; it would be overwritten: name another file, or remove this one
    ");
    // Its own kind, and what is empty, may be.
    fs::write(path.join("other"), "").unwrap();
    for _ in 0..2 {
        let output = vartani(path, &["check", "--write-baseline", "other", "a.txt"]);
        assert_eq!(output.status.code(), Some(0));
    }
}
