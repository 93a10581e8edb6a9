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

/// What a run leaves that dies between naming a file and putting it into its place.
#[test]
fn what_a_dead_run_left_behind() {
    let sources = sources(40);
    let folder = folder_with(&sources);
    let at = folder.path();
    timed(at, &FIX);
    let journal = fs::read_to_string(at.join("fix.journal")).unwrap();
    let dead = folder_with(&sources);
    let dead = dead.path();
    // As if it had died in each of these files, and once more in the last one.
    let names = [
        "00000.csv",
        "00003.jsonl",
        "00006.txt.gz",
        "00008.txt.zst",
        "00010.txt",
    ];
    let archives = ["00013a.tar", "00026b.tar.zst"];
    let died_in = |record: &Value| {
        let path = record["path"].as_str().unwrap_or_default();
        let named = |name: &&str| path[2..].starts_with(name);
        record["record"] == "done" && names.iter().chain(&archives).any(named)
    };
    let told = journal
        .lines()
        .filter(|line| !died_in(&serde_json::from_str(line).unwrap()));
    let told: Vec<&str> = told.collect();
    fs::write(dead.join("fix.journal"), told.join("\n") + "\n").unwrap();
    for name in names.iter().chain(&archives) {
        fs::copy(at.join(name), dead.join(format!(".{name}.Ab3dE9"))).unwrap();
    }
    fs::copy(at.join("00010.txt"), dead.join(".00010.txt.000000")).unwrap();
    // Whoever wrote these, it was no run that this journal tells of.
    let foreign = [
        (".00010.txt.backup", &b"mine"[..]),
        (
            ".00010.txt.Ab3dE99",
            &fs::read(at.join("00010.txt")).unwrap(),
        ),
        (
            ".00010.txt.Ab3-E9",
            &fs::read(at.join("00010.txt")).unwrap(),
        ),
        (".00010.txt.Ab3dE8", &sources["00010.txt"]),
        (
            ".00012.txt.Ab3dE9",
            &fs::read(at.join("00012.txt")).unwrap(),
        ),
        (".00013a.tar.Ab3dE8", &sources["00013a.tar"]),
    ];
    for (name, bytes) in foreign {
        fs::write(dead.join(name), bytes).unwrap();
    }
    // As where each file has a name from its first byte on.
    for name in names.iter().chain(&archives) {
        let whole = fs::read(at.join(name)).unwrap();
        fs::write(
            dead.join(format!(".{name}.b3gunX")),
            &whole[..whole.len() / 2],
        )
        .unwrap();
        fs::write(dead.join(format!(".{name}.b3guny")), b"").unwrap();
    }
    let all = hidden(dead);
    vartani(
        dead,
        &[
            "fix",
            "--isolated",
            "--dry-run",
            "--journal",
            "fix.journal",
            ".",
        ],
    );
    assert_eq!(hidden(dead), all);
    vartani(dead, &FIX);
    let foreign = foreign.map(|(name, _)| name.to_owned());
    assert_eq!(hidden(dead), BTreeSet::from(foreign));
    assert!(texts(dead) == texts(at));
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

/// `undo` does not tell in the journal where it is; what it left is what the file is now.
#[test]
fn undo_leaves_what_is_not_certain() {
    let sources = sources(1);
    let folder = folder_with(&sources);
    let at = folder.path();
    timed(at, &FIX);
    let fixed = fs::read(at.join("00000.csv")).unwrap();
    let other = [&sources["00000.csv"][..9], b"x"].concat();
    for (name, bytes) in [
        (".00000.csv.Ab3dE1", &fixed),
        (".00000.csv.Ab3dE2", &other),
        (".00001.csv.Ab3dE3", &sources["00000.csv"]),
    ] {
        fs::write(at.join(name), bytes).unwrap();
    }
    let all = hidden(at);
    vartani(at, &["undo", "--dry-run", "fix.journal"]);
    vartani(at, &UNDO);
    assert_eq!(hidden(at), all);
    fs::write(at.join(".00000.csv.Ab3dE4"), &sources["00000.csv"]).unwrap();
    vartani(at, &["undo", "--dry-run", "fix.journal"]);
    assert_ne!(hidden(at), all);
    vartani(at, &UNDO);
    assert_eq!(hidden(at), all);
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
