//! The file pass: the findings of one document.

use crate::language::languages_of;
use crate::parallel::in_parts_with;
use crate::text::PASSAGE;
use crate::text::{Document, Script, Spoken, Tag, TextSpan, Token, WordMap};
use crate::variant::{
    Canonicals, InLanguage, Knowledge, begins_phrase, by_languages, find_phrases, is_known,
    over_line_ends, read_words,
};

use super::encoding::NuktaForms;
use super::finding::{Finding, Habit, Rule};
use super::spelling_sets::Place;
use super::{common_slips, doubled_sign, encoding, homoglyph, orthography, spelling_sets, visarga};

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
///
/// [`Checker::check`](crate::Checker::check) calls this, drops the findings below its tier
/// and those that the text suppresses.
///
/// ```
/// use vartani::lint::{Checks, check};
/// use vartani::{Checker, text::Document};
///
/// let checker = Checker::builder().build();
/// let document = Document::from_text("draft", "टोकायव और टोकायेव");
/// let canonicals = checker.decide_in(&document);
/// let findings = check(&document, &canonicals, checker.knowledge(), &Checks::default());
/// assert_eq!(findings[0].word, "टोकायव");
/// ```
pub fn check(
    document: &Document,
    canonicals: &Canonicals,
    knowledge: &Knowledge,
    checks: &Checks,
) -> Vec<Finding> {
    let passages = document.passages(PASSAGE);
    let forms = NuktaForms::of_passages(&passages);
    let judged = &mut Judged::default();
    check_portion(document, canonicals, knowledge, checks, forms, judged)
}

/// What was found out of the words of a document, to be asked again when its next
/// portion is checked in the same way.
#[derive(Debug, Default)]
pub struct Judged(Vec<(Spoken, Vec<OfWords>)>);

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
    let languages = languages_of(document, &knowledge.languages);
    let stretches = languages.stretches(&document.passages(PASSAGE));
    let mut findings = Vec::new();
    for (spoken, passages) in by_languages(&stretches) {
        let known = Known {
            document,
            canonicals,
            knowledge,
            checks,
            forms,
            spoken,
        };
        findings.extend(known.of_passages(&passages, judged.in_languages(spoken)));
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

impl Judged {
    fn in_languages(&mut self, spoken: Spoken) -> &mut Vec<OfWords> {
        let at = self.0.iter().position(|(of, _)| *of == spoken);
        let at = at.unwrap_or_else(|| {
            self.0.push((spoken, Vec::new()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
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
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a document has fewer findings"
    )]
    fn first_sight(&mut self, token: Token, word: &str, known: &Known<'_>) -> OfWord {
        let finding = known.of_word(token).map(|mut finding| {
            finding.language = known.language(token.script);
            // In Hindi a slip of one word is a slip, and each is reported.
            if matches!(finding.habit, Some(Habit::Sequence(_)))
                && finding.language == Some(Tag::HINDI)
            {
                finding.habit = None;
            }
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
    /// The languages of the passages.
    spoken: Spoken,
}

impl Known<'_> {
    fn is_on(&self, rule: Rule) -> bool {
        self.checks.rules.contains(&rule)
    }

    /// The findings of passages, which are read on all cores.
    fn of_passages(&self, passages: &[(usize, &str)], judged: &mut Vec<OfWords>) -> Vec<Finding> {
        let parts = in_parts_with(judged, passages, |of_words, passages| {
            self.findings(passages, of_words)
        });
        parts.into_iter().flatten().collect()
    }

    fn language(&self, script: Script) -> Option<Tag> {
        self.spoken.in_script(script)
    }

    fn findings(&self, passages: &[(usize, &str)], of_words: &mut OfWords) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut words: Vec<(Token, &str)> = Vec::new();
        let mut begins: Vec<usize> = Vec::new();
        // Numbers of what is said of words, with the places of the words.
        let mut said: Vec<(u32, TextSpan)> = Vec::new();
        for &(base, text) in passages {
            read_words(base, text, &self.knowledge.table, &mut words);
            begins.clear();
            said.clear();
            for (at, &(token, _)) in words.iter().enumerate() {
                let of_word = of_words.get(token, base, text, self);
                if of_word.begins_phrase {
                    begins.push(at);
                }
                said.extend(of_word.finding.map(|number| (number, token.span)));
            }
            let (phrases, broken) = self.phrase_findings(base, text, &words, &begins);
            // Both are in the order of the text.
            let mut ahead = phrases.iter().peekable();
            let mut phrases_end = 0;
            let mut inside = |span: TextSpan| {
                if broken
                    .iter()
                    .any(|it| it.start <= span.start && span.end <= it.end)
                {
                    return true;
                }
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
        let is_hindi = self.language(token.script) == Some(Tag::HINDI);
        let style = (is_hindi && self.is_on(Rule::Orthography)).then_some(self.knowledge);
        let kept = |finding: Finding| conforming(finding, self.forms, style);
        let of_set = || {
            let place = self.place(token.span, token.script);
            let found = spelling_sets::finding(&place, self.canonicals);
            found.filter(|f| self.is_on(f.rule)).and_then(kept)
        };
        let of_encoding = || {
            let found = encoding::finding(self.document, token, self.forms)?;
            let found = if is_hindi {
                doubled_sign::judged(found, self.knowledge)
            } else {
                found
            };
            kept(found)
        };
        let of_coding = || {
            let language = self.language(token.script);
            encoding::mixed_coding(self.document, token, language, self.canonicals)
        };
        let of_broken = || encoding::broken(self.document, token, self.canonicals);
        let of_style =
            |knowledge| orthography::finding(self.document, token, knowledge).and_then(kept);
        let of_slip = || common_slips::finding(self.document, token, self.knowledge).and_then(kept);
        let looked_up = spelling_sets::is_looked_up(&token).then(of_set).flatten();
        looked_up
            .or_else(|| self.is_on(Rule::Encoding).then(of_encoding).flatten())
            .or_else(|| self.is_on(Rule::Encoding).then(of_coding).flatten())
            .or_else(|| self.is_on(Rule::Encoding).then(of_broken).flatten())
            .or_else(|| {
                (is_hindi && self.is_on(Rule::CommonSlips))
                    .then(of_slip)
                    .flatten()
            })
            .or_else(|| style.and_then(of_style))
    }

    /// The findings of phrases and of words over line ends, in order, and where words over
    /// line ends stand that are known.
    fn phrase_findings(
        &self,
        base: usize,
        text: &str,
        words: &[(Token, &str)],
        begins: &[usize],
    ) -> (Vec<Finding>, Vec<TextSpan>) {
        let phrases = self.canonicals.phrases();
        let mut found: Vec<Finding> =
            find_phrases(self.document, words, phrases, begins.iter().copied())
                .filter_map(|found| {
                    let place = self.place(found.span, found.script);
                    spelling_sets::finding(&place, self.canonicals)
                })
                .collect();
        let mut broken = Vec::new();
        for word in over_line_ends(base, text, words) {
            let place = Place {
                word: &word.word,
                ..self.place(word.span, word.script)
            };
            let finding = spelling_sets::finding(&place, self.canonicals);
            if finding.is_some() || is_known(&word, self.in_language(word.script)) {
                broken.push(word.span);
            }
            found.extend(finding);
        }
        let colons = visarga::findings(self.document, words, self.in_language(Script::Devanagari));
        let more = homoglyph::findings(self.document, words).into_iter();
        for finding in more.chain(colons) {
            broken.push(finding.span);
            found.push(finding);
        }
        if !broken.is_empty() {
            found.sort_by_key(|finding| finding.span);
        }
        (found, broken)
    }

    fn in_language(&self, script: Script) -> InLanguage<'_> {
        self.knowledge.in_language(self.language(script))
    }

    fn place(&self, span: TextSpan, script: Script) -> Place<'_> {
        Place {
            document: self.document,
            span,
            word: self.document.text(span),
            known: self.in_language(script),
        }
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
