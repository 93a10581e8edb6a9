//! Counting words into a vocabulary.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::parallel;
use crate::text::{Document, Script, Spelling, defects};
use crate::variant::knowledge::Knowledge;
use crate::variant::vocabulary::cases::cases_of;
use crate::variant::vocabulary::document_count::{DocumentCount, count_apart};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};
use crate::variant::vocabulary::sightings::Sightings;
use crate::variant::vocabulary::splits;

/// Longest document, in bytes, in which words written apart are looked for.
const LONGEST_SPLIT: usize = 4 << 20;

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
    written: FxHashMap<Arc<str>, Written>,
    numbers: FxHashMap<Spelling, u32>,
    counted: Vec<Counted>,
    documents: u64,
    sightings: Sightings,
}

impl VocabularyBuilder {
    /// An empty count.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts the words of one document, and the phrases that the table knows.
    ///
    /// A long document is counted in parts on all cores.
    pub fn add(&mut self, document: &Document, knowledge: &Knowledge) {
        let mut count = DocumentCount::new(&knowledge.table);
        count.add(document);
        self.add_counted(count);
    }

    /// Adds one document that was counted.
    pub fn add_counted(&mut self, mut document: DocumentCount<'_>) {
        self.documents += 1;
        self.sightings.merge(document.take_sightings());
        for (word, script, times) in document.written() {
            self.count(word, script, times);
        }
    }

    /// Counts words of the last document that it also writes apart (न्यूयॉर्क,
    /// न्यू यॉर्क). Texts of more than 4 MB are left out: they are collections, and
    /// would be read a second time.
    pub fn add_split_words(&mut self, document: &Document, knowledge: &Knowledge) {
        if document.page().len() > LONGEST_SPLIT {
            return;
        }
        let spellings = self.numbers.keys().map(Spelling::as_str);
        let splits = splits::splits(spellings, |part| self.numbers.contains_key(part), knowledge);
        if splits.is_empty() {
            return;
        }
        count_apart(document, &splits, |word, script| {
            self.count(word, script, 1);
        });
    }

    fn count(&mut self, word: impl AsRef<str> + Into<Arc<str>>, script: Script, times: u64) {
        let number = match self.written.get_mut(word.as_ref()) {
            Some(written) => {
                written.count += times;
                written.spelling
            }
            None => self.first_sight(word.into(), script, times),
        };
        let counted = &mut self.counted[number as usize];
        counted.count += times;
        if counted.last_document != self.documents {
            counted.last_document = self.documents;
            counted.documents += 1;
        }
    }

    #[cold]
    fn first_sight(&mut self, word: Arc<str>, script: Script, count: u64) -> u32 {
        let spelling = Spelling::of_shared(&word);
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
        self.written.insert(word, written);
        number
    }

    /// Adds another count, made from other documents.
    pub fn merge(&mut self, other: Self) {
        if self.documents == 0 {
            *self = other;
            return;
        }
        for (word, written) in other.written {
            let script = other.counted[written.spelling as usize].script;
            match self.written.get_mut(&word) {
                Some(mine) => mine.count += written.count,
                None => {
                    self.first_sight(word, script, written.count);
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
        self.sightings.merge(other.sightings);
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
        let mut best: Vec<Option<(&Arc<str>, u64)>> = vec![None; self.counted.len()];
        for (word, written) in &self.written {
            let slot = &mut best[written.spelling as usize];
            if slot.is_none_or(|held| preferred((word, written.count), held)) {
                *slot = Some((word, written.count));
            }
        }
        let with_cases = self.written.iter().filter_map(|(word, written)| {
            let counted = &self.counted[written.spelling as usize];
            let has_cases = counted.script.has_cases();
            has_cases.then_some((word, written.spelling, written.count))
        });
        let mut cases = cases_of(with_cases, &self.sightings);
        let mut entries: Vec<Entry> = self
            .numbers
            .iter()
            .map(|(spelling, &number)| {
                let counted = &self.counted[number as usize];
                let written = best[number as usize].map(|(word, _)| word.clone());
                Entry {
                    spelling: spelling.clone(),
                    script: counted.script,
                    count: counted.count,
                    documents: counted.documents,
                    written: written.unwrap_or_else(|| spelling.as_str().into()),
                    cases: cases.remove(&number),
                }
            })
            .collect();
        // No two have one spelling.
        parallel::sort(&mut entries, |a, b| a.spelling.cmp(&b.spelling));
        Vocabulary { entries }
    }
}

/// True where the first way of writing is the better to show: free of defects,
/// then more frequent, then first by code points.
fn preferred(a: (&Arc<str>, u64), b: (&Arc<str>, u64)) -> bool {
    let rank = |(word, count): (&Arc<str>, u64)| {
        let clean = defects(word).is_empty() && !word.contains(['\u{200C}', '\u{200D}']);
        (clean, count)
    };
    let (ra, rb) = (rank(a), rank(b));
    ra > rb || (ra == rb && a.0 < b.0)
}
