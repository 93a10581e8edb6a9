//! Trust as cases: `tests/cases/trust/KIND-NAME/` holds `in.EXT`, perhaps a `table.csv` of the
//! user's, `want.EXT` (what `fix --tier certain` makes of it) and `found.txt` (a line
//! `word → suggestion` for each finding that `check` shows). Add a folder to add a case; set
//! `VARTANI_BLESS=1` to write what is made now, and read the difference.

use std::fs;
use std::path::{Path, PathBuf};

use vartani::format::{Chosen, Format, with_prose};
use vartani::lint::{Checks, Edits, Finding, check};
use vartani::table::Table;
use vartani::text::{Document, visible};
use vartani::variant::{Knowledge, Settings, Tier, VocabularyBuilder, decide};

fn knowledge(folder: &Path) -> Knowledge {
    let mut knowledge = Knowledge::built_in();
    let path = folder.join("table.csv");
    if let Ok(text) = fs::read(&path) {
        let table = Table::parse(&text, &path).unwrap();
        knowledge.table.extend(table);
    }
    knowledge
}

fn judged(name: &str, bytes: &[u8], knowledge: &Knowledge) -> (Document, Vec<Finding>) {
    let document = Document::read(name, bytes.to_vec()).unwrap();
    let document = with_prose(document, Format::of_name(name), &Chosen::default()).unwrap();
    let mut words = VocabularyBuilder::new();
    words.add(&document, knowledge);
    words.add_split_words(&document, knowledge);
    let canonicals = decide(&words.finish(), knowledge, &Settings::default());
    let findings = check(&document, &canonicals, knowledge, &Checks::default());
    let shown = findings.into_iter().filter(|f| f.tier <= Tier::Likely);
    let shown = shown.collect();
    (document, shown)
}

fn input(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).unwrap();
    let mut paths = files.map(|entry| entry.unwrap().path());
    let is_input = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == "in");
    paths.find(is_input).unwrap()
}

/// Compares with what stands in a file, or writes it there.
fn is_as(path: &Path, made: &[u8]) {
    if std::env::var_os("VARTANI_BLESS").is_some() {
        fs::write(path, made).unwrap();
    }
    let wanted = fs::read(path).unwrap_or_default();
    assert_eq!(
        String::from_utf8_lossy(made),
        String::from_utf8_lossy(&wanted),
        "{}",
        path.display()
    );
}

#[test]
fn each_case_is_as_its_files_say() {
    let mut cases = 0;
    for entry in fs::read_dir("tests/cases/trust").unwrap() {
        let folder = entry.unwrap().path();
        let (knowledge, input) = (knowledge(&folder), input(&folder));
        let name = input.file_name().unwrap().to_str().unwrap();
        let (document, findings) = judged(name, &fs::read(&input).unwrap(), &knowledge);
        let line = |f: &Finding| {
            let suggestion = f.suggestion.as_deref().unwrap_or("?");
            format!("{} → {}\n", visible(&f.word), visible(suggestion))
        };
        let found: String = findings.iter().map(line).collect();
        is_as(&folder.join("found.txt"), found.as_bytes());
        let edits = Edits::from_findings(&findings, Tier::Certain);
        let (edits, _) = edits.writable_in(&document);
        let fixed = document.encode(edits.rewrite(&document));
        is_as(&folder.join(name.replace("in.", "want.")), &fixed);
        cases += 1;
    }
    assert!(cases >= 25, "{cases}");
}
