//! Archives that are broken, change since or are being written when the run is killed.

use std::fs;
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use crate::gnu_tar::{FIX, RIGHT, WRONG, run, unpacked, write};
use crate::run::{said, vartani};

#[test]
fn broken_archives_are_one_error_each() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "a.txt", WRONG.repeat(20).as_bytes());
    write(at, "good.json", "{\"क\": \"टोकायव टोकायेव\"}".as_bytes());
    write(at, "open.json", "{\"क\":\n\"टोकायव टोकायेव".as_bytes());
    run(at, "truncate", &["-s", "1M", "hole.txt"]);
    run(at, "tar", &["-cf", "whole.tar", "a.txt"]);
    run(
        at,
        "tar",
        &["-cSf", "gnu.tar", "--format=gnu", "a.txt", "hole.txt"],
    );
    run(
        at,
        "tar",
        &["-cSf", "pax.tar", "--format=pax", "a.txt", "hole.txt"],
    );
    run(at, "tar", &["-cf", "json.tar", "open.json", "good.json"]);
    run(at, "tar", &["-czf", "cut.tar.gz", "a.txt"]);
    for file in ["a.txt", "good.json", "open.json", "hole.txt"] {
        fs::remove_file(at.join(file)).unwrap();
    }
    let whole = fs::read(at.join("whole.tar")).unwrap();
    fs::remove_file(at.join("whole.tar")).unwrap();
    fs::write(at.join("cut-in-data.tar"), &whole[..1000]).unwrap();
    let end = 512 + (WRONG.len() * 20).next_multiple_of(512);
    fs::write(at.join("cut-at-end.tar"), &whole[..end]).unwrap();
    fs::write(at.join("cut-in-header.tar"), &whole[..300]).unwrap();
    let mut wrong = whole.clone();
    wrong[0] = b'b';
    fs::write(at.join("checksum.tar"), &wrong).unwrap();
    fs::write(at.join("text.tar"), WRONG.repeat(20)).unwrap();
    let packed = fs::read(at.join("cut.tar.gz")).unwrap();
    fs::write(at.join("cut.tar.gz"), &packed[..packed.len() / 2]).unwrap();
    let names = ["cut-in-data.tar", "gnu.tar", "pax.tar", "text.tar"];
    let before = names.map(|name| fs::read(at.join(name)).unwrap());
    let fix = ["fix", "--isolated", "--tier", "likely"];
    assert_snapshot!(said(&vartani(at, &fix)), @"
    2
    vartani: ./checksum.tar: cannot read the archive: a header is damaged or cut off; repair the archive, or leave it out
    vartani: ./cut-at-end.tar: cannot read the archive: it is cut off: it has no end mark; repair the archive, or leave it out
    vartani: ./cut-in-data.tar: cannot read the archive: it is cut off in a.txt; repair the archive, or leave it out
    vartani: ./cut-in-header.tar: cannot read the archive: a header is damaged or cut off; repair the archive, or leave it out
    vartani: ./cut.tar.gz: cannot unpack: incomplete deflate stream; repair the file, or leave it out
    vartani: ./gnu.tar: cannot read the archive: hole.txt is a sparse file; repair the archive, or leave it out
    vartani: ./json.tar/open.json:2: not JSON: a string is left open; repair the file, or leave it out
    vartani: ./pax.tar: cannot read the archive: hole.txt is a sparse file; repair the archive, or leave it out
    vartani: ./text.tar: cannot read the archive: a header is damaged or cut off; repair the archive, or leave it out
    1 word in 1 file changed, 0 left undecided
    ");
    assert_eq!(names.map(|name| fs::read(at.join(name)).unwrap()), before);
    assert_eq!(
        unpacked(at, "json.tar")["good.json"],
        "{\"क\": \"टोकायेव टोकायेव\"}".as_bytes()
    );
}

#[test]
fn what_changed_since_is_named_and_the_rest_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for name in ["a.txt", "b.txt", "c.txt"] {
        write(at, name, WRONG.as_bytes());
    }
    run(at, "tar", &["-cf", "a.tar", "a.txt", "b.txt", "c.txt"]);
    vartani(at, &[&FIX[..], &["a.tar"]].concat());
    run(at, "tar", &["--delete", "-f", "a.tar", "a.txt", "c.txt"]);
    write(at, "c.txt", "कुछ और\n".as_bytes());
    run(at, "tar", &["-rf", "a.tar", "c.txt"]);
    assert_snapshot!(said(&vartani(at, &["undo", "j"])), @r"
    1
    a.tar/b.txt: 2
    2 words in 1 file restored, 0 files unchanged
    vartani: a.tar/c.txt: the file changed since the journal was written; restore it by hand, or from a backup
    vartani: a.tar/a.txt: it is not in the archive any more; restore it by hand, or from a backup
    ");
    assert_eq!(unpacked(at, "a.tar")["b.txt"], WRONG.as_bytes());
}

#[test]
fn killed_at_any_moment_an_archive_is_whole() {
    for name in ["a.tar", "a.tgz"] {
        for round in 0..6 {
            let folder = tempfile::tempdir().unwrap();
            let at = folder.path();
            for file in 0..100 {
                let text = format!("{file}\n{}", WRONG.repeat(file % 7 + 1));
                write(&at.join("in"), &format!("{file:03}.txt"), text.as_bytes());
            }
            run(at, "tar", &["-acf", name, "in"]);
            let read = || unpacked(at, name);
            let old = read();
            let fix = [&FIX[..], &[name]].concat();
            let mut child = Command::new(env!("CARGO_BIN_EXE_vartani"))
                .args(&fix)
                .current_dir(at)
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(std::time::Duration::from_micros(3_000 + round * 9_000));
            child.kill().unwrap();
            child.wait().unwrap();
            let between = read();
            assert!(vartani(at, &fix).status.code().unwrap() <= 1);
            let new = read();
            assert!(between == old || between == new, "{name} is torn");
            let right = |text: &[u8]| String::from_utf8_lossy(text).replace(WRONG, RIGHT);
            let mended = |(file, text): (&String, &Vec<u8>)| right(&old[file]).as_bytes() == text;
            assert!(new.iter().all(mended));
            vartani(at, &["undo", "j"]);
            assert!(read() == old, "{name}: undo restores every byte");
        }
    }
}
