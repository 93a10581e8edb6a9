//! A word in normal form: what is counted, keyed and compared.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::defect::mend;
use super::script::Class;

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
    let plain = is_plain_devanagari(&mended)
        || is_nfc_quick(mended.chars()) == IsNormalized::Yes
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

/// True for words of Devanagari that are surely in normal form, which most are; told
/// without Unicode's tables. The nukta, letters with one and signs of accent, which
/// NFC may take apart, join or put in order, are left out.
fn is_plain_devanagari(word: &str) -> bool {
    word.chars().all(|c| {
        matches!(c, '\u{900}'..='\u{93B}' | '\u{93D}'..='\u{950}' | '\u{955}'..='\u{957}'
            | '\u{960}'..='\u{97F}')
    })
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

    #[test]
    fn plain_devanagari_is_in_normal_form() {
        let letters = || '\u{8FF}'..='\u{980}';
        for (a, b) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
            for word in [format!("{a}{b}"), format!("{a}्{b}"), format!("{a}{b}्{a}")] {
                if is_plain_devanagari(&word) {
                    assert_eq!(is_nfc_quick(word.chars()), IsNormalized::Yes, "{word:?}");
                    assert!(
                        word.chars()
                            .all(|c| Class::of(c) != Class::Joiner && !c.is_uppercase())
                    );
                }
            }
        }
    }
}
