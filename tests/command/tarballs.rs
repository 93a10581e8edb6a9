//! tar archives that GNU tar made: only the words change, and GNU tar reads the
//! fixed texts; everything around them stays byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::gnu_tar::{FIX, RIGHT, WRONG, run, unpacked, write};
use crate::gzip::{gunzip, gzip};
use crate::run::{said, vartani};

/// A name of more than 100 bytes, and of more than 100 characters.
fn long_name() -> String {
    format!(
        "लेख/{}/टोकायव.md",
        "बहुतलम्बानाम/".repeat(9).trim_end_matches('/')
    )
}

/// A folder `in` with texts of many kinds, some of which are to be fixed.
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
            eprintln!("{name} is not tested: tar finds no compressor for it");
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
            said(&undone).ends_with("13 words in 6 files restored, 0 files unchanged\n"),
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
            said(&nothing).ends_with("restored, 6 files unchanged\n"),
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
        // So long that the fixed text needs a block more.
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
            said(&output).contains("1 word in 1 file"),
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

/// An archive that was added to holds two files of one name.
#[test]
fn two_members_of_one_name_are_fixed_and_undone() {
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
    a.tar/a.txt: 2
    a.tar/a.txt: 4
    a.tar/a.txt: 2
    8 words in 3 files restored, 0 files unchanged
    ");
    assert!(fs::read(at.join("a.tar")).unwrap() == original);
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
        said(&output).contains("1 word in 1 file"),
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
