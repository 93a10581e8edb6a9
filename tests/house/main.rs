//! Who may import whom: no arrow points back, between rooms and between files.

mod imports;

use std::collections::{BTreeMap, BTreeSet};

use imports::{House, circles};

/// The rooms that each room may import from.
const ARROWS: [(&str, &[&str]); 20] = [
    ("visible", &[]),
    ("error", &["visible"]),
    ("parallel", &[]),
    ("text", &["error", "visible"]),
    ("language", &["error", "text"]),
    ("sound", &["text"]),
    ("format", &["error", "text"]),
    ("table", &["error", "language", "parallel", "text"]),
    (
        "variant",
        &["error", "parallel", "text", "language", "sound", "table"],
    ),
    (
        "lint",
        &["parallel", "text", "language", "table", "variant"],
    ),
    (
        "checker",
        &[
            "error", "text", "language", "format", "table", "variant", "lint",
        ],
    ),
    (
        "report",
        &["visible", "text", "sound", "table", "variant", "lint"],
    ),
    ("source", &["error", "text", "format", "table"]),
    ("rewrite", &["error", "text", "lint", "source"]),
    (
        "run",
        &[
            "error", "parallel", "text", "language", "format", "table", "variant", "lint",
            "report", "checker", "source", "rewrite",
        ],
    ),
    (
        "lsp",
        &[
            "error", "text", "format", "table", "variant", "lint", "checker",
        ],
    ),
    (
        "cli",
        &[
            "visible", "lsp", "checker", "error", "parallel", "text", "language", "sound",
            "format", "table", "variant", "lint", "report", "source", "rewrite", "run",
        ],
    ),
    // What holds for every input, of each room; compiled for tests only.
    (
        "laws",
        &[
            "checker", "text", "format", "table", "variant", "sound", "lint", "source", "rewrite",
            "cli",
        ],
    ),
    // The tour of the library shows every room.
    (
        "lib",
        &[
            "checker", "error", "text", "language", "sound", "format", "table", "variant", "lint",
            "report", "laws",
        ],
    ),
    ("main", &["cli"]),
];

/// Circles that stand still. The list only gets shorter.
const CIRCLES: &[&[&str]] = &[];

/// Rooms that read, write and wait; the door opens files for library users.
const OUTER: [&str; 8] = [
    "checker", "source", "rewrite", "run", "lsp", "cli", "laws", "main",
];

/// Files that judge on all cores.
const RAYON: &[&str] = &["parallel.rs"];

/// Lines of a file; its tests and the examples in its documentation do not count.
const LONGEST: usize = 450;

/// Tables of letters: their length is that of the alphabets.
const LETTERS: &[&str] = &[];

const LONGEST_CLI: usize = 3000;

#[test]
fn no_arrow_between_rooms_points_back() {
    let house = House::read();
    let allowed = BTreeMap::from(ARROWS);
    let mut wrong = Vec::new();
    for (file, targets) in house.arrows() {
        let room = room(&file);
        let may = allowed.get(room);
        let may = may.unwrap_or_else(|| panic!("{file} stands in no room that is known"));
        for target in targets {
            let to = self::room(&target);
            let fine = to == room || may.contains(&to);
            if !fine {
                wrong.push(format!("{file} imports {target}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_circle_of_files_is_new() {
    let known: BTreeSet<Vec<String>> = known_circles();
    let found = circles(&House::read().arrows());
    let new: Vec<_> = found.difference(&known).collect();
    assert!(new.is_empty(), "files that import each other: {new:#?}");
}

#[test]
fn no_circle_that_is_open_is_still_listed() {
    let found = circles(&House::read().arrows());
    let known = known_circles();
    let open: Vec<_> = known.difference(&found).collect();
    assert!(open.is_empty(), "take them off the list: {open:#?}");
}

fn known_circles() -> BTreeSet<Vec<String>> {
    let files = |circle: &&[&str]| circle.iter().map(ToString::to_string).collect();
    CIRCLES.iter().map(files).collect()
}

#[test]
fn the_core_reads_nothing_and_waits_for_nothing() {
    let house = House::read();
    let system = ["fs", "env", "time", "thread", "process", "net"];
    let mut wrong = Vec::new();
    for (file, paths) in house.paths() {
        for path in paths {
            let first: Vec<&str> = path.iter().map(String::as_str).take(2).collect();
            let room = room(&file);
            let fine = match first.as_slice() {
                ["std", second, ..] => OUTER.contains(&room) || !system.contains(second),
                ["rayon", ..] => RAYON.contains(&file.as_str()) || OUTER.contains(&room),
                ["clap" | "clap_complete" | "clap_mangen" | "indicatif", ..] => room == "cli",
                _ => true,
            };
            if !fine {
                wrong.push(format!("{file} uses {}", path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_command_line_prints() {
    let house = House::read();
    let printing = [
        "print!",
        "println!",
        "eprint!",
        "eprintln!",
        "dbg!",
        "stdout()",
        "stderr()",
    ];
    let mut wrong = Vec::new();
    for (file, code) in house.code() {
        for word in printing.iter().filter(|_| room(file) != "cli") {
            let prints = code.match_indices(word).any(|(at, _)| {
                let before = code[..at].chars().next_back();
                before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
            });
            if prints {
                wrong.push(format!("{file} prints with {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_short() {
    let house = House::read();
    let long = house
        .lengths()
        .filter(|(file, lines)| *lines > LONGEST && !LETTERS.contains(file));
    let long: Vec<_> = long.collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:?}");
}

#[test]
fn the_command_line_is_small() {
    let lines = House::read().whole_lengths("cli/");
    assert!(lines < LONGEST_CLI, "cli has {lines} lines");
}

/// The first folder of a path, or the file itself.
fn room(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.trim_end_matches(".rs")
}
