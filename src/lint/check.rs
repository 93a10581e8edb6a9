//! The file pass: what there is to say about one document.

use rustc_hash::FxHashMap;

use crate::table::Table;
use crate::text::{Document, Span, Token};
use crate::variant::{Canonicals, find_phrases};

use super::encoding::NuktaForms;
use super::finding::{Finding, Rule};
use super::{encoding, orthography, spelling_sets};

/// Which checks are made.
#[derive(Clone, Debug)]
pub struct Checks {
    /// The rules that are on.
    pub rules: Vec<Rule>,
}

impl Default for Checks {
    /// Everything but house style.
    fn default() -> Self {
        Self {
            rules: vec![
                Rule::TableVariant,
                Rule::InconsistentSpelling,
                Rule::Encoding,
            ],
        }
    }
}

/// The findings of one document, in the order of the text, at most one a word.
///
/// Cost: one pass over the words, one look-up each; a way of writing is judged once.
pub fn check(
    document: &Document,
    canonicals: &Canonicals,
    table: &Table,
    checks: &Checks,
) -> Vec<Finding> {
    let words: Vec<(Token, &str)> = document.words().collect();
    let on = |rule: &Rule| checks.rules.contains(rule);
    let forms = NuktaForms::of(document);
    let style = on(&Rule::Orthography).then_some(table);
    let mut findings = phrase_findings(document, &words, canonicals, table);
    let phrases: Vec<Span> = findings.iter().map(|finding| finding.span).collect();
    let inside = |span: Span| {
        phrases
            .iter()
            .any(|p| p.start <= span.start && span.end <= p.end)
    };
    // What there is to say depends on how a word is written, not on its place.
    let mut said: FxHashMap<(&str, bool), Option<Finding>> = FxHashMap::default();
    for &(token, word) in &words {
        if inside(token.span) {
            continue;
        }
        let known = said.entry((word, token.beside_digit)).or_insert_with(|| {
            let kept = |finding: Finding| conforming(finding, forms, style);
            let of_set = || spelling_sets::finding(document, token.span, canonicals);
            let of_set = || of_set().filter(|f| on(&f.rule)).and_then(kept);
            let of_encoding = || encoding::finding(document, token, forms).and_then(kept);
            let of_style = || orthography::finding(document, token, table).and_then(kept);
            let looked_up = spelling_sets::is_looked_up(&token).then(of_set).flatten();
            looked_up
                .or_else(|| on(&Rule::Encoding).then(of_encoding).flatten())
                .or_else(|| style.and_then(|_| of_style()))
        });
        findings.extend(known.as_ref().map(|finding| Finding {
            span: token.span,
            ..finding.clone()
        }));
    }
    findings.retain(|finding| on(&finding.rule));
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// A finding whose suggestion no other rule would touch, so that what is fixed
/// once has nothing left to fix; `None` where the word is that already.
fn conforming(finding: Finding, forms: NuktaForms, style: Option<&Table>) -> Option<Finding> {
    let suggestion = finding.suggestion.as_deref().map(|suggestion| {
        let styled = style.and_then(|table| orthography::in_style(suggestion, table));
        forms.conform(styled.as_deref().unwrap_or(suggestion))
    });
    let stands = suggestion.as_deref() == Some(&finding.word);
    (!stands).then_some(Finding {
        suggestion,
        ..finding
    })
}

fn phrase_findings(
    document: &Document,
    words: &[(Token, &str)],
    canonicals: &Canonicals,
    table: &Table,
) -> Vec<Finding> {
    if !table.has_phrases() {
        return Vec::new();
    }
    let phrases = find_phrases(document, words, table);
    phrases
        .filter_map(|found| spelling_sets::finding(document, found.span, canonicals))
        .collect()
}
