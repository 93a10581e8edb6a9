//! Long tables and records: what is said of them is what is said of held ones.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::gzip::{gunzip, gzip};
use crate::held::{HOLD, compare};
use crate::run::{self, said};

const QUIET: &str = "यहाँ कुछ और लिखा है, जो सब ठीक है और रहेगा।";

fn vartani(folder: &Path, arguments: &[&str]) -> Output {
    run::vartani(folder, &[arguments, &["--isolated"]].concat())
}

/// A line in a hundred has something to fix, the others are quiet.
fn line(number: usize) -> &'static str {
    match number % 97 {
        7 => "राष्ट्रपति टोकायव मास्को में टोकायव [sic] से मिले, पढ़ना।",
        50 => "टोकायेव, मॉस्को, देखें www.टोकायव.org/टोकायव",
        _ => QUIET,
    }
}

/// A table of more than 64 MB with everything that makes the end of a row hard to
/// tell: line ends and doubled quotes in fields, quotes in fields that have none
/// around them, carriage returns, a byte order mark, a last row without an end. Rows
/// end in these ways in turn.
fn table(ends: [&str; 4]) -> String {
    let mut table = format!("\u{FEFF}\"क्रम\",लेख,\"और \"\"क\"\"\",छोटा{}", ends[0]);
    let mut number = 0;
    while table.len() <= 65 << 20 {
        let (text, quiet) = (line(number), QUIET.repeat(number % 11));
        let split = ["कजाकिस्तान", "कज़ाकिस्तान", "न्यूयॉर्क", "न्यू यॉर्क", ""][number % 5];
        let end = ends[number % 4];
        let row = match number % 4 {
            0 => format!("{number},\"{text}\n\"\"{quiet}\"\",\nटोकायव\",{quiet},\"{split}\"{end}"),
            1 => format!("{number},{text}\"{quiet},{text} \",{split}{end}"),
            2 => {
                format!("{number},\"{quiet}\"\" टोका\"\"यव\",\"{text}\",\"{split}\"\"\"{end}")
            }
            _ => format!("{number},{quiet}{end}{end},\"{text}\r\n{quiet}\",,{split},{end}"),
        };
        table.push_str(&row);
        number += 1;
    }
    table + "0,टोकायेव,\"लड\u{93C}का ल\u{95C}का\",टोकायव"
}

/// Records of more than 64 MB: escapes in words, records over several lines, values
/// outside any object, empty lines.
fn records() -> String {
    let mut records = String::new();
    let mut number = 0;
    while records.len() <= 65 << 20 {
        let (text, quiet) = (line(number), QUIET.repeat(number % 11));
        let record = match number % 4 {
            0 => format!("{{\"लेख\": \"{text} \\\"{quiet}\\\"\", \"n\": {number}.50}}\n"),
            1 => {
                format!("{{\n  \"लेख\":\n[\"टो\\u0915ायव\", \"{text}\"],\r\n\"क\":\"{quiet}\"}}\n\n")
            }
            2 => format!("[{{\"क\": \"{quiet}}}]\\\\\"}}, {number}] \"टोकायव\\n{text}\"\r\n"),
            _ => format!("{{\"क\": {{\"लेख\": \"{text}\", \"ख\": \"{quiet}\"}}}}\n"),
        };
        records.push_str(&record);
        number += 1;
    }
    records + "{\"लेख\": \"टोकायेव लड\u{93C}का ल\u{95C}का टोकायव\"}"
}

#[test]
fn the_report_of_a_long_table_is_that_of_a_held_one() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let table = table(["\r\n", "\n", "\n", "\n"]);
    fs::write(at.join("long.csv"), &table).unwrap();
    fs::write(at.join("long.tsv"), table.replace(',', "\t")).unwrap();
    for format in ["human", "json"] {
        compare(at, &["check", "--format", format, "long.csv"]);
    }
    compare(at, &["check", "--format", "json", "long.tsv"]);
    // As few bytes of text as a short document has, in a long source.
    for (column, name) in [
        ("छोटा", "long.csv"),
        ("और \"\"क", "long.csv"),
        ("2", "long.csv"),
        ("छोटा", "long.tsv"),
    ] {
        let options = ["--tier", "possible", "--format", "brief"];
        let chosen = ["check", "--column", column, "--column", "क्रम", name];
        compare(at, &[&chosen[..], &options].concat());
    }
    compare(at, &["fix", "--dry-run", "--format", "json", "long.csv"]);
    rewritten(at, "long.csv", &["--column", "लेख"]);
}

/// Old Mac, and what several programs wrote one after the other.
#[test]
fn a_long_table_whose_rows_end_in_carriage_returns() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let old_mac = table(["\r"; 4]).replace('\n', "\r");
    fs::write(at.join("mac.csv"), &old_mac).unwrap();
    compare(at, &["check", "--format", "human", "mac.csv"]);
    rewritten(at, "mac.csv", &["--column", "लेख"]);
    let open = old_mac + "\r,\"";
    fs::write(at.join("mac.csv"), &open).unwrap();
    assert_eq!(
        said(&vartani(at, &["fix", "mac.csv"])),
        "2\nvartani: mac.csv:1: a quote is left open; repair the file, or leave it out\n\
         0 words in 0 files changed, 0 left undecided\n"
    );
    for (name, ends) in [
        ("a.csv", ["\r", "\r", "\r", "\r"]),
        ("b.csv", ["\r\n", "\r", "\n", "\r"]),
    ] {
        fs::write(at.join(name), table(ends)).unwrap();
        compare(at, &["check", "--format", "json", name]);
        fs::remove_file(at.join(name)).unwrap();
    }
}

#[test]
fn the_report_of_long_records_is_that_of_held_ones() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("long.jsonl"), records()).unwrap();
    for format in ["human", "json"] {
        compare(at, &["check", "--format", format, "long.jsonl"]);
    }
    for field in ["लेख", "क.लेख"] {
        let chosen = ["check", "--field", field, "--format", "brief"];
        compare(
            at,
            &[&chosen[..], &["--tier", "possible", "long.jsonl"]].concat(),
        );
    }
    compare(at, &["fix", "--dry-run", "--scope", "all", "long.jsonl"]);
    rewritten(at, "long.jsonl", &["--field", "लेख"]);
}

/// What is written, into the file, into the same file compressed and to standard
/// output, is what is written of a held one; undo takes it back.
#[expect(clippy::similar_names, reason = "the field calls them so")]
fn rewritten(at: &Path, name: &str, options: &[&str]) {
    let text = fs::read(at.join(name)).unwrap();
    let packed = format!("{name}.gz");
    fs::write(at.join(&packed), gzip(&text)).unwrap();
    let named = format!("--stdin-filename={name}");
    let from_input = |hold: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_vartani"))
            .args(["fix", "--isolated", &named])
            .args([options, hold, &["-"]].concat())
            .stdin(fs::File::open(at.join(name)).unwrap())
            .output()
            .unwrap();
        output.stdout
    };
    let held = from_input(&[HOLD]);
    assert!(held != text);
    assert!(from_input(&[]) == held);
    let fix = |more: &[&str]| said(&vartani(at, &[&["fix"], options, more].concat()));
    let hold = fix(&["--dry-run", HOLD, name]);
    let changed = fix(&["--journal", "j", name, &packed]);
    let words = |said: &str| -> usize {
        let last = said.lines().last().unwrap();
        last.split(' ').next().unwrap().parse().unwrap()
    };
    assert_eq!(words(&changed), 2 * words(&hold), "{changed}");
    assert!(fs::read(at.join(name)).unwrap() == held);
    assert!(gunzip(&fs::read(at.join(&packed)).unwrap()) == held);
    let undone = said(&run::vartani(at, &["undo", "j"]));
    assert!(undone.contains(" words in 2 files restored"), "{undone}");
    assert!(fs::read(at.join(name)).unwrap() == text);
    assert!(gunzip(&fs::read(at.join(&packed)).unwrap()) == text);
    fs::remove_file(at.join("j")).unwrap();
}

/// Whatever stands before it, it is one error, and nothing is written or printed.
#[test]
fn a_long_text_that_is_malformed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let row = format!("टोकायव,\"{QUIET}\n{QUIET}\",टोकायेव\n");
    let rows = row.repeat((65 << 20) / row.len() + 1);
    let lines = 2 * (rows.len() / row.len());
    let record = format!("{{\"क\": \"टोकायव {QUIET} टोकायेव\"}}\n");
    let records = record.repeat((65 << 20) / record.len() + 1);
    for (name, text, problem) in [
        (
            "a.csv",
            format!("{rows}टोकायव,\"क"),
            format!("{}: a quote is left open", lines + 1),
        ),
        (
            "b.csv",
            format!("क,ख\nक,\"ख\n{}", rows.replace('"', "")),
            "2: a quote is left open".to_owned(),
        ),
        (
            "c.jsonl",
            format!("{records}{{\"क\": \"टोकायव\n}}\n{records}"),
            format!(
                "{}: not JSON: a string is left open",
                records.len() / record.len() + 1
            ),
        ),
        (
            "d.jsonl",
            format!("{record}{{\"क\": [1}}\n{records}"),
            "2: not JSON: a bracket has no partner".to_owned(),
        ),
        (
            "e.jsonl",
            format!("{record}[\n{records}"),
            format!(
                "{}: not JSON: a bracket is left open",
                records.len() / record.len() + 3
            ),
        ),
    ] {
        fs::write(at.join(name), &text).unwrap();
        let help = "repair the file, or leave it out";
        let expected = format!("2\nvartani: {name}:{problem}; {help}\n");
        let check = said(&vartani(at, &["check", "--format", "brief", name]));
        assert_eq!(check, expected);
        let fix = said(&vartani(at, &["fix", "--journal", "j", name]));
        assert_eq!(
            fix,
            format!("{expected}0 words in 0 files changed, 0 left undecided\n")
        );
        assert!(fs::read(at.join(name)).unwrap() == text.as_bytes());
        // In another encoding nothing tells where a field ends.
        fs::write(at.join(name), [text.as_bytes(), b"\n\xFF\n"].concat()).unwrap();
        let portions = said(&vartani(at, &["check", name]));
        assert_eq!(portions, said(&vartani(at, &["check", HOLD, name])));
        assert!(
            portions.contains(": a byte that is not UTF-8; "),
            "{portions}"
        );
        fs::write(at.join(name), [text.as_bytes(), b"\n\0\n"].concat()).unwrap();
        assert_eq!(vartani(at, &["check", name]).status.code(), Some(2));
        fs::remove_file(at.join(name)).unwrap();
    }
}
