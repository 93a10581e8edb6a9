//! Where the capitalised words of a text stand: what tells a name of a script with cases
//! from a word at the start of a sentence.
//!
//! Facts of parts and of documents are merged into those of a scope, in whatever order.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use crate::text::Token;
use crate::variant::tuning::{LONG_IN_TITLE, LONGEST_TITLE, MOST_BESIDE, WRAPPED};

/// Where one word stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sighting {
    /// Times inside a sentence.
    pub(crate) inside: u32,
    /// Times at the start of a sentence.
    pub(crate) first: u32,
    /// Times in a line whose words are all capitalised, or in capitals itself.
    pub(crate) titled: u32,
    /// The capitalised words beside it, in order: those of the smallest hashes.
    beside: Vec<(Side, u32)>,
}

/// On which side of a word a capitalised one stands, and whether a hyphen joins the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    Before,
    After,
    JoinedBefore,
    JoinedAfter,
}

impl Sighting {
    /// Adds what was seen elsewhere.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.inside += other.inside;
        self.first += other.first;
        self.titled += other.titled;
        for &beside in &other.beside {
            self.put(beside);
        }
    }

    /// The hashes of the words on a side.
    pub(crate) fn beside(&self, side: Side) -> impl Iterator<Item = u32> {
        let of_side = self.beside.iter().filter(move |beside| beside.0 == side);
        of_side.map(|beside| beside.1)
    }

    /// Holds the smallest hashes of each side, so that the order of merging says nothing.
    fn put(&mut self, beside: (Side, u32)) {
        let Err(at) = self.beside.binary_search(&beside) else {
            return;
        };
        self.beside.insert(at, beside);
        if self.beside(beside.0).count() > MOST_BESIDE {
            let last = self.beside.iter().rposition(|held| held.0 == beside.0);
            last.map(|last| self.beside.remove(last));
        }
    }
}

/// The capitalised words of a scope, as they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sightings(FxHashMap<Arc<str>, Sighting>);

impl Sightings {
    /// Looks at the words of a passage that begins at `base`.
    ///
    /// Cost: a look at the words; where one is capitalised, at what stands between them.
    pub(crate) fn observe(&mut self, base: usize, text: &str, words: &[(Token, &str)]) {
        if !words.iter().any(is_capitalised) {
            return;
        }
        let passage = Passage { base, text, words };
        let mut line = 0;
        for at in 1..=words.len() {
            if at == words.len() || passage.gap(at).contains('\n') {
                self.observe_line(&passage, line, at);
                line = at;
            }
        }
    }

    fn observe_line(&mut self, passage: &Passage<'_>, start: usize, end: usize) {
        let line = &passage.words[start..end];
        if !line.iter().any(is_capitalised) {
            return;
        }
        let in_title = is_title(line);
        for at in start..end {
            if !is_capitalised(&passage.words[at]) {
                continue;
            }
            let word = passage.words[at].1;
            if !self.0.contains_key(word) {
                self.0.insert(word.into(), Sighting::default());
            }
            if let Some(seen) = self.0.get_mut(word) {
                match () {
                    () if in_title || is_in_capitals(word) => seen.titled += 1,
                    () if passage.begins_sentence(at) => seen.first += 1,
                    () => seen.inside += 1,
                }
                passage.beside(at).for_each(|beside| seen.put(beside));
            }
        }
    }

    /// Where a word stands as it is written, which is then forgotten.
    pub(crate) fn take(&mut self, word: &str) -> Option<Box<Sighting>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.remove(word).map(Box::new)
    }
}

/// The words of a passage and what stands between them.
struct Passage<'a> {
    base: usize,
    text: &'a str,
    words: &'a [(Token, &'a str)],
}

impl<'a> Passage<'a> {
    /// What stands between a word and the one before it.
    fn gap(&self, at: usize) -> &'a str {
        let before = at
            .checked_sub(1)
            .map(|before| self.words[before].0.span.end);
        let start = before.map_or(0, |end| end - self.base);
        self.text
            .get(start..self.words[at].0.span.start - self.base)
            .unwrap_or_default()
    }

    /// After a full stop, a colon, a quotation mark that opens, or at the start of a
    /// paragraph. A stop behind a capital or a short word with a capital is one of an
    /// abbreviation (J. Smith, Mr. Smith).
    fn begins_sentence(&self, at: usize) -> bool {
        if at == 0 {
            return true;
        }
        let (gap, (_, before)) = (self.gap(at), self.words[at - 1]);
        if gap == ". " {
            let letters = before.chars().count();
            return !(is_capital(before) && letters <= LONGEST_TITLE);
        }
        if gap.contains('\n') {
            return gap.matches('\n').count() > 1 || self.before_line(at) < WRAPPED;
        }
        gap.contains(ENDS)
    }

    /// How long the line before is that ends before a word.
    fn before_line(&self, at: usize) -> usize {
        let end = self.words[at - 1].0.span.end - self.base;
        let start = self.text[..end].rfind('\n').map_or(0, |at| at + 1);
        end - start
    }

    /// The capitalised words directly before and after a word.
    fn beside(&self, at: usize) -> impl Iterator<Item = (Side, u32)> {
        let neighbour = |at: usize, gap: usize, apart: Side, joined: Side| {
            let word = self.words.get(at).filter(|word| is_capitalised(word))?;
            let side = match self.gap(gap) {
                " " | ". " | "\u{A0}" => apart,
                "-" | "\u{2010}" | "\u{2011}" => joined,
                _ => return None,
            };
            Some((side, hash(word.1)))
        };
        let before = at
            .checked_sub(1)
            .and_then(|before| neighbour(before, at, Side::Before, Side::JoinedBefore));
        let after = (at + 1 < self.words.len())
            .then(|| neighbour(at + 1, at + 1, Side::After, Side::JoinedAfter))
            .flatten();
        before.into_iter().chain(after)
    }
}

/// What a sentence begins after.
const ENDS: [char; 19] = [
    '.', '!', '?', '…', ':', ';', '"', '“', '„', '«', '»', '”', '‘', '‚', '(', '•', '·', '*', '|',
];

/// Every longer word is capitalised, as in a heading.
fn is_title(line: &[(Token, &str)]) -> bool {
    let is_long = |word: &str| word.chars().nth(LONG_IN_TITLE - 1).is_some();
    let lower = |(token, word): &(Token, &str)| {
        token.script.has_cases() && is_long(word) && !is_capital(word)
    };
    line.len() > 1 && !line.iter().any(lower)
}

fn is_capitalised((token, word): &(Token, &str)) -> bool {
    token.script.has_cases() && is_capital(word)
}

/// True where a word begins with a capital.
pub(crate) fn is_capital(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|c| {
        if c.is_ascii() {
            c.is_ascii_uppercase()
        } else {
            c.is_uppercase()
        }
    })
}

/// True where a word of several letters has no lower-case one.
pub(crate) fn is_in_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase)
}

/// The hash of a word, whatever its case and its possessive.
pub(crate) fn hash(word: &str) -> u32 {
    let word = word.split(['\'', '\u{2019}']).next().unwrap_or(word);
    let mut hasher = FxHasher::default();
    for c in word.chars().flat_map(char::to_lowercase) {
        c.hash(&mut hasher);
    }
    (hasher.finish() >> u32::BITS) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn seen(text: &str, word: &str) -> (u32, u32, u32) {
        let words: Vec<_> = tokens(text, 0)
            .map(|t| (t, &text[t.span.range()]))
            .collect();
        let mut sightings = Sightings::default();
        sightings.observe(0, text, &words);
        let seen = sightings.take(word).unwrap_or_default();
        (seen.inside, seen.first, seen.titled)
    }

    #[test]
    fn a_name_stands_inside_a_sentence() {
        let cases = [
            (
                "Tokayev met them. Then Tokayev left us.",
                "Tokayev",
                (1, 1, 0),
            ),
            (
                "President Tokayev and Mr. Tokayev spoke",
                "Tokayev",
                (2, 0, 0),
            ),
            ("Filing and filling", "Filing", (0, 1, 0)),
            (
                "New Plans for Tokayev\n\nThe plans are new",
                "Tokayev",
                (0, 0, 1),
            ),
            ("he said TOKAYEV left", "TOKAYEV", (0, 0, 1)),
            ("Вчера Путин уехал. Путин вернулся", "Путин", (1, 1, 0)),
        ];
        for (text, word, expected) in cases {
            assert_eq!(seen(text, word), expected, "{word} in {text:?}");
        }
    }
}
