//! Texts that a conversion from an old font, or a bad scan, has broken: many of their
//! words cannot be written so in Hindi.

use crate::text::{Script, Spelling, Tag, defects};

use crate::variant::tuning::{BROKEN, FEWEST_FOR_BROKEN, OUT_OF_ORDER};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// The evidence that a scope is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// Occurrences of words that cannot be written so.
    pub words: u64,
    /// Occurrences of all words of Hindi.
    pub of: u64,
    /// A word that cannot be written so, one that occurs once where there is any: the
    /// place to say it at.
    pub example: Spelling,
}

/// Whether the running text that a vocabulary is of is broken. Nothing should be
/// discovered in it: what remains of its words looks like spellings of others.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and pairs stay far below the mantissa"
)]
pub(crate) fn broken(vocabulary: &Vocabulary) -> Option<Garbled> {
    let of_hindi =
        |entry: &&Entry| entry.script == Script::Devanagari && entry.language == Some(Tag::HINDI);
    let entries = || vocabulary.entries().iter().filter(of_hindi);
    let (mut of, mut words, mut out_of_order) = (0, 0, 0);
    for entry in entries() {
        of += entry.count;
        words += entry.count * u64::from(is_impossible(&entry.spelling));
        out_of_order += entry.count * u64::from(has_signs_out_of_order(&entry.spelling));
    }
    let is_share = |words: u64, share: f64| words as f64 >= share * of as f64;
    if of < FEWEST_FOR_BROKEN || !is_share(words, BROKEN) || !is_share(out_of_order, OUT_OF_ORDER) {
        return None;
    }
    // What another finding speaks of is no good place.
    let rank = |entry: &&Entry| (!defects(&entry.surface).is_empty(), entry.count);
    let impossible = entries().filter(|entry| is_impossible(&entry.spelling));
    impossible.min_by_key(rank).map(|entry| Garbled {
        words,
        of,
        example: entry.spelling.clone(),
    })
}

/// Signs out of order, or a last र् (शतकर्), which conversions leave of a reph that stood
/// after its syllable.
fn is_impossible(spelling: &str) -> bool {
    has_signs_out_of_order(spelling) || spelling.ends_with("र्")
}

/// A sign before any letter (ाकर), a virama before a vowel sign (ख्ा).
fn has_signs_out_of_order(spelling: &str) -> bool {
    let is_vowel_sign = |c: char| matches!(c, '\u{93E}'..='\u{94C}');
    let is_sign =
        |c: char| is_vowel_sign(c) || matches!(c, '\u{900}'..='\u{903}' | '\u{93C}' | '\u{94D}');
    let mut letters = spelling.chars().zip(spelling.chars().skip(1));
    spelling.starts_with(is_sign)
        || letters.any(|(virama, sign)| virama == '\u{94D}' && is_vowel_sign(sign))
}

#[cfg(test)]
mod tests {
    use crate::text::Document;
    use crate::variant::{Knowledge, Settings, VocabularyBuilder, decide};

    #[test]
    fn in_a_broken_text_nothing_is_discovered() {
        let found = |text: &str| {
            let mut words = VocabularyBuilder::new();
            words.add(&Document::from_text("x", text), &Knowledge::without_table());
            let decided = decide(
                &words.finish(),
                &Knowledge::without_table(),
                &Settings::default(),
            );
            let words = decided.broken().map(|broken| broken.words);
            (decided.clusters().len(), words)
        };
        let text = "राष्ट्रपति टोकायव लौटे और टोकायेव से फिर मिले। ".repeat(30);
        assert_eq!(found(&text), (1, None));
        assert_eq!(found(&format!("{text} शतकर् ाकर")), (1, None));
        let remains = "शतकर् ाकर उद्धवर् ".repeat(3);
        assert_eq!(found(&format!("{text} {remains}")), (0, Some(9)));
    }
}
