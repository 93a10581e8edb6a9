//! A map by the way a word is written: what is asked of every word of a text.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

/// A map from words as they are written. Most words of Hindi are short, and are held
/// beside what is known of them: one line of memory is looked at, where a map of
/// strings looks at another for the letters.
///
/// The words hold no NUL, as no word that [`super::tokens`] finds does.
#[derive(Clone, Debug)]
pub(crate) struct WordMap<V> {
    short: FxHashMap<Short, V>,
    long: FxHashMap<Arc<str>, V>,
}

impl<V> Default for WordMap<V> {
    fn default() -> Self {
        Self {
            short: FxHashMap::default(),
            long: FxHashMap::default(),
        }
    }
}

impl<V> WordMap<V> {
    /// What is held of a word of `text`.
    #[inline]
    pub(crate) fn get_mut(&mut self, text: &str, word: Range<usize>) -> Option<&mut V> {
        match Short::of_word(text.as_bytes(), &word) {
            Some(short) => self.short.get_mut(&short),
            None => self.long.get_mut(&text[word]),
        }
    }

    pub(crate) fn insert(&mut self, word: &str, value: V) {
        match Short::of_word(word.as_bytes(), &(0..word.len())) {
            Some(short) => self.short.insert(short, value),
            None => self.long.insert(word.into(), value),
        };
    }

    /// The words, in no order.
    pub(crate) fn into_words(self) -> impl Iterator<Item = (Arc<str>, V)> {
        let short = self.short.into_iter();
        let short = short.map(|(word, value)| (word.written(), value));
        short.chain(self.long)
    }
}

/// Bytes of the longest word that is held in place: eight letters of Devanagari.
const LONGEST: usize = 24;

/// The bytes of a word, and zeros behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Short([u64; LONGEST / 8]);

/// By number of bytes: the bits that are of the word.
const OF_WORD: [[u64; LONGEST / 8]; LONGEST + 1] = {
    let mut masks = [[0; LONGEST / 8]; LONGEST + 1];
    let mut length = 1;
    while length <= LONGEST {
        masks[length] = masks[length - 1];
        masks[length][(length - 1) / 8] |= 0xFF << (8 * ((length - 1) % 8));
        length += 1;
    }
    masks
};

impl Short {
    /// `None` where the word is longer.
    #[inline]
    fn of_word(text: &[u8], word: &Range<usize>) -> Option<Self> {
        let of_word = OF_WORD.get(word.len())?;
        let from_word = &text[word.start..];
        // What is behind the word is read with it, because so many bytes are read at once.
        Some(match from_word.first_chunk::<LONGEST>() {
            Some(chunk) => Self::begun_by(chunk, of_word),
            None => Self::begun_by(&padded(from_word), of_word),
        })
    }

    #[inline]
    fn begun_by(chunk: &[u8; LONGEST], of_word: &[u64; LONGEST / 8]) -> Self {
        let (eights, _) = chunk.as_chunks::<8>();
        let of_word = |at: usize| u64::from_le_bytes(eights[at]) & of_word[at];
        Self(std::array::from_fn(of_word))
    }

    fn written(self) -> Arc<str> {
        let bytes: Vec<u8> = self
            .0
            .iter()
            .flat_map(|eight| eight.to_le_bytes())
            .collect();
        let end = bytes.iter().position(|&byte| byte == 0);
        String::from_utf8_lossy(&bytes[..end.unwrap_or(LONGEST)]).into()
    }
}

/// At the end of a text.
#[cold]
fn padded(rest: &[u8]) -> [u8; LONGEST] {
    let mut bytes = [0; LONGEST];
    bytes[..rest.len()].copy_from_slice(rest);
    bytes
}

impl Hash for Short {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        for eight in self.0 {
            state.write_u64(eight);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::text::tokens;

    proptest! {
        #[test]
        fn words_are_counted_as_in_a_map_of_strings(text in "[कािa\u{1F600} ]{0,300}") {
            let (mut counts, mut expected) = (WordMap::default(), BTreeMap::new());
            for token in tokens(&text, 0) {
                let word = &text[token.span.range()];
                *expected.entry(Arc::from(word)).or_insert(0) += 1;
                match counts.get_mut(&text, token.span.range()) {
                    Some(count) => *count += 1,
                    None => counts.insert(word, 1),
                }
            }
            let counted: Vec<(Arc<str>, i32)> = counts.into_words().collect();
            prop_assert_eq!(counted.len(), expected.len());
            prop_assert_eq!(counted.into_iter().collect::<BTreeMap<_, _>>(), expected);
        }
    }
}
