//! A lexicon of the user: words that exist, and how common they are.
//!
//! Read are lists of words, `word<TAB>count` lines, and hunspell dictionaries
//! (`word/FLAGS`, the number of words in the first line).

use rustc_hash::FxHashMap;

use crate::text::Spelling;

/// Band of a word of a list without counts: more than an entry of a list that
/// names are in, too; not yet common.
const LISTED: u8 = 2;

/// Words of the corpus that the bands of the built-in lexicon were counted in,
/// about: counts of other corpora are brought to its size.
const CORPUS: f64 = 50_000.0;

/// The words of a lexicon with their bands, 1 to 9: a step for each doubling.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and pairs stay far below the mantissa"
)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a band, 1 to 9"
)]
pub(super) fn bands(text: &str) -> FxHashMap<Spelling, u8> {
    let lines = || text.lines().filter_map(entry);
    let total: u64 = lines().filter_map(|(_, count)| count).sum();
    let band = |count: Option<u64>| match count {
        None => LISTED,
        Some(count) => {
            let here = count as f64 * CORPUS / total.max(1) as f64;
            (f64::from(LISTED) + here.log2().floor()).clamp(1.0, 9.0) as u8
        }
    };
    let words = lines().map(|(word, count)| (Spelling::of_word(word), band(count)));
    words.collect()
}

fn entry(line: &str) -> Option<(&str, Option<u64>)> {
    let line = line.trim_end();
    let (word, count) = match line.split_once('\t') {
        Some((word, count)) => (word, count.trim().parse().ok()),
        None => (line.split('/').next().unwrap_or(line), None),
    };
    // Comments, and the number of words of a hunspell dictionary.
    let is_word = word.chars().next().is_some_and(char::is_alphabetic);
    is_word.then_some((word, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_kinds_of_lists() {
        let band = |text: &str, word: &str| bands(text).get(word).copied();
        assert_eq!(band("3\nकमल/AB\nकमला\n# विमल\n", "कमल"), Some(LISTED));
        assert_eq!(band("3\nकमल/AB\nकमला\n", "कमला"), Some(LISTED));
        assert_eq!(bands("3\n# विमल\n\n").len(), 0);
        let counted = "है\t900000\nकमल\t900\nकमला\t1\n";
        assert_eq!(band(counted, "है"), Some(9));
        assert_eq!(band(counted, "कमल"), Some(7));
        assert_eq!(band(counted, "कमला"), Some(1));
    }
}
