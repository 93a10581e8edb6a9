//! Texts that are read in portions: what is said of them is what is said of a
//! text that is held.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn vartani(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(arguments)
        .arg("--isolated")
        .current_dir(folder)
        .output()
        .unwrap()
}

/// More than 64 MB with everything that a portion must not make another: a byte
/// order mark, lines of more than a portion, carriage returns, bytes that are not
/// UTF-8, addresses, nuktas in two forms that stand far apart.
fn text() -> Vec<u8> {
    let mut text = "\u{FEFF}ल\u{95C}का टोकायव, मास्को मॉस्को टोकायेव।\r\n".to_owned();
    let quiet = "यहाँ कुछ और लिखा है, जो सब ठीक है।\n";
    text.push_str(&quiet.repeat(200_000));
    // A line of 22 MB, with a word to mend near every end that a portion may have.
    for number in 0..60_000 {
        let filling = "शब्द ".repeat(number % 29);
        text.push_str(&format!(
            "राष्ट्रपति टोकायव ने कहा. {filling}मास्को, ठीक है 😀. "
        ));
        text.push_str("देखें www.टोकायव.org/टोकायव. टोकायव [sic] और पढ़ना, ");
    }
    text.push_str("\nटोकायेव\r\n");
    text.push_str(&quiet.repeat(350_000));
    let mut text = text.into_bytes();
    text.extend_from_slice(b"\xFF\xFE ");
    text.extend_from_slice("पढ\u{93C}ना टोकायव\nमास्को".as_bytes());
    assert!(text.len() > 64 << 20, "{}", text.len());
    text
}

/// The same text, told from the option that asks for it to be held.
fn compare(folder: &Path, arguments: &[&str], held: &str) {
    let portions = vartani(folder, arguments);
    let held = vartani(folder, &[arguments, &[held]].concat());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&portions.stderr), text(&held.stderr), "{arguments:?}");
    assert_eq!(portions.status.code(), held.status.code());
    assert!(portions.stdout.len() > 200, "{arguments:?}");
    if portions.stdout != held.stdout {
        let (ours, theirs) = (text(&portions.stdout), text(&held.stdout));
        let (ours, theirs) = (ours.lines(), theirs.lines());
        let differ = ours.zip(theirs).find(|(a, b)| a != b);
        panic!("{arguments:?}: {differ:#?}");
    }
}

#[test]
fn the_report_of_a_long_text_is_that_of_a_held_one() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("long.txt"), text()).unwrap();
    fs::write(at.join("a.txt"), "टोकायव टोकायेव कज़ाकिस्तान\n").unwrap();
    fs::write(at.join("z.txt"), "टोकायव कजाकिस्तान\n").unwrap();
    let hold = "--report-unused-ignores";
    for format in ["human", "json", "csv", "github"] {
        compare(at, &["check", "--format", format, "long.txt"], hold);
    }
    let files = ["a.txt", "long.txt", "z.txt"];
    for options in [
        &["check", "--scope", "all"][..],
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
        compare(at, &[options, &files].concat(), hold);
    }
    // What is written, too, and nothing in an address.
    let held = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(["fix", "--isolated", "-"])
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
