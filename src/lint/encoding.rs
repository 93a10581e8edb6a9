//! Rule `encoding`: the same text in wrong code points.
//!
//! What it does: reports sequences that look right and are wrong (अा for आ),
//! vowel signs before nukta, doubled signs, remains of legacy fonts, joiners
//! that change nothing, and letters that one document writes both as one code
//! point and as two (U+095C beside U+0921 U+093C). Why: such words look the same and are not found by any
//! search. Fix safety: always safe; the page looks the same.

use unicode_normalization::UnicodeNormalization;

use crate::text::{Document, Token, defects, mend};
use crate::variant::Tier;

use super::finding::{Finding, Rule};

/// Letters that a document writes both composed and decomposed.
#[derive(Debug, Default)]
pub(super) struct Mixture(Vec<char>);

impl Mixture {
    /// Cost: one pass over the text; a second where a composed letter occurs.
    pub(super) fn of(document: &Document) -> Self {
        let mut composed: Vec<char> = document
            .prose()
            .flat_map(|(_, text)| text.chars())
            .filter(|&c| has_two_forms(c))
            .collect();
        composed.sort_unstable();
        composed.dedup();
        composed.retain(|&c| {
            let decomposed: String = std::iter::once(c).nfd().collect();
            document.prose().any(|(_, text)| text.contains(&decomposed))
        });
        Self(composed)
    }

    /// True where `word` has one of the letters in the form that is not NFC.
    fn is_in(&self, word: &str) -> bool {
        let written_otherwise = |&c: &char| {
            let nfd: String = std::iter::once(c).nfd().collect();
            let nfc: String = nfd.nfc().collect();
            if nfc.chars().eq([c]) {
                word.contains(&nfd)
            } else {
                word.contains(c)
            }
        };
        self.0.iter().any(written_otherwise)
    }
}

/// Letters with a nukta that have a code point of their own: क़ … य़, ऩ ऱ ऴ and
/// their like in Bengali, Gurmukhi and Odia.
fn has_two_forms(c: char) -> bool {
    matches!(
        c,
        '\u{0929}' | '\u{0931}' | '\u{0934}' | '\u{0958}'..='\u{095F}'
            | '\u{09DC}' | '\u{09DD}' | '\u{09DF}'
            | '\u{0A33}' | '\u{0A36}' | '\u{0A59}'..='\u{0A5B}' | '\u{0A5E}'
            | '\u{0B5C}' | '\u{0B5D}'
    )
}

/// The finding at one word, if it has a defect.
pub(super) fn finding(document: &Document, token: Token, mixture: &Mixture) -> Option<Finding> {
    let word = document.text(token.span);
    let Some(first) = defects(word).into_iter().next() else {
        return mixed(word, token, mixture);
    };
    let reason = first.kind.words();
    let what = format!("({}): {reason}", code_points(&word[first.range]));
    Some(made(word, token, mend(word).into_owned(), reason, &what))
}

/// The finding at a word without defects that is not in the form of NFC.
fn mixed(word: &str, token: Token, mixture: &Mixture) -> Option<Finding> {
    let reason = "one letter in two forms in this document";
    mixture.is_in(word).then(|| {
        let composed: String = word.nfc().collect();
        made(word, token, composed, reason, &format!(": {reason}"))
    })
}

fn made(word: &str, token: Token, mended: String, reason: &str, what: &str) -> Finding {
    Finding {
        span: token.span,
        word: word.to_owned(),
        rule: Rule::Encoding,
        tier: Tier::Certain,
        probability: 1.0,
        cluster: mended.clone(),
        reason: reason.to_owned(),
        message: format!("«{word}» {what}"),
        suggestion: Some(mended),
    }
}

/// `U+093F U+093C`.
fn code_points(text: &str) -> String {
    let points: Vec<String> = text
        .chars()
        .map(|c| format!("U+{:04X}", c as u32))
        .collect();
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_in_two_forms() {
        let words = |text: &str| -> Vec<String> {
            let document = Document::from_text("x", text);
            let mixture = Mixture::of(&document);
            let found = document
                .tokens()
                .filter_map(|t| finding(&document, t, &mixture));
            found.filter_map(|finding| finding.suggestion).collect()
        };
        assert_eq!(words("पढ\u{93C}ना ल\u{95C}का लड\u{93C}की"), ["लड\u{93C}का"]);
        assert!(words("ल\u{95C}का ल\u{95C}की").is_empty());
        assert!(words("लड\u{93C}का").is_empty());
    }
}
