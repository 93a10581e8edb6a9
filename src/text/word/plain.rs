//! Words that are certainly in normal form: most words of Hindi, recognised without
//! reading them letter by letter.

use std::sync::LazyLock;

use crate::text::word::do_not_emit;

/// True for a word of Devanagari that has no defect and is in normal form.
///
/// False says nothing: words with letters that NFC takes apart are among these.
/// Cost: one look-up a letter, without Unicode's tables.
pub(crate) fn is_plain(word: &str) -> bool {
    static PAIRS: LazyLock<Pairs> = LazyLock::new(Pairs::listed);
    let (letters, rest) = word.as_bytes().as_chunks::<3>();
    let mut before = place(DANDA);
    let mut doubtful = u64::from(!rest.is_empty());
    for &[lead, block, last] in letters {
        if lead != 0xE0 || block & 0xFE != 0xA4 {
            return false;
        }
        let here = usize::from(block & 1) << 6 | usize::from(last & 0x3F);
        doubtful |= PAIRS.0[before * 2 + here / 64] >> (here % 64);
        before = here;
    }
    doubtful & 1 == 0
}

/// Of which pairs of code points more is to be asked: for each first, in two parts, a bit
/// for each second, by their places in the block.
struct Pairs([u64; 2 * BLOCK]);

const FIRST: u32 = 0x900;
const BLOCK: usize = 0x80;
/// Stands before the first letter.
const DANDA: char = '\u{964}';

fn place(c: char) -> usize {
    (c as u32).wrapping_sub(FIRST) as usize
}

impl Pairs {
    fn listed() -> Self {
        let mut pairs = Self([0; 2 * BLOCK]);
        let mut add = |first: char, second: char| {
            let (first, second) = (place(first), place(second));
            if first < BLOCK && second < BLOCK {
                pairs.0[first * 2 + second / 64] |= 1 << (second % 64);
            }
        };
        let letters = || '\u{900}'..='\u{97F}';
        for c in letters() {
            if may_change(c) {
                letters().for_each(|before| add(before, c));
            }
            if !takes_nukta(c) {
                add(c, NUKTA);
            }
            // A sign written twice.
            add(c, c);
        }
        for (first, second) in do_not_emit::last_two_letters() {
            add(first, second);
        }
        pairs
    }
}

const NUKTA: char = '\u{93C}';

/// Letters with a nukta and signs of accent: NFC may take them apart or put them in order.
fn may_change(c: char) -> bool {
    matches!(c, '\u{929}' | '\u{931}' | '\u{934}' | '\u{951}'..='\u{954}' | '\u{958}'..='\u{95F}')
}

/// Consonants that NFC does not join with a nukta.
fn takes_nukta(c: char) -> bool {
    matches!(c, 'क'..='ह') && !may_change(c) && !matches!(c, 'न' | 'र' | 'ळ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::word::defect;
    use crate::text::word::spelling::normal_form_of_any;

    proptest! {
        #[test]
        fn a_plain_word_is_in_normal_form(word in "[\u{8FE}-\u{981}]{0,4}|[अआाॅेैॆंढडनऩ़क्रx\u{200D}]{0,8}") {
            if is_plain(&word) {
                prop_assert_eq!(defect::defects_of_any(&word), vec![]);
                prop_assert_eq!(normal_form_of_any(&word).into_owned(), word);
            }
        }
    }

    #[test]
    fn plain_pairs_are_in_normal_form() {
        let letters = || '\u{8FF}'..='\u{980}';
        let mut plain = 0;
        for (a, b) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
            for word in [
                format!("{a}{b}"),
                format!("{a}्{b}"),
                format!("{a}{b}न\u{93C}"),
            ] {
                if is_plain(&word) {
                    plain += 1;
                    assert_eq!(
                        defect::defects_of_any(&word),
                        [],
                        "{}",
                        word.escape_unicode()
                    );
                    assert_eq!(normal_form_of_any(&word), word, "{}", word.escape_unicode());
                }
            }
        }
        assert!(plain > 20_000, "{plain}");
    }

    #[test]
    fn most_words_are_plain() {
        let text = include_str!("../../../tests/cases/article.txt");
        let words: Vec<&str> = text.split_whitespace().collect();
        let plain = words.iter().filter(|word| is_plain(word)).count();
        assert!(plain * 10 > words.len() * 8, "{plain} of {}", words.len());
    }
}
