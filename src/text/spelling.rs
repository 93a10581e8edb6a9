//! A word in normal form: what is counted, keyed and compared.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::defect::mend;
use super::script::Class;

/// A word in normal form: encoding defects mended, NFC, joiners dropped,
/// lower case where the script has cases.
///
/// Two words that look alike have one spelling. It is never mapped back to the
/// text: a token keeps its own span.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spelling(Box<str>);

impl Spelling {
    /// The spelling of a word or phrase as it is written.
    pub fn of(word: &str) -> Self {
        Self(normal_form(word).into_owned().into_boxed_str())
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
    let mended = mend(word);
    let plain = is_nfc_quick(mended.chars()) == IsNormalized::Yes
        && !mended
            .chars()
            .any(|c| Class::of(c) == Class::Joiner || c.is_uppercase());
    if plain {
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
