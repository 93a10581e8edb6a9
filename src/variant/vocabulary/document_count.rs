//! The ways of writing in one document, counted by each core for itself.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::table::{Phrases, Table};
use crate::text::{Document, Script, Token, WordMap, words_of_passage};

use crate::parallel::in_parts_with;
use crate::text::PASSAGE;
use crate::variant::vocabulary::phrase;
use crate::variant::vocabulary::sightings::Sightings;

/// Counts the words of one document, which may come in portions that no word
/// crosses, and the phrases that a table knows.
///
/// Cost: one hash look-up a word. Nothing is normalised here, because each core
/// sees most of the common words, and sees them again in each portion.
#[derive(Clone, Debug)]
pub struct DocumentCount<'t> {
    phrases: &'t Phrases,
    /// One for each core.
    tallies: Vec<Tally>,
}

impl<'t> DocumentCount<'t> {
    /// An empty count.
    pub fn new(table: &'t Table) -> Self {
        Self {
            phrases: table.phrases(),
            tallies: Vec::new(),
        }
    }

    /// Counts a portion, in parts on all cores.
    pub fn add(&mut self, portion: &Document) {
        self.add_passages(portion, &portion.passages(PASSAGE));
    }

    /// As [`Self::add`], of the passages of the portion.
    pub(crate) fn add_passages(&mut self, portion: &Document, passages: &[(usize, &str)]) {
        let phrases = self.phrases;
        in_parts_with(&mut self.tallies, passages, |tally, passages| {
            tally.add(portion, passages, phrases);
        });
    }

    /// Where its capitalised words stand.
    pub(crate) fn take_sightings(&mut self) -> Sightings {
        let mut all = Sightings::default();
        for tally in &mut self.tallies {
            all.merge(std::mem::take(&mut tally.sightings));
        }
        all
    }

    /// Each way of writing with its script and occurrences, in no order; those that
    /// several cores saw come several times.
    pub(crate) fn written(self) -> impl Iterator<Item = (Arc<str>, Script, u64)> {
        let ways = self
            .tallies
            .into_iter()
            .flat_map(|tally| tally.words.into_words());
        ways.map(|(word, seen)| (word, seen.script, seen.count))
    }
}

/// What one core saw.
#[derive(Clone, Debug, Default)]
struct Tally {
    words: WordMap<Seen>,
    sightings: Sightings,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    count: u64,
    script: Script,
    begins_phrase: bool,
}

impl Tally {
    fn add(&mut self, document: &Document, passages: &[(usize, &str)], phrases: &Phrases) {
        let mut words: Vec<(Token, &str)> = Vec::new();
        let mut begins: Vec<usize> = Vec::new();
        for &(base, text) in passages {
            words.clear();
            words.extend(words_of_passage(base, text).filter(|(token, _)| is_counted(token)));
            self.sightings.observe(base, text, &words);
            begins.clear();
            for (at, (token, _)) in words.iter().enumerate() {
                let word = token.span.start - base..token.span.end - base;
                if self.count(text, word, token.script, phrases) {
                    begins.push(at);
                }
            }
            for found in phrase::find(document, &words, phrases, begins.iter().copied()) {
                let phrase = document.text(found.span);
                self.count(phrase, 0..phrase.len(), found.script, phrases);
            }
        }
    }

    /// Counts a word of `text`; true where a phrase begins with it.
    #[inline]
    fn count(&mut self, text: &str, word: Range<usize>, script: Script, phrases: &Phrases) -> bool {
        if let Some(seen) = self.words.get_mut(text, word.clone()) {
            seen.count += 1;
            return seen.begins_phrase;
        }
        self.first_sight(&text[word], script, phrases)
    }

    #[cold]
    fn first_sight(&mut self, word: &str, script: Script, phrases: &Phrases) -> bool {
        let begins_phrase = phrase::begins(word, phrases);
        let seen = Seen {
            count: 1,
            script,
            begins_phrase,
        };
        self.words.insert(word, seen);
        begins_phrase
    }
}

/// Words that `splits` finds written apart, as it writes them.
pub(crate) fn count_apart(
    document: &Document,
    splits: &Phrases,
    mut count: impl FnMut(&str, Script),
) {
    let mut known: FxHashMap<&str, bool> = FxHashMap::default();
    for (base, text) in document.passages(PASSAGE) {
        let words = words_of_passage(base, text).filter(|(token, _)| is_counted(token));
        let words: Vec<(Token, &str)> = words.collect();
        let mut begins = |&at: &usize| {
            let word = words[at].1;
            *known
                .entry(word)
                .or_insert_with(|| phrase::begins(word, splits))
        };
        let begins: Vec<usize> = (0..words.len()).filter(&mut begins).collect();
        for found in phrase::find(document, &words, splits, begins.into_iter()) {
            count(document.text(found.span), found.script);
        }
    }
}

/// Endings after digits (18वें) and words of scripts that are not compared are not counted.
fn is_counted(token: &Token) -> bool {
    !token.beside_digit && token.script != Script::Other
}
