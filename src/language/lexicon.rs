//! Common words of a language: two look-alikes that are both common are
//! usually two words.
//!
//! The lists are compiled in as sorted text and searched where they lie, so
//! that start-up costs nothing. Their origin stands in `data/lexicon/README.md`.

use memchr::{memchr, memrchr};

use crate::text::Script;

/// A sorted list of `word<TAB>band` lines; band 0 to 9, 9 the most common.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon {
    lines: &'static str,
}

/// How many words alternate between two endings.
#[derive(Clone, Copy, Debug)]
pub struct Endings {
    lines: &'static str,
}

static HINDI: &str = include_str!("../../data/lexicon/hi.tsv");
static HINDI_ENDINGS: &str = include_str!("../../data/lexicon/hi-endings.tsv");

impl Lexicon {
    /// The lexicon of the main language of a script, if there is one.
    pub fn of(script: Script) -> Option<Self> {
        match script {
            Script::Devanagari => Some(Self {
                lines: without_comments(HINDI),
            }),
            _ => None,
        }
    }

    /// The words of the list, each with its band.
    pub fn words(self) -> impl Iterator<Item = (&'static str, u8)> {
        let lines = self.lines.lines();
        lines.filter_map(|line| {
            let (word, band) = line.split_once('\t')?;
            Some((word, band.parse().ok()?))
        })
    }

    /// How common a word is, if it is in the list, or 1 where it is an inflected form
    /// of one that is. Cost: a few binary searches.
    pub fn band(self, spelling: &str) -> Option<u8> {
        self.listed(spelling).or_else(|| {
            let mut lemmas = lemmas(spelling);
            lemmas
                .any(|lemma| self.listed(&lemma).is_some())
                .then_some(LISTED)
        })
    }

    /// True for a form of a verb that is in the list. Cost: a few binary searches.
    pub(crate) fn is_verb_form(self, spelling: &str) -> bool {
        let mut verbs = lemmas(spelling).filter(|lemma| lemma.ends_with("ना"));
        verbs.any(|verb| self.listed(&verb).is_some())
    }

    fn listed(self, spelling: &str) -> Option<u8> {
        let line = find(self.lines, |line| {
            let line = line.as_bytes();
            let end = memchr(b'\t', line).unwrap_or(line.len());
            line[..end].cmp(spelling.as_bytes())
        })?;
        line.rsplit('\t').next()?.parse().ok()
    }
}

/// The band of a word that is in the list and in no text.
const LISTED: u8 = 1;

/// Endings of Hindi nouns, adjectives and verbs, each with what the lemma has in
/// their place (Kachru, *Hindi*, 2006, ch. 3 and 4).
const INFLECTED: &[(&str, &[&str])] = &[
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

/// What a word may be a form of.
fn lemmas(spelling: &str) -> impl Iterator<Item = String> {
    let stems = INFLECTED.iter().filter_map(move |(ending, lemma)| {
        let stem = spelling.strip_suffix(ending)?;
        (stem.chars().count() >= SHORTEST_STEM).then_some((stem, *lemma))
    });
    stems.flat_map(|(stem, endings)| endings.iter().map(move |ending| format!("{stem}{ending}")))
}

impl Endings {
    /// The endings of the main language of a script, if there are any.
    pub fn of(script: Script) -> Option<Self> {
        match script {
            Script::Devanagari => Some(Self {
                lines: without_comments(HINDI_ENDINGS),
            }),
            _ => None,
        }
    }

    /// How many stems of the lexicon show both endings. Order-free.
    pub fn stems(self, a: &str, b: &str) -> u32 {
        let shown = |ending: &'_ str| {
            if ending.is_empty() {
                "-".to_owned()
            } else {
                ending.to_owned()
            }
        };
        let (a, b) = (shown(a.min(b)), shown(a.max(b)));
        let wanted = (a.as_str().min(b.as_str()), a.as_str().max(b.as_str()));
        let found = find(self.lines, |line| {
            let mut cells = line.split('\t');
            let key = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
            key.cmp(&wanted)
        });
        found
            .and_then(|line| line.rsplit('\t').next()?.parse().ok())
            .unwrap_or(0)
    }
}

fn without_comments(mut text: &'static str) -> &'static str {
    while text.starts_with('#') {
        text = text.split_once('\n').map_or("", |(_, rest)| rest);
    }
    text
}

/// The line of sorted `lines` for which `compare` says equal.
fn find(lines: &str, compare: impl Fn(&str) -> std::cmp::Ordering) -> Option<&str> {
    let bytes = lines.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memrchr(b'\n', &bytes[..middle]).map_or(0, |at| at + 1);
        let end = memchr(b'\n', &bytes[middle..]).map_or(bytes.len(), |at| middle + at);
        let line = &lines[start..end];
        match compare(line) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return Some(line),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        let lines = "a\t1\nab\t2\nabc\t3\nb\t4\nकल\t9\n";
        for line in lines.lines() {
            let word = line.split('\t').next().unwrap();
            let found = find(lines, |l| l.split('\t').next().unwrap().cmp(word));
            assert_eq!(found, Some(line));
        }
        assert_eq!(
            find(lines, |l| l.split('\t').next().unwrap().cmp("aa")),
            None
        );
        assert_eq!(find("", |l| l.cmp("a")), None);
    }
}
