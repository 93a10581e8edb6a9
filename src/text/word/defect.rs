//! L0: the same text in wrong or unusual code points.
//!
//! Sources: Unicode's DoNotEmit.txt for the sequences that look like one letter and
//! are spelt as others; The Unicode Standard, ch. 12, for the order of nukta and vowel
//! signs. Sequences of legacy-font conversions (ढऩ for
//! ढ़न) were found in Hindi newspapers.

use std::borrow::Cow;
use std::iter::once;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::text::word::do_not_emit::DoNotEmit;
use crate::text::word::plain::is_plain;
use crate::text::word::stray::{nukta_behind_sign, sign_behind_vowel};

/// What is wrong with a sequence of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DefectKind {
    /// Looks like one letter or sign, is spelt as others (अा for आ, ाॅ for ॉ).
    DoNotEmit,
    /// Vowel sign before nukta (पीडि़त).
    MarkOrder,
    /// A sign written twice (ेे).
    DoubledSign,
    /// Left by the conversion of a legacy font (बढऩे for बढ़ने).
    LegacyConversion,
    /// A joiner that changes nothing on the page.
    StrayJoiner,
}

impl DefectKind {
    /// The kind in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::DoNotEmit => "looks like one letter, is spelt as others",
            Self::MarkOrder => "vowel sign before nukta",
            Self::DoubledSign => "a sign written twice",
            Self::LegacyConversion => "left by a legacy font conversion",
            Self::StrayJoiner => "a joiner that changes nothing",
        }
    }
}

/// One defect of a word: what, where, and what should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// What is wrong.
    pub kind: DefectKind,
    /// Bytes of the word.
    pub range: Range<usize>,
    /// What should stand there.
    pub replacement: String,
}

/// The defects of a word, in order, not overlapping.
///
/// Cost: one pass; no allocation for a word without defects.
///
/// ```
/// use vartani::text::defects;
/// let found = defects("अामतौर");
/// assert_eq!(found[0].replacement, "आ");
/// assert!(defects("आमतौर").is_empty());
/// ```
#[must_use]
pub fn defects(word: &str) -> Vec<Defect> {
    if word.is_ascii() || is_plain(word) {
        return Vec::new();
    }
    defects_of_any(word)
}

/// The same, without the check whether the word is plain.
pub(crate) fn defects_of_any(word: &str) -> Vec<Defect> {
    let mut found: Vec<Defect> = Vec::new();
    let mut at = 0;
    while at < word.len() {
        match defect_at(word, at) {
            Some(defect) => {
                at = defect.range.end;
                found.push(defect);
            }
            None => at += word[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// The word with all its defects repaired; borrowed where it has none.
///
/// ```
/// use vartani::text::repaired;
/// assert_eq!(repaired("अामतौर"), "आमतौर");
/// ```
#[must_use]
pub fn repaired(word: &str) -> Cow<'_, str> {
    let mut word = Cow::Borrowed(word);
    loop {
        let found = defects(&word);
        if found.is_empty() {
            return word;
        }
        let mut text = String::with_capacity(word.len());
        let mut at = 0;
        for defect in found {
            text.push_str(&word[at..defect.range.start]);
            text.push_str(&defect.replacement);
            at = defect.range.end;
        }
        text.push_str(&word[at..]);
        word = Cow::Owned(text);
    }
}

fn defect_at(word: &str, at: usize) -> Option<Defect> {
    let mut chars = word[at..].chars();
    let first = chars.next()?;
    let second = chars.next();
    let made = |kind, length: usize, replacement: String| Defect {
        kind,
        range: at..at + length,
        replacement,
    };
    if is_joiner(first) {
        let stray = at == 0 || second.is_none_or(is_joiner);
        return stray.then(|| made(DefectKind::StrayJoiner, first.len_utf8(), String::new()));
    }
    let before = word[..at].chars().next_back();
    if let Some((length, right)) = nukta_behind_sign(before, &word[at..]) {
        return Some(made(DefectKind::MarkOrder, length, right));
    }
    if let Some((length, right)) = sign_behind_vowel(before, &word[at..]) {
        return Some(made(DefectKind::DoNotEmit, length, right));
    }
    if let Some((kind, length, replacement)) = defect_of_two(first, second?, chars.next()) {
        return Some(made(kind, length, replacement));
    }
    let (sequence, written) = DoNotEmit::built_in().find(first, &word[at..])?;
    Some(made(DefectKind::DoNotEmit, sequence.len(), written.clone()))
}

/// The defect that two code points make, before a third, by the order and number of the
/// signs: its kind, its length in bytes and what should stand there.
fn defect_of_two(
    first: char,
    second: char,
    third: Option<char>,
) -> Option<(DefectKind, usize, String)> {
    let both = first.len_utf8() + second.len_utf8();
    if is_vowel_sign(first) && is_nukta(second) {
        return Some((DefectKind::MarkOrder, both, format!("{second}{first}")));
    }
    let doubled = first == second && is_single_sign(first);
    if doubled || is_nukta(second) && has_nukta(first) {
        return Some((DefectKind::DoubledSign, both, first.to_string()));
    }
    let length = match (first, second, third) {
        ('ढ' | 'ड', 'ऩ', _) => both,
        ('ढ' | 'ड', 'न', Some('\u{93C}')) => both + '\u{93C}'.len_utf8(),
        _ => return None,
    };
    let right = format!("{first}\u{93C}न");
    Some((DefectKind::LegacyConversion, length, right))
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// The dependent vowel signs of the blocks that have a nukta.
fn is_vowel_sign(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0x0900..=0x0B7F) && matches!(code & 0x7F, 0x3E..=0x4C)
}

/// True for the nukta of any script.
pub(crate) fn is_nukta(c: char) -> bool {
    matches!(c, '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}')
}

/// True for a letter that has its nukta in its own code point (U+095C).
fn has_nukta(letter: char) -> bool {
    once(letter).nfd().nth(1).is_some_and(is_nukta)
}

/// Signs that stand at most once after a letter.
fn is_single_sign(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0x0900..=0x0D7F) && matches!(code & 0x7F, 0x01..=0x03 | 0x3C | 0x3E..=0x4D)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::do_not_emit::{UNICODE, spelt_out};
    use proptest::prelude::*;

    #[test]
    fn what_a_hindi_editor_repairs() {
        for (wrong, right) in [
            ("पीडि़त", "पीड़ित"),
            ("अामतौर", "आमतौर"),
            ("काॅलेज", "कॉलेज"),
            ("मेें", "में"),
            ("बढऩे", "बढ़ने"),
            ("छोडऩे", "छोड़ने"),
            ("शब्द\u{200D}", "शब्द"),
            ("टाेकायेव", "टोकायेव"),
            ("कार्रवार्इ", "कार्रवाई"),
            ("අාගම", "ආගම"),
            ("ख्\u{200D}ााना", "खाना"),
            ("প্রভাত্\u{200D}", "প্রভাৎ"),
            ("അവന്\u{200D}", "അവൻ"),
            ("𑘀𑘹𑘎", "𑘊𑘎"),
            ("ఒౕక", "ఓక"),
            ("ख\u{95C}\u{93C}े", "ख\u{95C}े"),
        ] {
            assert_eq!(repaired(wrong), right, "{}", wrong.escape_unicode());
        }
    }

    #[test]
    fn every_sequence_of_unicode_is_repaired() {
        let mut read = 0;
        for line in UNICODE.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t').map(spelt_out);
            let (wrong, right) = (columns.next().flatten(), columns.next().flatten());
            let (wrong, right) = (wrong.expect(line), right.expect(line));
            assert_eq!(repaired(&wrong), repaired(&right), "{line}");
            read += 1;
        }
        assert!(read > 250, "{read}");
    }

    #[test]
    fn right_words_are_left_alone() {
        for word in [
            "क्\u{200D}ष",
            "पड़ोसी",
            "पढ़ने",
            "ऩ",
            "आए",
            "मैं",
            "हूँ",
            "दुःख",
            "বাংলা",
            "ஸ்ரீ",
        ] {
            assert!(
                matches!(repaired(word), Cow::Borrowed(_)),
                "{}",
                word.escape_unicode()
            );
        }
    }

    proptest! {
        #[test]
        fn repairing_twice_is_repairing_once(word in "[\u{900}-\u{97F}\u{200C}\u{200D}\u{A00}-\u{AFF}\u{C00}-\u{DFF}]{0,9}") {
            let once = repaired(&word).into_owned();
            prop_assert!(defects(&once).is_empty(), "{}", word.escape_unicode());
            prop_assert_eq!(repaired(&once).into_owned(), once);
        }
    }
}
