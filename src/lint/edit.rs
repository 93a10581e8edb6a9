//! Safe rewriting: replacements at spans, applied in one pass.

use crate::lint::Finding;
use crate::text::{Document, SourceSpan, TextSpan};
use crate::variant::Tier;

/// A replacement at a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes to replace.
    pub span: TextSpan,
    /// What to write there.
    pub replacement: String,
}

/// Sorted, disjoint edits of one document.
///
/// ```
/// use vartani::{Checker, text::Document, variant::Tier};
///
/// let checker = Checker::builder().build();
/// let report = checker.check(Document::from_text("draft", "टोकायव और टोकायेव"));
/// let edits = report.edits(Tier::Certain);
/// assert_eq!(edits.as_slice()[0].replacement, "टोकायेव");
/// let fixed = String::from_utf8(edits.rewrite(report.document())).unwrap();
/// assert_eq!(fixed, "टोकायेव और टोकायेव");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// The edits that `findings` of tier `lowest` or surer ask for. Where two
    /// overlap, the first by position, then the surer, is kept.
    #[must_use]
    pub fn from_findings(findings: &[Finding], lowest: Tier) -> Self {
        let mut wanted: Vec<(TextSpan, Tier, &str)> = findings
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

    /// The edits that `document` allows: without those of text that is reported and never
    /// rewritten.
    #[must_use]
    pub fn fixable_in(mut self, document: &Document) -> Self {
        self.0.retain(|edit| document.is_fixable(edit.span));
        self
    }

    /// The edits that can be made in `document`, and those that cannot, because their
    /// place cannot hold what is to be written: to be reported and left.
    #[must_use]
    pub fn writable_in(self, document: &Document) -> (Self, Vec<Edit>) {
        let fits = |edit: &Edit| document.splices(edit.span, &edit.replacement).is_some();
        let (written, refused) = self.0.into_iter().partition(fits);
        (Self(written), refused)
    }

    /// What is written where in the source of `document`, each with the number of its edit.
    pub fn splices(&self, document: &Document) -> Vec<(usize, SourceSpan, String)> {
        document.splices_of(self.replacements())
    }

    /// The edits in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Edit] {
        &self.0
    }

    /// True where there is nothing to change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The source of `document` with the edits made; every byte outside them stays.
    pub fn rewrite(&self, document: &Document) -> Vec<u8> {
        document.rewrite(self.replacements())
    }

    /// The page of `document` with the edits made: what a reader would see of
    /// [`Edits::rewrite`].
    pub fn rewrite_display_text(&self, document: &Document) -> Vec<u8> {
        document.rewritten_display_text(self.replacements())
    }

    fn replacements(&self) -> impl Iterator<Item = (TextSpan, &str)> {
        self.0
            .iter()
            .map(|edit| (edit.span, edit.replacement.as_str()))
    }
}
