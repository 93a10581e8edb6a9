//! Several words in sequence, by their first.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Spelling, tokens};

/// Several words in sequence.
#[derive(Clone, Debug)]
pub struct Phrase {
    words: Vec<Spelling>,
}

impl Phrase {
    /// The words, in order.
    #[must_use]
    pub fn words(&self) -> &[Spelling] {
        &self.words
    }
}

/// Phrases to look for in a text.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    by_first: FxHashMap<Spelling, Vec<Phrase>>,
    /// All words but the first ones.
    later: FxHashSet<Spelling>,
}

impl Phrases {
    /// Adds a phrase; a single word is none.
    pub fn add(&mut self, text: &str) {
        // Most spellings have letters of three bytes alone, and no sign (0xBC: a tsheg, too).
        let is_letter = |&byte: &u8| !matches!(byte, 0..0x80 | 0xBC | 0xC2 | 0xE2 | 0xE3);
        if text.as_bytes().iter().all(is_letter) {
            return;
        }
        let is_gap =
            |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '・' | '་') || c.is_whitespace();
        // सी.बी.आई. is several words, U.S. is one.
        let is_abbreviation =
            || text.contains('.') && text.starts_with(|c| ('\u{900}'..='\u{97F}').contains(&c));
        if !text.contains(is_gap) && !is_abbreviation() {
            return;
        }
        let words: Vec<Spelling> = tokens(text, 0)
            .map(|token| Spelling::of_word(&text[token.span.range()]))
            .collect();
        if let [first, _, ..] = words.as_slice() {
            self.later.extend(words[1..].iter().cloned());
            let phrases = self.by_first.entry(first.clone()).or_default();
            if phrases.iter().all(|phrase| phrase.words != words) {
                phrases.push(Phrase { words });
            }
        }
    }

    /// True where there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// True where a phrase may go on with a word, false where one can only begin.
    #[must_use]
    pub fn go_on_with(&self, word: &str) -> bool {
        self.later.contains(word)
    }

    /// The phrases that begin with a word.
    pub fn beginning_with(&self, first: &str) -> &[Phrase] {
        self.by_first.get(first).map_or(&[], Vec::as_slice)
    }
}
