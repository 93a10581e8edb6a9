//! Safe rewriting: replacements at spans, applied in one pass.

use crate::lint::Finding;
use crate::text::{Document, Span};
use crate::variant::Tier;

/// A replacement at a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes to replace.
    pub span: Span,
    /// What to write there.
    pub replacement: String,
}

/// Sorted, disjoint edits of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// The edits that `findings` of tier `lowest` or surer ask for. Where two
    /// overlap, the first by position, then the surer, is kept.
    pub fn from_findings(findings: &[Finding], lowest: Tier) -> Self {
        let mut wanted: Vec<(Span, Tier, &str)> = findings
            .iter()
            .filter(|finding| finding.tier <= lowest)
            .filter_map(|f| Some((f.span, f.tier, f.suggestion.as_deref()?)))
            .collect();
        for finding in findings.iter().filter(|finding| finding.tier <= lowest) {
            let more = finding.more.iter();
            wanted.extend(more.map(|(span, written)| (*span, finding.tier, written.as_str())));
        }
        wanted.sort_by_key(|&(span, tier, _)| (span.start, tier, span.end));
        let mut edits: Vec<Edit> = Vec::with_capacity(wanted.len());
        for (span, _, replacement) in wanted {
            if edits.last().is_none_or(|last| last.span.end <= span.start) {
                edits.push(Edit {
                    span,
                    replacement: replacement.to_owned(),
                });
            }
        }
        Self(edits)
    }

    /// The edits in order.
    pub fn as_slice(&self) -> &[Edit] {
        &self.0
    }

    /// True where there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The source of `document` with the edits made; every byte outside them is
    /// as it was.
    pub fn rewrite(&self, document: &Document) -> Vec<u8> {
        document.rewrite(self.written())
    }

    /// The page of `document` with the edits made: what a reader would see of
    /// [`Edits::rewrite`].
    pub fn rewrite_page(&self, document: &Document) -> Vec<u8> {
        document.rewritten_page(self.written())
    }

    fn written(&self) -> impl Iterator<Item = (Span, &str)> {
        self.0
            .iter()
            .map(|edit| (edit.span, edit.replacement.as_str()))
    }
}
