//! Compressed streams of several members, and what stands between and behind them:
//! read as their own programs read them, and no byte lost in a rewrite.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use insta::assert_snapshot;
use liblzma::read::XzDecoder;

use crate::archive::tar;
use crate::gzip::{gunzip, gzip};
use crate::run::{said, vartani};

const WRONG: &str = "राष्ट्रपति टोकायव मास्को में टोकायेव से मिले।\nमॉस्को\n";
const RIGHT: &str = "राष्ट्रपति टोकायेव मॉस्को में टोकायेव से मिले।\nमॉस्को\n";

fn zstd(text: &str) -> Vec<u8> {
    zstd::encode_all(text.as_bytes(), 0).unwrap()
}

fn xz(text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    liblzma::copy_encode(text.as_bytes(), &mut packed, 6).unwrap();
    packed
}

/// A frame without text (RFC 8878, 3.1.2).
#[expect(
    clippy::cast_possible_truncation,
    reason = "the lengths of a test are small"
)]
fn skippable(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x50 + kind, 0x2A, 0x4D, 0x18];
    frame.extend((content.len() as u32).to_le_bytes());
    frame.extend(content);
    frame
}

/// As pzstd writes it: before each frame one that tells its size.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the lengths of a test are small"
)]
fn pzstd(texts: &[&str]) -> Vec<u8> {
    let frame = |text: &&str| {
        let frame = zstd(text);
        let size = (frame.len() as u32).to_le_bytes();
        [skippable(0, &size), frame].concat()
    };
    texts.iter().flat_map(frame).collect()
}

/// A seek table (`contrib/seekable_format`), which is not looked into.
fn seek_table() -> Vec<u8> {
    let table = [&[7; 17][..], &[0xB1, 0xEA, 0x92, 0x8F]].concat();
    skippable(0xE, &table)
}

/// The text of a stream, by another way than the command reads it.
fn unpacked(name: &str, packed: &[u8]) -> Vec<u8> {
    match name.rsplit_once('.').unwrap().1 {
        "gz" | "tgz" => gunzip(packed),
        "zst" => zstd::decode_all(packed).unwrap(),
        _ => {
            let mut text = Vec::new();
            let mut decoder = XzDecoder::new_multi_decoder(packed);
            std::io::copy(&mut decoder, &mut text).unwrap();
            text
        }
    }
}

/// Files that are whole: bytes, and the zeros behind the last member.
fn whole() -> Vec<(&'static str, Vec<u8>, usize)> {
    let member = |name: &str, text: &str| match name {
        "gz" => gzip(text.as_bytes()),
        "xz" => xz(text),
        _ => zstd(text),
    };
    let two = |name| [member(name, WRONG), member(name, WRONG)].concat();
    let padded = |packed: Vec<u8>, zeros| ([packed, vec![0; zeros]].concat(), zeros);
    let with = |name, (packed, zeros)| (name, packed, zeros);
    let empty = |name| [member(name, WRONG), member(name, ""), member(name, WRONG)].concat();
    vec![
        with("two.txt.gz", padded(two("gz"), 0)),
        with("empty.txt.gz", padded(empty("gz"), 0)),
        with("one-zero.txt.gz", padded(two("gz"), 1)),
        with("tape.txt.gz", padded(two("gz"), 10_240)),
        with("empty.txt.zst", padded(empty("zst"), 0)),
        with("pzstd.txt.zst", padded(pzstd(&[WRONG, WRONG]), 0)),
        with(
            "seekable.txt.zst",
            padded([two("zst"), seek_table()].concat(), 0),
        ),
        with("two.txt.xz", padded(two("xz"), 0)),
        with("four.txt.xz", padded(two("xz"), 4)),
        with("tape.txt.xz", padded(two("xz"), 10_240)),
        (
            "between.txt.xz",
            [xz(WRONG), vec![0; 8], xz(WRONG), vec![0; 12]].concat(),
            12,
        ),
    ]
}

#[test]
fn a_stream_of_members_is_fixed_and_keeps_its_padding() {
    for (name, packed, zeros) in whole() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        fs::write(at.join(name), &packed).unwrap();
        let fixed = said(&vartani(at, &["fix", "--isolated", "--journal", "j", name]));
        assert_eq!(
            fixed, "1\n4 words in 1 file changed, 0 left undecided\n",
            "{name}"
        );
        let stream = |text: &str| {
            let now = fs::read(at.join(name)).unwrap();
            let end = now.len() - zeros;
            assert!(now[end..].iter().all(|&byte| byte == 0), "{name}");
            assert_eq!(
                unpacked(name, &now[..end]),
                text.repeat(2).as_bytes(),
                "{name}"
            );
        };
        stream(RIGHT);
        let undone = said(&vartani(at, &["undo", "j"]));
        assert!(
            undone.contains("4 words in 1 file restored"),
            "{name}: {undone}"
        );
        stream(WRONG);
        // The same through standard input.
        fs::write(at.join(name), &packed).unwrap();
        vartani(at, &["fix", "--isolated", name]);
        let now = fs::read(at.join(name)).unwrap();
        assert_eq!(fix_input(at, name, &packed).stdout, now, "{name}");
    }
}

fn fix_input(at: &Path, name: &str, packed: &[u8]) -> Output {
    fs::write(at.join("given"), packed).unwrap();
    Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(["fix", "--isolated", "--stdin-filename", name, "-"])
        .stdin(fs::File::open(at.join("given")).unwrap())
        .output()
        .unwrap()
}

/// Its own programs call it whole, too.
#[test]
fn what_their_programs_say() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (name, packed, _) in whole() {
        fs::write(at.join(name), &packed).unwrap();
        let program = match name.rsplit_once('.').unwrap().1 {
            "gz" => "gzip",
            "xz" => "xz",
            _ => "zstd",
        };
        for _ in ["as it was", "rewritten"] {
            let told = Command::new(program)
                .args(["-tq", name])
                .current_dir(at)
                .stderr(Stdio::null())
                .status();
            // Not every machine has every program.
            if let Ok(told) = told {
                assert!(told.success(), "{name}");
            }
            vartani(at, &["fix", "--isolated", name]);
        }
    }
}

#[test]
fn what_is_no_member_is_an_error_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let own = skippable(3, b"mine");
    let gz = gzip(WRONG.as_bytes());
    let files = [
        ("a.txt.gz", [&gz[..], b"garbage"].concat()),
        ("b.txt.gz", [&gz[..], &[0; 8], &gz].concat()),
        ("c.txt.gz", [&gz[..], b"\x1F\x8B"].concat()),
        ("d.txt.gz", vec![0; 8]),
        ("e.txt.gz", Vec::new()),
        ("f.txt.xz", [xz(WRONG), vec![0; 7]].concat()),
        ("g.txt.xz", [xz(WRONG), b"garbage".to_vec()].concat()),
        ("h.txt.zst", [zstd(WRONG), vec![0; 8]].concat()),
        ("i.txt.zst", [zstd(WRONG), own[..11].to_vec()].concat()),
        ("j.txt.zst", [zstd(WRONG), own[..7].to_vec()].concat()),
        ("k.txt.zst", [zstd(WRONG), b"Padding".to_vec()].concat()),
        ("l.txt.zst", [own.clone(), zstd(WRONG)].concat()),
        (
            "m.tgz",
            [gzip(&tar([WRONG.to_owned()].into_iter())), b"x".to_vec()].concat(),
        ),
        (
            "n.tar.zst",
            [
                zstd::encode_all(tar([WRONG.to_owned()].into_iter()).as_slice(), 0).unwrap(),
                own.clone(),
            ]
            .concat(),
        ),
    ];
    for (name, packed) in &files {
        fs::write(at.join(name), packed).unwrap();
    }
    let fix = ["fix", "--isolated", "--journal", "j", "."];
    assert_snapshot!(said(&vartani(at, &fix)), @"
    2
    vartani: ./a.txt.gz: cannot unpack: what stands behind its last member is not gzip; repair the file, or leave it out
    vartani: ./b.txt.gz: cannot unpack: what stands behind its last member is not gzip; repair the file, or leave it out
    vartani: ./c.txt.gz: cannot unpack: unexpected end of file; repair the file, or leave it out
    vartani: ./d.txt.gz: cannot unpack: unexpected end of file; repair the file, or leave it out
    vartani: ./e.txt.gz: cannot unpack: unexpected end of file; repair the file, or leave it out
    vartani: ./f.txt.xz: cannot unpack: what stands behind its last member is not xz; repair the file, or leave it out
    vartani: ./g.txt.xz: cannot unpack: what stands behind its last member is not xz; repair the file, or leave it out
    vartani: ./h.txt.zst: cannot unpack: what stands behind its last member is not Zstandard; repair the file, or leave it out
    vartani: ./i.txt.zst: cannot unpack: incomplete frame; repair the file, or leave it out
    vartani: ./j.txt.zst: cannot unpack: incomplete frame; repair the file, or leave it out
    vartani: ./k.txt.zst: cannot unpack: incomplete frame; repair the file, or leave it out
    vartani: ./l.txt.zst: cannot pack: a rewrite would lose the data in its skippable frames; leave the file out, or free disk space
    vartani: ./m.tgz: cannot unpack: what stands behind its last member is not gzip; repair the file, or leave it out
    vartani: ./n.tar.zst: cannot pack: a rewrite would lose the data in its skippable frames; leave the file out, or free disk space
    0 words in 0 files changed, 0 left undecided
    ");
    for (name, packed) in &files {
        assert!(&fs::read(at.join(name)).unwrap() == packed, "{name}");
    }
    let given = fix_input(at, "l.txt.zst", &files[11].1);
    assert_snapshot!(said(&given), @"
    2
    vartani: l.txt.zst: cannot pack: a rewrite would lose the data in its skippable frames; leave the file out, or free disk space
    0 words in 0 files changed, 0 left undecided
    ");
    // Where nothing is written, nothing is lost.
    let check = ["check", "--isolated", "--format", "brief", "l.txt.zst"];
    assert_eq!(vartani(at, &check).status.code(), Some(1));
}

#[test]
fn an_archive_with_padding_behind_it() {
    let archive = |text: &str| tar((0..3).map(|_| text.to_owned()));
    for name in ["a.tar.gz", "a.tgz"] {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let packed = [gzip(&archive(WRONG)), vec![0; 5000]].concat();
        fs::write(at.join(name), &packed).unwrap();
        let text = |text: &str| {
            let now = fs::read(at.join(name)).unwrap();
            let end = now.len() - 5000;
            assert!(now[end..].iter().all(|&byte| byte == 0));
            assert!(gunzip(&now[..end]) == archive(text));
        };
        let fixed = said(&vartani(at, &["fix", "--isolated", "--journal", "j", name]));
        assert!(fixed.contains("6 words in 3 files changed"), "{fixed}");
        text(RIGHT);
        let fixed = fs::read(at.join(name)).unwrap();
        vartani(at, &["undo", "j"]);
        text(WRONG);
        assert!(fix_input(at, name, &packed).stdout == fixed);
    }
}

/// A text that is not held, between other members and before padding.
#[test]
fn a_long_stream() {
    let quiet = "यहाँ कुछ और लिखा है, जो सब ठीक है।\n".repeat(400_000);
    for (name, packed, zeros) in [
        (
            "a.txt.gz",
            [
                gzip(quiet.as_bytes()),
                gzip((WRONG.to_owned() + &quiet).as_bytes()),
                vec![0; 999],
            ]
            .concat(),
            999,
        ),
        (
            "b.txt.zst",
            pzstd(&[&quiet, &(WRONG.to_owned() + &quiet)]),
            0,
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        fs::write(at.join(name), &packed).unwrap();
        let fixed = said(&vartani(at, &["fix", "--isolated", "--journal", "j", name]));
        assert_eq!(
            fixed, "1\n2 words in 1 file changed, 0 left undecided\n",
            "{name}"
        );
        let now = fs::read(at.join(name)).unwrap();
        let (stream, padding) = now.split_at(now.len() - zeros);
        assert!(padding.iter().all(|&byte| byte == 0));
        assert!(unpacked(name, stream) == [&quiet, RIGHT, &quiet].concat().as_bytes());
        vartani(at, &["undo", "j"]);
        let now = fs::read(at.join(name)).unwrap();
        let stream = &now[..now.len() - zeros];
        assert!(unpacked(name, stream) == [&quiet, WRONG, &quiet].concat().as_bytes());
    }
}
