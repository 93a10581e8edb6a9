//! SARIF 2.1.0 (OASIS, 2020): what code hosts and editors read, with fixes.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::harmless::Harmless;
use super::located::Located;
use crate::lint::Rule;
use crate::text::Location;
use crate::variant::Tier;

/// The whole log of one run.
///
/// # Errors
/// Where `out` cannot be written.
pub fn findings(out: &mut dyn Write, found: &[Located]) -> io::Result<()> {
    let rules: Vec<Value> = Rule::ALL.iter().map(|rule| descriptor(*rule)).collect();
    let results: Vec<Value> = found.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        // Stands before the runs: by that vartani knows its own reports.
        "properties": {"tool": "vartani"},
        "runs": [{
            "tool": {"driver": {
                "name": "vartani",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(Harmless(&mut *out), &log)?;
    writeln!(out)
}

fn descriptor(rule: Rule) -> Value {
    json!({"id": rule.name(), "shortDescription": {"text": rule.about()}})
}

fn result(located: &Located) -> Value {
    let finding = &located.finding;
    let index = Rule::ALL.iter().position(|rule| *rule == finding.rule);
    let mut result = json!({
        "ruleId": finding.rule.name(),
        "ruleIndex": index,
        "level": if finding.tier == Tier::Possible { "note" } else { "warning" },
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&located.path)},
            "region": region(located.start, located.end, located.bytes),
        }}],
        "partialFingerprints": {"vartani/context/v1": located.context_key()},
        "properties": {
            "tier": finding.tier.name(),
            "probability": finding.probability,
            "cluster": finding.cluster,
        },
    });
    if let (Some(suggestion), Some(replacement)) = (&finding.suggestion, &located.replacement) {
        result["fixes"] = json!([{
            "description": {"text": format!("{} → {suggestion}", finding.word)},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(&located.path)},
                "replacements": [{
                    "deletedRegion": region(
                        replacement.start,
                        replacement.end,
                        replacement.bytes,
                    ),
                    "insertedContent": {"text": replacement.text},
                }],
            }],
        }]);
    }
    result
}

fn region(start: Location, end: Location, bytes: (usize, usize)) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": bytes.0,
        "byteLength": bytes.1 - bytes.0,
    })
}

/// A relative URI reference after RFC 3986.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if plain(byte) {
            uri.push(char::from(byte));
        } else {
            uri.extend(["%".to_owned(), format!("{byte:02X}")]);
        }
    }
    uri
}
