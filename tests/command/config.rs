//! Configuration, ignoring and baselines as a person and a program see them.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::run::{said, vartani};

const TEXT: &str = "राष्ट्रपति टोकायव आए।\nटोकायेव गए।\nमॉस्को से मास्को तक।\n";

fn shown(folder: &Path, arguments: &[&str]) -> String {
    let here = fs::canonicalize(folder).unwrap().display().to_string();
    said(&vartani(folder, arguments)).replace(&here, "HERE")
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

const BRIEF: [&str; 3] = ["check", "--format", "brief"];

#[test]
fn a_configuration_above_is_found_and_options_win() {
    let table = "variant,canonical,relation,lang,status,source,note\nटोकायेव,टोकायव,variant,hi,verified,house,\n";
    let here = folder(&[
        (
            "vartani.toml",
            "tables = [\"house.csv\"]\ntier = \"certain\"\nbuiltin = false\n",
        ),
        ("house.csv", table),
        ("in/a.txt", TEXT),
    ]);
    assert_snapshot!(shown(&here.path().join("in"), &BRIEF), @"
    1
    ./a.txt:2:1: टोकायेव → टोकायव [table-variant, certain] your table (house)
    ");
    assert_snapshot!(shown(&here.path().join("in"), &["check", "--format", "brief", "--isolated"]), @"
    1
    ./a.txt:1:12: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ./a.txt:3:11: मास्को → मॉस्को [table-variant, certain] built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    ");
    assert_snapshot!(shown(here.path(), &["config"]), @r#"
    0
    # from HERE/vartani.toml
    tables = ["HERE/house.csv"]
    lexica = []  # default
    builtin = false
    enforce-builtin = false  # default
    tier = "certain"
    fix-tier = "certain"  # default
    scope = "document"  # default
    orthography = false  # default
    common-slips = false  # default
    ignore-quotations = false  # default
    ui-lang = "en"  # default
    ignore-words = []  # default
    exclude = []  # default
    columns = []  # default
    fields = []  # default
    overrides = []  # default
    "#);
}

#[test]
fn a_mistake_is_named_with_its_line_and_help() {
    let here = folder(&[("vartani.toml", "tier = \"likely\"\ntabels = []\n")]);
    assert_snapshot!(shown(here.path(), &BRIEF), @"
    2
    vartani: HERE/vartani.toml:2: unknown key `tabels`; did you mean `tables`?
    ");
    let here = folder(&[("vartani.toml", "\ntier = \"sure\"\n")]);
    assert_snapshot!(shown(here.path(), &BRIEF), @"
    2
    vartani: HERE/vartani.toml:2: unknown variant `sure`, expected one of `certain`, `likely`, `possible`; see docs/configuration.md
    ");
    let here = folder(&[]);
    assert_snapshot!(shown(here.path(), &["check", "--config", "none.toml"]), @"
    2
    vartani: none.toml: cannot read: no such file or directory; check the path
    ");
}

#[test]
fn pyproject_is_read_for_its_own_table_only() {
    let here = folder(&[
        (
            "pyproject.toml",
            "[project]\nname = \"x\"\n\n[tool.vartani]\nignore-words = [\"टोकायव\"]\n",
        ),
        ("a.txt", TEXT),
    ]);
    assert_snapshot!(shown(here.path(), &BRIEF), @"
    1
    ./a.txt:3:11: मास्को → मॉस्को [table-variant, certain] built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    ");
}

#[test]
fn files_are_left_out_and_settings_overridden() {
    let here = folder(&[
        (
            "vartani.toml",
            "exclude = [\"old/\"]\n[[overrides]]\npaths = [\"quiet/**\"]\nignore-words = [\"टोकायव\", \"मास्को\"]\n",
        ),
        (".vartaniignore", "*.log\n"),
        ("a.log", TEXT),
        ("old/a.txt", TEXT),
        ("quiet/a.txt", TEXT),
        ("a.txt", TEXT),
    ]);
    assert_snapshot!(shown(here.path(), &BRIEF), @"
    1
    ./a.txt:1:12: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ./a.txt:3:11: मास्को → मॉस्को [table-variant, certain] built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    ");
    assert_snapshot!(shown(here.path(), &["check", "--format", "brief", "old/a.txt"]), @"
    0
    vartani: 1 file passed over: 1 excluded
    ");
}

#[test]
fn comments_silence_and_fix_agrees() {
    let text = "टोकायव <!-- vartani:ignore -->\nटोकायेव\nमास्को, मॉस्को\nकुछ vartani:ignore\n";
    let here = folder(&[("a.md", text)]);
    assert_snapshot!(shown(here.path(), &["check", "--format", "brief", "--report-unused-ignores"]), @"
    1
    ./a.md:3:1: मास्को → मॉस्को [table-variant, certain] built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    vartani: ./a.md:4: this ignore comment suppresses nothing; remove it
    ");
    assert_snapshot!(shown(here.path(), &["fix", "a.md"]), @"
    1
    1 word in 1 file changed, 0 left undecided
    ");
    assert_snapshot!(fs::read_to_string(here.path().join("a.md")).unwrap(), @"
    टोकायव <!-- vartani:ignore -->
    टोकायेव
    मॉस्को, मॉस्को
    कुछ vartani:ignore
    ");
}

#[test]
fn a_baseline_shows_only_what_is_new() {
    let here = folder(&[("a.txt", TEXT)]);
    assert_snapshot!(shown(here.path(), &["check", "--write-baseline", "known.json", "a.txt"]), @"0");
    assert_snapshot!(shown(here.path(), &["check", "--baseline", "known.json", "a.txt"]), @"
    0
    0 findings in 0 sets, 1 file
    ");
    fs::write(
        here.path().join("a.txt"),
        format!("एक नई पंक्ति\n{TEXT}फिर टोकायव\n"),
    )
    .unwrap();
    let brief = [
        "check",
        "--format",
        "brief",
        "--baseline",
        "known.json",
        "a.txt",
    ];
    assert_snapshot!(shown(here.path(), &brief), @"
    1
    a.txt:5:5: टोकायव → टोकायेव [table-variant, certain] built-in table (editorial)
    ");
}

#[test]
fn init_writes_once() {
    let here = folder(&[]);
    assert_snapshot!(shown(here.path(), &["init"]), @"
    0
    wrote vartani.toml and house-spellings.csv
    ");
    assert_snapshot!(shown(here.path(), &["init"]), @"
    2
    vartani: vartani.toml: the file exists already; remove or rename it first
    ");
    assert_snapshot!(shown(here.path(), &["check", "-"]), @"
    0
    0 findings in 0 sets, 1 file
    ");
}

#[test]
fn the_schema_knows_the_keys_of_the_template() {
    let schema: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("docs/vartani.schema.json").unwrap()).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    for (key, about) in properties {
        assert!(about["description"].is_string(), "{key}");
        let here = folder(&[("vartani.toml", &format!("{key} = {{ wrong = 1 }}\n"))]);
        let said = shown(here.path(), &["config"]);
        assert!(
            said.starts_with('2') && !said.contains(&format!("unknown key `{key}`")),
            "{key}: {said}"
        );
    }
    let shown = shown(folder(&[]).path(), &["config"]);
    for line in shown.lines().filter(|line| line.contains(" = ")) {
        let key = line.split(" = ").next().unwrap();
        assert!(properties.contains_key(key), "{key} is not in the schema");
    }
}
