//! Counting words into a vocabulary.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::language::languages_of;
use crate::parallel;
use crate::text::{Document, PASSAGE, Script, Spelling, Tag};
use crate::variant::knowledge::Knowledge;
use crate::variant::vocabulary::cases::{Cases, Way};
use crate::variant::vocabulary::coding::{Coding, Codings, Ways, look_alike};
use crate::variant::vocabulary::document_count::{DocumentCount, count_apart};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};
use crate::variant::vocabulary::shown::{preferred, without_layout};
use crate::variant::vocabulary::sightings::Sighting;
use crate::variant::vocabulary::{abbreviations, splits};

/// Longest document, in bytes, in which words written apart are looked for.
const LONGEST_SPLIT: usize = 4 << 20;

/// One spelling as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored<'a> {
    /// Its language, if it is known.
    pub language: Option<Tag>,
    /// Documents it occurs in.
    pub documents: u64,
    /// The ways it is written, with their occurrences.
    pub surfaces: Vec<(&'a str, u64)>,
}

#[derive(Clone, Debug)]
struct Counted {
    script: Script,
    count: u64,
    documents: u64,
    last_document: u64,
}

#[derive(Clone, Debug)]
struct Surface {
    spelling: u32,
    count: u64,
    /// Where it stands, if it is capitalised.
    seen: Option<Box<Sighting>>,
}

/// Counts words document by document. Counting shards and merging them gives
/// the same vocabulary as counting the whole, in whatever order.
///
/// Cost: one hash look-up a word; a distinct way of writing is normalised once.
///
/// ```
/// use vartani::text::Document;
/// use vartani::variant::{Knowledge, VocabularyBuilder};
///
/// let knowledge = Knowledge::built_in();
/// let (mut words, mut others) = (VocabularyBuilder::new(), VocabularyBuilder::new());
/// words.add(&Document::from_text("a", "मॉस्को में"), &knowledge);
/// others.add(&Document::from_text("b", "मॉस्को, मॉस्को"), &knowledge);
/// words.merge(others);
/// assert_eq!(words.documents(), 2);
/// let vocabulary = words.finish();
/// let entry = vocabulary.get("मॉस्को").unwrap();
/// assert_eq!((entry.count, entry.documents), (3, 2));
/// ```
#[derive(Clone, Debug, Default)]
pub struct VocabularyBuilder {
    /// The words of each language.
    languages: Vec<(Option<Tag>, OfLanguage)>,
    /// Words of scripts that are not compared.
    uncompared: BTreeMap<&'static str, u64>,
    documents: u64,
}

impl VocabularyBuilder {
    /// An empty count.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts the words of one document, and the phrases that the table knows.
    ///
    /// A long document is counted in parts on all cores.
    pub fn add(&mut self, document: &Document, knowledge: &Knowledge) {
        let mut count = DocumentCount::new(knowledge);
        count.add(document);
        self.add_counted(count);
    }

    /// Adds one document that was counted.
    pub fn add_counted(&mut self, document: DocumentCount<'_>) {
        self.documents += 1;
        for (name, words) in document.uncompared() {
            *self.uncompared.entry(name).or_default() += words;
        }
        let number = self.documents;
        for counted in document.surfaces() {
            let words = self.in_language(counted.language);
            let seen = counted.sighting.map(|seen| (counted.word.clone(), seen));
            words.count(counted.word, counted.script, counted.times, number);
            if let Some((word, seen)) = seen {
                words.see(&word, seen);
            }
        }
    }

    fn in_language(&mut self, language: Option<Tag>) -> &mut OfLanguage {
        let at = self.languages.iter().position(|(of, _)| *of == language);
        let at = at.unwrap_or_else(|| {
            let words = OfLanguage {
                language,
                ..OfLanguage::default()
            };
            self.languages.push((language, words));
            self.languages.len() - 1
        });
        &mut self.languages[at].1
    }

    /// Counts words of the last document that it also writes apart (न्यूयॉर्क,
    /// न्यू यॉर्क). Texts of more than 4 MB are left out: they are collections, and
    /// would be read a second time.
    pub fn add_split_words(&mut self, document: &Document, knowledge: &Knowledge) {
        if document.display_text().len() > LONGEST_SPLIT {
            return;
        }
        let languages = languages_of(document, &knowledge.languages);
        let stretches = languages.stretches(&document.passages(PASSAGE));
        for (language, words) in &mut self.languages {
            let spellings = words.numbers.keys().map(Spelling::as_str);
            let known = knowledge.in_language(*language);
            let is_there = |part: &str| words.numbers.contains_key(part);
            let mut splits = splits::splits(spellings, is_there, known);
            splits::hyphenated(&stretches, is_there, known, &mut splits);
            if *language == Some(Tag::HINDI) {
                abbreviations::in_parts(&stretches, is_there, known, &mut splits);
            }
            if splits.is_empty() {
                continue;
            }
            count_apart(document, &stretches, known, &splits, |word, script| {
                words.count(word, script, 1, self.documents);
            });
        }
    }

    /// Adds another count, made from other documents.
    pub fn merge(&mut self, other: Self) {
        if self.documents == 0 {
            *self = other;
            return;
        }
        for (name, words) in other.uncompared {
            *self.uncompared.entry(name).or_default() += words;
        }
        for (language, words) in other.languages {
            self.in_language(language).merge(words);
        }
        self.documents += other.documents;
    }

    /// How many documents were counted.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// How many distinct spellings were counted.
    #[must_use]
    pub fn spellings(&self) -> usize {
        self.languages
            .iter()
            .map(|(_, words)| words.counted.len())
            .sum()
    }

    /// Each spelling with the documents it occurs in and the ways it is written
    /// with their occurrences; all in code-point order, to be stored.
    #[must_use]
    pub fn stored(&self) -> Vec<Stored<'_>> {
        let languages = self.languages.iter();
        let mut stored: Vec<Stored<'_>> = languages
            .flat_map(|(language, words)| words.stored(*language))
            .collect();
        stored.sort_unstable_by(|a, b| (&a.surfaces, a.language).cmp(&(&b.surfaces, b.language)));
        stored
    }

    /// A count that was stored, of so many documents.
    pub fn restored<'a>(documents: u64, stored: impl IntoIterator<Item = Stored<'a>>) -> Self {
        let mut count = Self::new();
        for spelling in stored {
            count.in_language(spelling.language).restore(&spelling);
        }
        count.documents = documents;
        count
    }

    /// The finished vocabulary.
    #[must_use]
    pub fn finish(self) -> Vocabulary {
        let mut codings = Codings::default();
        for (_, words) in &self.languages {
            codings.extend(words.codings());
        }
        let languages = self.languages.into_iter();
        let mut entries: Vec<Entry> = languages
            .flat_map(|(language, words)| words.entries(language))
            .collect();
        // No two have one spelling in one language.
        parallel::sort(&mut entries, |a, b| {
            a.spelling
                .cmp(&b.spelling)
                .then(a.language.cmp(&b.language))
        });
        Vocabulary {
            entries,
            codings,
            uncompared: self.uncompared.into_iter().collect(),
        }
    }
}

/// The words of one language.
#[derive(Clone, Debug, Default)]
struct OfLanguage {
    language: Option<Tag>,
    /// Every distinct way of writing.
    surfaces: FxHashMap<Arc<str>, Surface>,
    numbers: FxHashMap<Spelling, u32>,
    counted: Vec<Counted>,
}

impl OfLanguage {
    /// Counts a word of a document.
    fn count(
        &mut self,
        word: impl AsRef<str> + Into<Arc<str>>,
        script: Script,
        times: u64,
        document: u64,
    ) {
        let number = match self.surfaces.get_mut(word.as_ref()) {
            Some(surface) => {
                surface.count += times;
                surface.spelling
            }
            None => self.first_sight(word.into(), script, times),
        };
        let counted = &mut self.counted[number as usize];
        counted.count += times;
        if counted.last_document != document {
            counted.last_document = document;
            counted.documents += 1;
        }
    }

    /// Adds where a counted word stands.
    fn see(&mut self, word: &str, seen: Box<Sighting>) {
        if let Some(surface) = self.surfaces.get_mut(word) {
            match &mut surface.seen {
                Some(mine) => mine.merge(&seen),
                none => *none = Some(seen),
            }
        }
    }

    #[cold]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "spellings are numbered in 32 bits"
    )]
    fn first_sight(&mut self, word: Arc<str>, script: Script, count: u64) -> u32 {
        let is_of_language = word.contains(['\u{200D}', 'I', 'İ']);
        let spelling = if is_of_language {
            Spelling::in_language(&word, self.language)
        } else {
            Spelling::of_shared(&word)
        };
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
        let surface = Surface {
            spelling: number,
            count,
            seen: None,
        };
        self.surfaces.insert(word, surface);
        number
    }

    fn merge(&mut self, other: Self) {
        if self.counted.is_empty() {
            *self = other;
            // Its documents are others than those that are counted from now on.
            self.counted
                .iter_mut()
                .for_each(|counted| counted.last_document = 0);
            return;
        }
        for (word, surface) in other.surfaces {
            let script = other.counted[surface.spelling as usize].script;
            match self.surfaces.get_mut(&word) {
                Some(mine) => mine.count += surface.count,
                None => {
                    self.first_sight(word.clone(), script, surface.count);
                }
            }
            if let Some(seen) = surface.seen {
                self.see(&word, seen);
            }
        }
        for (spelling, number) in other.numbers {
            let theirs = &other.counted[number as usize];
            let mine = &mut self.counted[self.numbers[&spelling] as usize];
            mine.count += theirs.count;
            mine.documents += theirs.documents;
        }
    }

    fn stored(&self, language: Option<Tag>) -> Vec<Stored<'_>> {
        let of_counted = |counted: &Counted| Stored {
            language,
            documents: counted.documents,
            surfaces: Vec::new(),
        };
        let mut stored: Vec<Stored<'_>> = self.counted.iter().map(of_counted).collect();
        for (word, surface) in &self.surfaces {
            let of = &mut stored[surface.spelling as usize];
            of.surfaces.push((word, surface.count));
        }
        for spelling in &mut stored {
            spelling.surfaces.sort_unstable();
        }
        stored
    }

    fn restore(&mut self, stored: &Stored<'_>) {
        for &(word, times) in &stored.surfaces {
            let script = Script::of_word(word).unwrap_or(Script::Other);
            self.count(word, script, times, 0);
        }
        if let Some((word, _)) = stored.surfaces.first() {
            let number = self.surfaces[*word].spelling;
            self.counted[number as usize].documents = stored.documents;
        }
    }

    fn entries(self, language: Option<Tag>) -> Vec<Entry> {
        let mut best: Vec<Option<(&Arc<str>, u64)>> = vec![None; self.counted.len()];
        for (word, surface) in &self.surfaces {
            let slot = &mut best[surface.spelling as usize];
            if slot.is_none_or(|held| preferred((word, surface.count), held)) {
                *slot = Some((word, surface.count));
            }
        }
        let mut cases = self.cases();
        let entry = |(spelling, &number): (&Spelling, &u32)| {
            let counted = &self.counted[number as usize];
            let surface =
                best[number as usize].map(|(word, _)| without_layout(word, counted.script));
            Entry {
                spelling: spelling.clone(),
                script: counted.script,
                language,
                count: counted.count,
                documents: counted.documents,
                surface: surface.unwrap_or_else(|| spelling.as_str().into()),
                cases: cases.remove(&number).map(Arc::new),
            }
        };
        self.numbers.iter().map(entry).collect()
    }

    /// In which case the spellings of scripts with cases are written, by their numbers.
    fn cases(&self) -> FxHashMap<u32, Cases> {
        let mut cases: FxHashMap<u32, Cases> = FxHashMap::default();
        for (word, surface) in &self.surfaces {
            if self.counted[surface.spelling as usize].script.has_cases() {
                let of_spelling = cases.entry(surface.spelling).or_default();
                of_spelling.add(&Way {
                    word,
                    count: surface.count,
                    seen: surface.seen.as_deref(),
                });
            }
        }
        cases
    }

    /// The spellings that are coded in several ways. Most words are their spelling, and
    /// are only compared with it.
    fn codings(&self) -> Codings {
        let mut spellings: Vec<Option<&Spelling>> = vec![None; self.counted.len()];
        for (spelling, &number) in &self.numbers {
            spellings[number as usize] = Some(spelling);
        }
        let is_own = |word: &str, number: u32| {
            spellings[number as usize].is_none_or(|spelling| **spelling == *word)
        };
        let mut ways: FxHashMap<u32, Ways> = FxHashMap::default();
        let coded = self.surfaces.iter();
        for (word, surface) in
            coded.filter(|(word, it)| !word.is_ascii() && !is_own(word, it.spelling))
        {
            let spelling = spellings[surface.spelling as usize].map_or("", Spelling::as_str);
            let of_spelling = ways.entry(surface.spelling).or_default();
            of_spelling.add(word, spelling, surface.count);
        }
        let decided = ways.into_iter().filter_map(|(number, mut ways)| {
            let spelling = spellings[number as usize]?;
            if let Some(surface) = self.surfaces.get(spelling.as_str()) {
                ways.add(spelling, spelling, surface.count);
            }
            Some((spelling.clone(), ways.decided(spelling)?))
        });
        let mut codings: Codings = decided.collect();
        self.add_look_alikes(&mut codings);
        codings
    }

    /// Of two spellings that look the same, the rarer is coded otherwise.
    fn add_look_alikes(&self, codings: &mut Codings) {
        let is_tamil = |number: u32| self.counted[number as usize].script == Script::Tamil;
        let tamil = self.numbers.iter().filter(|&(_, &number)| is_tamil(number));
        for (one, &number) in tamil {
            let other = look_alike(one).and_then(|other| self.numbers.get_key_value(&other));
            if let Some((two, &other)) = other {
                let count = |number: u32| self.counted[number as usize].count;
                let is_rarer = count(number) <= count(other);
                let (rare, usual) = if is_rarer { (one, two) } else { (two, one) };
                let coding = Coding {
                    usual: usual.as_str().into(),
                    may_show: true,
                };
                codings.insert(rare.clone(), coding);
            }
        }
    }
}
