//! The page on which sets are decided, and what is made of the decisions.

use std::fs;
use std::path::Path;

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use crate::run::{said, vartani};

const TEXT: &str = "टोकायव आए। टोकायेव गए। मास्को से मॉस्को। यह अामतौर पर फ़िल्म और फिल्म।\n";

/// The page of a text.
fn page(folder: &Path) -> String {
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    let output = vartani(folder, &["review", "--isolated", "a.txt"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    fs::read_to_string(folder.join("vartani-review.html")).unwrap()
}

/// What stands between two texts.
fn between<'a>(page: &'a str, open: &str, close: &str) -> &'a str {
    let (_, rest) = page.split_once(open).unwrap();
    rest.split_once(close).unwrap().0
}

#[test]
fn the_policy_of_the_page_names_its_style_and_its_script() {
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path());
    let policy = between(
        &page,
        "http-equiv=\"Content-Security-Policy\" content=\"",
        "\">",
    );
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let inside = between(&page, open, close);
        let hash = BASE64.encode(&Sha256::digest(inside));
        assert!(
            policy.contains(&format!("'sha256-{hash}'")),
            "{open}: sha256-{hash}"
        );
    }
}

#[test]
fn the_page_holds_each_set_with_its_places() {
    let folder = tempfile::tempdir().unwrap();
    let page = page(folder.path());
    let data = between(&page, "id=\"data\">", "</script>");
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let sets = data["sets"].as_array().unwrap();
    let of = |name: &str| {
        let is_it = |set: &&serde_json::Value| set["id"].as_str().unwrap().starts_with(name);
        sets.iter().find(is_it).unwrap()
    };
    let set = of("टोकायेव");
    assert_eq!(set["spellings"][0]["word"], "टोकायव");
    assert_eq!(set["preferred"]["places"][0][4], "टोकायेव");
    assert_eq!(set["lang"], "hi");
}

/// Decisions as the page saves them.
fn decisions(rows: &[[&str; 3]]) -> String {
    let rows: Vec<serde_json::Value> = rows
        .iter()
        .map(|[variant, canonical, relation]| {
            serde_json::json!({"variant": variant, "canonical": canonical, "relation": relation, "lang": "hi"})
        })
        .collect();
    serde_json::json!({"vartani": "decisions", "version": 1, "rows": rows, "left": []}).to_string()
}

#[test]
fn only_what_was_decided_is_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    let decided = decisions(&[
        ["टोकायेव", "टोकायव", "variant"],
        ["अामतौर", "आमतौर", "variant"],
        ["मास्को", "मॉस्को", "distinct"],
    ]);
    fs::write(folder.join("decisions.json"), decided).unwrap();
    let fix = [
        "fix",
        "--isolated",
        "--decisions",
        "decisions.json",
        "a.txt",
    ];
    assert_eq!(vartani(folder, &fix).status.code(), Some(1));
    let fixed = "टोकायव आए। टोकायव गए। मास्को से मॉस्को। यह आमतौर पर फ़िल्म और फिल्म।\n";
    assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), fixed);
    assert_eq!(
        vartani(folder, &fix).status.code(),
        Some(0),
        "twice is once"
    );
}

#[test]
fn a_table_is_decisions_too() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    fs::write(folder.join("t.csv"), "variant,canonical\nमास्को,मॉस्को\n").unwrap();
    vartani(
        folder,
        &["fix", "--isolated", "--decisions", "t.csv", "a.txt"],
    );
    let fixed = TEXT.replace("मास्को", "मॉस्को");
    assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), fixed);
}

#[test]
fn what_are_no_decisions_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    fs::write(folder.join("d.json"), "{\"rows\": []}").unwrap();
    let fix = ["fix", "--isolated", "--decisions", "d.json", "a.txt"];
    insta::assert_snapshot!(said(&vartani(folder, &fix)), @"
    2
    vartani: d.json:1: no decisions: missing field `vartani` at line 1 column 12; save the decisions again on the page that `vartani review` wrote
    ");
    fs::write(folder.join("page.html"), "<p>mine</p>").unwrap();
    let review = ["review", "--isolated", "--out", "page.html", "a.txt"];
    insta::assert_snapshot!(said(&vartani(folder, &review)), @"
    2
    vartani: page.html: this file is not a report of vartani; it would be overwritten: name another file, or remove this one
    ");
}

#[test]
fn rows_are_written_into_the_table_of_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    vartani(folder, &["init"]);
    let table = folder.join("house-spellings.csv");
    let header = fs::read_to_string(&table).unwrap();
    let begun = format!("{header}# names\nमास्को,मास्को,variant,,verified,,\n").replace('\n', "\r\n");
    fs::write(&table, begun).unwrap();
    let mut told = String::new();
    for arguments in [
        &["add", "टोकायेव", "टोकायव"][..],
        &["add", "मास्को", "मॉस्को", "--note", "style, p. 3"],
        &["never", "दिन", "दीन"],
        &["keep", "मैने"],
        &["add", "दिन", "दीन"],
        &["add", "दीन", "दीन", "--table", "other.csv"],
    ] {
        let here = folder.join("").display().to_string();
        told += &said(&vartani(folder, arguments)).replace(&here, "");
        told.push('\n');
    }
    insta::assert_snapshot!(told, @"
    0
    house-spellings.csv: «टोकायव» is written for «टोकायेव»

    0
    house-spellings.csv: «मॉस्को» is written for «मास्को»

    0
    house-spellings.csv: «दिन» and «दीन» are two words

    0
    house-spellings.csv: «मैने» stays as it is

    0
    house-spellings.csv: «दीन» is written for «दिन»

    0
    other.csv: «दीन» is written for «दीन»
    ");
    insta::assert_snapshot!(fs::read_to_string(table).unwrap().replace('\r', "␍"), @r#"
    variant,canonical,relation,lang,status,source,note␍
    # names␍
    मास्को,मॉस्को,variant,,verified,,"style, p. 3"␍
    टोकायेव,टोकायव,variant,,verified,,␍
    दिन,दीन,variant,,verified,,␍
    मैने,मैने,keep,,verified,,␍
    "#);
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    let fixed = vartani(folder, &["fix", "--diff", "a.txt"]);
    assert!(
        said(&fixed).contains("+टोकायव आए। टोकायव गए।"),
        "{}",
        said(&fixed)
    );
}
