//! Texts that are read in portions: what is said of them is what is said of a
//! text that is held.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::archive::tar;
use crate::gzip::{gunzip, gzip};
use crate::held::{self, compare};
use crate::run::{self, said};

fn vartani(folder: &Path, arguments: &[&str]) -> Output {
    run::vartani(folder, &[arguments, &["--isolated"]].concat())
}

/// More than 64 MB with everything that a portion must not make another: a byte
/// order mark, lines of more than a portion, carriage returns, bytes that are not
/// UTF-8, addresses, nuktas in two forms that stand far apart.
fn text() -> Vec<u8> {
    let mut text = "\u{FEFF}ल\u{95C}का टोकायव, मास्को मॉस्को टोकायेव।\r\n".to_owned();
    let quiet = "यहाँ कुछ और लिखा है, जो सब ठीक है।\n";
    text.push_str(&quiet.repeat(200_000));
    // A line of 22 MB, with a word to fix near every end that a portion may have.
    for number in 0..60_000 {
        let filling = "शब्द ".repeat(number % 29);
        text.extend([format!("राष्ट्रपति टोकायव ने कहा. {filling}मास्को, ठीक है 😀. ")]);
        text.push_str("देखें www.टोकायव.org/टोकायव. टोकायव [sic] और पढ़ना, ");
    }
    text.push_str("\nटोकायेव\r\n");
    // A line of 20 MB without a sign, nearly all of whose words go on phrases.
    for number in 0..80_000 {
        let filling = "न्यू यार्क ".repeat(number % 13);
        text.extend([format!(
            "{filling}राष्ट्रपति टोकायव मास्को मॉस्को पढ़ना [sic] न्यू यॉर्क "
        )]);
    }
    text.push_str("\n\n");
    text.push_str(&quiet.repeat(150_000));
    let mut text = text.into_bytes();
    text.extend_from_slice(b"\xFF\xFE ");
    text.extend_from_slice("पढ\u{93C}ना टोकायव\nमास्को".as_bytes());
    assert!(text.len() > 64 << 20, "{}", text.len());
    text
}

#[test]
fn the_report_of_a_long_text_is_that_of_a_held_one() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("long.txt"), text()).unwrap();
    fs::write(at.join("a.txt"), "टोकायव टोकायेव कज़ाकिस्तान\n").unwrap();
    fs::write(at.join("z.txt"), "टोकायव कजाकिस्तान\n").unwrap();
    for format in ["human", "json", "csv", "github"] {
        compare(at, &["check", "--format", format, "long.txt"]);
    }
    fs::write(
        at.join("t.csv"),
        "variant,canonical,relation,lang,status,source,note\nन्यू यार्क,न्यू यॉर्क,variant,hi,verified,,\n\
         टोकायव मास्को,टोकायेव मॉस्को,variant,hi,verified,,\n",
    )
    .unwrap();
    let files = ["a.txt", "long.txt", "z.txt"];
    for options in [
        &["check", "--table", "t.csv", "--format", "brief"][..],
        &["check", "--scope", "all"],
        &[
            "check",
            "--tier",
            "possible",
            "--orthography",
            "--format",
            "brief",
        ],
        &["fix", "--dry-run"],
        &["fix", "--dry-run", "--format", "json", "--scope", "all"],
    ] {
        compare(at, &[options, &files].concat());
    }
    // What is written, too, and nothing in an address.
    let held = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(["fix", "--isolated", held::HOLD, "-"])
        .stdin(fs::File::open(at.join("long.txt")).unwrap())
        .output()
        .unwrap();
    vartani(at, &["fix", "long.txt"]);
    let fixed = fs::read(at.join("long.txt")).unwrap();
    assert!(fixed == held.stdout);
    let address = "www.टोकायव.org/टोकायव";
    assert!(
        fixed
            .windows(address.len())
            .any(|w| w == address.as_bytes())
    );
}

/// What is compressed is said and written as what is not.
#[test]
fn a_long_text_that_is_compressed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let text = text();
    fs::write(at.join("a.txt"), &text).unwrap();
    fs::write(at.join("b.txt.gz"), gzip(&text)).unwrap();
    let zstd = zstd::encode_all(text.as_slice(), 1).unwrap();
    fs::write(at.join("c.txt.zst"), &zstd).unwrap();
    fs::write(at.join("cut.txt.zst"), &zstd[..zstd.len() - 5]).unwrap();
    let (stdout, code) = {
        let plain = vartani(at, &["check", "--format", "json", "a.txt"]);
        (
            String::from_utf8(plain.stdout).unwrap(),
            plain.status.code(),
        )
    };
    for name in ["b.txt.gz", "c.txt.zst"] {
        let packed = vartani(at, &["check", "--format", "json", name]);
        let same = stdout.replace("\"a.txt\"", &format!("\"{name}\""));
        assert!(String::from_utf8(packed.stdout).unwrap() == same, "{name}");
        assert_eq!(packed.status.code(), code);
    }
    let fix = ["fix", "--journal", "j", "."];
    let first = said(&vartani(at, &fix));
    assert_eq!(first.matches("cannot unpack").count(), 1, "{first}");
    assert!(
        first.starts_with("2\n") && first.contains(" in 3 files changed"),
        "{first}"
    );
    assert!(fs::read(at.join("cut.txt.zst")).unwrap() == zstd[..zstd.len() - 5]);
    let plain = fs::read(at.join("a.txt")).unwrap();
    let unpacked = || {
        let zstd = fs::read(at.join("c.txt.zst")).unwrap();
        let gzip = fs::read(at.join("b.txt.gz")).unwrap();
        [gunzip(&gzip), zstd::decode_all(zstd.as_slice()).unwrap()]
    };
    assert!(plain != text && unpacked().iter().all(|unpacked| *unpacked == plain));
    let again = said(&vartani(at, &fix));
    assert!(again.contains("0 words in 0 files changed"), "{again}");

    // A second change, which undo takes back before the first.
    fs::remove_file(at.join("cut.txt.zst")).unwrap();
    fs::write(
        at.join("t.csv"),
        "variant,canonical,relation,lang,status,source,note\nटोकायेव,टोकाएव,variant,hi,verified,,\n",
    )
    .unwrap();
    let more = ["fix", "--journal", "j", "--table", "t.csv", "."];
    let more = said(&vartani(at, &more));
    assert!(more.contains(" in 3 files changed"), "{more}");
    let undone = said(&run::vartani(at, &["undo", "j"]));
    assert!(undone.contains(" words in 3 files restored"), "{undone}");
    assert!(fs::read(at.join("a.txt")).unwrap() == text);
    assert!(unpacked().iter().all(|unpacked| *unpacked == text));
}

/// An archive that unpacks to more than is held.
#[test]
fn a_long_archive_that_is_compressed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let archive = |of: &dyn Fn(usize) -> String| tar((0..75).map(of));
    let quiet = "यहाँ कुछ और लिखा है, जो सब ठीक है।\n".repeat(11_000);
    let wrong = |number| format!("{number} टोकायव\n{quiet}टोकायेव\n");
    let right = |number| wrong(number).replace("टोकायव", "टोकायेव");
    let old = archive(&wrong);
    assert!(old.len() > 64 << 20);
    let packed = zstd::encode_all(old.as_slice(), 1).unwrap();
    fs::write(at.join("a.tar.zst"), &packed).unwrap();
    fs::write(at.join("cut.tar.zst"), &packed[..packed.len() - 5]).unwrap();
    let fixed = said(&vartani(at, &["fix", "--journal", "j", "."]));
    assert_eq!(fixed.matches("cannot unpack").count(), 1, "{fixed}");
    assert!(fixed.contains("75 words in 75 files changed"), "{fixed}");
    let now = || {
        let packed = fs::read(at.join("a.tar.zst")).unwrap();
        zstd::decode_all(packed.as_slice()).unwrap()
    };
    assert!(now() == archive(&right));
    let undone = said(&run::vartani(at, &["undo", "j"]));
    assert!(undone.contains("75 words in 75 files restored"), "{undone}");
    assert!(now() == old);
}

/// A text in an archive that is too long to be held, compressed or not, is written as
/// a held one, among others.
#[test]
fn long_texts_in_an_archive() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let text = text();
    let mut archive = tar::Builder::new(Vec::new());
    let mut append = |name: &str, bytes: &[u8]| {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, bytes).unwrap();
    };
    append("a.txt", "टोकायव टोकायेव\n".as_bytes());
    append("b.txt", &text);
    append("c.txt.gz", &gzip(&text));
    append("cut.txt.gz", &gzip(&text)[..1000]);
    append("d.txt", "मास्को मॉस्को\n".as_bytes());
    let old = archive.into_inner().unwrap();
    fs::write(at.join("a.tar"), &old).unwrap();
    compare(at, &["check", "--format", "json", "a.tar"]);
    let from_input = |hold: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_vartani"))
            .args(["fix", "--isolated", "--stdin-filename=a.tar", "-"])
            .args(hold)
            .stdin(fs::File::open(at.join("a.tar")).unwrap())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        output.stdout
    };
    let texts = |archive: &[u8]| {
        let mut read = tar::Archive::new(archive);
        let entries = read.entries().unwrap().map(|entry| {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry.unwrap(), &mut bytes).unwrap();
            if bytes.starts_with(b"\x1F\x8B") && bytes.len() > 1000 {
                bytes = gunzip(&bytes);
            }
            bytes
        });
        entries.collect::<Vec<_>>()
    };
    let held = texts(&from_input(&[held::HOLD]));
    assert!(held[1] == held[2] && held[1] != text);
    assert!(texts(&from_input(&[])) == held);
    let fixed = said(&vartani(at, &["fix", "--journal", "j", "a.tar"]));
    assert!(
        fixed.starts_with("2\n") && fixed.contains(" in 4 files changed"),
        "{fixed}"
    );
    assert!(texts(&fs::read(at.join("a.tar")).unwrap()) == held);
    let undone = said(&run::vartani(at, &["undo", "j"]));
    assert!(undone.contains(" words in 4 files restored"), "{undone}");
    assert!(texts(&fs::read(at.join("a.tar")).unwrap()) == texts(&old));
}
