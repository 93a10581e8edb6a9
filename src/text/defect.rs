//! L0: the same text in wrong or unusual code points.
//!
//! Sources: The Unicode Standard, ch. 9, 12 and 13, for the sequences that look
//! like one letter and are spelt as others, and for the order of nukta and vowel
//! signs. Sequences of legacy-font conversions (ढऩ for
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

/// Pairs of code points that look like one, and what to write, as `first, second, one`.
///
/// Vowel letters and two-part signs: The Unicode Standard, ch. 12 and 13, the
/// tables of vowel letters whose middle column is not to be used; the signs that
/// are spelt in two parts were found in Hindi and Gujarati newspapers.
const DO_NOT_EMIT: &[(char, char, char)] = &[
    // Devanagari
    ('\u{905}', '\u{946}', '\u{904}'),
    ('\u{905}', '\u{93E}', '\u{906}'),
    ('\u{909}', '\u{941}', '\u{90A}'),
    ('\u{90F}', '\u{945}', '\u{90D}'),
    ('\u{90F}', '\u{946}', '\u{90E}'),
    ('\u{90F}', '\u{947}', '\u{910}'),
    ('\u{905}', '\u{949}', '\u{911}'),
    ('\u{906}', '\u{945}', '\u{911}'),
    ('\u{905}', '\u{94A}', '\u{912}'),
    ('\u{906}', '\u{946}', '\u{912}'),
    ('\u{905}', '\u{94B}', '\u{913}'),
    ('\u{906}', '\u{947}', '\u{913}'),
    ('\u{905}', '\u{94C}', '\u{914}'),
    ('\u{906}', '\u{948}', '\u{914}'),
    ('\u{905}', '\u{945}', '\u{972}'),
    ('\u{905}', '\u{93A}', '\u{973}'),
    ('\u{905}', '\u{93B}', '\u{974}'),
    ('\u{906}', '\u{93A}', '\u{974}'),
    ('\u{905}', '\u{94F}', '\u{975}'),
    ('\u{905}', '\u{956}', '\u{976}'),
    ('\u{905}', '\u{957}', '\u{977}'),
    ('\u{93E}', '\u{945}', '\u{949}'),
    ('\u{93E}', '\u{947}', '\u{94B}'),
    ('\u{93E}', '\u{948}', '\u{94C}'),
    ('\u{945}', '\u{93E}', '\u{949}'),
    ('\u{945}', '\u{902}', '\u{901}'),
    ('\u{946}', '\u{93E}', '\u{94A}'),
    // Bengali
    ('\u{985}', '\u{9BE}', '\u{986}'),
    ('\u{98B}', '\u{9C3}', '\u{9E0}'),
    ('\u{98C}', '\u{9E2}', '\u{9E1}'),
    ('\u{9C7}', '\u{9D7}', '\u{9CC}'),
    // Gurmukhi
    ('\u{A05}', '\u{A3E}', '\u{A06}'),
    ('\u{A72}', '\u{A3F}', '\u{A07}'),
    ('\u{A72}', '\u{A40}', '\u{A08}'),
    ('\u{A73}', '\u{A41}', '\u{A09}'),
    ('\u{A73}', '\u{A42}', '\u{A0A}'),
    ('\u{A72}', '\u{A47}', '\u{A0F}'),
    ('\u{A05}', '\u{A48}', '\u{A10}'),
    ('\u{A73}', '\u{A4B}', '\u{A13}'),
    ('\u{A05}', '\u{A4C}', '\u{A14}'),
    // Gujarati
    ('\u{A85}', '\u{ABE}', '\u{A86}'),
    ('\u{A85}', '\u{AC5}', '\u{A8D}'),
    ('\u{A85}', '\u{AC7}', '\u{A8F}'),
    ('\u{A85}', '\u{AC8}', '\u{A90}'),
    ('\u{A85}', '\u{AC9}', '\u{A91}'),
    ('\u{A86}', '\u{AC5}', '\u{A91}'),
    ('\u{A85}', '\u{ACB}', '\u{A93}'),
    ('\u{A86}', '\u{AC7}', '\u{A93}'),
    ('\u{A85}', '\u{ACC}', '\u{A94}'),
    ('\u{A86}', '\u{AC8}', '\u{A94}'),
    ('\u{ABE}', '\u{AC5}', '\u{AC9}'),
    ('\u{ABE}', '\u{AC7}', '\u{ACB}'),
    ('\u{ABE}', '\u{AC8}', '\u{ACC}'),
    ('\u{AC5}', '\u{ABE}', '\u{AC9}'),
    // Odia
    ('\u{B05}', '\u{B3E}', '\u{B06}'),
    ('\u{B0F}', '\u{B57}', '\u{B10}'),
    ('\u{B13}', '\u{B57}', '\u{B14}'),
    // Tamil
    ('\u{B85}', '\u{BBE}', '\u{B86}'),
    // Telugu
    ('\u{C12}', '\u{C55}', '\u{C13}'),
    ('\u{C12}', '\u{C4C}', '\u{C14}'),
    ('\u{C3F}', '\u{C55}', '\u{C40}'),
    ('\u{C46}', '\u{C55}', '\u{C47}'),
    ('\u{C4A}', '\u{C55}', '\u{C4B}'),
    // Kannada
    ('\u{C89}', '\u{CBE}', '\u{C8A}'),
    ('\u{C92}', '\u{CCC}', '\u{C94}'),
    ('\u{C8B}', '\u{CBE}', '\u{CE0}'),
    // Malayalam
    ('\u{D07}', '\u{D57}', '\u{D08}'),
    ('\u{D09}', '\u{D57}', '\u{D0A}'),
    ('\u{D0E}', '\u{D46}', '\u{D10}'),
    ('\u{D12}', '\u{D3E}', '\u{D13}'),
    ('\u{D12}', '\u{D57}', '\u{D14}'),
    // Sinhala
    ('\u{D85}', '\u{DCF}', '\u{D86}'),
    ('\u{D85}', '\u{DD0}', '\u{D87}'),
    ('\u{D85}', '\u{DD1}', '\u{D88}'),
    ('\u{D8B}', '\u{DDF}', '\u{D8C}'),
    ('\u{D8D}', '\u{DD8}', '\u{D8E}'),
    ('\u{D8F}', '\u{DDF}', '\u{D90}'),
    ('\u{D91}', '\u{DCA}', '\u{D92}'),
    ('\u{D91}', '\u{DD9}', '\u{D93}'),
    ('\u{D94}', '\u{DDF}', '\u{D96}'),
    // Arabic: a hamza above that a letter of its own has
    ('\u{62D}', '\u{654}', '\u{681}'),
    ('\u{631}', '\u{654}', '\u{76C}'),
    ('\u{6CC}', '\u{654}', '\u{626}'),
];

/// Three code points that look like one: र्इ for ई.
const THREE_FOR_ONE: (char, char, char, char) = ('र', '\u{94D}', 'इ', 'ई');

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
    let (ra, virama, i, long_i) = THREE_FOR_ONE;
    if (first, second, third) == (ra, virama, Some(i)) {
        let length = both + i.len_utf8();
        return Some(made(DefectKind::DoNotEmit, length, long_i.to_string()));
    }
    if !may_begin_a_pair(first) {
        return None;
    }
    let pair = DO_NOT_EMIT
        .iter()
        .find(|&&(a, b, _)| (a, b) == (first, second))?;
    Some(made(DefectKind::DoNotEmit, both, pair.2.to_string()))
}

/// True for the few letters that a pair of [`DO_NOT_EMIT`] begins with; asked of
/// every letter of every new word.
fn may_begin_a_pair(c: char) -> bool {
    static FIRST: [bool; 0xE00] = {
        let mut first = [false; 0xE00];
        let mut at = 0;
        while at < DO_NOT_EMIT.len() {
            first[DO_NOT_EMIT[at].0 as usize] = true;
            at += 1;
        }
        first
    };
    FIRST.get(c as usize).is_some_and(|&first| first)
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
            ("कार्रवार्इ", "कार्रवाई"),
            ("අාගම", "ආගම"),
            ("ఒౕక", "ఓక"),
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
        fn mending_twice_is_mending_once(word in "[\u{900}-\u{97F}\u{200C}\u{200D}\u{A00}-\u{AFF}\u{C00}-\u{DFF}]{0,9}") {
            let once = mend(&word).into_owned();
            prop_assert!(defects(&once).is_empty(), "{}", word.escape_unicode());
            prop_assert_eq!(mend(&once).into_owned(), once);
        }
    }
}
