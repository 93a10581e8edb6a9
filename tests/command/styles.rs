//! House styles and the rows of languages, as a person asks for them.

use std::fs;
use std::path::Path;

use crate::run::{said, vartani};

const TEXT: &str = "The colour of the house was what they had. We organize it for them.\n";

fn shown(folder: &Path, arguments: &[&str]) -> String {
    said(&vartani(folder, arguments))
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn a_style_comes_from_an_option_or_the_configuration() {
    let british = "style = \"en-GB\"\n";
    let several = "style = [\"de-1996\", \"en-US\"]\n";
    for (configuration, option, written) in [
        ("", None, TEXT.to_owned()),
        ("", Some("en-US"), TEXT.replace("colour", "color")),
        (british, None, TEXT.replace("organize", "organise")),
        (british, Some("en-us"), TEXT.replace("colour", "color")),
        (several, None, TEXT.replace("colour", "color")),
    ] {
        let here = folder(&[("a.txt", TEXT), ("vartani.toml", configuration)]);
        let mut arguments = vec!["fix", "a.txt"];
        arguments.extend(option.map(|_| "--style").into_iter().chain(option));
        vartani(here.path(), &arguments);
        let found = fs::read_to_string(here.path().join("a.txt")).unwrap();
        assert_eq!(found, written, "{configuration} {option:?}");
    }
}

#[test]
fn a_style_that_is_not_known_is_an_error_that_names_the_known_ones() {
    let here = folder(&[
        ("a.txt", TEXT),
        ("vartani.toml", "# house\nstyle = \"en-XX\"\n"),
    ]);
    let by_option = shown(
        here.path(),
        &["check", "--isolated", "--style", "en-XX", "a.txt"],
    );
    let by_file = shown(here.path(), &["check", "a.txt"]);
    for (said, place) in [(by_option, "--style"), (by_file, "vartani.toml:2")] {
        assert!(said.starts_with('2'), "{said}");
        let parts = [
            place,
            "«en-XX» is no known style",
            "en-GB-oxford, en-GB, en-US",
        ];
        assert!(parts.iter().all(|part| said.contains(part)), "{said}");
    }
}

#[test]
fn the_rows_of_a_word_are_listed() {
    let here = folder(&[]);
    let rows = shown(
        here.path(),
        &["table", "list", "--lang", "en", "colour", "Kiev"],
    );
    assert!(
        rows.contains("variant,canonical,relation,lang,status,source,note,style"),
        "{rows}"
    );
    assert!(rows.contains("\nKiev,Kyiv,variant,en,verified,"), "{rows}");
    assert!(
        rows.contains("\ncolour,color,variant,en,verified,varcon; scowl,,BCDZ>A"),
        "{rows}"
    );
    assert_eq!(
        rows.lines().filter(|line| line.contains(',')).count(),
        3,
        "{rows}"
    );
    let hindi = shown(here.path(), &["table", "list", "--lang", "hi", "टोकायव"]);
    assert!(hindi.contains("\nटोकायव,टोकायेव,"), "{hindi}");
    assert!(shown(here.path(), &["table", "list", "--lang", "?"]).starts_with('2'));
}

#[test]
fn an_explanation_names_the_row_and_its_source() {
    let here = folder(&[]);
    let said = shown(here.path(), &["explain", "Kiev", "Kyiv"]);
    assert!(
        said.contains("Kiev → Kyiv (en, variant, editorial; UN Ukraine 2012"),
        "{said}"
    );
    let without = shown(here.path(), &["explain", "--no-builtin", "Kiev", "Kyiv"]);
    assert!(!without.contains("Kiev → Kyiv"), "{without}");
}
