//! Words of a text as they are written.
//!
//! A word is a run of letters, marks (Mn and Mc) and joiners of one script.
//! Danda, digits, full stops, hyphens and letters of another script end it:
//! डॉ.टोकायव is two words, रूस-कज़ाख़स्तान two, 18वें one word after a digit.
//! The word rules of UAX #29 are not used, because they keep डॉ.टोकायव whole,
//! and those of most regex engines stop at Devanagari vowel signs.

use super::script::{Class, Script};
use super::span::Span;

/// One word occurrence: where it is written and in which script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original text.
    pub span: Span,
    /// Script of its letters.
    pub script: Script,
    /// A digit stands directly before or after it (18वें, H2O): an ending or
    /// a part of a code rather than a word.
    pub beside_digit: bool,
}

/// Iterates over the words of `text`; spans are shifted by `base`.
///
/// Cost: one pass, one table look-up a code point, no allocation.
pub fn tokens(text: &str, base: usize) -> Tokens<'_> {
    Tokens {
        text,
        base,
        at: 0,
        after_digit: false,
    }
}

/// The iterator that [`tokens`] returns.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    base: usize,
    at: usize,
    after_digit: bool,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let (start, script) = self.find_start()?;
        let end = word_end(self.text, start, script);
        let before_digit = next_class(self.text, end) == Class::Digit;
        let beside_digit = self.after_digit || before_digit;
        self.at = end;
        self.after_digit = false;
        Some(Token {
            span: Span::new(self.base + start, self.base + end),
            script,
            beside_digit,
        })
    }
}

impl Tokens<'_> {
    fn find_start(&mut self) -> Option<(usize, Script)> {
        let mut here = self.at;
        while let Some((class, length)) = class_at(self.text, here) {
            match class {
                Class::Letter(script) | Class::Mark(script) => return Some((here, script)),
                class => self.after_digit = class == Class::Digit,
            }
            here += length;
        }
        self.at = self.text.len();
        None
    }
}

fn word_end(text: &str, start: usize, script: Script) -> usize {
    let mut here = start;
    while let Some((class, length)) = class_at(text, here) {
        let inside = match class {
            Class::Letter(of) | Class::Mark(of) => of == script,
            Class::Joiner | Class::Inherited => true,
            Class::Apostrophe => {
                matches!(script, Script::Latin | Script::Cyrillic)
                    && next_class(text, here + length) == Class::Letter(script)
            }
            Class::Digit | Class::Break => false,
        };
        if !inside {
            return here;
        }
        here += length;
    }
    text.len()
}

fn next_class(text: &str, at: usize) -> Class {
    class_at(text, at).map_or(Class::Break, |(class, _)| class)
}

/// The class of the code point at `at` and its length in bytes; `None` at the end.
/// ASCII and the three bytes of the Indic blocks are read without decoding.
#[inline]
fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let bytes = text.as_bytes();
    match *bytes.get(at)? {
        ascii @ ..0x80 => Some((Class::of(char::from(ascii)), 1)),
        0xE0 => {
            let low = |byte: u8| u32::from(byte & 0x3F);
            let code = low(*bytes.get(at + 1)?) << 6 | low(*bytes.get(at + 2)?);
            Some((Class::of_code_below_1000(code), 3))
        }
        _ => {
            let c = text[at..].chars().next()?;
            Some((Class::of(c), c.len_utf8()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text, 0).map(|t| &text[t.span.range()]).collect()
    }

    #[test]
    fn hindi_word_limits() {
        let cases: &[(&str, &[&str])] = &[
            ("डॉ.टोकायव ने", &["डॉ", "टोकायव", "ने"]),
            ("रूस-कज़ाख़स्तान", &["रूस", "कज़ाख़स्तान"]),
            ("कहा।उसने॥", &["कहा", "उसने"]),
            ("18वें", &["वें"]),
            ("शब्द:", &["शब्द"]),
            ("दुःख", &["दुःख"]),
            (
                "क्\u{200D}ष और श\u{200C}्र",
                &["क्\u{200D}ष", "और", "श\u{200C}्र"],
            ),
            ("BJPने", &["BJP", "ने"]),
            ("O'Brien's 'word'", &["O'Brien's", "word"]),
            ("पं॰ नेहरू", &["पं", "नेहरू"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&words(text), expected, "in {text:?}");
        }
    }

    #[test]
    fn digits_are_noticed() {
        let beside: Vec<bool> = tokens("18वें देश A4 का", 0).map(|t| t.beside_digit).collect();
        assert_eq!(beside, [true, false, true, false]);
    }
}
