//! What the search for a broken law begins with: the cases of the tests.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;

use crate::checker::Checker;
use crate::cli::config::TEMPLATE;
use crate::rewrite::name::Name;
use crate::rewrite::record::{Begin, Record, RunRecord, VERSION, edits_of, hash, line};
use crate::text::Document;
use crate::variant::Tier;

use super::formats::NAMES;
use super::{containers, parts};

/// The seeds of a law.
pub(super) fn of(law: &str) -> Vec<Vec<u8>> {
    match law {
        "words" => words(),
        "formats" => formats(),
        "fixes" => fixes(),
        "tables" => tables(),
        "configuration" => configurations(),
        "journals" => vec![
            journal(&["article.txt"]),
            journal(&["judged/slips.txt", "article.txt"]),
        ],
        "containers" => of_containers(),
        _ => Vec::new(),
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn read(path: impl AsRef<Path>) -> Vec<u8> {
    fs::read(path).unwrap()
}

/// Files in the folders of cases that have this stem.
fn of_cases(stem: &str) -> Vec<PathBuf> {
    let cases = files("tests/cases/trust");
    let within = cases.iter().flat_map(|case| files(case.to_str().unwrap()));
    within
        .filter(|path| path.file_stem().unwrap() == stem)
        .collect()
}

fn words() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = of_cases("in").iter().map(read).collect();
    seeds.extend(files("tests/cases/judged").iter().map(read));
    let article = read("tests/cases/article.txt");
    let units = format!("\u{FEFF}{}", String::from_utf8_lossy(&article));
    seeds.push(units.encode_utf16().flat_map(u16::to_le_bytes).collect());
    seeds.push(article);
    seeds.push(parts::made_of(b"0123456789abcdefghij"));
    seeds
}

/// The cases of formats, each behind the number of its name.
fn of_formats() -> Vec<(u8, Vec<u8>)> {
    let mut paths = files("tests/formats");
    paths.retain(|path| path.is_file());
    paths.extend(of_cases("in"));
    let number = |path: &PathBuf| {
        let ending = path.extension()?.to_str()?;
        NAMES
            .iter()
            .position(|name| name.ends_with(&format!(".{ending}")))
    };
    let numbered = paths
        .iter()
        .filter_map(|path| Some((number(path)? as u8, read(path))));
    let mut seeds: Vec<(u8, Vec<u8>)> = numbered.collect();
    for (number, name) in (0..).zip(NAMES) {
        seeds.push((number, parts::made_of(b"09AZ4az17Q")));
        let Some(inside) = of_container(name) else {
            continue;
        };
        seeds.push((number, inside));
    }
    seeds
}

/// The parts of a small container, as one source.
fn of_container(name: &str) -> Option<Vec<u8>> {
    let (part, text) = match name {
        "a.docx" => (
            "word/document.xml",
            "<w:p><w:r><w:t>टोका</w:t></w:r><w:ins><w:r><w:t>यव</w:t></w:r></w:ins></w:p>",
        ),
        "a.odt" => (
            "content.xml",
            "<text:p>टोका<text:span>यव</text:span> टोकायेव</text:p>",
        ),
        "a.epub" => ("a.xhtml", "<p>टोका<b>यव</b> &amp; टोकायेव</p>"),
        _ => return None,
    };
    Some(format!("\u{C}{part}\u{C}{text}").into_bytes())
}

fn formats() -> Vec<Vec<u8>> {
    let seeds = of_formats().into_iter();
    seeds
        .map(|(number, source)| [vec![number], source].concat())
        .collect()
}

/// Each at one tier.
fn fixes() -> Vec<Vec<u8>> {
    let seeds = of_formats().into_iter().zip((0..3).cycle());
    seeds
        .map(|((number, source), tier)| [vec![number, tier], source].concat())
        .collect()
}

fn tables() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = of_cases("table").iter().map(read).collect();
    let built_in = fs::read_to_string("variants.csv").unwrap();
    let lines: Vec<&str> = built_in.split_inclusive('\n').collect();
    for part in lines.chunks_exact(lines.len() / 8) {
        seeds.push([lines[0], &part[1..9].concat()].concat().into_bytes());
    }
    seeds
}

fn configurations() -> Vec<Vec<u8>> {
    let full = TEMPLATE
        .replace("# ", "")
        .replace("vartani: consistent", "#");
    let keys = full
        .lines()
        .filter(|line| line.contains(" = ") || line.starts_with('['));
    let keys: String = keys.map(|line| format!("{line}\n")).collect();
    let python = format!(
        "[tool.vartani]\n{}",
        keys.split("[[").next().unwrap_or_default()
    );
    [(0, TEMPLATE), (0, &keys), (1, &python)]
        .into_iter()
        .map(|(first, text)| [&[first], text.as_bytes()].concat())
        .collect()
}

/// A journal as a run leaves it.
fn journal(names: &[&str]) -> Vec<u8> {
    let run = Record::Run(RunRecord {
        version: VERSION,
        vartani: "0.1.0".to_owned(),
        folder: Some(Name::Text("/house".to_owned())),
        journal: Some(Name::Text("/house/fix.journal".to_owned())),
        mark: Some("0123456789abcdef".to_owned()),
    });
    let mut journal = line(&run).unwrap();
    for name in names {
        of_file(name)
            .iter()
            .for_each(|it| journal.extend(line(it).unwrap()));
    }
    journal
}

fn of_file(name: &str) -> Vec<Record> {
    let document = Document::read(name, read(Path::new("tests/cases").join(name))).unwrap();
    let report = Checker::builder().build().check(document);
    let edits = report.edits(Tier::Likely);
    let document = report.document();
    let mut records = vec![Record::Begin(Begin {
        path: name.to_string(),
        path_bytes: None,
        before: hash(document.source()),
        after: hash(&edits.rewrite(document)),
        archive: None,
        archive_bytes: None,
        target: None,
    })];
    records.extend(
        edits_of(document, report.findings(), &edits)
            .into_iter()
            .map(Record::Edit),
    );
    records.push(Record::Done {
        path: name.to_string(),
    });
    records
}

fn of_containers() -> Vec<Vec<u8>> {
    let article = read("tests/cases/article.txt");
    let tar = tar(&[("a.txt", &article), ("b.txt", b""), ("c.md", b"# a")]);
    let mut gzip = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&article).unwrap();
    let mut tgz = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    tgz.write_all(&tar).unwrap();
    let mut seeds = vec![
        ("a.tar", tar),
        ("a.tar.gz", tgz.finish().unwrap()),
        ("a.txt.gz", gzip.finish().unwrap()),
        (
            "a.txt.zst",
            zstd::encode_all(article.as_slice(), 1).unwrap(),
        ),
    ];
    for path in files("tests/containers") {
        let ending = path.extension().unwrap().to_str().unwrap().to_owned();
        let name = containers::NAMES
            .iter()
            .find(|name| name.ends_with(&ending));
        seeds.extend(name.map(|name| (*name, read(&path))));
    }
    let number = |of: &str| {
        containers::NAMES
            .iter()
            .position(|name| *name == of)
            .unwrap() as u8
    };
    seeds
        .into_iter()
        .map(|(name, bytes)| [vec![number(name)], bytes].concat())
        .collect()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, text) in members {
        let mut header = tar::Header::new_ustar();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        archive.append_data(&mut header, name, *text).unwrap();
    }
    archive.into_inner().unwrap()
}
