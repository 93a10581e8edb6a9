//! Kills, broken streams, foreign changes: no byte may be lost.
//! Kills of `fix` and `undo` are in `kills.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

use crate::gzip::{gunzip, gzip};
use crate::run::{said, vartani};

const TEXT: &str = "राष्ट्रपति टोकायव मास्को में टोकायव से मिले।\nटोकायेव, मॉस्को, महत्त्वपूर्ण, महत्वपूर्ण\n";

fn shown(folder: &Path, arguments: &[&str]) -> String {
    said(&vartani(folder, arguments))
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let texts = entries.filter(|entry| entry.path().extension().is_some_and(|e| e == "txt"));
    texts
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn undo_refuses_what_changed_since_and_restores_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    fs::write(folder.path().join("b.txt"), TEXT).unwrap();
    let old = files(folder.path());
    vartani(folder.path(), &["fix", "--journal", "j", "."]);
    fs::write(folder.path().join("a.txt"), "कुछ और\n").unwrap();
    assert_snapshot!(shown(folder.path(), &["undo", "--dry-run", "j"]), @"
    1
    ./b.txt: 4
    4 words in 1 file would be restored, 0 files unchanged
    vartani: ./a.txt: the file changed since the journal was written; restore it by hand, or from a backup
    ");
    assert_snapshot!(shown(folder.path(), &["undo", "j"]), @"
    1
    ./b.txt: 4
    4 words in 1 file restored, 0 files unchanged
    vartani: ./a.txt: the file changed since the journal was written; restore it by hand, or from a backup
    ");
    assert_eq!(files(folder.path())["b.txt"], old["b.txt"]);
    fs::remove_file(folder.path().join("b.txt")).unwrap();
    assert_snapshot!(shown(folder.path(), &["undo", "j"]), @"
    2
    0 words in 0 files restored, 0 files unchanged
    vartani: ./a.txt: the file changed since the journal was written; restore it by hand, or from a backup
    vartani: ./b.txt: cannot read: no such file or directory; check the path
    ");
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    fs::write(folder.path().join("b.txt"), TEXT).unwrap();
    assert_snapshot!(shown(folder.path(), &["undo", "j"]), @"
    0
    0 words in 0 files restored, 2 files unchanged
    ");
    assert_snapshot!(shown(folder.path(), &["undo", "a.txt"]), @"
    2
    vartani: a.txt:1: not a journal of vartani; name another file
    ");
}

#[test]
fn a_journal_tells_of_each_change() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "टोका**यव** और टोकायेव\n").unwrap();
    vartani(folder.path(), &["fix", "--journal", "j", "a.md"]);
    let journal = fs::read_to_string(folder.path().join("j")).unwrap();
    let (run, changes) = journal.split_once('\n').unwrap();
    let run: serde_json::Value = serde_json::from_str(run).unwrap();
    let place = fs::canonicalize(folder.path()).unwrap();
    assert_eq!(run["record"], "run");
    assert_eq!(run["version"], 1);
    assert_eq!(run["folder"], place.to_str().unwrap());
    assert_eq!(run["journal"], place.join("j").to_str().unwrap());
    assert_eq!(run["mark"].as_str().unwrap().len(), 16);
    assert_snapshot!(changes, @r#"
    {"record":"begin","path":"a.md","before":"6bb1499ca0465320d77f8a9883d08724","after":"b7438b1a41c3f455cd22f20e902c697f"}
    {"record":"edit","path":"a.md","byte_start":17,"byte_end":17,"before":"","after":"े","rule":"table-variant","cluster":"टोकायेव","tier":"certain","probability":1.0}
    {"record":"done","path":"a.md"}
    "#);
    vartani(folder.path(), &["undo", "j"]);
    let back = fs::read_to_string(folder.path().join("a.md")).unwrap();
    assert_eq!(back, "टोका**यव** और टोकायेव\n");
}

#[test]
fn a_full_disk_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    // No file may grow: every write fails, as on a full disk.
    for journal in ["--journal=j", "--verbose"] {
        let output = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""])
            .args([env!("CARGO_BIN_EXE_vartani"), "fix", journal, "a.txt"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{output:?}");
    }
    let device = vartani(folder.path(), &["fix", "--journal", "/dev/full", "a.txt"]);
    assert_eq!(device.status.code(), Some(2), "{device:?}");
    assert_eq!(
        fs::read_to_string(folder.path().join("a.txt")).unwrap(),
        TEXT
    );
}

#[test]
fn links_and_permissions_stay() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("real.txt");
    fs::write(&file, TEXT).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.txt", folder.path().join("link.txt")).unwrap();
    symlink(".", folder.path().join("loop")).unwrap();
    symlink("circle", folder.path().join("circle")).unwrap();
    assert_snapshot!(shown(folder.path(), &["fix", "link.txt"]), @"
    1
    4 words in 1 file changed, 0 left undecided
    ");
    assert!(folder.path().join("link.txt").is_symlink());
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert_eq!(
        vartani(folder.path(), &["check", "."]).status.code(),
        Some(0)
    );
}

#[test]
fn compressed_files_are_fixed_and_broken_ones_named() {
    let folder = tempfile::tempdir().unwrap();
    let lines = "{\"text\": \"टोकायव\", \"n\": 12345678901234567890}\n{\"text\": \"टोकायेव\"}\n";
    let two_members = [
        gzip(lines.as_bytes()),
        gzip("{\"text\": \"टोकायव\"}\n".as_bytes()),
    ]
    .concat();
    fs::write(folder.path().join("a.jsonl.gz"), &two_members).unwrap();
    fs::write(
        folder.path().join("clean.txt.gz"),
        gzip("कुछ नहीं\n".as_bytes()),
    )
    .unwrap();
    fs::write(folder.path().join("cut.txt.gz"), &two_members[..40]).unwrap();
    fs::write(
        folder.path().join("cut.txt.zst"),
        &zstd::encode_all(TEXT.as_bytes(), 0).unwrap()[..30],
    )
    .unwrap();
    let clean = fs::read(folder.path().join("clean.txt.gz")).unwrap();
    assert_snapshot!(shown(folder.path(), &["fix", "--journal", "j", "."]), @"
    2
    vartani: ./cut.txt.gz: cannot unpack: incomplete deflate stream; repair the file, or leave it out
    vartani: ./cut.txt.zst: cannot unpack: incomplete frame; repair the file, or leave it out
    2 words in 1 file changed, 0 left undecided
    ");
    let mended = gunzip(&fs::read(folder.path().join("a.jsonl.gz")).unwrap());
    let mended = String::from_utf8(mended).unwrap();
    assert_eq!(mended.matches("टोकायेव").count(), 3);
    assert!(mended.contains("12345678901234567890"));
    assert_eq!(fs::read(folder.path().join("clean.txt.gz")).unwrap(), clean);
    vartani(folder.path(), &["undo", "j"]);
    let back = gunzip(&fs::read(folder.path().join("a.jsonl.gz")).unwrap());
    assert_eq!(back, gunzip(&two_members));
}

#[test]
fn data_that_is_nested_deeply_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let nested = |words: &str| {
        let (open, close) = ("[".repeat(200_000), "]".repeat(200_000));
        format!("{open}{words}{close}\n")
    };
    for name in ["a.json", "a.jsonl"] {
        let file = folder.path().join(name);
        fs::write(&file, nested("\"टोकायव\", 1e400, \"टोकायेव\"")).unwrap();
        let told = shown(folder.path(), &["fix", name]);
        assert_eq!(told, "1\n1 word in 1 file changed, 0 left undecided\n");
        let mended = fs::read_to_string(&file).unwrap();
        assert!(mended == nested("\"टोकायेव\", 1e400, \"टोकायेव\""), "{name}");
    }
}

#[test]
fn a_bomb_is_refused_and_other_files_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let bomb = fs::File::create(folder.path().join("a.json.zst")).unwrap();
    let mut bomb = zstd::Encoder::new(bomb, 1).unwrap().auto_finish();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..=2 << 10 {
        bomb.write_all(&blanks).unwrap();
    }
    drop(bomb);
    fs::write(folder.path().join("b.txt"), TEXT).unwrap();
    assert_snapshot!(shown(folder.path(), &["fix", "."]), @"
    2
    vartani: ./a.json.zst: cannot unpack: unpacks to more than 2 GiB; repair the file, or leave it out
    4 words in 1 file changed, 0 left undecided
    ");
}

#[test]
fn malformed_data_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "नाम\n\"टोकायव\n").unwrap();
    fs::write(folder.path().join("a.json"), "{\"a\": [1,\n\"टोकायव}\n").unwrap();
    fs::write(
        folder.path().join("deep.json"),
        "[".repeat(200_000) + &"]".repeat(200_000),
    )
    .unwrap();
    fs::write(folder.path().join("a.xml"), "<a>\n<b></a>\n").unwrap();
    fs::write(folder.path().join("good.txt"), TEXT).unwrap();
    assert_snapshot!(shown(folder.path(), &["check", "--format", "brief"]), @"
    2
    ./good.txt:1:12: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ./good.txt:1:19: मास्को → मॉस्को [table-variant, certain] built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    ./good.txt:1:30: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ./good.txt:2:32: महत्वपूर्ण → महत्त्वपूर्ण [table-variant, certain] built-in table (editorial; chd:gemination)
    vartani: ./a.csv:2: a quote is left open; repair the file, or leave it out
    vartani: ./a.json:2: not JSON: a string is left open; repair the file, or leave it out
    vartani: ./a.xml:2: not well-formed XML: ill-formed document: expected `</b>`, but `</a>` was found; repair the file, or leave it out
    ");
}

/// With a byte that is not UTF-8 nothing tells where a field ends: the columns that were
/// not chosen, and keys, stay as they are.
#[test]
fn records_that_are_not_utf8_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let table = ["क,लेख\nटोकायव,टोकायव\n,टोकायेव\nx,".as_bytes(), b"\xFF\n"].concat();
    fs::write(folder.path().join("a.csv"), &table).unwrap();
    assert_snapshot!(shown(folder.path(), &["fix", "--column", "लेख", "a.csv"]), @"
    2
    vartani: a.csv:4: a byte that is not UTF-8; repair the file, or leave it out
    0 words in 0 files changed, 0 left undecided
    ");
    assert_eq!(fs::read(folder.path().join("a.csv")).unwrap(), table);
}

/// A pipe can be read once, and it may hold more than is held.
#[test]
fn a_named_pipe_is_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.txt");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let text = "टोकायव टोकायेव, यहाँ कुछ और लिखा है, जो सब ठीक है और रहेगा।\n".repeat(450_000);
    assert!(text.len() > 64 << 20);
    let writer = std::thread::spawn(move || fs::write(pipe, text).unwrap());
    let output = vartani(folder.path(), &["check", "--format", "brief", "pipe.txt"]);
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines = memchr::memchr_iter(b'\n', &output.stdout).count();
    assert_eq!(lines, 450_000);
}

/// A line without a sign is one line like any other, however long it is.
#[test]
fn a_line_of_300_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    // As often one way as the other: a table does not go against a large majority unasked.
    let words = "राष्ट्रपति टोकायव टोकायेव ";
    let text = words.repeat(300 * 1_000_000 / words.len());
    fs::write(folder.path().join("a.txt"), &text).unwrap();
    assert_eq!(
        vartani(folder.path(), &["fix", "a.txt"]).status.code(),
        Some(1)
    );
    let fixed = fs::read_to_string(folder.path().join("a.txt")).unwrap();
    assert!(fixed == text.replace("टोकायव", "टोकायेव"));
}

/// Read in portions, a text becomes what it would become as a whole, and back.
#[test]
#[expect(clippy::similar_names, reason = "the field calls them so")]
fn a_text_too_long_to_be_held() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let path = folder.join("long.txt");
    let mut text = "ल\u{95C}का टोकायव, मास्को मॉस्को टोकायेव।\n".to_owned();
    text.push_str(&"यहाँ कुछ और लिखा है, जो सब ठीक है।\n".repeat(900_000));
    let mut text = text.into_bytes();
    text.extend_from_slice(b"\xFF\xFE ");
    text.extend_from_slice("लड\u{93C}का टोकायव".as_bytes());
    assert!(text.len() > 64 << 20);
    fs::write(&path, &text).unwrap();
    let held = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(["fix", "--report-unused-ignores", "-"])
        .stdin(fs::File::open(&path).unwrap())
        .output()
        .unwrap();
    assert_snapshot!(shown(folder, &["fix", "--journal", "j", "long.txt"]), @"
    1
    vartani: long.txt:900002: some bytes are not UTF-8; vartani leaves them unchanged
    4 words in 1 file changed, 0 left undecided
    ");
    let fixed = fs::read(&path).unwrap();
    assert!(fixed == held.stdout && fixed != text);
    let journal = fs::read_to_string(folder.join("j")).unwrap();
    assert_snapshot!(shown(folder, &["undo", "j"]), @"
    0
    long.txt: 4
    4 words in 1 file restored, 0 files unchanged
    ");
    assert!(fs::read(&path).unwrap() == text);
    // Killed before the text after was known: the file is as it was.
    let (head, tail) = journal.split_once("\"after\":\"").unwrap();
    let killed = format!("{head}\"after\":\"{:032}{}", 0, &tail[32..]);
    fs::write(folder.join("j"), killed).unwrap();
    assert_snapshot!(shown(folder, &["undo", "j"]), @"
    0
    0 words in 0 files restored, 1 file unchanged
    ");
    // Ignore comments may silence lines far away.
    text.extend_from_slice(b"\nvartani:on\n");
    fs::write(&path, [b"vartani:off\n", text.as_slice()].concat()).unwrap();
    assert_snapshot!(shown(folder, &["fix", "long.txt"]), @"
    0
    vartani: long.txt:900003: some bytes are not UTF-8; vartani leaves them unchanged
    0 words in 0 files changed, 0 left undecided
    ");
}
