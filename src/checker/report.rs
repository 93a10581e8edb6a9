//! What a check found.

use std::sync::Arc;

use crate::lint::{Edits, Finding};
use crate::text::{Document, LineIndex, Location};
use crate::variant::{Canonicals, Coverage, Tier};

/// What a [`Checker`](crate::Checker) found in one document.
///
/// ```
/// use vartani::{Checker, text::Document, variant::Tier};
///
/// let checker = Checker::builder().build();
/// let report = checker.check(Document::from_text("draft", "टोकायव आए।\nटोकायेव बोले।"));
/// assert_eq!(report.findings().len(), 1);
/// assert_eq!(report.location(&report.findings()[0]).line, 1);
/// assert_eq!(report.canonicals().clusters().len(), 1);
/// assert_eq!(report.fixed(Tier::Certain), "टोकायेव आए।\nटोकायेव बोले।".as_bytes());
/// ```
#[derive(Debug)]
pub struct Report {
    pub(super) document: Document,
    pub(super) findings: Vec<Finding>,
    pub(super) canonicals: Arc<Canonicals>,
    pub(super) unused_ignores: Vec<usize>,
}

impl Report {
    /// The findings in the order of the text, at most one a word.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let text = "टोकायव और टोकायेव";
    /// let report = Checker::builder().build().check(Document::from_text("draft", text));
    /// let [finding] = report.findings() else { panic!() };
    /// assert_eq!(finding.word, "टोकायव");
    /// ```
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The document that was checked; the spans of findings are places in it.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What was decided in the scope: every set of spellings of one word.
    pub fn canonicals(&self) -> &Arc<Canonicals> {
        &self.canonicals
    }

    /// What was not compared, and in which languages discovery is not sure.
    /// [`Coverage::gaps`] shows an example.
    pub fn coverage(&self) -> &Coverage {
        self.canonicals.coverage()
    }

    /// Lines, from 1, of the ignore comments that suppress nothing.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let text = "सब ठीक है। <!-- vartani:ignore -->";
    /// let report = Checker::builder().build().check(Document::from_text("draft", text));
    /// assert_eq!(report.unused_ignores(), [1]);
    /// ```
    pub fn unused_ignores(&self) -> &[usize] {
        &self.unused_ignores
    }

    /// Where a finding stands: line and column from 1, columns in code points. Cost: the lines of the document are
    /// indexed; for many findings, build a [`LineIndex`] once. The finding must be one of
    /// this report's.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let text = "टोकायेव बोले।\nकल टोकायव आए।";
    /// let report = Checker::builder().build().check(Document::from_text("draft", text));
    /// let place = report.location(&report.findings()[0]);
    /// assert_eq!((place.line, place.column), (2, 4));
    /// ```
    pub fn location(&self, finding: &Finding) -> Location {
        LineIndex::new(&self.document).locate(self.document.display_span(finding.span).start)
    }

    /// The edits that the findings of tier `lowest` or surer ask for, without those at
    /// places that are reported and never rewritten.
    ///
    /// ```
    /// use vartani::{Checker, text::Document, variant::Tier};
    /// let text = "टोकायव और टोकायेव";
    /// let report = Checker::builder().build().check(Document::from_text("draft", text));
    /// assert_eq!(report.edits(Tier::Certain).as_slice()[0].replacement, "टोकायेव");
    /// ```
    pub fn edits(&self, lowest: Tier) -> Edits {
        Edits::from_findings(&self.findings, lowest).fixable_in(&self.document)
    }

    /// The source with these edits made, in the encoding of the document. Every byte
    /// outside an edited word stays.
    ///
    /// ```
    /// use vartani::{Checker, text::Document, variant::Tier};
    /// let text = "टोकायव और टोकायेव";
    /// let report = Checker::builder().build().check(Document::from_text("draft", text));
    /// assert_eq!(report.fixed(Tier::Certain), "टोकायेव और टोकायेव".as_bytes());
    /// ```
    pub fn fixed(&self, lowest: Tier) -> Vec<u8> {
        let rewritten = self.edits(lowest).rewrite(&self.document);
        self.document.encode(rewritten)
    }

    /// Takes the report apart: document, findings, canonicals, unused ignore comments.
    pub fn into_parts(self) -> (Document, Vec<Finding>, Arc<Canonicals>, Vec<usize>) {
        (
            self.document,
            self.findings,
            self.canonicals,
            self.unused_ignores,
        )
    }
}
