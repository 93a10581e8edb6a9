//! The memory of an archive: built in parts or at once, and asked about drafts.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::run::{self, said};

fn vartani(folder: &Path, arguments: &[&str]) -> String {
    said(&run::vartani(folder, arguments))
}

fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for day in ["monday", "tuesday"] {
        fs::create_dir(folder.path().join(day)).unwrap();
    }
    let texts = [
        ("monday/1.txt", "राष्ट्रपति टोकायव कज़ाख़स्तान लौटे।\n"),
        ("monday/2.txt", "टोकायव और टोकायव के मन्त्री आए। न्यू यॉर्क\n"),
        ("tuesday/1.txt", "मंत्री टोकायव से मिले।\n"),
        ("tuesday/2.txt", "टोकायेव ने कहा। का\u{947} न्यूयॉर्क\n"),
        ("draft.txt", "टोकायेव आज दिल्ली में हैं।\n"),
    ];
    for (name, text) in texts {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn parts_add_up_to_the_whole() {
    let folder = archive();
    let at = folder.path();
    let build = |paths: &[&str], out: &str, jobs: &str| {
        let arguments = [
            "profile",
            "build",
            "--isolated",
            "--jobs",
            jobs,
            "--out",
            out,
        ];
        assert_eq!(vartani(at, &[&arguments, paths].concat()), "0\n");
    };
    build(&["monday", "tuesday"], "whole", "2");
    build(&["monday"], "m", "1");
    build(&["tuesday"], "t", "1");
    assert_eq!(
        vartani(at, &["profile", "merge", "t", "m", "--out", "sum"]),
        "0\n"
    );
    assert_eq!(
        fs::read(at.join("whole")).unwrap(),
        fs::read(at.join("sum")).unwrap()
    );
    assert_snapshot!(vartani(at, &["profile", "show", "sum"]), @"
    0
    version 2: 4 documents, 21 words, 18 spellings
    ");
    let words = vartani(at, &["profile", "show", "--words", "sum"]);
    assert!(words.contains("\nटोकायव\t4\t3\n"), "{words}");
}

#[test]
fn a_draft_is_judged_against_the_archive() {
    let folder = archive();
    let at = folder.path();
    vartani(
        at,
        &[
            "profile",
            "build",
            "--isolated",
            "monday",
            "tuesday",
            "--out",
            "p",
        ],
    );
    let check = ["check", "--isolated", "--format", "brief", "draft.txt"];
    assert_snapshot!(vartani(at, &check), @"0");
    assert_snapshot!(vartani(at, &[&check[..], &["--profile", "p"]].concat()), @"
    1
    draft.txt:1:1: टोकायेव → टोकायव [table-variant, certain] the archive has it in more documents (3 : 1)
    ");
}

#[test]
fn what_is_no_profile_is_refused() {
    let folder = archive();
    let at = folder.path();
    let newer = zstd::encode_all("vartani-profile 3 1\n".as_bytes(), 0).unwrap();
    fs::write(at.join("newer"), newer).unwrap();
    assert_snapshot!(vartani(at, &["profile", "show", "newer"]), @"
    2
    vartani: newer: a profile of version 3, not 2; build a new one with `vartani profile build`
    ");
    assert_snapshot!(vartani(at, &["check", "--profile", "draft.txt", "draft.txt"]), @"
    2
    vartani: draft.txt: this is not a profile; build a new one with `vartani profile build`
    ");
}
