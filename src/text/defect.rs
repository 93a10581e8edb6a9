//! L0: the same text in wrong or unusual code points.
//!
//! Sources: Unicode's `DoNotEmit.txt` (UCD 16) for the sequences that look like
//! one letter and are spelt as others; The Unicode Standard, ch. 12, for the
//! order of nukta and vowel signs. Sequences of legacy-font conversions (ढऩ for
//! ढ़न) were found in Hindi newspapers.

use std::borrow::Cow;
use std::ops::Range;

/// What is wrong with a sequence of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Pairs of code points that look like one: (first, second, what to write).
const DO_NOT_EMIT: &[(char, char, &str)] = &[
    // Devanagari
    ('अ', 'ा', "आ"),
    ('अ', 'ो', "ओ"),
    ('अ', 'ौ', "औ"),
    ('अ', 'ॉ', "ऑ"),
    ('अ', 'ॅ', "ॲ"),
    ('आ', 'े', "ओ"),
    ('आ', 'ै', "औ"),
    ('आ', 'ॅ', "ऑ"),
    ('ए', 'े', "ऐ"),
    ('ए', 'ॅ', "ऍ"),
    ('उ', 'ु', "ऊ"),
    ('ा', 'ॅ', "ॉ"),
    ('ा', 'े', "ो"),
    ('ा', 'ै', "ौ"),
    ('ॅ', 'ा', "ॉ"),
    ('ॅ', 'ं', "ँ"),
    ('ॆ', 'ा', "ॊ"),
    // Bengali
    ('অ', 'া', "আ"),
    ('ঋ', 'ৃ', "ৠ"),
    ('ে', 'ৗ', "ৌ"),
    // Gurmukhi
    ('ਅ', 'ਾ', "ਆ"),
    ('ਅ', 'ੈ', "ਐ"),
    ('ਅ', 'ੌ', "ਔ"),
    ('ੲ', 'ਿ', "ਇ"),
    ('ੲ', 'ੀ', "ਈ"),
    ('ੲ', 'ੇ', "ਏ"),
    ('ੳ', 'ੁ', "ਉ"),
    ('ੳ', 'ੂ', "ਊ"),
    ('ੳ', 'ੋ', "ਓ"),
    // Gujarati
    ('અ', 'ા', "આ"),
    ('અ', 'ે', "એ"),
    ('અ', 'ૈ', "ઐ"),
    ('અ', 'ો', "ઓ"),
    ('અ', 'ૌ', "ઔ"),
    ('અ', 'ૅ', "ઍ"),
    ('અ', 'ૉ', "ઑ"),
    ('આ', 'ે', "ઓ"),
    ('આ', 'ૈ', "ઔ"),
    ('ા', 'ે', "ો"),
    ('ા', 'ૈ', "ૌ"),
    ('ા', 'ૅ', "ૉ"),
    ('ૅ', 'ા', "ૉ"),
    // Odia
    ('ଅ', 'ା', "ଆ"),
    ('ଏ', 'ୗ', "ଐ"),
    ('ଓ', 'ୗ', "ଔ"),
    // Telugu, Kannada, Malayalam, Tamil
    ('ఒ', 'ౌ', "ఔ"),
    ('ಒ', 'ೌ', "ಔ"),
    ('ഇ', 'ൗ', "ഈ"),
    ('ഉ', 'ൗ', "ഊ"),
    ('എ', 'െ', "ഐ"),
    ('ഒ', 'ാ', "ഓ"),
    ('ഒ', 'ൗ', "ഔ"),
    ('அ', 'ா', "ஆ"),
];

/// The defects of a word, in order, not overlapping.
///
/// Cost: one pass; no allocation for a word without defects.
pub fn defects(word: &str) -> Vec<Defect> {
    if word.is_ascii() {
        return Vec::new();
    }
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

/// The word with all its defects mended; borrowed where it has none.
pub fn mend(word: &str) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(word);
    loop {
        let found = defects(&mended);
        if found.is_empty() {
            return mended;
        }
        let mut text = String::with_capacity(mended.len());
        let mut at = 0;
        for defect in found {
            text.push_str(&mended[at..defect.range.start]);
            text.push_str(&defect.replacement);
            at = defect.range.end;
        }
        text.push_str(&mended[at..]);
        mended = Cow::Owned(text);
    }
}

fn defect_at(word: &str, at: usize) -> Option<Defect> {
    let mut chars = word[at..].chars();
    let first = chars.next()?;
    let second = chars.next();
    let third = chars.next();
    let made = |kind, length: usize, replacement: String| Defect {
        kind,
        range: at..at + length,
        replacement,
    };
    if is_joiner(first) {
        let stray = at == 0 || second.is_none_or(is_joiner);
        return stray.then(|| made(DefectKind::StrayJoiner, first.len_utf8(), String::new()));
    }
    let second = second?;
    let both = first.len_utf8() + second.len_utf8();
    if is_vowel_sign(first) && is_nukta(second) {
        return Some(made(
            DefectKind::MarkOrder,
            both,
            format!("{second}{first}"),
        ));
    }
    if first == second && is_single_sign(first) {
        return Some(made(DefectKind::DoubledSign, both, first.to_string()));
    }
    if let ('ढ' | 'ड', 'ऩ') = (first, second) {
        return Some(made(
            DefectKind::LegacyConversion,
            both,
            format!("{first}\u{93C}न"),
        ));
    }
    if let ('ढ' | 'ड', 'न', Some('\u{93C}')) = (first, second, third) {
        let length = both + '\u{93C}'.len_utf8();
        return Some(made(
            DefectKind::LegacyConversion,
            length,
            format!("{first}\u{93C}न"),
        ));
    }
    let pair = DO_NOT_EMIT
        .iter()
        .find(|&&(a, b, _)| (a, b) == (first, second))?;
    Some(made(DefectKind::DoNotEmit, both, pair.2.to_owned()))
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// The dependent vowel signs of the blocks that have a nukta.
fn is_vowel_sign(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0x0900..=0x0B7F) && matches!(code & 0x7F, 0x3E..=0x4C)
}

fn is_nukta(c: char) -> bool {
    matches!(c, '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}')
}

/// Signs that stand at most once after a letter.
fn is_single_sign(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0x0900..=0x0D7F) && matches!(code & 0x7F, 0x01..=0x03 | 0x3C | 0x3E..=0x4D)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_hindi_editor_mends() {
        for (wrong, right) in [
            ("पीडि़त", "पीड़ित"),
            ("अामतौर", "आमतौर"),
            ("काॅलेज", "कॉलेज"),
            ("मेें", "में"),
            ("बढऩे", "बढ़ने"),
            ("छोडऩे", "छोड़ने"),
            ("शब्द\u{200D}", "शब्द"),
            ("टाेकायेव", "टोकायेव"),
        ] {
            assert_eq!(mend(wrong), right, "{}", wrong.escape_unicode());
        }
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
        ] {
            assert!(
                matches!(mend(word), Cow::Borrowed(_)),
                "{}",
                word.escape_unicode()
            );
        }
    }

    proptest! {
        #[test]
        fn mending_twice_is_mending_once(word in "[\u{900}-\u{97F}\u{200C}\u{200D}\u{A00}-\u{AFF}]{0,9}") {
            let once = mend(&word).into_owned();
            prop_assert!(defects(&once).is_empty(), "{}", word.escape_unicode());
            prop_assert_eq!(mend(&once).into_owned(), once);
        }
    }
}
