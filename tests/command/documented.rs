//! What README.md and docs/*.md show is so: their commands run as they stand there, and
//! the paths and links that they name exist.
//!
//! A command is a line of a code block, indented or fenced, that begins with `vartani` or
//! `cargo run`; what stands behind two spaces explains it. Those of a page run one after
//! the other in one folder with the files that they name.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Pages or commands (as they begin) that cannot run here, and why.
const SKIPPED: [(&str, &str, &str); 2] = [
    (
        "docs/accuracy.md",
        "cargo run --release --example fit",
        "fits the model to the gold data, which is not part of the project",
    ),
    (
        "docs/accuracy.md",
        "vartani check --isolated --scope all --verbose",
        "FOLDER holds the gold texts; the option in brackets is one of two runs",
    ),
];

/// Names that pages use, each with the sample in it. Folders have two texts.
const TEXTS: [&str; 3] = ["draft.md", "draft.txt", "in.txt"];
const FOLDERS: [&str; 3] = ["archive", "today", "chapters"];

fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let article = fs::read("tests/cases/article.txt").unwrap();
    fs::create_dir_all(at.join("tests/cases")).unwrap();
    fs::write(at.join("tests/cases/article.txt"), &article).unwrap();
    for name in TEXTS {
        fs::write(at.join(name), &article).unwrap();
    }
    for name in FOLDERS {
        fs::create_dir(at.join(name)).unwrap();
        fs::write(at.join(name).join("1.txt"), &article).unwrap();
        fs::write(at.join(name).join("2.txt"), &article).unwrap();
    }
    fs::write(
        at.join("my-table.csv"),
        "variant,canonical\nटोकायव,टोकायेव\n",
    )
    .unwrap();
    fs::write(at.join("hi_IN.dic"), "1\nटोकायेव\n").unwrap();
    let decided = r#"{"vartani":"decisions","version":1,"rows":[],"left":[]}"#;
    fs::write(at.join("decisions.json"), decided).unwrap();
    folder
}

fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir("docs").unwrap();
    let docs = docs.map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = docs
        .filter(|path| path.extension() == Some("md".as_ref()))
        .collect();
    pages.push("README.md".into());
    pages.sort();
    pages
}

/// The command of a line of a code block, without its explanation.
fn command(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("$ ").unwrap_or(line);
    let shown = line.starts_with("vartani ") || line.starts_with("cargo run ");
    shown.then(|| line.split("  ").next().unwrap().trim_end())
}

/// The commands of a page in their order.
fn commands(page: &str) -> Vec<&str> {
    let mut fenced = false;
    let mut commands = Vec::new();
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced || line.starts_with("    ") {
            commands.extend(command(line));
        }
    }
    commands
}

/// As a shell runs it, with the built binary where `vartani` or `cargo run … --` stands.
fn run(folder: &Path, command: &str) -> Output {
    let arguments = match command.strip_prefix("cargo run ") {
        Some(rest) => rest.split_once("-- ").unwrap_or(("", "")).1,
        None => command.strip_prefix("vartani ").unwrap(),
    };
    Command::new("sh")
        .args([
            "-c",
            &format!("\"$0\" {arguments}"),
            env!("CARGO_BIN_EXE_vartani"),
        ])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn every_command_of_the_pages_runs() {
    let mut unused = SKIPPED.to_vec();
    for path in pages() {
        let (name, folder) = (path.display().to_string(), sample());
        for command in commands(&fs::read_to_string(&path).unwrap()) {
            let skip =
                |(page, start, _): &(&str, &str, &str)| *page == name && command.starts_with(start);
            if SKIPPED.iter().any(skip) {
                unused.retain(|entry| !skip(entry));
                continue;
            }
            let output = run(folder.path(), command);
            let errors = String::from_utf8_lossy(&output.stderr);
            let code = output.status.code();
            assert!(
                matches!(code, Some(0 | 1)),
                "{name}: {command}: {code:?} {errors}"
            );
            let said = errors.to_lowercase();
            assert!(
                !said.contains("error") && !said.contains("usage:"),
                "{name}: {command}: {errors}"
            );
            let silent = output.stdout.is_empty() && errors.is_empty();
            let writes = [" > ", " --out ", " init", " --write-baseline "]
                .iter()
                .any(|it| command.contains(it));
            assert!(
                !silent || writes || command.contains(" table check "),
                "{name}: {command}: says nothing"
            );
        }
    }
    assert!(
        unused.is_empty(),
        "these are on no page any more: {unused:?}"
    );
}

#[test]
fn commands_are_found_in_both_kinds_of_blocks() {
    let page = "vartani no\n\n    vartani check a.md   report\n    टोकायव 3\n\n```sh\n$ cargo run -- fix b\n```\nvartani no\n";
    assert_eq!(commands(page), ["vartani check a.md", "cargo run -- fix b"]);
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(commands(&readme).contains(&"cargo run --release -- check tests/cases/article.txt"));
}

/// What stands between `open` and `close` in a page.
fn between<'a>(page: &'a str, open: &str, close: char) -> Vec<&'a str> {
    let pieces = page.split(open).skip(1);
    pieces
        .filter_map(|rest| rest.split_once(close))
        .map(|(inside, _)| inside)
        .collect()
}

#[test]
fn every_path_and_link_of_the_pages_exists() {
    let more = [
        "CONTRIBUTING.md",
        "RELEASING.md",
        "SECURITY.md",
        "CHANGELOG.md",
    ];
    let mut missing = Vec::new();
    for path in pages().into_iter().chain(more.map(PathBuf::from)) {
        let page = fs::read_to_string(&path).unwrap();
        let folder = path.parent().unwrap();
        let links = between(&page, "](", ')');
        let links = links.into_iter().filter(|link| !link.starts_with("http"));
        missing.extend(
            links
                .filter(|link| !folder.join(link.split('#').next().unwrap()).exists())
                .map(|link| format!("{}: {link}", path.display())),
        );
        let rooms = [
            "src/",
            "tests/",
            "tools/",
            "docs/",
            "data/",
            "examples/",
            "benches/",
        ];
        let named = rooms.iter().flat_map(|room| {
            let inside = between(&page, &format!("`{room}"), '`');
            inside.into_iter().map(move |rest| format!("{room}{rest}"))
        });
        // Capitals stand for a name of the reader's own.
        let plain = |name: &String| {
            !name
                .chars()
                .any(|c| c.is_whitespace() || c == '*' || c == '…')
        };
        let stands_for_another = |name: &String| {
            let parts = name.split(['/', '.']);
            parts
                .into_iter()
                .any(|part| ["NAME", "TAG", "DATE", "DIR"].contains(&part))
        };
        missing.extend(
            named
                .filter(|name| plain(name) && !stands_for_another(name))
                .filter(|name| !Path::new(name).exists())
                .map(|name| format!("{}: {name}", path.display())),
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The program of README.md runs: it is the example of the library's documentation.
#[test]
fn the_program_of_the_readme_is_that_of_the_library() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, rest) = readme.split_once("```rust\n").unwrap();
    let (program, _) = rest.split_once("```").unwrap();
    let library = fs::read_to_string("src/lib.rs").unwrap();
    let documentation: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    assert!(documentation.join("\n").contains(program), "{program}");
}
