//! A word in normal form: what is counted, keyed and compared.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::word::defect::repaired;
use crate::text::word::plain::is_plain;
use crate::text::word::script::Class;

/// A word in normal form: encoding defects repaired, NFC, joiners dropped,
/// lower case where the script has cases.
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
    /// assert_eq!(Spelling::of("ल\u{921}\u{93C}का"), Spelling::of("ल\u{95C}का"));
    /// assert_eq!(Spelling::of("Moscow").as_str(), "moscow");
    /// ```
    pub fn of(word: &str) -> Self {
        Self(Arc::from(&*normal_form(word)))
    }

    /// The same, which shares its text with the word where that is in normal form.
    pub fn of_shared(word: &Arc<str>) -> Self {
        match normal_form(word) {
            Cow::Borrowed(_) => Self(word.clone()),
            Cow::Owned(text) => Self(text.into()),
        }
    }

    /// The spelling as text.
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
    let word = repaired(word);
    let unchanged = |c: char| Class::of(c) != Class::Joiner && !c.is_uppercase();
    if is_nfc_quick(word.chars()) == IsNormalized::Yes && word.chars().all(unchanged) {
        return word;
    }
    let text: String = word
        .chars()
        .filter(|&c| Class::of(c) != Class::Joiner)
        .flat_map(char::to_lowercase)
        .nfc()
        .collect();
    Cow::Owned(text)
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
        ] {
            assert_eq!(Spelling::of(a), Spelling::of(b));
        }
    }
}
