//! A word in normal form: what is counted, keyed and compared.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::tag::Tag;
use crate::text::word::defect::mend;
use crate::text::word::plain::is_plain;
use crate::text::word::script::Class;

/// A word in normal form: encoding defects mended, NFC, joiners dropped,
/// lower case where the script has cases.
///
/// Two words that look alike have one spelling. It is never mapped back to the
/// text: a token keeps its own span. Clones share the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spelling(Arc<str>);

impl Spelling {
    /// The spelling of a word or phrase as it is written.
    pub fn of(word: &str) -> Self {
        Self(Arc::from(&*normal_form(word)))
    }

    /// The spelling of a word of a text in a language. Marathi and Nepali write the eyelash
    /// ra with a joiner, and it makes another word: दर्‍या is the same as दऱ्या, not दर्या
    /// (The Unicode Standard, 12.1, rule R5a).
    ///
    /// ```
    /// use vartani::text::{Spelling, Tag};
    /// let valleys = Spelling::in_language("दर्\u{200D}या", Tag::parse("mr"));
    /// assert_eq!(valleys.as_str(), "दऱ्या");
    /// assert_eq!(Spelling::in_language("दर्\u{200D}या", Some(Tag::HINDI)).as_str(), "दर्या");
    /// ```
    pub fn in_language(word: &str, language: Option<Tag>) -> Self {
        let writes_eyelash = language.is_some_and(|tag| EYELASH.contains(&tag));
        if writes_eyelash && word.contains(WITH_JOINER) {
            return Self::of(&word.replace(WITH_JOINER, WITH_LETTER));
        }
        Self::of(word)
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

/// The same, without a look at whether it surely is.
pub(crate) fn normal_form_of_any(word: &str) -> Cow<'_, str> {
    let mended = mend(word);
    let unchanged = |c: char| Class::of(c) != Class::Joiner && !c.is_uppercase();
    if is_nfc_quick(mended.chars()) == IsNormalized::Yes && mended.chars().all(unchanged) {
        return mended;
    }
    let text: String = mended
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
