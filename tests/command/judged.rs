//! What `check` says of small texts. Each file of `tests/cases/judged` is lines with `#`
//! that say what it shows, a text, a line `---`, and what is said of it in brief. Add a
//! file to add a case; set `VARTANI_BLESS=1` to write what is said now, and read the
//! difference.

use std::fs;

use vartani::sound::phones;
use vartani::text::{Spelling, tokens};

use crate::run;

/// A line with the code points and the sound of its words that are not ASCII.
fn spelt_out(line: &str) -> String {
    let words = tokens(line, 0).map(|token| &line[token.span.range()]);
    let mut out = format!("{line}\n");
    for word in words.filter(|word| !word.is_ascii()) {
        let points: Vec<String> = word.chars().map(|c| format!("{:04X}", c as u32)).collect();
        let spelling = Spelling::of_word(word);
        let sound: String = phones(&spelling).iter().map(|p| p.symbol()).collect();
        out.extend(["    ", word, "  ", &points.join(" "), "  ", &sound, "\n"]);
    }
    out
}

#[test]
fn small_texts_are_judged_as_their_files_say() {
    let mut cases: Vec<_> = fs::read_dir("tests/cases/judged")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    for path in cases {
        let case = fs::read_to_string(&path).unwrap();
        let (head, expected) = case.split_once("---\n").unwrap();
        let text: String = head
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| [line, "\n"])
            .collect();
        let found = said_of(&text);
        if std::env::var_os("VARTANI_BLESS").is_some() {
            fs::write(&path, format!("{head}---\n{found}")).unwrap();
        } else if found != expected {
            let differing = |a: &str, b: &str| -> String {
                a.lines()
                    .filter(|l| !b.lines().any(|m| m == *l))
                    .map(spelt_out)
                    .collect()
            };
            panic!(
                "{}\nmissing:\n{}said:\n{}",
                path.display(),
                differing(expected, &found),
                differing(&found, expected)
            );
        }
    }
}

fn said_of(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("text.txt"), text).unwrap();
    let check = ["check", "--isolated", "--format", "brief", "text.txt"];
    run::said(&run::vartani(folder.path(), &check))
}
