//! One JSON object a line: the contract that outside programs rely on.

use std::io::{self, Write};

use serde::Serialize;

use super::harmless::harmless;
use crate::lint::Finding;
use crate::text::{Document, LineIndex, Tag};
use crate::variant::{Canonicals, Member};

#[derive(Serialize)]
struct FindingLine<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    byte_start: usize,
    byte_end: usize,
    word: &'a str,
    suggestion: Option<&'a str>,
    rule: &'a str,
    tier: &'a str,
    probability: f64,
    cluster: &'a str,
    reason: &'a str,
    message: &'a str,
    /// Of the place (BCP 47).
    language: Option<&'a str>,
    kind: &'a str,
    /// Of the set that occur, and the preferred one; none where there is no set.
    spellings: Vec<SpellingCell<'a>>,
}

#[derive(Serialize)]
struct SpellingCell<'a> {
    word: &'a str,
    count: u64,
}

#[derive(Serialize)]
struct ClusterLine<'a> {
    canonical: &'a str,
    reason: String,
    tier: &'a str,
    variants: Vec<VariantCell<'a>>,
}

#[derive(Serialize)]
struct VariantCell<'a> {
    word: &'a str,
    count: u64,
    documents: u64,
    probability: f64,
}

/// Probabilities are printed to four places.
fn rounded(probability: f64) -> f64 {
    (probability * 1e4).round() / 1e4
}

/// The findings of one document, one object a line.
///
/// # Errors
/// Where `out` cannot be written.
///
/// ```
/// use vartani::{Checker, report::json, text::Document};
///
/// let checker = Checker::builder().build();
/// let report = checker.check(Document::from_text("draft", "टोकायव और टोकायेव"));
/// let mut out = Vec::new();
/// json::findings(&mut out, report.document(), report.findings(), report.canonicals())?;
/// assert!(String::from_utf8_lossy(&out).contains("\"suggestion\":\"टोकायेव\""));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn findings(
    out: &mut dyn Write,
    document: &Document,
    found: &[Finding],
    canonicals: &Canonicals,
) -> io::Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    let index = LineIndex::new(document);
    let mut offsets = document.file_offsets();
    for finding in found {
        let source = document.display_span(finding.span);
        let place = index.locate(source.start);
        let line = FindingLine {
            path: document.name(),
            line: place.line,
            column: place.column,
            byte_start: offsets.file_offset(source.start),
            byte_end: offsets.file_offset(source.end),
            word: &finding.word,
            suggestion: finding.suggestion.as_deref(),
            rule: finding.rule.name(),
            tier: finding.tier.name(),
            probability: rounded(finding.probability),
            cluster: &finding.cluster,
            reason: &finding.reason,
            message: &finding.message,
            language: finding.language.as_ref().map(Tag::as_str),
            kind: finding.kind.name(),
            spellings: spellings(finding, canonicals),
        };
        writeln!(out, "{}", harmless(&serde_json::to_string(&line)?))?;
    }
    Ok(())
}

/// The spellings of its set that occur, and the preferred one.
fn spellings<'a>(finding: &Finding, canonicals: &'a Canonicals) -> Vec<SpellingCell<'a>> {
    let cluster = canonicals.named(&finding.cluster);
    let Some(cluster) = cluster.filter(|_| finding.rule.is_about_sets()) else {
        return Vec::new();
    };
    let preferred = cluster.canonical().map(|member| &member.spelling);
    let shown = |member: &&Member| member.count > 0 || Some(&member.spelling) == preferred;
    let cell = |member: &'a Member| SpellingCell {
        word: &member.surface,
        count: member.count,
    };
    cluster.members.iter().filter(shown).map(cell).collect()
}

/// The clusters of a scope, one object a line.
///
/// # Errors
/// Where `out` cannot be written.
pub fn clusters(out: &mut dyn Write, canonicals: &Canonicals) -> io::Result<()> {
    for cluster in canonicals.clusters() {
        let variants = cluster.members.iter().map(|member| VariantCell {
            word: &member.surface,
            count: member.count,
            documents: member.documents,
            probability: rounded(member.probability),
        });
        let line = ClusterLine {
            canonical: cluster.name(),
            reason: cluster.reason.to_string(),
            tier: cluster.tier().name(),
            variants: variants.collect(),
        };
        writeln!(out, "{}", harmless(&serde_json::to_string(&line)?))?;
    }
    Ok(())
}
