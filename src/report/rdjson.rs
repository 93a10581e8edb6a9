//! reviewdog's diagnostic format, as one JSON object.
//!
//! Source: reviewdog, `proto/rdf/reviewdog.proto`; its columns count UTF-8 bytes
//! from 1.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::harmless::Harmless;
use super::located::Located;
use crate::text::Location;
use crate::variant::Tier;

/// The whole diagnostic result.
///
/// # Errors
/// Where `out` cannot be written.
pub fn findings(out: &mut dyn Write, found: &[Located]) -> io::Result<()> {
    let diagnostics: Vec<Value> = found.iter().map(diagnostic).collect();
    // The source comes first: by that vartani knows its own reports.
    write!(
        out,
        "{{\"source\":{{\"name\":\"vartani\"}},\"diagnostics\":"
    )?;
    serde_json::to_writer(Harmless(&mut *out), &diagnostics)?;
    write!(out, "}}")?;
    writeln!(out)
}

fn range(start: Location, end: Location) -> Value {
    json!({
        "start": {"line": start.line, "column": start.column_byte},
        "end": {"line": end.line, "column": end.column_byte},
    })
}

fn diagnostic(located: &Located) -> Value {
    let finding = &located.finding;
    let range = range(located.start, located.end);
    let replacements = located.replacement.iter();
    let suggestions: Vec<Value> = replacements
        .map(|it| json!({"range": self::range(it.start, it.end), "text": it.text}))
        .collect();
    json!({
        "message": finding.message,
        "location": {"path": located.path, "range": range},
        "severity": if finding.tier == Tier::Possible { "INFO" } else { "WARNING" },
        "code": {"value": finding.rule.name()},
        "suggestions": suggestions,
    })
}
