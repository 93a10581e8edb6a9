//! The file pass: what there is to say about one document.

use crate::parallel::in_parts_with;
use crate::text::PASSAGE;
use crate::text::{Document, Span, Token, WordMap, words_of_passage};
use crate::variant::{Canonicals, Knowledge, begins_phrase, find_phrases};

use super::encoding::NuktaForms;
use super::finding::{Finding, Rule};
use super::{encoding, homoglyph, orthography, spelling_sets};

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
    knowledge: &Knowledge,
    checks: &Checks,
) -> Vec<Finding> {
    let passages = document.passages(PASSAGE);
    let known = Known {
        document,
        canonicals,
        knowledge,
        checks,
        forms: NuktaForms::of_passages(&passages),
    };
    known.in_order(&passages, &mut Judged::default())
}

/// What was found out of the words of a document, to be asked again when its next
/// portion is checked in the same way.
#[derive(Debug, Default)]
pub struct Judged(Vec<OfWords>);

/// As [`check`], of a part of a document that writes its nuktas in `forms`. A way
/// of writing is judged once in all the portions that `judged` comes along with.
pub fn check_portion(
    document: &Document,
    canonicals: &Canonicals,
    knowledge: &Knowledge,
    checks: &Checks,
    forms: NuktaForms,
    judged: &mut Judged,
) -> Vec<Finding> {
    let known = Known {
        document,
        canonicals,
        knowledge,
        checks,
        forms,
    };
    known.in_order(&document.passages(PASSAGE), judged)
}

/// What there is to say of words, by how they are written and whether a digit is
/// beside them. Most have nothing said of them, so the findings lie apart.
#[derive(Debug, Default)]
struct OfWords {
    words: [WordMap<OfWord>; 2],
    findings: Vec<Finding>,
}

#[derive(Clone, Copy, Debug)]
struct OfWord {
    finding: Option<u32>,
    begins_phrase: bool,
}

impl OfWords {
    /// Of a word of a passage that begins at `base`.
    #[inline]
    fn get(&mut self, token: Token, base: usize, text: &str, known: &Known<'_>) -> OfWord {
        let word = token.span.start - base..token.span.end - base;
        match self.words[usize::from(token.beside_digit)].get_mut(text, word.clone()) {
            Some(found) => *found,
            None => self.first_sight(token, &text[word], known),
        }
    }

    #[cold]
    fn first_sight(&mut self, token: Token, word: &str, known: &Known<'_>) -> OfWord {
        let finding = known.of_word(token).map(|finding| {
            self.findings.push(finding);
            self.findings.len() as u32 - 1
        });
        let of_word = OfWord {
            finding,
            begins_phrase: begins_phrase(word, known.canonicals.phrases()),
        };
        self.words[usize::from(token.beside_digit)].insert(word, of_word);
        of_word
    }
}

/// What the check of any part needs to know.
struct Known<'a> {
    document: &'a Document,
    canonicals: &'a Canonicals,
    knowledge: &'a Knowledge,
    checks: &'a Checks,
    forms: NuktaForms,
}

impl Known<'_> {
    fn is_on(&self, rule: Rule) -> bool {
        self.checks.rules.contains(&rule)
    }

    /// The findings of all passages, which are read on all cores.
    fn in_order(&self, passages: &[(usize, &str)], judged: &mut Judged) -> Vec<Finding> {
        let parts = in_parts_with(&mut judged.0, passages, |of_words, passages| {
            self.findings(passages, of_words)
        });
        let mut findings: Vec<Finding> = parts.into_iter().flatten().collect();
        findings.sort_by_key(|finding| finding.span);
        findings
    }

    fn findings(&self, passages: &[(usize, &str)], of_words: &mut OfWords) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut words: Vec<(Token, &str)> = Vec::new();
        let mut begins: Vec<usize> = Vec::new();
        // Numbers of what is said of words, with the places of the words.
        let mut said: Vec<(u32, Span)> = Vec::new();
        for &(base, text) in passages {
            words.clear();
            words.extend(words_of_passage(base, text));
            begins.clear();
            said.clear();
            for (at, &(token, _)) in words.iter().enumerate() {
                let of_word = of_words.get(token, base, text, self);
                if of_word.begins_phrase {
                    begins.push(at);
                }
                said.extend(of_word.finding.map(|number| (number, token.span)));
            }
            let mut phrases = self.phrase_findings(&words, &begins);
            phrases.extend(homoglyph::findings(self.document, &words));
            phrases.sort_by_key(|finding| finding.span);
            // Both are in the order of the text.
            let mut ahead = phrases.iter().peekable();
            let mut phrases_end = 0;
            let mut inside = |span: Span| {
                while let Some(phrase) = ahead.next_if(|f| f.span.start <= span.start) {
                    phrases_end = phrases_end.max(phrase.span.end);
                }
                span.end <= phrases_end
            };
            let alone = said.iter().filter(|&&(_, span)| !inside(span));
            findings.extend(alone.map(|&(number, span)| Finding {
                span,
                ..of_words.findings[number as usize].clone()
            }));
            findings.extend(phrases.into_iter().filter(|f| self.is_on(f.rule)));
        }
        findings
    }

    /// What there is to say about one word: of the first rule that has something.
    fn of_word(&self, token: Token) -> Option<Finding> {
        let style = self.is_on(Rule::Orthography).then_some(self.knowledge);
        let kept = |finding: Finding| conforming(finding, self.forms, style);
        let of_set = || {
            let found = spelling_sets::finding(self.document, token.span, self.canonicals);
            found.filter(|f| self.is_on(f.rule)).and_then(kept)
        };
        let of_encoding = || encoding::finding(self.document, token, self.forms).and_then(kept);
        let of_broken = || encoding::broken(self.document, token, self.canonicals);
        let of_style =
            |knowledge| orthography::finding(self.document, token, knowledge).and_then(kept);
        let looked_up = spelling_sets::is_looked_up(&token).then(of_set).flatten();
        looked_up
            .or_else(|| self.is_on(Rule::Encoding).then(of_encoding).flatten())
            .or_else(|| self.is_on(Rule::Encoding).then(of_broken).flatten())
            .or_else(|| style.and_then(of_style))
    }

    fn phrase_findings(&self, words: &[(Token, &str)], begins: &[usize]) -> Vec<Finding> {
        let phrases = self.canonicals.phrases();
        find_phrases(self.document, words, phrases, begins.iter().copied())
            .filter_map(|found| spelling_sets::finding(self.document, found.span, self.canonicals))
            .collect()
    }
}

/// A finding whose suggestion no other rule would touch, so that what is fixed
/// once has nothing left to fix; `None` where the word is that already.
fn conforming(finding: Finding, forms: NuktaForms, style: Option<&Knowledge>) -> Option<Finding> {
    let suggestion = finding.suggestion.as_deref().map(|suggestion| {
        let styled = style.and_then(|knowledge| orthography::in_style(suggestion, knowledge));
        forms.conform(styled.as_deref().unwrap_or(suggestion))
    });
    let stands = suggestion.as_deref() == Some(&finding.word);
    (!stands).then_some(Finding {
        suggestion,
        ..finding
    })
}
