//! The words of a language: two look-alikes that are both common are usually two words.
//!
//! A lexicon is a finite-state map (crate `fst`), searched where it lies: nothing is read
//! at start. `tools/language/build.py` makes it; `data/language/README.md` names its keys
//! and sources.

use std::fmt;

use fst::{Map, Streamer};

/// The words of one language with their bands: 0 to 9, 9 the most common.
#[derive(Clone)]
pub struct Lexicon {
    /// `None` where the bytes are no map.
    words: Option<Map<&'static [u8]>>,
    /// Endings of inflected forms, each with what the lemma has in their place.
    inflected: &'static [(&'static str, &'static [&'static str])],
}

impl Lexicon {
    /// The words of a map, of which `inflected` lists the forms; no words where the bytes
    /// are no map.
    pub(super) fn from_parts(
        map: &'static [u8],
        inflected: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        Self {
            words: Map::new(map).ok(),
            inflected,
        }
    }

    /// The lexicon of Hindi.
    #[must_use]
    pub fn hindi() -> Self {
        Self::from_parts(
            include_bytes!("../../data/language/hi/lexicon.fst"),
            INFLECTED,
        )
    }

    /// How many words are listed.
    pub fn len(&self) -> usize {
        self.words.as_ref().map_or(0, Map::len)
    }

    /// True where no word is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The listed words in the order of their bytes, each with its band.
    ///
    /// ```
    /// let words = vartani::language::Lexicon::hindi().words();
    /// assert!(words.iter().any(|(word, band)| word == "देश" && *band >= 5));
    /// ```
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a band is between 1 and 9")]
    pub fn words(&self) -> Vec<(String, u8)> {
        let mut words = Vec::with_capacity(self.len());
        let Some(map) = &self.words else {
            return words;
        };
        let mut stream = map.stream();
        while let Some((word, band)) = stream.next() {
            words.push((String::from_utf8_lossy(word).into_owned(), band as u8));
        }
        words
    }

    /// How common a word is, if it is listed, or 1 where it is an inflected form of one
    /// that is. Cost: a few look-ups, each in the length of the word.
    #[must_use]
    pub fn band(&self, spelling: &str) -> Option<u8> {
        self.listed(spelling).or_else(|| {
            let mut lemmas = self.lemmas(spelling);
            lemmas
                .any(|lemma| self.listed(&lemma).is_some())
                .then_some(LISTED)
        })
    }

    /// How common a word is, if it is listed as it is written.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a band is between 1 and 9")]
    pub fn listed(&self, spelling: &str) -> Option<u8> {
        Some(self.words.as_ref()?.get(spelling)? as u8)
    }

    /// True for a form of a verb that is listed. Cost: a few look-ups.
    pub(crate) fn is_verb_form(&self, spelling: &str) -> bool {
        let mut verbs = self.lemmas(spelling).filter(|lemma| lemma.ends_with("ना"));
        verbs.any(|verb| self.listed(&verb).is_some())
    }

    /// What a word may be a form of.
    fn lemmas<'a>(&'a self, spelling: &'a str) -> impl Iterator<Item = String> + 'a {
        let stems = self.inflected.iter().filter_map(move |(ending, lemma)| {
            let stem = spelling.strip_suffix(ending)?;
            (stem.chars().count() >= SHORTEST_STEM).then_some((stem, *lemma))
        });
        stems
            .flat_map(|(stem, endings)| endings.iter().map(move |ending| format!("{stem}{ending}")))
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon of {} words", self.len())
    }
}

/// The band of a word that is in the list and in no text.
const LISTED: u8 = 1;

/// Endings of Hindi nouns, adjectives and verbs, each with what the lemma has in
/// their place (Kachru, *Hindi*, 2006, ch. 3 and 4).
pub(super) const INFLECTED: &[(&str, &[&str])] = &[
    ("ियों", &["ी", "ि"]),
    ("ियाँ", &["ी", "ि"]),
    ("ियां", &["ी", "ि"]),
    ("ों", &["", "ा"]),
    ("ओं", &["", "ा"]),
    ("ें", &["", "ना"]),
    ("े", &["ा", "ना"]),
    ("ी", &["ा", "ना"]),
    ("ीं", &["ना"]),
    ("ा", &["ना"]),
    ("ो", &["ना"]),
    ("ता", &["ना"]),
    ("ते", &["ना"]),
    ("ती", &["ना"]),
    ("तीं", &["ना"]),
    ("ने", &["ना"]),
    ("नी", &["ना"]),
    ("कर", &["ना"]),
    ("ेगा", &["ना"]),
    ("ेगी", &["ना"]),
    ("ेंगे", &["ना"]),
    ("ेंगी", &["ना"]),
    ("ूँगा", &["ना"]),
    ("ूंगा", &["ना"]),
    ("ाया", &["ाना"]),
    ("ाए", &["ाना"]),
    ("ाई", &["ाना"]),
    ("ाएगा", &["ाना"]),
    ("ाएगी", &["ाना"]),
    ("ाएँगे", &["ाना"]),
    ("ाएंगे", &["ाना"]),
];

/// Shortest stem, in code points, that an ending is taken from.
const SHORTEST_STEM: usize = 2;
