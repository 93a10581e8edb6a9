//! What is not read is said: one line for a file that was named, a count for a folder.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use crate::run::{said, vartani};

const TEXT: &str = "टोकायव आए। टोकायेव गए।\n";

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Windows-1251: «Токаев приехал в Москву вчера».
const RUSSIAN: &[u8] = b"1\n\xD2\xEE\xEA\xE0\xE5\xE2 \xEF\xF0\xE8\xE5\xF5\xE0\xEB \xE2 \xCC\xEE\xF1\xEA\xE2\xF3 \xE2\xF7\xE5\xF0\xE0\n";

fn unread() -> tempfile::TempDir {
    folder(&[
        ("page.pdf", b"%PDF-1.7\n1 0 obj\n"),
        ("page.rtf", b"{\\rtf1\\ansi Moscow}\n"),
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"),
        ("scan.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        (
            "late.txt",
            [vec![b'a'; 1 << 21], vec![0]].concat().as_slice(),
        ),
        ("sub.srt", RUSSIAN),
        ("utf16.txt", &utf16(TEXT)),
        ("tool.py", "CITY = \"मास्को\"  # मॉस्को\n".as_bytes()),
        ("tool.ini", "मास्को = मॉस्को\n".as_bytes()),
        ("d/a.txt", TEXT.as_bytes()),
    ])
}

#[test]
fn each_that_is_named_has_its_line() {
    let folder = unread();
    let names = [
        "page.pdf",
        "page.rtf",
        "old.doc",
        "scan.png",
        "late.txt",
        "sub.srt",
        "utf16.txt",
    ];
    for name in names {
        let output = vartani(folder.path(), &["check", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
    }
    assert_snapshot!(said(&vartani(folder.path(), &[&["check"][..], &names].concat())), @"
    2
    0 findings in 0 sets, 0 files
    vartani: page.pdf: this is a PDF document, not a text; leave it out, or convert it to a format that vartani reads
    vartani: page.rtf: this is an RTF document, not a text; leave it out, or convert it to a format that vartani reads
    vartani: old.doc: this is an old Word, Excel or PowerPoint file, not a text; leave it out, or convert it to a format that vartani reads
    vartani: scan.png: this is a picture (PNG), not a text; leave it out, or convert it to a format that vartani reads
    vartani: late.txt: this is a binary file, not a text; leave it out, or convert it to a format that vartani reads
    vartani: sub.srt:2: this is not UTF-8; it looks like windows-1251; convert it first: iconv -f windows-1251 -t UTF-8
    vartani: utf16.txt: this is not UTF-8; it looks like UTF-16LE; convert it first: iconv -f UTF-16LE -t UTF-8
    ");
    assert_snapshot!(said(&vartani(folder.path(), &["check", "tool.py", "tool.ini"])), @"
    0
    0 findings in 0 sets, 0 files
    vartani: tool.py: program code is passed over; use --code to read its comments and strings
    vartani: tool.ini: this is data, not running text; passed over
    ");
    assert_snapshot!(said(&vartani(folder.path(), &["check", "--code", "--format", "brief", "tool.py"])), @"
    1
    tool.py:1:9: मास्को → मॉस्को [table-variant, certain] built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    ");
}

#[test]
fn a_folder_has_a_count() {
    let folder = unread();
    assert_snapshot!(said(&vartani(folder.path(), &["check", "--format", "brief", "."])), @"
    1
    ./d/a.txt:1:1: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    vartani: 9 files passed over: 5 binary, 1 data, 2 not UTF-8, 1 program code
    ");
}

#[test]
fn standard_input_comes_back_as_it_was() {
    let folder = unread();
    for name in ["scan.png", "tool.py", "sub.srt"] {
        let bytes = fs::read(folder.path().join(name)).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_vartani"))
            .args(["fix", "--stdin-filename", name, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.stdout, bytes, "{name}");
        assert!(!output.stderr.is_empty(), "{name}");
    }
}

#[test]
fn a_column_that_no_file_has_is_an_error() {
    let folder = folder(&[
        ("a.csv", "नगर;कोड\nमास्को;टोकायव\n".as_bytes()),
        ("b.csv", "sep=;\nदेश;कोड\nमॉस्को;1\n".as_bytes()),
        ("c.json", "{\"पाठ\": \"मास्को\"}\n".as_bytes()),
    ]);
    let check = |arguments: &[&str]| {
        let arguments = [&["check", "--format", "brief"][..], arguments].concat();
        said(&vartani(folder.path(), &arguments))
    };
    assert_snapshot!(check(&["--column", "शहर", "a.csv"]), @"
    2
    vartani: a.csv: no column «शहर»; it has «नगर», «कोड»; check --column and --field
    ");
    assert_snapshot!(check(&["--column", "शहर", "."]), @"
    2
    vartani: 2 files passed over: 2 without the chosen columns or fields
    vartani: --column शहर: no file that was read has this column; check the name of the column, and the files
    ");
    assert_snapshot!(check(&["--column", "नगर", "--column", "शहर", "a.csv"]), @"
    2
    vartani: --column शहर: no file that was read has this column; check the name of the column, and the files
    ");
    assert_snapshot!(check(&["--column", "नगर", "."]), @"
    0
    vartani: 1 file passed over: 1 without the chosen columns or fields
    ");
    assert_snapshot!(check(&["--field", "नाम", "c.json"]), @"
    2
    vartani: c.json: no field «नाम»; check --column and --field
    ");
}

#[test]
fn options_that_would_be_ignored_are_errors() {
    let folder = folder(&[("a.txt", TEXT.as_bytes())]);
    let cases: &[&[&str]] = &[
        &["fix", "--format", "html", "a.txt"],
        &["fix", "--diff", "--format", "json", "a.txt"],
        &["fix", "--diff", "--journal", "j", "a.txt"],
        &["check", "--lang", "hindi", "a.txt"],
        &["check", "--stdin-filename", "b.md", "a.txt"],
        &[
            "check",
            "--write-baseline",
            "b",
            "--format",
            "json",
            "a.txt",
        ],
    ];
    let mut all = String::new();
    for arguments in cases {
        all += &said(&vartani(folder.path(), arguments));
    }
    assert_snapshot!(all, @"
    2
    vartani: fix prints no report: --format is for `check`; leave it out, or ask for the plan with --dry-run --format json
    2
    vartani: fix prints no report: --format is for `check`; leave it out, or ask for the plan with --dry-run --format json
    2
    vartani: the argument '--diff' cannot be used with '--journal <FILE>'; see --help
    2
    vartani: --lang: «hindi» is not a language tag; write one as in BCP 47: hi, mr, hi-IN
    2
    vartani: --stdin-filename names standard input, which is not read; give - as a path, or leave the option out
    2
    vartani: --format is ignored with --write-baseline, which prints no report; leave one of them out
    ");
    let configurations = [
        "exclude = [\"[z-a]\"]\n",
        "tier = \"likely\"\n[[overrides]]\npaths = [\"{a\"]\n",
        "[[overrides]]\ntier = \"certain\"\n",
        "\nlang = \"hindi\"\n",
    ];
    let mut all = String::new();
    for configuration in configurations {
        fs::write(folder.path().join("vartani.toml"), configuration).unwrap();
        let place = format!("{}/", folder.path().display());
        all += &said(&vartani(folder.path(), &["check", "a.txt"])).replace(&place, "");
    }
    assert_snapshot!(all, @"
    2
    vartani: vartani.toml:1: cannot read the pattern «[z-a]»: error parsing glob '[z-a]': invalid range; 'z' > 'a'; write it as in .gitignore
    2
    vartani: vartani.toml:3: cannot read the pattern «{a»: error parsing glob '{a': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?); write it as in .gitignore
    2
    vartani: vartani.toml:1: an override without `paths` holds for no file; add `paths`
    2
    vartani: vartani.toml:2: «hindi» is not a language tag; write one as in BCP 47: hi, mr, hi-IN
    ");
}

/// Paths of one file, as people and tools write them.
fn ways(folder: &Path) -> [String; 4] {
    let absolute = folder.join("d/a.txt").display().to_string();
    [
        "d/a.txt".into(),
        "./d/a.txt".into(),
        "d/../d/a.txt".into(),
        absolute,
    ]
}

#[test]
fn a_file_is_one_file_however_it_is_named() {
    let folder = folder(&[("d/a.txt", TEXT.as_bytes())]);
    let path = folder.path();
    let ways = ways(path);
    let mut arguments = vec!["check", "--format", "brief", ".", "d"];
    arguments.extend(ways.iter().map(String::as_str));
    let lines = vartani(path, &arguments).stdout;
    assert_eq!(String::from_utf8(lines).unwrap().lines().count(), 1);

    vartani(path, &["check", "--write-baseline", "base.json", "."]);
    fs::write(path.join("vartani.toml"), "exclude = [\"./d/a.txt\"]\n").unwrap();
    for way in &ways {
        let known = ["check", "--isolated", "--baseline", "base.json", way];
        assert_eq!(vartani(path, &known).status.code(), Some(0), "{way}");
        assert_eq!(
            vartani(path, &["check", way]).status.code(),
            Some(0),
            "{way}"
        );
    }
    let below = path.join("d");
    let known = ["check", "--isolated", "--baseline", "../base.json", "a.txt"];
    assert_eq!(vartani(&below, &known).status.code(), Some(0));
    assert_eq!(vartani(&below, &["check", "a.txt"]).status.code(), Some(0));
    // As it was written before paths started from the folder of the baseline.
    let old = fs::read_to_string(path.join("base.json")).unwrap();
    let old = old
        .replace("  \"tool\": \"vartani\",\n", "")
        .replace("d/a.txt", "./d/a.txt");
    fs::write(path.join("base.json"), old).unwrap();
    let known = ["check", "--isolated", "--baseline", "base.json", "d"];
    assert_eq!(vartani(path, &known).status.code(), Some(0));
}

#[test]
fn a_scope_reports_a_set_once() {
    let folder = folder(&[("a.txt", TEXT.as_bytes()), ("b.txt", TEXT.as_bytes())]);
    let all = ["check", "--scope", "all", "a.txt", "b.txt"];
    assert_snapshot!(said(&vartani(folder.path(), &all)), @"
    1
    टोकायव 2  →  टोकायेव 2
      name · certain · vartani's table
      a.txt:1:1  [टोकायव] आए। टोकायेव गए।
        also b.txt:1:1
    ✓ a.txt:1:12  टोकायव आए। [टोकायेव] गए।

    2 findings in 1 set, 2 files: 1 name
    To fix: vartani fix (what is certain)
    ");
}
