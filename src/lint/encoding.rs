//! Rule `encoding`: the same text in wrong code points.
//!
//! What it does: reports sequences that look right and are wrong (अा for आ),
//! vowel signs before nukta, doubled signs, remains of legacy fonts, joiners
//! that change nothing, and letters that one document writes both as one code
//! point and as two (U+095C beside U+0921 U+093C). Why: such words look the same and are not found by any
//! search. Fix safety: always safe; the page looks the same.

use unicode_normalization::UnicodeNormalization;

use crate::text::{Document, Token, defects, is_nukta, mend};
use crate::variant::{PASSAGE, Tier, in_parts};

use super::finding::{Finding, Rule};

/// How a document writes letters with nukta: as one code point, as two, or both.
#[derive(Clone, Copy, Debug, Default)]
pub struct NuktaForms {
    composed: bool,
    decomposed: bool,
}

impl NuktaForms {
    /// How `document` writes them.
    ///
    /// Cost: one look at the bytes; letters are read where a byte says that one
    /// of them may stand there.
    pub fn of(document: &Document) -> Self {
        Self::of_passages(&document.passages(PASSAGE))
    }

    /// How two parts of one document write them together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            composed: self.composed || other.composed,
            decomposed: self.decomposed || other.decomposed,
        }
    }

    pub(super) fn of_passages(passages: &[(usize, &str)]) -> Self {
        let parts = in_parts(passages, |passages| {
            let blocks = passages.iter().flat_map(|(_, text)| blocks(text));
            blocks.fold(Self::default(), Self::with_block)
        });
        parts.into_iter().fold(Self::default(), Self::and)
    }

    fn with_block(self, block: &str) -> Self {
        let bytes = block.as_bytes();
        // U+093C… end in BC; U+0958… to U+0B5D in 98 to 9F, after A5, A7, A9, AD.
        let (mut nukta, mut own) = (false, false);
        for (&before, &last) in bytes.iter().zip(&bytes[1..]) {
            nukta |= last == 0xBC && before & 0xF0 == 0xA0;
            own |= last & 0xF8 == 0x98 && before & 0xF1 == 0xA1;
        }
        Self {
            composed: self.composed || (own && block.contains(COMPOSED)),
            decomposed: self.decomposed || (nukta && block.contains(is_nukta)),
        }
    }

    /// `word` as this document writes it, or in NFC where it writes both ways.
    pub(super) fn conform(self, word: &str) -> String {
        match (self.composed, self.decomposed) {
            (true, true) => word.nfc().collect(),
            (true, false) => composed(word),
            (false, _) => word.to_owned(),
        }
    }

    fn disagree_with(self, word: &str) -> bool {
        self.composed && self.decomposed && word.contains(COMPOSED)
    }
}

/// The text in pieces of some kilobytes.
fn blocks(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let mut end = text.len().min(4096);
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let (block, rest) = text.split_at(end);
        text = rest;
        (!block.is_empty()).then_some(block)
    })
}

/// Letters with nukta that have a code point of their own and are taken apart by
/// NFC: Unicode's `CompositionExclusions.txt`.
const COMPOSED: [char; 17] = [
    '\u{0958}', '\u{0959}', '\u{095A}', '\u{095B}', '\u{095C}', '\u{095D}', '\u{095E}', '\u{095F}',
    '\u{09DC}', '\u{09DD}', '\u{09DF}', '\u{0A59}', '\u{0A5A}', '\u{0A5B}', '\u{0A5E}', '\u{0B5C}',
    '\u{0B5D}',
];

fn composed(word: &str) -> String {
    COMPOSED.iter().fold(word.to_owned(), |word, &letter| {
        let apart: String = std::iter::once(letter).nfd().collect();
        word.replace(&apart, letter.encode_utf8(&mut [0; 4]))
    })
}

/// The finding at one word, if it has a defect.
pub(super) fn finding(document: &Document, token: Token, forms: NuktaForms) -> Option<Finding> {
    let word = document.text(token.span);
    let Some(first) = defects(word).into_iter().next() else {
        return mixed(word, token, forms);
    };
    let reason = first.kind.words();
    let what = format!("({}): {reason}", code_points(&word[first.range]));
    Some(made(word, token, mend(word).into_owned(), reason, &what))
}

/// The finding at a word without defects in a document that writes both ways.
fn mixed(word: &str, token: Token, forms: NuktaForms) -> Option<Finding> {
    let reason = "letters with nukta in two forms in this document";
    forms.disagree_with(word).then(|| {
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
            let forms = NuktaForms::of(&document);
            let found = document
                .tokens()
                .filter_map(|t| finding(&document, t, forms));
            found.filter_map(|finding| finding.suggestion).collect()
        };
        assert_eq!(words("पढ\u{93C}ना ल\u{95C}का"), ["लड\u{93C}का"]);
        assert!(words("ल\u{95C}का ल\u{95C}की").is_empty());
        assert!(words("लड\u{93C}का").is_empty());
    }
}
