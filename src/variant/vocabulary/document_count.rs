//! The ways of writing in one document, counted by each core for itself.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::language::languages_of;
use crate::table::unspaced::is_run;
use crate::table::{Phrases, Table};
use crate::text::{
    Document, Script, Spelling, Spoken, Stretch, Tag, Token, WordMap, script_name, with_one_blank,
    words_of_passage,
};

use crate::parallel::in_parts_with;
use crate::text::PASSAGE;
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::vocabulary::line_end::{OverLineEnd, over_line_ends};
use crate::variant::vocabulary::phrase;
use crate::variant::vocabulary::sightings::{Sighting, Sightings};

/// Counts the words of one document, which may come in portions that no word
/// crosses, and the phrases that a table knows.
///
/// Cost: one hash look-up a word. Nothing is normalised here, because each core
/// sees most of the common words, and sees them again in each portion.
#[derive(Clone, Debug)]
pub struct DocumentCount<'k> {
    knowledge: &'k Knowledge,
    /// For each assignment of languages, one for each core.
    tallies: Vec<(Spoken, Vec<Tally>)>,
}

/// A way of writing, with its occurrences in one language.
pub(crate) struct Counted {
    pub(crate) word: Arc<str>,
    pub(crate) script: Script,
    pub(crate) language: Option<Tag>,
    pub(crate) times: u64,
    /// Where it stands, if it is capitalised.
    pub(crate) sighting: Option<Box<Sighting>>,
}

impl<'k> DocumentCount<'k> {
    /// An empty count.
    #[must_use]
    pub fn new(knowledge: &'k Knowledge) -> Self {
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
        let languages = languages_of(portion, &knowledge.languages);
        for (spoken, passages) in by_languages(&languages.stretches(passages)) {
            let at = self.tallies.iter().position(|(of, _)| *of == spoken);
            let at = at.unwrap_or_else(|| {
                self.tallies.push((spoken, Vec::new()));
                self.tallies.len() - 1
            });
            in_parts_with(&mut self.tallies[at].1, &passages, |tally, passages| {
                tally.add(portion, passages, spoken, knowledge);
            });
        }
    }

    /// Words of scripts that are not compared, by the name of the script.
    pub(crate) fn uncompared(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let tallies = self.tallies.iter().flat_map(|(_, tallies)| tallies);
        tallies.flat_map(|tally| tally.uncompared.iter().map(|(&name, &words)| (name, words)))
    }

    /// Each way of writing with its script, language and occurrences, in no order; those
    /// that several cores saw come several times.
    pub(crate) fn surfaces(self) -> impl Iterator<Item = Counted> {
        self.tallies.into_iter().flat_map(|(spoken, tallies)| {
            let ways = tallies.into_iter().flat_map(Tally::into_words);
            ways.map(move |(word, seen, sighting)| Counted {
                word,
                script: seen.script,
                language: spoken.in_script(seen.script),
                times: seen.count,
                sighting,
            })
        })
    }
}

/// The passages of each assignment of languages, in the order of the text.
pub(crate) fn by_languages<'a>(stretches: &[Stretch<'a>]) -> Vec<(Spoken, Vec<(usize, &'a str)>)> {
    let mut all: Vec<(Spoken, Vec<(usize, &'a str)>)> = Vec::new();
    for stretch in stretches {
        let passage = (stretch.base, stretch.text);
        match all.iter_mut().find(|(spoken, _)| *spoken == stretch.spoken) {
            Some((_, passages)) => passages.push(passage),
            None => all.push((stretch.spoken, vec![passage])),
        }
    }
    all
}

/// What one core saw.
#[derive(Clone, Debug, Default)]
struct Tally {
    words: WordMap<Seen>,
    uncompared: FxHashMap<&'static str, u64>,
    sightings: Sightings,
}

#[derive(Clone, Copy, Debug)]
struct Seen {
    count: u64,
    script: Script,
    begins_phrase: bool,
}

impl Tally {
    fn add(
        &mut self,
        document: &Document,
        passages: &[(usize, &str)],
        spoken: Spoken,
        knowledge: &Knowledge,
    ) {
        let table = &knowledge.table;
        let phrases = table.phrases();
        let mut words: Vec<(Token, &str)> = Vec::new();
        let mut begins: Vec<usize> = Vec::new();
        for &(base, text) in passages {
            read_words(base, text, table, &mut words);
            for (_, word) in words
                .iter()
                .filter(|(token, _)| token.script == Script::Other)
            {
                self.pass_over(word);
            }
            words.retain(|(token, word)| is_counted(token, word, table));
            self.sightings.observe(base, text, &words);
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
                let known = knowledge.in_language(spoken.in_script(broken.script));
                if is_known(&broken, known) {
                    self.count(&broken.word, 0..broken.word.len(), broken.script, phrases);
                }
            }
        }
    }

    /// Each way of writing, with where it stands if it is capitalised.
    fn into_words(self) -> impl Iterator<Item = (Arc<str>, Seen, Option<Box<Sighting>>)> {
        let mut sightings = self.sightings;
        let words = self.words.into_words();
        words.map(move |(word, seen)| {
            let sighting = sightings.take(&word);
            (word, seen, sighting)
        })
    }

    #[cold]
    fn pass_over(&mut self, word: &str) {
        *self.uncompared.entry(script_name(word)).or_default() += 1;
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

/// Words of a language that `splits` finds written apart, as it writes them.
pub(crate) fn count_apart(
    document: &Document,
    stretches: &[Stretch<'_>],
    known: InLanguage<'_>,
    splits: &Phrases,
    mut count: impl FnMut(&str, Script),
) {
    let table = &known.knowledge.table;
    let mut seen: FxHashMap<&str, bool> = FxHashMap::default();
    for &Stretch { base, text, spoken } in stretches {
        let mut words = Vec::new();
        read_words(base, text, table, &mut words);
        words.retain(|(token, word)| is_counted(token, word, table));
        let mut begins = |&at: &usize| {
            let word = words[at].1;
            *seen
                .entry(word)
                .or_insert_with(|| phrase::begins(word, splits))
        };
        let begins: Vec<usize> = (0..words.len()).filter(&mut begins).collect();
        for found in phrase::find(document, &words, splits, begins.into_iter()) {
            if spoken.in_script(found.script) == known.language {
                let word = with_one_blank(document.text(found.span).into());
                count(&word, found.script);
            }
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
    let mut has_others = false;
    for (token, word) in words_of_passage(base, text) {
        has_others |= token.script == Script::Other;
        words.push((token, word));
    }
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
    let is_left = || is_run(token, word) && table.canonical_of(&Spelling::of_word(word)).is_none();
    !token.beside_digit && !is_left()
}

/// True for a word over a line end whose parts make a word that is known.
pub(crate) fn is_known(broken: &OverLineEnd, known: InLanguage<'_>) -> bool {
    let spelling = Spelling::of_word(&broken.word);
    known.canonical_of(&spelling).is_some() || known.band(&spelling).is_some()
}
