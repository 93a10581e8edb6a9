//! What other programs read: each format with its own escaping.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

const TEXT: &str = "राष्ट्रपति टोकायव <b>&amp; \"टोकायेव\" 50%।\nमॉस्को, मास्को\n";

fn check(folder: &Path, format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(["check", "--format", format, "--color", "never", "लेख, 1.txt"])
        .current_dir(folder)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("लेख, 1.txt"), TEXT).unwrap();
    folder
}

#[test]
fn github_annotations_are_escaped() {
    assert_snapshot!(check(folder().path(), "github"), @"
    ::warning file=लेख%2C 1.txt,line=1,endLine=1,col=12,endColumn=18,title=vartani table-variant::टोकायव → टोकायेव (certain): write «टोकायेव» instead of «टोकायव»: built-in table (editorial)
    ::warning file=लेख%2C 1.txt,line=2,endLine=2,col=9,endColumn=15,title=vartani table-variant::मास्को → मॉस्को (certain): write «मॉस्को» instead of «मास्को»: built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    ");
}

#[test]
fn checkstyle_is_escaped() {
    assert_snapshot!(check(folder().path(), "checkstyle"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- vartani -->
    <checkstyle version="4.3">
      <file name="लेख, 1.txt">
        <error line="1" column="12" severity="warning" message="write «टोकायेव» instead of «टोकायव»: built-in table (editorial)" source="vartani.table-variant"/>
        <error line="2" column="9" severity="warning" message="write «मॉस्को» instead of «मास्को»: built-in table (editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)" source="vartani.table-variant"/>
      </file>
    </checkstyle>
    "#);
}

#[test]
fn rdjson_counts_bytes() {
    let result: serde_json::Value =
        serde_json::from_str(&check(folder().path(), "rdjson")).unwrap();
    assert_snapshot!(serde_json::to_string_pretty(&result["diagnostics"][0]).unwrap(), @r#"
    {
      "code": {
        "value": "table-variant"
      },
      "location": {
        "path": "लेख, 1.txt",
        "range": {
          "end": {
            "column": 50,
            "line": 1
          },
          "start": {
            "column": 32,
            "line": 1
          }
        }
      },
      "message": "write «टोकायेव» instead of «टोकायव»: built-in table (editorial)",
      "severity": "WARNING",
      "suggestions": [
        {
          "range": {
            "end": {
              "column": 50,
              "line": 1
            },
            "start": {
              "column": 32,
              "line": 1
            }
          },
          "text": "टोकायेव"
        }
      ]
    }
    "#);
}

#[test]
fn sarif_has_places_and_fixes() {
    let log: serde_json::Value = serde_json::from_str(&check(folder().path(), "sarif")).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), vartani::lint::Rule::ALL.len());
    assert_snapshot!(serde_json::to_string_pretty(&run["results"][0]).unwrap(), @r#"
    {
      "fixes": [
        {
          "artifactChanges": [
            {
              "artifactLocation": {
                "uri": "%E0%A4%B2%E0%A5%87%E0%A4%96%2C%201.txt"
              },
              "replacements": [
                {
                  "deletedRegion": {
                    "byteLength": 18,
                    "byteOffset": 31,
                    "endColumn": 18,
                    "endLine": 1,
                    "startColumn": 12,
                    "startLine": 1
                  },
                  "insertedContent": {
                    "text": "टोकायेव"
                  }
                }
              ]
            }
          ],
          "description": {
            "text": "टोकायव → टोकायेव"
          }
        }
      ],
      "level": "warning",
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "%E0%A4%B2%E0%A5%87%E0%A4%96%2C%201.txt"
            },
            "region": {
              "byteLength": 18,
              "byteOffset": 31,
              "endColumn": 18,
              "endLine": 1,
              "startColumn": 12,
              "startLine": 1
            }
          }
        }
      ],
      "message": {
        "text": "write «टोकायेव» instead of «टोकायव»: built-in table (editorial)"
      },
      "partialFingerprints": {
        "vartani/context/v1": "राष्ट्रपति[टोकायव]<b>&amp; \"टोकायेव\" 50%।"
      },
      "properties": {
        "cluster": "टोकायेव",
        "probability": 1.0,
        "tier": "certain"
      },
      "ruleId": "table-variant",
      "ruleIndex": 0
    }
    "#);
}

#[test]
fn a_page_interprets_nothing_of_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let name = "लेख, 1.txt";
    let hostile = "<script>alert(1)</script> टोकायव\" onmouseover=\"x {{ 7*7 }} टोकायेव <img src=x>";
    fs::write(folder.path().join(name), hostile).unwrap();
    let page = check(folder.path(), "html");
    assert!(page.contains(r"\u003cscript\u003ealert(1)\u003c"));
    assert!(page.contains("{{ 7*7 }}"));
    assert_eq!(page.matches("<script").count(), 2, "only the page's own");
    assert!(!page.contains("<img"));
    assert!(
        page.contains(r#"\" onmouseover"#),
        "inside a string of JSON"
    );
}

/// reviewdog's schema, as far as vartani writes it; anything else is refused.
mod rdjson {
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct DiagnosticResult {
        pub diagnostics: Vec<Diagnostic>,
        pub source: Source,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Source {
        pub name: String,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Diagnostic {
        pub message: String,
        pub location: Location,
        pub severity: String,
        pub code: Code,
        pub suggestions: Vec<Suggestion>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Location {
        pub path: String,
        pub range: Range,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Code {
        pub value: String,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Suggestion {
        pub range: Range,
        pub text: String,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Range {
        pub start: Position,
        pub end: Position,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    pub struct Position {
        pub line: usize,
        pub column: usize,
    }
}

#[test]
fn who_applies_the_suggestions_of_rdjson_has_what_fix_writes() {
    let folder = folder();
    let result: rdjson::DiagnosticResult =
        serde_json::from_str(&check(folder.path(), "rdjson")).unwrap();
    assert_eq!(result.source.name, "vartani");
    let mut lines: Vec<String> = TEXT.split_inclusive('\n').map(str::to_owned).collect();
    for diagnostic in result.diagnostics.iter().rev() {
        assert_eq!(diagnostic.location.path, "लेख, 1.txt");
        assert!(["WARNING", "INFO"].contains(&diagnostic.severity.as_str()));
        assert!(!diagnostic.message.is_empty() && !diagnostic.code.value.is_empty());
        for suggestion in &diagnostic.suggestions {
            let (start, end) = (&suggestion.range.start, &suggestion.range.end);
            assert_eq!(start.line, diagnostic.location.range.start.line);
            assert_eq!(start.line, end.line);
            // Columns count bytes from 1; the end is behind the last.
            lines[start.line - 1].replace_range(start.column - 1..end.column - 1, &suggestion.text);
        }
    }
    let fix = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(["fix", "--tier", "likely", "लेख, 1.txt"])
        .current_dir(folder.path())
        .output();
    assert_eq!(fix.unwrap().status.code(), Some(1));
    let fixed = fs::read_to_string(folder.path().join("लेख, 1.txt")).unwrap();
    assert_ne!(fixed, TEXT);
    assert_eq!(lines.concat(), fixed);
}

#[cfg(unix)]
#[test]
fn a_name_is_never_markup() {
    let folder = tempfile::tempdir().unwrap();
    let name = "<img src=x onerror=alert(1)>\"'&{{ 1 }}.txt";
    fs::write(
        folder.path().join(name),
        "</td><script>टोकायव</script> टोकायेव",
    )
    .unwrap();
    let made = |format: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_vartani"))
            .args(["check", "--isolated", "--format", format, "."])
            .current_dir(folder.path())
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let page = made("html");
    assert!(
        page.contains("टोकायव") && page.contains(r"\u003cimg src=x"),
        "{page}"
    );
    assert!(
        !page.contains("<img") && !page.contains("<script>टो"),
        "{page}"
    );
    let xml = made("checkstyle");
    let mut reader = quick_xml::Reader::from_str(&xml);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    assert!(!xml.contains("<img"), "{xml}");
    let json = |format: &str| -> serde_json::Value { serde_json::from_str(&made(format)).unwrap() };
    let rdjson = json("rdjson");
    let path = &rdjson["diagnostics"][0]["location"]["path"];
    assert_eq!(path, &format!("./{name}"));
    let sarif = json("sarif");
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    // What a URI may hold, and all else as a percent sign and two digits.
    assert_snapshot!(place["artifactLocation"]["uri"].as_str().unwrap(), @"%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%22%27%26%7B%7B%201%20%7D%7D.txt");
}

/// What a published schema has against a report.
fn against(schema: &str, report: &str) -> Vec<String> {
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let schema = read(&fs::read_to_string(format!("tests/schemas/{schema}")).unwrap());
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = read(report);
    let errors = validator.iter_errors(&report);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn reports_keep_to_the_published_schemas() {
    for (format, schema) in [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json")] {
        let report = check(folder().path(), format);
        assert_eq!(against(schema, &report), Vec::<String>::new(), "{format}");
        // The schema would say something.
        let broken = report.replacen("\"message\":", "\"message\":7,\"was\":", 1);
        assert_ne!(broken, report);
        assert_ne!(against(schema, &broken), Vec::<String>::new(), "{format}");
    }
}
