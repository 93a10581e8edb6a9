//! The file pass: what there is to say about one document.

use rustc_hash::FxHashMap;

use crate::table::Table;
use crate::text::{Document, Span, Token, words_of_passage};
use crate::variant::{Canonicals, PASSAGE, find_phrases, in_parts};

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
/// Cost: one pass over the words, one look-up each; a way of writing is judged once
/// in each part. A long document is checked in parts on all cores.
pub fn check(
    document: &Document,
    canonicals: &Canonicals,
    table: &Table,
    checks: &Checks,
) -> Vec<Finding> {
    let passages = document.passages(PASSAGE);
    let known = Known {
        document,
        canonicals,
        table,
        checks,
        forms: NuktaForms::of_passages(&passages),
    };
    known.in_order(&passages)
}

/// As [`check`], of a part of a document that writes its nuktas in `forms`.
pub fn check_portion(
    document: &Document,
    canonicals: &Canonicals,
    table: &Table,
    checks: &Checks,
    forms: NuktaForms,
) -> Vec<Finding> {
    let known = Known {
        document,
        canonicals,
        table,
        checks,
        forms,
    };
    known.in_order(&document.passages(PASSAGE))
}

/// What the check of any part needs to know.
struct Known<'a> {
    document: &'a Document,
    canonicals: &'a Canonicals,
    table: &'a Table,
    checks: &'a Checks,
    forms: NuktaForms,
}

impl Known<'_> {
    fn is_on(&self, rule: Rule) -> bool {
        self.checks.rules.contains(&rule)
    }

    /// The findings of all passages, which are read on all cores.
    fn in_order(&self, passages: &[(usize, &str)]) -> Vec<Finding> {
        let parts = in_parts(passages, |passages| self.findings(passages));
        let mut findings: Vec<Finding> = parts.into_iter().flatten().collect();
        findings.sort_by_key(|finding| finding.span);
        findings
    }

    fn findings(&self, passages: &[(usize, &str)]) -> Vec<Finding> {
        let mut findings = Vec::new();
        // What there is to say depends on how a word is written, not on its place.
        // Most have nothing said of them, so the findings lie apart.
        let mut said: FxHashMap<(&str, bool), Option<u32>> = FxHashMap::default();
        let mut of_words: Vec<Finding> = Vec::new();
        let mut words: Vec<(Token, &str)> = Vec::new();
        for &(base, text) in passages {
            words.clear();
            words.extend(words_of_passage(base, text));
            let phrases = self.phrase_findings(&words);
            let inside = |span: Span| {
                let around = |f: &Finding| f.span.start <= span.start && span.end <= f.span.end;
                phrases.iter().any(around)
            };
            for &(token, word) in &words {
                let known = said.entry((word, token.beside_digit)).or_insert_with(|| {
                    let finding = self.of_word(token)?;
                    of_words.push(finding);
                    Some(of_words.len() as u32 - 1)
                });
                if let Some(number) = *known
                    && !inside(token.span)
                {
                    let mut finding = of_words[number as usize].clone();
                    finding.span = token.span;
                    findings.push(finding);
                }
            }
            findings.extend(phrases.into_iter().filter(|f| self.is_on(f.rule)));
        }
        findings
    }

    /// What there is to say about one word: of the first rule that has something.
    fn of_word(&self, token: Token) -> Option<Finding> {
        let style = self.is_on(Rule::Orthography).then_some(self.table);
        let kept = |finding: Finding| conforming(finding, self.forms, style);
        let of_set = || {
            let found = spelling_sets::finding(self.document, token.span, self.canonicals);
            found.filter(|f| self.is_on(f.rule)).and_then(kept)
        };
        let of_encoding = || encoding::finding(self.document, token, self.forms).and_then(kept);
        let of_style = |table| orthography::finding(self.document, token, table).and_then(kept);
        let looked_up = spelling_sets::is_looked_up(&token).then(of_set).flatten();
        looked_up
            .or_else(|| self.is_on(Rule::Encoding).then(of_encoding).flatten())
            .or_else(|| style.and_then(of_style))
    }

    fn phrase_findings(&self, words: &[(Token, &str)]) -> Vec<Finding> {
        let phrases = self.canonicals.phrases();
        if phrases.is_empty() {
            return Vec::new();
        }
        find_phrases(self.document, words, phrases)
            .filter_map(|found| spelling_sets::finding(self.document, found.span, self.canonicals))
            .collect()
    }
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
