//! Spellings that a scope writes in several ways that look the same: NFC beside NFD, a
//! joiner that the other places do not have.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::text::{Spelling, defects, is_unseen};

/// Sequences of Tamil that look the same: ஶ்ரீ, which fonts draw of ஸ்ரீ too, and the letter
/// au, which is also written as o and ḷa (The Unicode Standard, ch. 12.6).
const LOOK_ALIKES: [(&str, &str); 2] = [
    (
        "\u{BB8}\u{BCD}\u{BB0}\u{BC0}",
        "\u{BB6}\u{BCD}\u{BB0}\u{BC0}",
    ),
    ("\u{B92}\u{BB3}", "\u{B94}"),
];

/// A spelling with the other of two sequences that look the same.
pub(crate) fn look_alike(spelling: &str) -> Option<Spelling> {
    let other = LOOK_ALIKES.iter().find(|(one, _)| spelling.contains(one));
    other.map(|(one, two)| Spelling::of_word(&spelling.replace(one, two)))
}

/// How a spelling is coded that is coded in several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The way that the scope mostly has; NFC where none is more frequent.
    pub usual: Arc<str>,
    /// Some fonts show the difference: a joiner, or letters of another look.
    pub may_show: bool,
}

/// By spelling.
pub(crate) type Codings = FxHashMap<Spelling, Coding>;

/// The ways in which one spelling is coded, gathered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ways(Vec<(String, u64)>);

impl Ways {
    /// Adds a way of writing that is not the spelling itself; `None` for one that says
    /// nothing of coding, or that other rules speak of.
    pub(crate) fn add(&mut self, word: &str, spelling: &str, count: u64) {
        if let Some(coding) = coding_of(word, spelling) {
            match self.0.iter_mut().find(|(held, _)| *held == coding) {
                Some((_, held)) => *held += count,
                None => self.0.push((coding, count)),
            }
        }
    }

    /// What is said of the spelling, if it is coded in several ways.
    pub(crate) fn decided(mut self, spelling: &str) -> Option<Coding> {
        if self.0.len() < 2 {
            return None;
        }
        self.0.sort_by(|a, b| {
            let rank = |way: &(String, u64)| (way.1, way.0 == spelling);
            rank(b).cmp(&rank(a)).then_with(|| a.0.cmp(&b.0))
        });
        let without =
            |way: &(String, u64)| -> String { way.0.chars().filter(|&c| !is_unseen(c)).collect() };
        let may_show = self.0.iter().any(|way| without(way) != way.0);
        let (usual, _) = self.0.swap_remove(0);
        Some(Coding {
            usual: usual.into(),
            may_show,
        })
    }
}

/// The coding of a word, in small letters: what it has beyond its spelling. `None` for a
/// defect, and for letters with nukta, of which the rule `encoding` counts each.
pub(crate) fn coding_of(word: &str, spelling: &str) -> Option<String> {
    if word == spelling {
        return Some(word.to_owned());
    }
    let lower: String = word
        .chars()
        .filter(|&c| !is_layout(c))
        .flat_map(char::to_lowercase)
        .collect();
    let lower = lower.replace('ς', "σ");
    if lower == spelling || with_nuktas_apart(&lower) == spelling {
        return Some(spelling.to_owned());
    }
    let is_joiner_of_look = |text: &str| text.contains("र\u{94D}\u{200D}");
    let says =
        defects(word).is_empty() && !is_joiner_of_look(&lower) && !word.contains([' ', '-', '\n']);
    says.then_some(lower)
}

/// What parts lines and words, and is no coding of a letter.
fn is_layout(c: char) -> bool {
    is_unseen(c) && !matches!(c, '\u{200C}' | '\u{200D}')
}

/// Letters that NFC takes apart, which a rule of its own counts.
fn with_nuktas_apart(text: &str) -> String {
    let is_own = |c: char| {
        matches!(c, '\u{958}'..='\u{95F}' | '\u{9DC}' | '\u{9DD}' | '\u{9DF}'
            | '\u{A33}' | '\u{A36}' | '\u{A59}'..='\u{A5B}' | '\u{A5E}' | '\u{B5C}' | '\u{B5D}')
    };
    let apart = text.chars().map(|c| {
        let letters: Vec<char> = if is_own(c) {
            std::iter::once(c).nfd().collect()
        } else {
            vec![c]
        };
        letters
    });
    apart.flatten().collect()
}

/// `word` in the usual coding, in its own case; `None` where that cannot be told.
pub(crate) fn recoded(word: &str, usual: &str) -> Option<String> {
    let is_usual = |text: &str| text.to_lowercase() == *usual;
    let bare = |text: &str| -> String { text.chars().filter(|&c| !is_unseen(c)).collect() };
    let ways = [
        usual.to_owned(),
        word.nfc().collect(),
        word.nfd().collect(),
        bare(word),
    ];
    let has_case = word.to_lowercase() != word;
    let mut ways = ways.into_iter().skip(usize::from(has_case));
    ways.find(|way| is_usual(way) && way != word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(words: &[(&str, u64)]) -> Option<(String, bool)> {
        let spelling = Spelling::of_word(words[0].0);
        let mut ways = Ways::default();
        for (word, count) in words {
            ways.add(word, &spelling, *count);
        }
        let coding = ways.decided(&spelling)?;
        Some((coding.usual.to_string(), coding.may_show))
    }

    #[test]
    fn what_is_coded_in_several_ways() {
        let jamo = "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}";
        for (words, usual, may_show) in [
            ([("caf\u{E9}", 1), ("cafe\u{301}", 1)], "caf\u{E9}", false),
            ([("Cafe\u{301}", 3), ("caf\u{E9}", 1)], "cafe\u{301}", false),
            (
                [("\u{D55C}\u{AD6D}", 2), (jamo, 1)],
                "\u{D55C}\u{AD6D}",
                false,
            ),
            ([("स्थान", 1), ("स्\u{200D}थान", 1)], "स्थान", true),
        ] {
            assert_eq!(decided(&words), Some((usual.to_owned(), may_show)));
        }
        // Case, soft hyphens, nuktas and the eyelash ra say nothing.
        for words in [
            [("Cafe", 1), ("cafe", 1)],
            [("मॉ\u{AD}स्को", 1), ("मॉस्को", 1)],
            [("लड़का", 1), ("ल\u{95C}का", 1)],
            [("\u{A36}ਹਿਰ", 1), ("ਸ\u{A3C}ਹਿਰ", 2)],
            [("गर्\u{200D}यो", 1), ("गर्यो", 1)],
        ] {
            assert_eq!(decided(&words), None, "{words:?}");
        }
    }

    #[test]
    fn a_word_takes_the_usual_coding_in_its_own_case() {
        assert_eq!(recoded("CAFE\u{301}", "café").as_deref(), Some("CAFÉ"));
        assert_eq!(
            recoded("Café", "cafe\u{301}").as_deref(),
            Some("Cafe\u{301}")
        );
        assert_eq!(recoded("स्\u{200D}थान", "स्थान").as_deref(), Some("स्थान"));
    }
}
