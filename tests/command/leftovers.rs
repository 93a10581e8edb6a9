//! What killed runs leave behind, and who removes it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use serde_json::Value;

use crate::newsroom::{FIX, UNDO, folder_with, sources, texts, timed};
use crate::run::{said, vartani};

/// The hidden files of a folder.
fn hidden(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

/// The mark of the last run of a journal.
fn mark(folder: &Path) -> String {
    let journal = fs::read_to_string(folder.join("fix.journal")).unwrap();
    let records = journal
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut marks = records.filter_map(|record| record["mark"].as_str().map(str::to_owned));
    marks.next_back().unwrap()
}

/// Files that only look like those of a run: nobody but their owner removes them.
fn put_lookalikes(folder: &Path, fixed: &[u8], old: &[u8]) {
    for (name, bytes) in [
        (".00000.csv.backup", &b"mine"[..]),
        (".00000.csv.Ab3dE1", fixed),
        (".00000.csv.Ab3dE2", old),
        (".00000.csv.Ab3dE3", b""),
        (".vartani-Ab3dE3", b""),
        (".vartani-0123456789abcdef-Ab3dE3", fixed),
        (".vartani-", b""),
    ] {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// What a run leaves that dies between naming a file and putting it into its place.
#[test]
fn what_a_dead_run_left_behind() {
    let sources = sources(4);
    let folder = folder_with(&sources);
    let at = folder.path();
    timed(at, &FIX);
    let fixed = fs::read(at.join("00000.csv")).unwrap();
    for (next, dry) in [
        (
            &FIX[..],
            &[
                "fix",
                "--isolated",
                "--dry-run",
                "--journal",
                "fix.journal",
                ".",
            ][..],
        ),
        (&UNDO[..], &["undo", "--dry-run", "fix.journal"][..]),
    ] {
        put_lookalikes(at, &fixed, &sources["00000.csv"]);
        let foreign = hidden(at);
        let mark = mark(at);
        fs::write(at.join(format!(".vartani-{mark}-Ab3dE3")), &fixed[..9]).unwrap();
        fs::write(at.join(format!(".vartani-{mark}-Ab3dE4")), b"").unwrap();
        let all = hidden(at);
        vartani(at, dry);
        assert_eq!(hidden(at), all);
        vartani(at, next);
        assert_eq!(hidden(at), foreign);
    }
}

/// A run that is killed before the `count`th file takes its place, which has a name then;
/// false where no such kill can be made.
fn killed_at_rename(folder: &Path, arguments: &[&str], count: usize) -> bool {
    let inject = format!("inject=rename,renameat,renameat2:error=ENOSPC:signal=KILL:when={count}");
    let killed = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &inject])
        .arg(env!("CARGO_BIN_EXE_vartani"))
        .args(arguments)
        .current_dir(folder)
        .output();
    killed.is_ok_and(|output| output.status.code().is_none())
}

/// The next run with the same journal removes it, be it `fix` or `undo`.
#[test]
fn killed_in_the_moment_in_which_a_file_takes_its_place() {
    let sources = sources(40);
    let runs: [(&[&str], &[&str]); 3] = [(&FIX, &FIX), (&FIX, &UNDO), (&UNDO, &UNDO)];
    for (killed, next) in runs {
        // Tables, records, compressed files, plain texts, and both archives in either order.
        for count in [1, 4, 7, 9, 12, 15, 29, 41, 42] {
            let folder = folder_with(&sources);
            let at = folder.path();
            if killed == UNDO {
                timed(at, &FIX);
            }
            if !killed_at_rename(at, killed, count) {
                eprintln!("not tested: strace is missing, or may not trace");
                return;
            }
            assert_eq!(hidden(at).len(), 1, "{killed:?} {count}");
            let finished = vartani(at, next);
            assert!(finished.status.code().unwrap() <= 1, "{}", said(&finished));
            assert_eq!(hidden(at), BTreeSet::new(), "{killed:?} {next:?} {count}");
            vartani(at, &UNDO);
            assert!(texts(at) == texts(folder_with(&sources).path()));
        }
    }
}

/// Two runs with one journal would take each other's files for leftovers.
#[test]
fn undo_waits_for_nobody_and_goes_with_nobody() {
    let folder = folder_with(&sources(1));
    let at = folder.path();
    timed(at, &FIX);
    let other = fs::File::open(at.join("fix.journal")).unwrap();
    other.lock().unwrap();
    assert_snapshot!(said(&vartani(at, &UNDO)), @"
    2
    vartani: fix.journal: another run uses this journal; wait for it to end, or name another journal
    ");
}
