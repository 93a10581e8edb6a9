//! The command line as a person and a program see it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use insta::assert_snapshot;

fn vartani(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// Exit code, output and errors in one text.
fn shown(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let output = vartani(folder, arguments, input);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    format!(
        "{}\n{}{}",
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr)
    )
}

fn article() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("tests/cases/article.txt", folder.path().join("article.txt")).unwrap();
    folder
}

#[test]
fn what_an_editor_reads() {
    let folder = article();
    assert_snapshot!(shown(folder.path(), &["check", "article.txt"], b""), @"");
}

#[test]
fn discovery_alone_finds_the_same_names() {
    let folder = article();
    assert_snapshot!(shown(folder.path(), &["check", "--no-builtin", "--format", "brief", "article.txt"], b""), @"");
}

#[test]
fn fixing_makes_it_consistent_and_keeps_every_other_byte() {
    let folder = article();
    assert_snapshot!(shown(folder.path(), &["fix", "--tier", "likely", "--diff", "article.txt"], b""), @"");
    let first = vartani(
        folder.path(),
        &["fix", "--tier", "likely", "article.txt"],
        b"",
    );
    assert_eq!(first.status.code(), Some(1));
    let second = vartani(
        folder.path(),
        &["fix", "--tier", "likely", "article.txt"],
        b"",
    );
    assert_eq!(second.status.code(), Some(0));
}

#[test]
fn standard_input_keeps_bom_line_ends_and_invalid_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let input = b"\xEF\xBB\xBF\xE0\xA4\x85\xE0\xA4\xBE\xE0\xA4\x9C\r\nx\xFFy\r\nlast";
    let output = vartani(folder.path(), &["fix", "-"], input);
    assert_eq!(
        output.stdout,
        b"\xEF\xBB\xBF\xE0\xA4\x86\xE0\xA4\x9C\r\nx\xFFy\r\nlast"
    );
}

#[test]
fn utf16_is_written_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let utf16 = |text: &str| -> Vec<u8> {
        let units = "\u{FEFF}"
            .encode_utf16()
            .chain(text.encode_utf16().collect::<Vec<_>>());
        units.flat_map(u16::to_le_bytes).collect()
    };
    fs::write(folder.path().join("a.txt"), utf16("पीडि़त लोग")).unwrap();
    vartani(folder.path(), &["fix", "a.txt"], b"");
    assert_eq!(
        fs::read(folder.path().join("a.txt")).unwrap(),
        utf16("पीड़ित लोग")
    );
}

#[test]
fn bad_input_is_named_and_the_rest_goes_on() {
    let folder = article();
    let table = |text: &[u8]| fs::write(folder.path().join("t.csv"), text).unwrap();
    let mut seen = shown(
        folder.path(),
        &["check", "--format", "brief", "missing.txt", "article.txt"],
        b"",
    );
    seen = seen
        .lines()
        .filter(|line| line.contains("vartani:") || line.len() < 3)
        .collect::<Vec<_>>()
        .join("\n");
    for text in [
        &b"word,canonical\na,b\n"[..],
        b"variant,canonical\n\xE0\xA4\x95,\xFF\n",
        "variant,canonical\r\nका,की\r\nका,के\r\n".as_bytes(),
        "variant,canonical\nका,की\nकी,का\n".as_bytes(),
        "variant,canonical\nका\n".as_bytes(),
        "variant,canonical,status\nका,की,maybe\n".as_bytes(),
    ] {
        table(text);
        seen += "\n";
        seen += &shown(
            folder.path(),
            &["check", "--table", "t.csv", "article.txt"],
            b"",
        );
    }
    seen += &shown(
        folder.path(),
        &["check", "--tier", "sure", "article.txt"],
        b"",
    );
    assert_snapshot!(seen, @"");
}

#[test]
fn the_house_table_decides_and_jobs_do_not() {
    let folder = article();
    let table = "variant,canonical,relation\nटोकायेव,टोकायव,variant\nमास्को,मॉस्को,distinct\nमहत्वपूर्ण,महत्वपूर्ण,keep\n";
    fs::write(folder.path().join("house.csv"), table).unwrap();
    let run = |jobs| {
        shown(
            folder.path(),
            &[
                "check",
                "--format",
                "json",
                "--table",
                "house.csv",
                "--jobs",
                jobs,
                "article.txt",
            ],
            b"",
        )
    };
    assert_eq!(run("1"), run("2"));
    assert_snapshot!(run("2"), @"");
}

#[test]
fn pairs_are_scored_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let input = "टोकायेव\tतोकायेव\nदेश\tदेशों\nदिन\tदीन\nno tab\n";
    let output = vartani(folder.path(), &["score"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let rows = String::from_utf8(output.stdout).unwrap();
    let verdicts: Vec<&str> = rows
        .lines()
        .filter_map(|row| row.split('\t').nth(4))
        .collect();
    assert_eq!(verdicts, ["variant", "related", "other"]);
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"");
}

#[test]
#[cfg(unix)]
fn permissions_and_symbolic_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = article();
    let file = folder.path().join("article.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    symlink("article.txt", folder.path().join("link.txt")).unwrap();
    vartani(folder.path(), &["fix", "link.txt"], b"");
    assert!(
        fs::symlink_metadata(folder.path().join("link.txt"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o664
    );
    assert!(!fs::read_to_string(&file).unwrap().contains("मास्को"));
}
