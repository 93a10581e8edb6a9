//! What is in an archive is read as what is in a folder.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;

use crate::gnu_tar::{FIX, RIGHT, WRONG, run, unpacked, write};
use crate::run::{said, vartani};

#[test]
fn each_member_is_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "one.txt", "टोली और टोलियाँ, कज़ाकिस्तान\n".as_bytes());
    write(at, "two.txt", "कजाकिस्तान टोकायव\n".as_bytes());
    write(at, "three.md", "टोकायेव **टोका**यव\n".as_bytes());
    run(
        at,
        "tar",
        &["-cf", "a.tar", "./one.txt", "two.txt", "three.md"],
    );
    let check = ["check", "--isolated", "--format", "brief"];
    assert_snapshot!(said(&vartani(at, &[&check[..], &["a.tar"]].concat())), @"
    1
    a.tar/three.md:1:11: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ");
    assert_snapshot!(
        said(&vartani(at, &[&check[..], &["--scope", "all", "a.tar"]].concat())), @"
    1
    a.tar/one.txt:1:18: कज़ाकिस्तान → कज़ाख़स्तान [table-variant, certain] built-in table (editorial)
    a.tar/two.txt:1:1: कजाकिस्तान → कज़ाख़स्तान [table-variant, certain] built-in table (editorial)
    a.tar/two.txt:1:12: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    a.tar/three.md:1:11: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ");
    // As in a folder.
    run(at, "mkdir", &["folder"]);
    run(at, "tar", &["-xf", "a.tar", "-C", "folder"]);
    for options in [&["--scope", "document"][..], &["--scope", "all"]] {
        let of = |path| {
            let told = said(&vartani(at, &[&check[..], options, &[path]].concat()));
            let mut lines: Vec<String> = told.lines().map(str::to_owned).collect();
            lines.sort();
            lines
        };
        let folder = of("folder").join("\n").replace("folder/", "a.tar/");
        assert_eq!(of("a.tar").join("\n"), folder);
    }
    let profile = |path: &str, out: &str| {
        vartani(at, &["profile", "build", "--isolated", path, "--out", out]);
        fs::read(at.join(out)).unwrap()
    };
    assert_eq!(profile("a.tar", "p"), profile("folder", "q"));
    let cluster = |path| {
        said(&vartani(
            at,
            &["cluster", "--isolated", "--format", "csv", path],
        ))
    };
    assert_eq!(cluster("a.tar"), cluster("folder"));
    write(
        at,
        "vartani.toml",
        "exclude = [\"*.tar/two.txt\"]\n".as_bytes(),
    );
    assert_snapshot!(
        said(&vartani(at, &["check", "--format", "brief", "--scope", "all", "a.tar"])), @"
    1
    a.tar/three.md:1:11: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ");
}

#[test]
fn an_archive_on_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "a.txt", WRONG.as_bytes());
    run(at, "tar", &["-czf", "a.tgz", "a.txt"]);
    let output = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(&FIX[..4])
        .args(["--stdin-filename", "x.tgz", "-"])
        .current_dir(at)
        .stdin(fs::File::open(at.join("a.tgz")).unwrap())
        .output()
        .unwrap();
    fs::write(at.join("b.tgz"), &output.stdout).unwrap();
    assert_eq!(unpacked(at, "b.tgz")["a.txt"], RIGHT.as_bytes());
}
