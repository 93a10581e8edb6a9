//! The distinct spellings of a scope, with their counts.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::table::{Phrases, Table};
use crate::text::{Document, Script, Spelling, Token, defects, words_of_passage};

use super::{phrase, spacing};

/// One distinct spelling of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its normal form.
    pub spelling: Spelling,
    /// Script of its letters.
    pub script: Script,
    /// Occurrences.
    pub count: u64,
    /// Documents it occurs in.
    pub documents: u64,
    /// How it is most often written, forms with encoding defects last.
    pub written: String,
}

/// The distinct spellings of a scope, in code-point order.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    entries: Vec<Entry>,
}

impl Vocabulary {
    /// All spellings, in code-point order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of a spelling, if it occurs.
    pub fn find(&self, spelling: &str) -> Option<usize> {
        self.entries
            .binary_search_by(|entry| entry.spelling.as_str().cmp(spelling))
            .ok()
    }

    /// These spellings and those of an archive, which are in order. Occurrences are
    /// added up; documents are those of the archive, whose writing is preferred.
    #[must_use]
    pub(super) fn joined(&self, archive: Vec<Entry>) -> Self {
        let (mut mine, mut theirs) = (
            self.entries.iter().peekable(),
            archive.into_iter().peekable(),
        );
        let mut entries = Vec::with_capacity(self.entries.len() + theirs.len());
        loop {
            let order = match (mine.peek(), theirs.peek()) {
                (Some(a), Some(b)) => a.spelling.cmp(&b.spelling),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Self { entries },
            };
            let own = (order != Ordering::Greater).then(|| mine.next()).flatten();
            let other = (order != Ordering::Less).then(|| theirs.next()).flatten();
            entries.extend(match (own, other) {
                (Some(own), Some(mut both)) => {
                    both.count += own.count;
                    Some(both)
                }
                (Some(own), None) => Some(Entry {
                    documents: 0,
                    ..own.clone()
                }),
                (None, other) => other,
            });
        }
    }

    /// The entry of a spelling, if it occurs.
    pub fn get(&self, spelling: &str) -> Option<&Entry> {
        self.find(spelling).map(|at| &self.entries[at])
    }
}

/// Bytes of text that are read at a time: the words of so many fit into the cache.
pub(crate) const PASSAGE: usize = 1 << 15;

/// Longest document, in bytes, in which words written apart are looked for.
const LONGEST_SPLIT: usize = 4 << 20;

/// What `of` makes of the passages, in a few parts, in their order, on all cores.
pub(crate) fn in_parts<'a, T: Send>(
    passages: &[(usize, &'a str)],
    of: impl Fn(&[(usize, &'a str)]) -> T + Send + Sync,
) -> Vec<T> {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        // One for each core: what is known of a word is found out once in each.
        let parts = rayon::current_num_threads();
        let size = passages.len().div_ceil(parts).max(8);
        passages.par_chunks(size).map(of).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        vec![of(passages)]
    }
}

/// One spelling as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<'a> {
    /// Documents it occurs in.
    pub documents: u64,
    /// The ways it is written, with their occurrences.
    pub written: Vec<(&'a str, u64)>,
}

#[derive(Clone, Debug)]
struct Counted {
    script: Script,
    count: u64,
    documents: u64,
    last_document: u64,
}

#[derive(Clone, Debug)]
struct Written {
    spelling: u32,
    count: u64,
}

/// Counts words document by document. Counting shards and merging them gives
/// the same vocabulary as counting the whole, in whatever order.
///
/// Cost: one hash look-up a word; a distinct way of writing is normalised once.
#[derive(Clone, Debug, Default)]
pub struct VocabularyBuilder {
    /// Every distinct way of writing.
    written: FxHashMap<Box<str>, Written>,
    numbers: FxHashMap<Spelling, u32>,
    counted: Vec<Counted>,
    documents: u64,
}

impl VocabularyBuilder {
    /// An empty count.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts the words of one document, and the phrases that `table` knows.
    ///
    /// A long document is counted in parts on all cores.
    pub fn add(&mut self, document: &Document, table: &Table) {
        self.begin_document();
        self.add_portion(document, table);
    }

    /// What is added after this belongs to one more document.
    pub fn begin_document(&mut self) {
        self.documents += 1;
    }

    /// Counts the words of a part, which no word crosses, of the present document.
    pub fn add_portion(&mut self, document: &Document, table: &Table) {
        let passages = document.passages(PASSAGE);
        if passages.len() <= 1 {
            return self.add_passages(document, &passages, table);
        }
        let part = |passages: &[(usize, &str)]| {
            let mut part = Self::new();
            part.add_passages(document, passages, table);
            part
        };
        let parts = in_parts(&passages, part);
        parts.into_iter().for_each(|part| self.add_part(part));
    }

    fn add_passages(&mut self, document: &Document, passages: &[(usize, &str)], table: &Table) {
        let mut words: Vec<(Token, &str)> = Vec::new();
        for &(base, text) in passages {
            words.clear();
            words.extend(words_of_passage(base, text).filter(|(token, _)| is_counted(token)));
            for (token, word) in &words {
                self.count(word, token.script, 1);
            }
            self.count_phrases(document, &words, table.phrases());
        }
    }

    fn count_phrases(&mut self, document: &Document, words: &[(Token, &str)], phrases: &Phrases) {
        if phrases.is_empty() {
            return;
        }
        for found in phrase::find(document, words, phrases) {
            self.count(document.text(found.span), found.script, 1);
        }
    }

    /// Counts words of the last document that it also writes apart (न्यूयॉर्क,
    /// न्यू यॉर्क). Texts of more than 4 MB are left out: they are collections, and
    /// would be read a second time.
    pub fn add_split_words(&mut self, document: &Document, table: &Table) {
        if document.bytes().len() > LONGEST_SPLIT {
            return;
        }
        let spellings = self.numbers.keys().map(Spelling::as_str);
        let splits = spacing::splits(spellings, |part| self.numbers.contains_key(part), table);
        if splits.is_empty() {
            return;
        }
        for (base, text) in document.passages(PASSAGE) {
            let words = words_of_passage(base, text).filter(|(token, _)| is_counted(token));
            let words: Vec<(Token, &str)> = words.collect();
            self.count_phrases(document, &words, &splits);
        }
    }

    /// Adds what was counted in a part of the present document.
    fn add_part(&mut self, part: Self) {
        for (word, written) in part.written {
            let script = part.counted[written.spelling as usize].script;
            self.count(&word, script, written.count);
        }
    }

    fn count(&mut self, word: &str, script: Script, times: u64) {
        let number = match self.written.get_mut(word) {
            Some(written) => {
                written.count += times;
                written.spelling
            }
            None => self.first_sight(word, script, times),
        };
        let counted = &mut self.counted[number as usize];
        counted.count += times;
        if counted.last_document != self.documents {
            counted.last_document = self.documents;
            counted.documents += 1;
        }
    }

    #[cold]
    fn first_sight(&mut self, word: &str, script: Script, count: u64) -> u32 {
        let spelling = Spelling::of(word);
        let next = self.counted.len() as u32;
        let number = *self.numbers.entry(spelling).or_insert(next);
        if number == next {
            self.counted.push(Counted {
                script,
                count: 0,
                documents: 0,
                last_document: 0,
            });
        }
        let written = Written {
            spelling: number,
            count,
        };
        self.written.insert(word.into(), written);
        number
    }

    /// Adds another count, made from other documents.
    pub fn merge(&mut self, other: Self) {
        for (word, written) in other.written {
            let script = other.counted[written.spelling as usize].script;
            match self.written.get_mut(&word) {
                Some(mine) => mine.count += written.count,
                None => {
                    self.first_sight(&word, script, written.count);
                }
            }
        }
        for (spelling, number) in other.numbers {
            let theirs = &other.counted[number as usize];
            let mine = &mut self.counted[self.numbers[&spelling] as usize];
            mine.count += theirs.count;
            mine.documents += theirs.documents;
        }
        self.documents += other.documents;
    }

    /// How many documents were counted.
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// How many distinct spellings were counted.
    pub fn spellings(&self) -> usize {
        self.counted.len()
    }

    /// Each spelling with the documents it occurs in and the ways it is written
    /// with their occurrences; all in code-point order, to be stored.
    pub fn stored(&self) -> Vec<Stored<'_>> {
        let mut stored: Vec<Stored<'_>> = self
            .counted
            .iter()
            .map(|counted| Stored {
                documents: counted.documents,
                written: Vec::new(),
            })
            .collect();
        for (word, written) in &self.written {
            let of = &mut stored[written.spelling as usize];
            of.written.push((word, written.count));
        }
        for spelling in &mut stored {
            spelling.written.sort_unstable();
        }
        stored.sort_unstable_by(|a, b| a.written.cmp(&b.written));
        stored
    }

    /// A count that was stored, of so many documents.
    pub fn restored<'a>(documents: u64, stored: impl IntoIterator<Item = Stored<'a>>) -> Self {
        let mut count = Self::new();
        for spelling in stored {
            for &(word, times) in &spelling.written {
                let script = Script::of(word).unwrap_or(Script::Other);
                count.count(word, script, times);
            }
            if let Some((word, _)) = spelling.written.first() {
                let number = count.written[*word].spelling;
                count.counted[number as usize].documents = spelling.documents;
            }
        }
        count.documents = documents;
        count
    }

    /// The finished vocabulary.
    pub fn finish(self) -> Vocabulary {
        let mut best: Vec<Option<(&str, u64)>> = vec![None; self.counted.len()];
        for (word, written) in &self.written {
            let slot = &mut best[written.spelling as usize];
            if slot.is_none_or(|held| preferred((word, written.count), held)) {
                *slot = Some((word, written.count));
            }
        }
        let mut entries: Vec<Entry> = self
            .numbers
            .iter()
            .map(|(spelling, &number)| {
                let counted = &self.counted[number as usize];
                let written = best[number as usize].map_or(spelling.as_str(), |(word, _)| word);
                Entry {
                    spelling: spelling.clone(),
                    script: counted.script,
                    count: counted.count,
                    documents: counted.documents,
                    written: written.to_owned(),
                }
            })
            .collect();
        entries.sort_unstable_by(|a, b| a.spelling.cmp(&b.spelling));
        Vocabulary { entries }
    }
}

/// True where the first way of writing is the better to show: free of defects,
/// then more frequent, then first by code points.
fn preferred(a: (&str, u64), b: (&str, u64)) -> bool {
    let rank = |(word, count): (&str, u64)| {
        let clean = defects(word).is_empty() && !word.contains(['\u{200C}', '\u{200D}']);
        (clean, count)
    };
    let (ra, rb) = (rank(a), rank(b));
    ra > rb || (ra == rb && a.0 < b.0)
}

/// Endings after digits (18वें) and words of scripts that are not compared are not counted.
fn is_counted(token: &Token) -> bool {
    !token.beside_digit && token.script != Script::Other
}
