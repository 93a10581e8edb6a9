//! Several words in sequence, by their first.

use rustc_hash::FxHashMap;

use crate::text::{Spelling, tokens};

/// Several words in sequence.
#[derive(Clone, Debug)]
pub struct Phrase {
    words: Vec<Spelling>,
}

impl Phrase {
    /// The words, in order.
    pub fn words(&self) -> &[Spelling] {
        &self.words
    }
}

/// Phrases to look for in a text.
#[derive(Clone, Debug, Default)]
pub struct Phrases(FxHashMap<Spelling, Vec<Phrase>>);

impl Phrases {
    /// Adds a phrase; a single word is none.
    pub fn add(&mut self, text: &str) {
        if !text.contains([' ', '-']) {
            return;
        }
        let words: Vec<Spelling> = tokens(text, 0)
            .map(|token| Spelling::of(&text[token.span.range()]))
            .collect();
        if let [first, _, ..] = words.as_slice() {
            let phrases = self.0.entry(first.clone()).or_default();
            if phrases.iter().all(|phrase| phrase.words != words) {
                phrases.push(Phrase { words });
            }
        }
    }

    /// True where there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The phrases that begin with a word.
    pub fn beginning_with(&self, first: &str) -> &[Phrase] {
        self.0.get(first).map_or(&[], Vec::as_slice)
    }
}
