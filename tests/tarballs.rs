//! tar archives that GNU tar made: only the words change, and GNU tar reads the
//! mended texts; everything around them stays byte for byte.

mod command;
mod packed;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use tempfile::TempDir;

use command::{said, vartani};
use packed::{gunzip, gzip};

const WRONG: &str = "राष्ट्रपति टोकायव मास्को में टोकायेव से मिले।\nमॉस्को\n";
const RIGHT: &str = "राष्ट्रपति टोकायेव मॉस्को में टोकायेव से मिले।\nमॉस्को\n";

fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{program}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// A name of more than 100 bytes, and of more than 100 characters.
fn long_name() -> String {
    format!(
        "लेख/{}/टोकायव.md",
        "बहुतलम्बानाम/".repeat(9).trim_end_matches('/')
    )
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// A folder `in` with texts of many kinds, some of which are to be mended.
fn texts() -> (TempDir, BTreeMap<String, Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("in");
    let long = long_name();
    let gzipped = gzip(WRONG.as_bytes());
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(WRONG.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let docx = fs::read("tests/containers/writer.docx").unwrap();
    let files: [(&str, &[u8]); 9] = [
        ("a.txt", WRONG.as_bytes()),
        ("b.txt", "सब ठीक है।\n".as_bytes()),
        (&long, WRONG.as_bytes()),
        ("bin.dat", b"\0\x01\x02\xFF"),
        (
            "c.jsonl",
            "{\"क\": \"टोकायव\"}\n{\"क\": \"टोकायेव\"}\n".as_bytes(),
        ),
        ("d.txt.gz", &gzipped),
        ("e.txt", &utf16),
        (".hidden/f.txt", WRONG.as_bytes()),
        ("w.docx", &docx),
    ];
    for (name, bytes) in files {
        write(&inside, name, bytes);
    }
    std::os::unix::fs::symlink("a.txt", inside.join("link.txt")).unwrap();
    fs::hard_link(inside.join("a.txt"), inside.join("same.txt")).unwrap();
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    (folder, files.into())
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

/// Every file that an archive unpacks to, by its name.
fn unpacked(folder: &Path, archive: &str) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let at = out.path().to_str().unwrap();
    run(folder, "tar", &["-xf", archive, "-C", at]);
    let mut files = BTreeMap::new();
    let list = run(out.path(), "find", &["-type", "f", "-printf", "%P\\n"]);
    for name in list.lines() {
        files.insert(name.to_owned(), fs::read(out.path().join(name)).unwrap());
    }
    files
}

/// What `tar -tv` tells of each member but the size: modes, owners, times, names, links.
fn listing(folder: &Path, archive: &str) -> String {
    let arguments = ["--full-time", "--numeric-owner", "-tvf", archive];
    let list = run(folder, "tar", &arguments);
    let cells = list.lines().map(|line| {
        let mut cells: Vec<&str> = line.split_whitespace().collect();
        cells.remove(2);
        cells.join(" ")
    });
    cells.collect::<Vec<_>>().join("\n")
}

const FIX: [&str; 6] = ["fix", "--isolated", "--tier", "likely", "--journal", "j"];

#[test]
fn only_the_words_change_and_undo_brings_them_back() {
    let kinds = [
        ("a.tar", "--format=gnu"),
        ("b.tar", "--format=pax"),
        ("c.tar", "--format=posix"),
        ("a.tar.gz", "--format=gnu"),
        ("b.tgz", "--format=pax"),
        ("a.tar.zst", "--format=pax"),
        ("a.tar.xz", "--format=gnu"),
    ];
    for (name, format) in kinds {
        let (folder, before) = texts();
        let at = folder.path();
        // Not every machine has every compressor: `tar -a` calls them.
        let made = Command::new("tar")
            .args([format, "-acf", name, "-C", "in", "."])
            .current_dir(at)
            .stderr(Stdio::null())
            .status();
        if !made.unwrap().success() {
            continue;
        }
        let original = fs::read(at.join(name)).unwrap();
        let (files, list) = (unpacked(at, name), listing(at, name));
        let first = vartani(at, &[&FIX[..], &[name]].concat());
        let words = "13 words in 6 files changed, 0 left undecided\n";
        assert!(said(&first).ends_with(words), "{name}: {}", said(&first));

        let mended = unpacked(at, name);
        assert_eq!(listing(at, name), list, "{name}");
        assert_eq!(
            mended.keys().collect::<Vec<_>>(),
            files.keys().collect::<Vec<_>>()
        );
        let text = |name: &str| String::from_utf8(mended[name].clone()).unwrap();
        assert_eq!(text("a.txt"), RIGHT);
        assert_eq!(text("same.txt"), RIGHT, "a hard link of it");
        assert_eq!(text(&long_name()), RIGHT);
        assert_eq!(
            text("c.jsonl"),
            "{\"क\": \"टोकायेव\"}\n{\"क\": \"टोकायेव\"}\n"
        );
        assert_eq!(gunzip(&mended["d.txt.gz"]), RIGHT.as_bytes());
        assert_eq!(
            utf16(&mended["e.txt"]).trim_start_matches('\u{FEFF}'),
            RIGHT
        );
        for same in ["b.txt", "bin.dat", ".hidden/f.txt"] {
            assert_eq!(mended[same], before[same], "{name}: {same}");
        }

        let rewritten = fs::read(at.join(name)).unwrap();
        let again = vartani(at, &["fix", "--isolated", "--tier", "likely", name]);
        assert_eq!(again.status.code(), Some(0), "{name}: {}", said(&again));
        assert_eq!(fs::read(at.join(name)).unwrap(), rewritten, "{name}");

        let undone = vartani(at, &["undo", "j"]);
        assert!(
            said(&undone).ends_with("13 words in 6 files restored, 0 files as they were\n"),
            "{name}: {}",
            said(&undone)
        );
        // Of what was compressed anew the text is back, not the stream.
        let back = unpacked(at, name);
        for (file, bytes) in &files {
            if !["d.txt.gz", "w.docx"].contains(&file.as_str()) {
                assert_eq!(&back[file], bytes, "{name}: {file}");
            }
        }
        assert_eq!(gunzip(&back["d.txt.gz"]), WRONG.as_bytes());
        assert_eq!(listing(at, name), list, "{name}");
        let nothing = vartani(at, &["undo", "j"]);
        assert!(
            said(&nothing).ends_with("restored, 6 files as they were\n"),
            "{}",
            said(&nothing)
        );
        // Nothing else in the stream is another: without those two, all of it is back.
        let plain = ["--delete", "-f", name, "./d.txt.gz", "./w.docx"];
        if name.split_once('.') == Some((&name[..1], "tar")) {
            run(at, "tar", &plain);
            let restored = fs::read(at.join(name)).unwrap();
            fs::write(at.join(name), &original).unwrap();
            run(at, "tar", &plain);
            assert_eq!(fs::read(at.join(name)).unwrap(), restored, "{name}");
        }
    }
}

/// One block of an archive after the other, and what became of it.
#[test]
fn headers_change_in_size_and_checksum_only() {
    for format in [
        "--format=gnu",
        "--format=pax",
        "--format=ustar",
        "--format=v7",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        // So long that the mended text needs a block more.
        let text = format!("{}{}", "टोकायेव ", "x".repeat(512 - 44) + "\nटोकायव ");
        assert_eq!(text.len().div_ceil(512), 1, "{}", text.len());
        fs::write(at.join("a.txt"), &text).unwrap();
        fs::write(at.join("b.txt"), "सब ठीक है।\n").unwrap();
        run(at, "tar", &[format, "-cf", "a.tar", "a.txt", "b.txt"]);
        let mut tail = fs::read(at.join("a.tar")).unwrap();
        // What stands behind the end mark is none of ours.
        tail.extend_from_slice(b"behind the end");
        fs::write(at.join("a.tar"), &tail).unwrap();
        let output = vartani(at, &[&FIX[..], &["a.tar"]].concat());
        assert!(
            said(&output).contains("1 words in 1 files"),
            "{}",
            said(&output)
        );
        let after = fs::read(at.join("a.tar")).unwrap();
        let more = (text.len() + 3).div_ceil(512) * 512 - text.len().div_ceil(512) * 512;
        assert_eq!(after.len(), tail.len() + more, "{format}");
        let data = tail
            .windows(text.len())
            .position(|w| w == text.as_bytes())
            .unwrap();
        let header = data - 512;
        assert_eq!(after[..header], tail[..header]);
        let differ: Vec<usize> = (0..512)
            .filter(|at| after[header + at] != tail[header + at])
            .collect();
        let allowed = |at: &usize| (124..136).contains(at) || (148..156).contains(at);
        assert!(
            differ.iter().all(allowed) && !differ.is_empty(),
            "{differ:?}"
        );
        let mended = text.replace("टोकायव", "टोकायेव");
        assert_eq!(&after[data..data + mended.len()], mended.as_bytes());
        assert_eq!(after[data + 512 + more..], tail[data + 512..]);
        assert_eq!(unpacked(at, "a.tar")["a.txt"], mended.as_bytes());
        vartani(at, &["undo", "j"]);
        assert!(fs::read(at.join("a.tar")).unwrap() == tail, "{format}");
    }
}

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
        .args(["fix", "--isolated", "--stdin-filename", "x.tgz", "-"])
        .current_dir(at)
        .stdin(fs::File::open(at.join("a.tgz")).unwrap())
        .output()
        .unwrap();
    fs::write(at.join("b.tgz"), &output.stdout).unwrap();
    assert_eq!(unpacked(at, "b.tgz")["a.txt"], RIGHT.as_bytes());
}

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
    vartani: ./checksum.tar: cannot read the archive: a header is damaged or cut off; mend the archive, or leave it out
    vartani: ./cut-at-end.tar: cannot read the archive: it is cut off: it has no end mark; mend the archive, or leave it out
    vartani: ./cut-in-data.tar: cannot read the archive: it is cut off in a.txt; mend the archive, or leave it out
    vartani: ./cut-in-header.tar: cannot read the archive: a header is damaged or cut off; mend the archive, or leave it out
    vartani: ./cut.tar.gz: cannot unpack: incomplete deflate stream; mend the file, or leave it out
    vartani: ./gnu.tar: cannot read the archive: hole.txt is a sparse file; mend the archive, or leave it out
    vartani: ./json.tar/open.json:2: not JSON: a string is left open; mend the file, or leave it out
    vartani: ./pax.tar: cannot read the archive: hole.txt is a sparse file; mend the archive, or leave it out
    vartani: ./text.tar: cannot read the archive: a header is damaged or cut off; mend the archive, or leave it out
    1 words in 1 files changed, 0 left undecided
    ");
    assert_eq!(names.map(|name| fs::read(at.join(name)).unwrap()), before);
    assert_eq!(
        unpacked(at, "json.tar")["good.json"],
        "{\"क\": \"टोकायेव टोकायेव\"}".as_bytes()
    );
}

/// An archive that was added to holds two files of one name.
#[test]
fn two_members_of_one_name_are_mended_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (number, option) in ["-cf", "-rf", "-rf"].iter().enumerate() {
        let text = WRONG.repeat(number % 2 + 1);
        write(at, "a.txt", text.as_bytes());
        run(at, "tar", &[option, "a.tar", "a.txt"]);
    }
    let original = fs::read(at.join("a.tar")).unwrap();
    let fixed = vartani(at, &[&FIX[..], &["a.tar"]].concat());
    assert_snapshot!(said(&fixed), @r"
    1
    8 words in 3 files changed, 0 left undecided
    ");
    assert!(fs::read(at.join("a.tar")).unwrap() != original);
    assert_snapshot!(said(&vartani(at, &["undo", "j"])), @r"
    0
    8 words in 3 files restored, 0 files as they were
    ");
    assert!(fs::read(at.join("a.tar")).unwrap() == original);
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
    2 words in 1 files restored, 0 files as they were
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
            assert!(new.iter().all(|(file, text)| text != &old[file]));
            vartani(at, &["undo", "j"]);
            assert!(read() == old, "{name}: undo restores every byte");
        }
    }
}

/// Python's tarfile writes a size among the pax records where it is asked to.
#[test]
fn a_size_among_the_pax_records_changes_too() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let text = "टोकायेव टोकायव\n";
    // Its record grows by a digit, and counts that.
    let text = format!("{text}{}", "x".repeat(998 - text.len()));
    let record = |size: usize| format!("12 size={size}\n");
    assert_eq!(record(998).len(), 12);
    let records = format!("19 comment=टोली\n{}", record(text.len()));
    let records = records.replace("19 comment=टोली", "24 comment=टोली");
    let mut archive = Vec::new();
    archive.extend(member(b'x', "pax", records.len(), records.as_bytes()));
    archive.extend(member(b'0', "a.txt", 0, text.as_bytes()));
    archive.extend(member(b'0', "b.txt", 1, b"x"));
    archive.extend([0; 1024]);
    fs::write(at.join("a.tar"), &archive).unwrap();
    assert_eq!(unpacked(at, "a.tar")["a.txt"], text.as_bytes());
    let output = vartani(at, &[&FIX[..], &["a.tar"]].concat());
    assert!(
        said(&output).contains("1 words in 1 files"),
        "{}",
        said(&output)
    );
    let mended = text.replace("टोकायव", "टोकायेव");
    assert_eq!(mended.len(), 1001);
    assert_eq!(unpacked(at, "a.tar")["a.txt"], mended.as_bytes());
    let after = fs::read(at.join("a.tar")).unwrap();
    let expected = "24 comment=टोली\n13 size=1001\n".as_bytes();
    assert_eq!(&after[512..512 + expected.len()], expected);
    vartani(at, &["undo", "j"]);
    assert!(fs::read(at.join("a.tar")).unwrap() == archive);
}

/// A member with the size `said` in its header.
fn member(kind: u8, name: &str, said: usize, data: &[u8]) -> Vec<u8> {
    let mut header = [0; 512];
    header[..name.len()].copy_from_slice(name.as_bytes());
    header[100..107].copy_from_slice(b"0000644");
    header[108..115].copy_from_slice(b"0000000");
    header[116..123].copy_from_slice(b"0000000");
    header[124..135].copy_from_slice(format!("{said:011o}").as_bytes());
    header[136..147].copy_from_slice(b"00000000000");
    header[148..156].fill(b' ');
    header[156] = kind;
    header[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    let mut bytes = header.to_vec();
    bytes.extend_from_slice(data);
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes
}
