//! A newsroom's folder, and the commands that rewrite it and take that back.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::archive::tar;
use crate::gzip::{gunzip, gzip};
use crate::run::{said, vartani};

const LINE: &str = "राष्ट्रपति टोकायव मास्को में टोकायव से मिले।";
const OTHER: &str = "टोकायेव मॉस्को महत्त्वपूर्ण महत्वपूर्ण";
pub const FIX: [&str; 5] = ["fix", "--isolated", "--journal", "fix.journal", "."];
pub const UNDO: [&str; 2] = ["undo", "fix.journal"];

/// The text of each document, by the name that the journal has for it.
pub type Texts = BTreeMap<String, Vec<u8>>;

/// A newsroom's folder: mostly plain texts, some tables, records and compressed
/// files, two archives. What each file is, as bytes.
pub fn sources(count: usize) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for number in 0..count {
        let lines = |line: &str| format!("{line}\n").repeat(number % 7 + 1);
        let text = format!("{number}\n{}{OTHER}\n", lines(LINE));
        let (ending, bytes) = match number % 20 {
            0..=2 => {
                let rows = lines(&format!("{number},\"{LINE}\",क"));
                let table = format!("क्रम,लेख,\"अन्य\"\n{rows}0,{OTHER},ख\n");
                ("csv", table.into_bytes())
            }
            3..=5 => {
                let record = format!("{{\"क\": \"{LINE}\", \"n\": 1.50, \"ख\": \"{OTHER}\"}}");
                ("jsonl", lines(&record).into_bytes())
            }
            6 | 7 => ("txt.gz", gzip(text.as_bytes())),
            8 | 9 => ("txt.zst", zstd::encode_all(text.as_bytes(), 0).unwrap()),
            _ => ("txt", text.into_bytes()),
        };
        files.insert(format!("{number:05}.{ending}"), bytes);
    }
    let archive = archive(count / 20 + 2);
    let packed = zstd::encode_all(archive.as_slice(), 0).unwrap();
    // In the midst of the others, so that kills come before, in and after them.
    files.insert(format!("{:05}a.tar", count / 3), archive);
    files.insert(format!("{:05}b.tar.zst", 2 * count / 3), packed);
    files
}

fn archive(count: usize) -> Vec<u8> {
    tar((0..count).map(|number| format!("{LINE}\n").repeat(number % 40 + 1) + OTHER))
}

/// Every document of the folder, unpacked: a torn file does not unpack.
pub fn texts(folder: &Path) -> Texts {
    let mut texts = Texts::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        let name = format!("./{file}");
        // The journal, and what a killed run was writing when it died.
        if file == "fix.journal" || file.starts_with('.') {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let inside = match file.rsplit_once('.').unwrap().1 {
            "gz" => gunzip(&bytes),
            "zst" => zstd::decode_all(bytes.as_slice()).unwrap(),
            _ => bytes,
        };
        if file.contains(".tar") {
            members(&name, &inside, &mut texts);
        } else {
            texts.insert(name, inside);
        }
    }
    texts
}

fn members(name: &str, archive: &[u8], texts: &mut Texts) {
    for entry in tar::Archive::new(archive).entries().unwrap() {
        let mut entry = entry.unwrap();
        let own = entry.path().unwrap().display().to_string();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        texts.insert(format!("{name}/{own}"), text);
    }
}

/// The command to its end, and how long it took.
pub fn timed(folder: &Path, arguments: &[&str]) -> Duration {
    let began = Instant::now();
    let output = vartani(folder, arguments);
    let code = i32::from(arguments == FIX);
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    began.elapsed()
}

pub fn folder_with(sources: &BTreeMap<String, Vec<u8>>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in sources {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}
