//! `undo` restores what its journal says, and touches nothing else.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::run::{said, vartani};

const TEXT: &str = "टोकायव आए। टोकायेव गए।\n";
const FIXED: &str = "टोकायेव आए। टोकायेव गए।\n";

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn fix(folder: &Path, journal: &str, paths: &[&str]) {
    let arguments = ["fix", "--isolated", "--journal", journal];
    let output = vartani(folder, &[&arguments, paths].concat());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
}

fn undo(folder: &Path, journal: &str, code: i32) -> String {
    let output = vartani(folder, &["undo", journal]);
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    said(&output)
}

#[test]
fn names_that_are_not_utf8() {
    let folder = tempfile::tempdir().unwrap();
    let names = [&b"a\xff.txt"[..], b"a\xfe.txt", b"\xe0\xa4.txt"];
    let paths = names.map(|name| folder.path().join(OsStr::from_bytes(name)));
    for path in &paths {
        fs::write(path, TEXT).unwrap();
    }
    fix(folder.path(), "j", &["."]);
    assert!(paths.iter().all(|path| read(path) == FIXED));
    undo(folder.path(), "j", 0);
    assert!(paths.iter().all(|path| read(path) == TEXT));
}

/// From anywhere the files of the journal are restored, and none of the same name.
#[test]
fn the_folder_of_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let (at, other) = (folder.path().join("at"), folder.path().join("other"));
    for place in [&at, &other] {
        fs::create_dir(place).unwrap();
        fs::write(place.join("a.txt"), TEXT).unwrap();
    }
    fix(&at, "j", &["a.txt"]);
    fs::write(other.join("a.txt"), FIXED).unwrap();
    undo(&other, "../at/j", 0);
    assert_eq!(
        (read(&at.join("a.txt")), read(&other.join("a.txt"))),
        (TEXT.into(), FIXED.into())
    );
    // Renamed with the journal in it.
    fix(&at, "j", &["a.txt"]);
    let moved = folder.path().join("moved");
    fs::rename(&at, &moved).unwrap();
    undo(&moved, "j", 0);
    assert_eq!(read(&moved.join("a.txt")), TEXT);
    // Gone: nothing else is taken for it.
    fix(&moved, "../k", &["a.txt"]);
    fs::remove_dir_all(&moved).unwrap();
    undo(&other, "../k", 2);
    assert_eq!(read(&other.join("a.txt")), FIXED);
}

/// A journal of an earlier version, or a forged one, does not lead out of its folder.
#[test]
fn paths_that_lead_out() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("at");
    fs::create_dir(&at).unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, TEXT).unwrap();
    fix(folder.path(), "j", &["a.txt"]);
    symlink(&file, at.join("link.txt")).unwrap();
    let journal = read(&folder.path().join("j"));
    let (_, changes) = journal.split_once('\n').unwrap();
    let run = r#"{"record":"run","version":1,"vartani":"0.1.0"}"#;
    for path in ["../a.txt", "link.txt", file.to_str().unwrap()] {
        let forged = changes.replace("\"path\":\"a.txt\"", &format!("\"path\":\"{path}\""));
        fs::write(at.join("forged"), format!("{run}\n{forged}")).unwrap();
        undo(&at, "forged", 2);
        assert_eq!(read(&file), FIXED, "{path}");
    }
    // In its folder the journal of an earlier version holds.
    fs::write(folder.path().join("j"), format!("{run}\n{changes}")).unwrap();
    undo(folder.path(), "j", 0);
    assert_eq!(read(&file), TEXT);
}

/// What `fix` could reach, `undo` can: by any path, and a file by two paths is one.
#[test]
fn one_file_by_many_paths() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("at");
    fs::create_dir(&at).unwrap();
    let file = folder.path().join("a.txt");
    symlink(&file, at.join("link.txt")).unwrap();
    for path in ["../a.txt", "link.txt", "./link.txt", file.to_str().unwrap()] {
        fs::write(&file, TEXT).unwrap();
        fix(&at, "j", &[path]);
        assert_eq!(read(&file), FIXED);
        undo(&at, "j", 0);
        assert_eq!(read(&file), TEXT, "{path}");
    }
    // Two runs of one journal, by two paths.
    fix(&at, "k", &["../a.txt"]);
    fs::write(at.join("table.csv"), "variant,canonical\nगए,गये\n").unwrap();
    fix(&at, "k", &["--table", "table.csv", "link.txt"]);
    assert_ne!(read(&file), FIXED);
    undo(&at, "k", 0);
    assert_eq!(read(&file), TEXT);
}

/// A later run leaves the earlier journal as it is; what it changed again is said.
#[test]
fn an_earlier_journal_after_a_later_run() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let (a, b) = (at.join("a.txt"), at.join("b.txt"));
    fs::write(&a, TEXT).unwrap();
    fs::write(&b, TEXT).unwrap();
    fix(at, "first", &["a.txt", "b.txt"]);
    fs::write(at.join("table.csv"), "variant,canonical\nगए,गये\n").unwrap();
    fix(at, "second", &["--table", "table.csv", "a.txt"]);
    let told = undo(at, "first", 1);
    assert!(told.contains("a.txt: the file changed"), "{told}");
    assert_eq!(read(&b), TEXT);
    undo(at, "second", 0);
    undo(at, "first", 0);
    assert_eq!(read(&a), TEXT);
    // Changed by hand between two runs of one journal.
    fix(at, "j", &["a.txt"]);
    fs::write(&a, format!("{FIXED}नया। {TEXT}")).unwrap();
    fix(at, "j", &["a.txt"]);
    let told = undo(at, "j", 1);
    assert!(told.contains("only the later changes"), "{told}");
    assert_eq!(read(&a), format!("{FIXED}नया। {TEXT}"));
}

/// Cut at any byte, as on a full disk, it restores what it holds whole.
#[test]
fn a_journal_that_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let names = ["a.txt", "b.txt", "c.txt"];
    let write = |text: &str| names.map(|name| fs::write(at.join(name), text).unwrap());
    write(TEXT);
    fix(at, "j", &names);
    let journal = fs::read(at.join("j")).unwrap();
    let ends = |part: &[u8]| part.split(|&byte| byte == b'\n').count() - 1;
    for cut in (0..journal.len()).step_by(97) {
        write(FIXED);
        // The end is gone; or the run went on behind it.
        let tail = b"{\"record\":\"done\",\"path\":\"x\"}\n";
        for rest in [&b""[..], tail] {
            write(FIXED);
            fs::write(at.join("j"), [&journal[..cut], rest].concat()).unwrap();
            let output = vartani(at, &["undo", "j"]);
            // The run, then three lines for each file.
            let whole = (ends(&journal[..cut]).max(1) - 1) / 3;
            let restored = names.iter().filter(|name| read(&at.join(name)) == TEXT);
            assert!(restored.count() >= whole, "{cut}: {}", said(&output));
        }
    }
}

#[test]
fn what_is_no_journal_or_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let made = std::process::Command::new("mkfifo")
        .arg(at.join("pipe"))
        .status();
    assert!(made.unwrap().success());
    let run = r#"{"record":"run","version":1,"vartani":"0.1.0"}"#;
    let begin = r#"{"record":"begin","path":"pipe","before":"0","after":"1"}"#;
    fs::write(at.join("j"), format!("{run}\n{begin}\n")).unwrap();
    undo(at, "j", 2);
    undo(at, "pipe", 2);
    for text in ["मेरा", "मेरा\n", "\n\n", "{\"a\": 1}\n", "{\"a\": 1}"] {
        fs::write(at.join("mine"), text).unwrap();
        undo(at, "mine", 2);
        fs::write(at.join("a.txt"), TEXT).unwrap();
        let output = vartani(at, &["fix", "--isolated", "--journal", "mine", "a.txt"]);
        assert_eq!(output.status.code(), Some(2), "{text}: {}", said(&output));
        assert_eq!(read(&at.join("mine")), text);
    }
}
