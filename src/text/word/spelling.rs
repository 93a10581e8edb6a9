//! A word in normal form: what is counted, keyed and compared.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::tag::Tag;
use crate::text::word::defect::{defects, repaired};
use crate::text::word::plain::is_plain;
use crate::text::word::script::Class;

/// A word in normal form: encoding defects repaired, NFC, what cannot be seen dropped,
/// lower case where the script has cases; of a phrase, one blank between words.
///
/// Two words that look alike have one spelling. It is never mapped back to the
/// text: a token keeps its own span. Clones share the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spelling(Arc<str>);

impl Spelling {
    /// The spelling of a word or phrase as it is written.
    ///
    /// ```
    /// use vartani::text::Spelling;
    /// // Two ways to encode one letter are one spelling.
    /// assert_eq!(Spelling::of_word("ल\u{921}\u{93C}का"), Spelling::of_word("ल\u{95C}का"));
    /// assert_eq!(Spelling::of_word("Moscow").as_str(), "moscow");
    /// ```
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self(Arc::from(&*normal_form(word)))
    }

    /// The spelling of a word of a text in a language. Marathi and Nepali write the eyelash
    /// ra with a joiner, and it makes another word: दर्‍या is the same as दऱ्या, not दर्या
    /// (The Unicode Standard, 12.1, rule R5a). Turkish has İ for i, and I for ı.
    ///
    /// ```
    /// use vartani::text::{Spelling, Tag};
    /// let valleys = Spelling::in_language("दर्\u{200D}या", Tag::parse("mr"));
    /// assert_eq!(valleys.as_str(), "दऱ्या");
    /// assert_eq!(Spelling::in_language("दर्\u{200D}या", Some(Tag::HINDI)).as_str(), "दर्या");
    /// ```
    #[must_use]
    pub fn in_language(word: &str, language: Option<Tag>) -> Self {
        let is_turkic = language.is_some_and(|tag| TURKIC.contains(&tag));
        if is_turkic && word.contains(['I', 'İ']) {
            return Self::of_word(&word.replace('I', "ı").replace('İ', "i"));
        }
        let writes_eyelash = language.is_some_and(|tag| EYELASH.contains(&tag));
        if writes_eyelash && word.contains(WITH_JOINER) {
            return Self::of_word(&word.replace(WITH_JOINER, WITH_LETTER));
        }
        Self::of_word(word)
    }

    /// The same, which shares its text with the word where that is in normal form.
    #[must_use]
    pub fn of_shared(word: &Arc<str>) -> Self {
        match normal_form(word) {
            Cow::Borrowed(_) => Self(word.clone()),
            Cow::Owned(text) => Self(text.into()),
        }
    }

    /// The spelling as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Spelling {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Spelling {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Spelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Languages with an i with a dot and one without, also as capitals.
const TURKIC: [Tag; 2] = [Tag::known("tr"), Tag::known("az")];

/// Languages with an eyelash ra.
const EYELASH: [Tag; 3] = [Tag::known("mr"), Tag::known("ne"), Tag::known("kok")];
const WITH_JOINER: &str = "\u{930}\u{94D}\u{200D}";
const WITH_LETTER: &str = "\u{931}\u{94D}";

/// The normal form of a word; borrowed where the word already has it.
fn normal_form(word: &str) -> Cow<'_, str> {
    if is_plain(word) {
        Cow::Borrowed(word)
    } else {
        normal_form_of_any(word)
    }
}

/// The same, without the check whether the word is plain.
pub(crate) fn normal_form_of_any(word: &str) -> Cow<'_, str> {
    let word = with_one_blank(repaired(word));
    let unchanged = |c: char| {
        let is_sign = c.is_whitespace() && c != ' ' || matches!(c, 'ς' | '\u{2010}' | '\u{2011}');
        !is_unseen(c) && !c.is_uppercase() && !is_sign
    };
    if is_nfc_quick(word.chars()) == IsNormalized::Yes && word.chars().all(unchanged) {
        return word;
    }
    let text: String = word
        .chars()
        .filter(|&c| !is_unseen(c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            // The last sigma, and hyphens that do not look otherwise.
            'ς' => 'σ',
            '\u{2010}' | '\u{2011}' => '-',
            other => other,
        })
        .nfc()
        .collect();
    // Signs that something unseen stood between.
    if defects(&text).is_empty() {
        Cow::Owned(text)
    } else {
        Cow::Owned(normal_form_of_any(&text).into_owned())
    }
}

/// True for what is inside a word and cannot be seen.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(Class::of_char(c), Class::Joiner | Class::Invisible)
}

/// A phrase whose words have one blank between them, whatever stands there: a phrase may
/// go on over the end of a line, or have a no-break space.
pub(crate) fn with_one_blank(phrase: Cow<'_, str>) -> Cow<'_, str> {
    let is_other = |c: char| c.is_whitespace() && c != ' ';
    if !phrase.contains(is_other) && !phrase.contains("  ") {
        return phrase;
    }
    let text = phrase.replace("-\n", "-").replace("-\r\n", "-");
    let words: Vec<&str> = text.split_whitespace().collect();
    Cow::Owned(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_one_look() {
        for (a, b) in [
            ("क\u{093C}लम", "\u{0958}लम"),
            ("शब्\u{200D}द", "शब्द"),
            ("Tokayev", "TOKAYEV"),
            ("मॉ\u{AD}स्को", "मॉस्को"),
            ("न\u{A0}य", "न\n  य"),
            ("ΟΔΟΣ", "οδος"),
            ("e\u{301}t", "Ét"),
        ] {
            assert_eq!(Spelling::of_word(a), Spelling::of_word(b));
        }
    }
}
