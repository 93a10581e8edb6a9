//! Word, `OpenDocument` and EPUB files that real applications made: only the words
//! change, everything around them stays.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use insta::assert_snapshot;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::run::{said, vartani};

/// Everything about a part but its bytes, and its bytes.
type Part = (
    String,
    CompressionMethod,
    Option<zip::DateTime>,
    Option<u32>,
    Vec<u8>,
);

fn parts(raw: &[u8]) -> Vec<Part> {
    let mut archive = ZipArchive::new(Cursor::new(raw)).unwrap();
    let numbers = 0..archive.len();
    let part = |number| {
        let mut part = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        (
            name,
            part.compression(),
            part.last_modified(),
            part.unix_mode(),
            bytes,
        )
    };
    numbers.map(part).collect()
}

/// What the words of the article become, markup inside them left where it is.
const MENDED: [(&str, &str); 4] = [
    (">यव<", ">येव<"),
    (">टोकायव<", ">टोकायेव<"),
    (">मास्को<", ">मॉस्को<"),
    (">महत्वपूर्ण<", ">महत्त्वपूर्ण<"),
];

#[test]
fn only_the_words_change_and_undo_brings_them_back() {
    let mut files = 0;
    for entry in fs::read_dir("tests/containers").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "article.html" {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join(&name);
        let original = fs::read(&path).unwrap();
        fs::write(&copy, &original).unwrap();
        let fix = [
            "fix",
            "--isolated",
            "--tier",
            "likely",
            "--journal",
            "j",
            &name,
        ];
        let first = vartani(folder.path(), &fix);
        assert!(
            said(&first).ends_with("4 words in 1 file changed, 0 left undecided\n"),
            "{name}"
        );
        let before = parts(&original);
        let after = parts(&fs::read(&copy).unwrap());
        let mut changed = 0;
        assert_eq!(before.len(), after.len(), "{name}");
        for (old, new) in before.iter().zip(&after) {
            assert_eq!(
                (&old.0, old.1, old.2, old.3),
                (&new.0, new.1, new.2, new.3),
                "{name}"
            );
            if old.4 != new.4 {
                let text = String::from_utf8(old.4.clone()).unwrap();
                let mend = |text: String, (wrong, right)| text.replace(wrong, right);
                let expected = MENDED.into_iter().fold(text, mend);
                assert_eq!(
                    String::from_utf8_lossy(&new.4),
                    expected,
                    "{name} {}",
                    new.0
                );
                changed += 1;
            }
        }
        assert_eq!(changed, 1, "{name}");
        let again = vartani(
            folder.path(),
            &["fix", "--isolated", "--tier", "likely", &name],
        );
        assert_eq!(again.status.code(), Some(0), "{name}: {}", said(&again));
        vartani(folder.path(), &["undo", "j"]);
        assert_eq!(parts(&fs::read(&copy).unwrap()), before, "{name}");
        files += 1;
    }
    assert_eq!(files, 5);
}

const WORDS: &str =
    "<w:document xmlns:w='x'><w:p><w:r><w:t>टोकायव टोकायेव</w:t></w:r></w:p></w:document>";

/// A container with one part, written in each of these ways.
fn odd(way: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.set_raw_comment("प्रति 7".as_bytes().into()).unwrap();
    let options = SimpleFileOptions::default();
    writer.start_file("word/document.xml", options).unwrap();
    writer.write_all(WORDS.as_bytes()).unwrap();
    writer.add_directory("word/", options).unwrap();
    writer.start_file("word/other.bin", options).unwrap();
    writer.write_all(&[0, 1, 2, 3]).unwrap();
    let plain = writer.finish().unwrap().into_inner();
    match way {
        "before" => [b"#!/bin/sh\n", plain.as_slice()].concat(),
        "behind" => [plain.as_slice(), b"behind"].concat(),
        "twice" => {
            let name = |bytes: &[u8]| {
                let other = b"word/document.xmk";

                bytes.windows(other.len()).position(|it| it == other)
            };
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            for part in ["word/document.xml", "word/document.xmk"] {
                writer.start_file(part, options).unwrap();
                writer.write_all(WORDS.as_bytes()).unwrap();
            }
            let mut bytes = writer.finish().unwrap().into_inner();
            while let Some(at) = name(&bytes) {
                bytes[at + "word/document.xm".len()] = b'l';
            }
            bytes
        }
        _ => plain,
    }
}

/// What stands around the parts of a container is kept, or the container is.
#[test]
fn nothing_around_the_parts_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    for way in ["comment", "before"] {
        let original = odd(way);
        fs::write(&path, &original).unwrap();
        let told = said(&vartani(folder.path(), &["fix", "--isolated", "a.docx"]));
        assert_eq!(
            told, "1\n1 word in 1 file changed, 0 left undecided\n",
            "{way}"
        );
        let fixed = fs::read(&path).unwrap();
        let start = |bytes: &[u8]| bytes.windows(4).position(|it| it == b"PK\x03\x04").unwrap();
        assert_eq!(
            fixed[..start(&fixed)],
            original[..start(&original)],
            "{way}"
        );
        assert!(fixed.ends_with("प्रति 7".as_bytes()), "{way}");
        let (old, new) = (parts(&original), parts(&fixed));
        assert_eq!(old[1..], new[1..], "{way}");
        let words = String::from_utf8(new[0].4.clone()).unwrap();
        assert_eq!(words, WORDS.replace("टोकायव", "टोकायेव"), "{way}");
    }
    for way in ["behind", "twice"] {
        let original = odd(way);
        fs::write(&path, &original).unwrap();
        let output = vartani(folder.path(), &["fix", "--isolated", "a.docx"]);
        assert_eq!(output.status.code(), Some(2), "{way}: {}", said(&output));
        assert!(fs::read(&path).unwrap() == original, "{way}");
    }
}

#[test]
fn places_are_paragraphs() {
    let check = [
        "check",
        "--isolated",
        "--format",
        "brief",
        "tests/containers/writer.docx",
    ];
    assert_snapshot!(said(&vartani(Path::new("."), &check)), @"
    1
    tests/containers/writer.docx:2:12: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    tests/containers/writer.docx:2:34: मास्को → मॉस्को [table-variant, certain] built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    tests/containers/writer.docx:5:1: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    tests/containers/writer.docx:6:1: महत्वपूर्ण → महत्त्वपूर्ण [table-variant, certain] built-in table (editorial; chd:gemination)
    ");
    let diff = [
        "fix",
        "--isolated",
        "--diff",
        "--tier",
        "likely",
        "tests/containers/pandoc.odt",
    ];
    assert_snapshot!(said(&vartani(Path::new("."), &diff)), @r"
    1
    --- a/tests/containers/pandoc.odt
    +++ b/tests/containers/pandoc.odt
    @@ -1,9 +1,9 @@
     टोकायेव की यात्रा
     टोकायेव की यात्रा
    -राष्ट्रपति टोकायव मॉस्को पहुँचे। मास्को में टोकायेव ने कहा: <स्वागत>।
    +राष्ट्रपति टोकायेव मॉस्को पहुँचे। मॉस्को में टोकायेव ने कहा: <स्वागत>।
     टोकायेव और मंत्री
     मॉस्को
    -टोकायव
    -महत्वपूर्ण
    +टोकायेव
    +महत्त्वपूर्ण
     महत्त्वपूर्ण
     देशों
    \ No newline at end of file
    4 words in 1 file would be changed, 0 left undecided
    ");
}

fn container(folder: &Path, name: &str, inside: &[(&str, &[u8])]) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, bytes) in inside {
        writer
            .start_file(*part, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    fs::write(folder.join(name), writer.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn broken_containers_are_one_error_each() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    container(
        at,
        "utf16.docx",
        &[("word/document.xml", b"\xFF\xFE<\0w\0")],
    );
    container(
        at,
        "feed.odt",
        &[("content.xml", "<a>\u{C}</a>".as_bytes())],
    );
    container(
        at,
        "open.docx",
        &[("word/document.xml", "<w:p>\n<w:t>क</w:x>".as_bytes())],
    );
    let text = "<w:p><w:t>टोकायव टोकायेव</w:t></w:p>".as_bytes();
    let signed = [
        ("word/document.xml", text),
        ("_xmlsignatures/sig1.xml", b"<s/>"),
    ];
    container(at, "signed.docx", &signed);
    fs::write(at.join("~$open.docx"), "Word").unwrap();
    fs::write(at.join("plain.epub"), "टोकायव टोकायेव").unwrap();
    let whole = fs::read("tests/containers/pandoc.epub").unwrap();
    fs::write(at.join("cut.epub"), &whole[..whole.len() / 2]).unwrap();
    fs::write(at.join("good.txt"), "टोकायव टोकायेव").unwrap();
    assert_snapshot!(said(&vartani(at, &["check", "--isolated", "--format", "brief"])), @"
    2
    ./good.txt:1:1: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ./signed.docx:1:1: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    vartani: ./cut.epub: cannot unpack: invalid Zip archive: Could not find EOCD; repair the file, or leave it out
    vartani: ./feed.odt: cannot unpack: content.xml is not XML in UTF-8; repair the file, or leave it out
    vartani: ./open.docx:2: not well-formed XML: ill-formed document: expected `</w:t>`, but `</w:x>` was found in word/document.xml; repair the file, or leave it out
    vartani: ./plain.epub: cannot unpack: invalid Zip archive: Could not find EOCD; repair the file, or leave it out
    vartani: ./utf16.docx: cannot unpack: word/document.xml is not XML in UTF-8; repair the file, or leave it out
    ");
}

#[test]
fn a_part_with_a_byte_order_mark_and_a_signed_one() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let text = "<w:p><w:r><w:t>टोका</w:t></w:r><w:r><w:t>यव टोकायेव</w:t></w:r></w:p>";
    let marked = format!("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n{text}");
    container(at, "net.docx", &[("word/document.xml", marked.as_bytes())]);
    let fix = ["fix", "--isolated", "--tier", "likely"];
    assert_snapshot!(said(&vartani(at, &[&fix[..], &["net.docx"]].concat())), @"
    1
    1 word in 1 file changed, 0 left undecided
    ");
    let after = parts(&fs::read(at.join("net.docx")).unwrap());
    let expected = marked.replace(">यव", ">येव");
    assert_eq!(String::from_utf8_lossy(&after[0].4), expected);
    let signed = [
        ("word/document.xml", marked.as_bytes()),
        ("_xmlsignatures/a.xml", b"<s/>"),
    ];
    container(at, "signed.docx", &signed);
    let before = fs::read(at.join("signed.docx")).unwrap();
    assert_snapshot!(said(&vartani(at, &[&fix[..], &["signed.docx"]].concat())), @"
    2
    vartani: signed.docx: cannot pack: it is signed, and a rewrite would break that; leave the file out, or free disk space
    0 words in 0 files changed, 0 left undecided
    ");
    assert_eq!(fs::read(at.join("signed.docx")).unwrap(), before);
}
