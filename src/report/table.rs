//! Reports as CSV: findings for a spreadsheet, clusters as rows of a table.

use std::io::{self, Write};

use crate::lint::Finding;
use crate::table::{Row, Status, write_rows};
use crate::text::{Document, LineIndex, visible};
use crate::variant::Canonicals;

/// The header of a CSV report of findings.
pub const HEADER: &str = "path,line,column,word,suggestion,rule,tier,probability,cluster,reason";

/// The findings of one document, one row each; the caller writes [`HEADER`] once.
///
/// # Errors
/// Where `out` cannot be written.
pub fn findings(out: &mut dyn Write, document: &Document, found: &[Finding]) -> io::Result<()> {
    let index = LineIndex::new(document);
    let mut writer = csv::Writer::from_writer(out);
    for finding in found {
        let place = index.locate(document.display_span(finding.span).start);
        let written = writer.write_record([
            &*visible(document.name()),
            &place.line.to_string(),
            &place.column.to_string(),
            &visible(&finding.word),
            &visible(finding.suggestion.as_deref().unwrap_or("")),
            finding.rule.name(),
            finding.tier.name(),
            &format!("{:.4}", finding.probability),
            &visible(&finding.cluster),
            &visible(&finding.reason),
        ]);
        written.map_err(of_output)?;
    }
    writer.flush()
}

/// What went wrong with the output, as it was: a reader that went away is no error.
fn of_output(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The clusters as rows of a table with status `candidate`, for a person to verify.
///
/// # Errors
/// Where `out` cannot be written.
pub fn clusters(out: &mut dyn Write, canonicals: &Canonicals) -> io::Result<()> {
    let mut rows = Vec::new();
    for cluster in canonicals.clusters() {
        for member in cluster
            .members
            .iter()
            .filter(|m| m.surface != cluster.name())
        {
            let mut row = Row::new(&member.spelling, cluster.name());
            row.status = Status::Candidate;
            row.source = "vartani cluster".into();
            row.note = format!("p={:.2} {}", member.probability, cluster.reason).into();
            rows.push(row);
        }
    }
    rows.sort_by(|a, b| (a.variant(), a.canonical()).cmp(&(b.variant(), b.canonical())));
    out.write_all(write_rows(&rows).as_bytes())
}
