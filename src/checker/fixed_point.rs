//! A fix that a second fix would not change.
//!
//! A fix moves the counts of spellings, so that the fixed document may be decided
//! otherwise than the first one: a spelling too rare to be linked finds two of the
//! preferred one beside it. The rewritten text is decided again in memory until nothing
//! changes, and the edits of all rounds become one edit at each place.

use std::sync::Arc;

use super::{Checker, DocumentSettings, Report};
use crate::lint::{Edits, Finding, check, suppress};
use crate::text::{Document, Spelling, TextSpan, tokens};
use crate::variant::Tier;

/// Most times that a text is decided again. Real texts need one or two; two spellings
/// that would change places for ever end here.
const ROUNDS: usize = 8;

impl Checker {
    /// The report with what a fix of its document brings about: fixing it once is fixing
    /// it for good. Without edits it is the report as it is, at no cost.
    ///
    /// ```
    /// use vartani::{Checker, text::Document, variant::Tier};
    ///
    /// let text = "कज़ाख़स्तान ने कहा। कजाख़स्तान की सरकार। वे कजाकिस्तान गए।";
    /// let checker = Checker::builder().tier(Tier::Likely).build();
    /// let report = checker.check(Document::from_text("draft", text));
    /// let report = checker.settled(report, checker.document_settings());
    /// let fixed = String::from_utf8(report.fixed(Tier::Likely)).unwrap();
    /// assert_eq!(fixed.matches("कज़ाख़स्तान").count(), 3);
    /// ```
    #[must_use]
    pub fn settled(&self, mut report: Report, own: &DocumentSettings) -> Report {
        // What is certain does not hang on counts, and is as it stays, unless a phrase of a
        // table comes about.
        let is_settled = own.lowest == Tier::Certain && !self.may_make_phrases(&report);
        let rounds = if is_settled { 0 } else { ROUNDS };
        for _ in 0..rounds {
            let edits = report.edits(own.lowest);
            if edits.is_empty() {
                break;
            }
            let rewritten = Rewritten::new(&report.document, &edits);
            let canonicals = Arc::new(self.decide_in(&rewritten.document));
            let found = check(
                &rewritten.document,
                &canonicals,
                &self.knowledge,
                &own.checks,
            );
            let found = found
                .into_iter()
                .filter(|finding| finding.tier <= own.lowest && finding.suggestion.is_some());
            let found = found.map(|finding| rewritten.before(finding)).collect();
            // By the comments and quotation marks of the document itself.
            let found = suppress(&report.document, found, &own.ignored).findings;
            if found.is_empty() {
                break;
            }
            report.put(found);
        }
        report
    }

    /// True where a suggestion may be a part of a phrase of the tables.
    fn may_make_phrases(&self, report: &Report) -> bool {
        let phrases = self.knowledge.table.phrases();
        let has_part = |text: &str| {
            tokens(text, 0).any(|token| {
                let word = Spelling::of_word(&text[token.span.range()]);
                phrases.go_on_with(&word) || !phrases.beginning_with(&word).is_empty()
            })
        };
        let mut suggestions = report
            .findings
            .iter()
            .filter_map(|it| it.suggestion.as_deref());
        suggestions.any(has_part)
    }
}

impl Report {
    /// Puts findings in the place of those that they overlap; one that leaves the word
    /// as it is only takes the others away.
    fn put(&mut self, found: Vec<Finding>) {
        let mut apart: Vec<Finding> = Vec::with_capacity(found.len());
        for finding in found {
            let follows = |last: &Finding| last.span.end <= finding.span.start;
            if apart.last().is_none_or(follows) {
                apart.push(finding);
            }
        }
        self.findings.retain(|old| {
            let next = apart.partition_point(|new| new.span.end <= old.span.start);
            apart
                .get(next)
                .is_none_or(|new| new.span.start >= old.span.end)
        });
        for mut finding in apart {
            self.document
                .text(finding.span)
                .clone_into(&mut finding.word);
            if finding.suggestion.as_ref() != Some(&finding.word) {
                self.findings.push(finding);
            }
        }
        self.findings.sort_by_key(|finding| finding.span);
    }
}

/// The running text of a document with edits made, and the way back.
struct Rewritten {
    document: Document,
    places: Vec<Place>,
}

/// Where an edit is.
struct Place {
    before: TextSpan,
    after: TextSpan,
    replacement: String,
}

impl Rewritten {
    fn new(document: &Document, edits: &Edits) -> Self {
        let bytes = document.bytes();
        let mut text = Vec::with_capacity(bytes.len() + 64);
        let mut at = 0;
        let mut places = Vec::with_capacity(edits.as_slice().len());
        for edit in edits.as_slice() {
            text.extend_from_slice(&bytes[at..edit.span.start]);
            let start = text.len();
            text.extend_from_slice(edit.replacement.as_bytes());
            places.push(Place {
                before: edit.span,
                after: TextSpan::new(start, text.len()),
                replacement: edit.replacement.clone(),
            });
            at = edit.span.end;
        }
        text.extend_from_slice(&bytes[at..]);
        let after = |offset: usize| {
            let count = places.partition_point(|place| place.before.end <= offset);
            let last = count.checked_sub(1).map(|at| &places[at]);
            last.map_or(offset, |last| offset - last.before.end + last.after.end)
        };
        let prose = document.prose();
        let prose =
            prose.map(|(start, text)| TextSpan::new(after(start), after(start + text.len())));
        let prose = prose.collect();
        let rewritten = String::from_utf8_lossy(&text);
        let document = match Document::read(document.name(), text.clone()) {
            Ok(document) => document.with_prose(prose),
            // Bytes that no text has; what stands there is not prose.
            Err(_) => Document::from_text(document.name(), &rewritten),
        };
        Self { document, places }
    }

    /// A finding of the rewritten text as one of the text before: at an edit, it takes
    /// the edit in.
    fn before(&self, finding: Finding) -> Finding {
        let span = finding.span;
        let first = self.places.partition_point(|it| it.after.end <= span.start);
        let end = self.places.partition_point(|it| it.after.start < span.end);
        let touched = self.places.get(first..end.max(first)).unwrap_or_default();
        let mut written = finding.suggestion.clone().unwrap_or_default();
        let start = match touched.first() {
            Some(place) if span.start > place.after.start => {
                let kept = place.replacement.get(..span.start - place.after.start);
                written.insert_str(0, kept.unwrap_or_default());
                place.before.start
            }
            _ => self.outside(first, span.start),
        };
        let stop = match touched.last() {
            Some(place) if span.end < place.after.end => {
                let kept = place.replacement.get(span.end - place.after.start..);
                written.push_str(kept.unwrap_or_default());
                place.before.end
            }
            _ => self.outside(first + touched.len(), span.end),
        };
        Finding {
            span: TextSpan::new(start, stop),
            suggestion: Some(written),
            ..finding
        }
    }

    /// Where an offset behind the first `count` edits was.
    fn outside(&self, count: usize, offset: usize) -> usize {
        let last = count.checked_sub(1).map(|at| &self.places[at]);
        last.map_or(offset, |last| offset - last.after.end + last.before.end)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::table::Table;

    #[test]
    fn a_phrase_that_comes_about_is_fixed_at_once() {
        let rows = "variant,canonical\nनई दिल्ली,नयी दिल्ली\nदिल्ली शहर,दिल्ली\n";
        let table = Table::parse(rows.as_bytes(), Path::new("t.csv")).unwrap();
        let checker = Checker::builder().table(table).tier(Tier::Certain).build();
        let fixed = |text: &str| {
            let report = checker.check(Document::from_text("x", text));
            let report = checker.settled(report, checker.document_settings());
            String::from_utf8(report.fixed(Tier::Certain)).unwrap()
        };
        let once = fixed("नई दिल्ली शहर शहर नई दिल्ली");
        assert_eq!(fixed(&once), once);
    }
}
