//! The ways of writing in one document, counted by each core for itself.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::table::unspaced::is_run;
use crate::table::{Phrases, Table};
use crate::text::{Document, Script, Spelling, Token, WordMap, with_one_blank, words_of_passage};

use crate::parallel::in_parts_with;
use crate::text::PASSAGE;
use crate::variant::knowledge::Knowledge;
use crate::variant::vocabulary::line_end::{OverLineEnd, over_line_ends};
use crate::variant::vocabulary::phrase;

/// Counts the words of one document, which may come in portions that no word
/// crosses, and the phrases that a table knows.
///
/// Cost: one hash look-up a word. Nothing is normalised here, because each core
/// sees most of the common words, and sees them again in each portion.
#[derive(Clone, Debug)]
pub struct DocumentCount<'t> {
    knowledge: &'t Knowledge,
    /// One for each core.
    tallies: Vec<Tally>,
}

impl<'t> DocumentCount<'t> {
    /// An empty count.
    pub fn new(knowledge: &'t Knowledge) -> Self {
        Self {
            knowledge,
            tallies: Vec::new(),
        }
    }

    /// Counts a portion, in parts on all cores.
    pub fn add(&mut self, portion: &Document) {
        self.add_passages(portion, &portion.passages(PASSAGE));
    }

    /// As [`Self::add`], of the passages of the portion.
    pub(crate) fn add_passages(&mut self, portion: &Document, passages: &[(usize, &str)]) {
        let knowledge = self.knowledge;
        in_parts_with(&mut self.tallies, passages, |tally, passages| {
            tally.add(portion, passages, knowledge);
        });
    }

    /// Each way of writing with its script and occurrences, in no order; those that
    /// several cores saw come several times.
    pub(crate) fn written(self) -> impl Iterator<Item = (Arc<str>, Script, u64)> {
        let ways = self
            .tallies
            .into_iter()
            .flat_map(|tally| tally.0.into_words());
        ways.map(|(word, seen)| (word, seen.script, seen.count))
    }
}

/// What one core saw.
#[derive(Clone, Debug, Default)]
struct Tally(WordMap<Seen>);

#[derive(Clone, Copy, Debug)]
struct Seen {
    count: u64,
    script: Script,
    begins_phrase: bool,
}

impl Tally {
    fn add(&mut self, document: &Document, passages: &[(usize, &str)], knowledge: &Knowledge) {
        let table = &knowledge.table;
        let phrases = table.phrases();
        let mut words: Vec<(Token, &str)> = Vec::new();
        let mut begins: Vec<usize> = Vec::new();
        for &(base, text) in passages {
            read_words(base, text, table, &mut words);
            words.retain(|(token, word)| is_counted(token, word, table));
            begins.clear();
            for (at, (token, _)) in words.iter().enumerate() {
                let word = token.span.start - base..token.span.end - base;
                if self.count(text, word, token.script, phrases) {
                    begins.push(at);
                }
            }
            for found in phrase::find(document, &words, phrases, begins.iter().copied()) {
                let phrase = with_one_blank(document.text(found.span).into());
                self.count(&phrase, 0..phrase.len(), found.script, phrases);
            }
            for broken in over_line_ends(base, text, &words) {
                if is_known(&broken, knowledge) {
                    self.count(&broken.word, 0..broken.word.len(), broken.script, phrases);
                }
            }
        }
    }

    /// Counts a word of `text`; true where a phrase begins with it.
    #[inline]
    fn count(&mut self, text: &str, word: Range<usize>, script: Script, phrases: &Phrases) -> bool {
        if let Some(seen) = self.0.get_mut(text, word.clone()) {
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
        self.0.insert(word, seen);
        begins_phrase
    }
}

/// Words that `splits` finds written apart, as it writes them.
pub(crate) fn count_apart(
    document: &Document,
    splits: &Phrases,
    table: &Table,
    mut count: impl FnMut(&str, Script),
) {
    let mut known: FxHashMap<&str, bool> = FxHashMap::default();
    for (base, text) in document.passages(PASSAGE) {
        let mut words = Vec::new();
        read_words(base, text, table, &mut words);
        words.retain(|(token, word)| is_counted(token, word, table));
        let mut begins = |&at: &usize| {
            let word = words[at].1;
            *known
                .entry(word)
                .or_insert_with(|| phrase::begins(word, splits))
        };
        let begins: Vec<usize> = (0..words.len()).filter(&mut begins).collect();
        for found in phrase::find(document, &words, splits, begins.into_iter()) {
            count(
                &with_one_blank(document.text(found.span).into()),
                found.script,
            );
        }
    }
}

/// Reads the words of a passage that are looked up: in a run without blanks, the rows.
pub(crate) fn read_words<'a>(
    base: usize,
    text: &'a str,
    table: &Table,
    words: &mut Vec<(Token, &'a str)>,
) {
    words.clear();
    words.extend(words_of_passage(base, text));
    let has_others = words.iter().any(|(token, _)| token.script == Script::Other);
    if !has_others {
        return;
    }
    let inside = |(token, word): (Token, &'a str)| {
        if is_run(&token, word) {
            table.unspaced().words(token, word)
        } else {
            vec![(token, word)]
        }
    };
    *words = words.drain(..).flat_map(inside).collect();
}

/// Endings after digits (18वें) are not counted, nor is a run without blanks in which the
/// table knows nothing.
fn is_counted(token: &Token, word: &str, table: &Table) -> bool {
    let is_left = || is_run(token, word) && table.canonical_of(&Spelling::of(word)).is_none();
    !token.beside_digit && !is_left()
}

/// True for a word over a line end whose parts make a word that is known.
pub(crate) fn is_known(broken: &OverLineEnd, knowledge: &Knowledge) -> bool {
    let spelling = Spelling::of(&broken.word);
    let pack = knowledge.languages.pack_of(Some(broken.script));
    knowledge.table.canonical_of(&spelling).is_some()
        || knowledge.languages.band(&spelling, pack).is_some()
}
