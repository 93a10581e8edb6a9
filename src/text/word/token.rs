//! Words of a text as they are written.
//!
//! A word is a run of letters, marks (Mn and Mc) and joiners of one script.
//! Danda, digits, full stops, hyphens and letters of another script end it:
//! डॉ.टोकायव is two words, रूस-कज़ाख़स्तान two, 18वें one word after a digit.
//! The word rules of UAX #29 are not used, because they keep डॉ.टोकायव whole,
//! and those of most regex engines stop at Devanagari vowel signs.

use crate::text::span::TextSpan;
use crate::text::word::run::{Run, Runs};
use crate::text::word::script::{Class, Script};

/// One word occurrence: where it is written and in which script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the original text.
    pub span: TextSpan,
    /// Script of its letters.
    pub script: Script,
    /// A digit stands directly before or after it (18वें, H2O): an ending or
    /// a part of a code rather than a word.
    pub beside_digit: bool,
}

/// Iterates over the words of `text`; spans are shifted by `base`.
///
/// Cost: one pass, no allocation. A run of Devanagari between blanks or ASCII signs,
/// which most words of Hindi are, is found with 64 others at a time; in any other run
/// each code point is looked up in a table.
#[must_use]
pub fn tokens(text: &str, base: usize) -> Tokens<'_> {
    Tokens {
        text,
        base,
        runs: Runs::new(text),
        in_run: Letters::new("", 0),
    }
}

/// The longest word that is one, in code points. What is longer is a sequence of bases,
/// a hash or a drawn-out cry: it is passed over, neither compared nor looked up. The
/// longest words of dictionaries have some 80 letters, of Sanskrit verse some 100.
pub const LONGEST_WORD: usize = 128;

fn is_too_long(text: &str, span: TextSpan, base: usize) -> bool {
    // Most words have fewer bytes than that.
    if span.len() <= LONGEST_WORD {
        return false;
    }
    let word = &text[span.start - base..span.end - base];
    // In a script without blanks that is no word, but a run of them.
    let is_run = word.chars().next().is_some_and(Script::has_no_blanks);
    !is_run && word.chars().nth(LONGEST_WORD).is_some()
}

/// The iterator that [`tokens`] returns.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    base: usize,
    runs: Runs<'a>,
    /// What is left of the last run.
    in_run: Letters<'a>,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        loop {
            if !self.in_run.is_at_end()
                && let Some(token) = self.in_run.next()
            {
                if is_too_long(self.text, token.span, self.base) {
                    continue;
                }
                return Some(token);
            }
            let Run {
                start,
                end,
                one_word,
            } = self.runs.next()?;
            if one_word {
                let span = TextSpan::new(self.base + start, self.base + end);
                if is_too_long(self.text, span, self.base) {
                    continue;
                }
                return Some(Token {
                    span,
                    script: Script::Devanagari,
                    beside_digit: false,
                });
            }
            // What is beside a run ends words and is no digit.
            self.in_run = Letters::new(&self.text[start..end], self.base + start);
        }
    }
}

/// Iterates over the words of `text`, code point by code point.
#[derive(Clone, Debug)]
struct Letters<'a> {
    text: &'a str,
    base: usize,
    at: usize,
    after_digit: bool,
}

impl Iterator for Letters<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let (start, script) = self.find_start()?;
        let end = word_end(self.text, start, script);
        let before_digit = next_class(self.text, end) == Class::Digit;
        let beside_digit = self.after_digit || before_digit;
        let genitive = (next_class(self.text, end) == Class::Apostrophe)
            .then(|| possessive(self.text, end, script))
            .flatten();
        self.at = genitive.unwrap_or(end);
        self.after_digit = false;
        Some(Token {
            span: TextSpan::new(self.base + start, self.base + end),
            script,
            beside_digit,
        })
    }
}

impl<'a> Letters<'a> {
    fn new(text: &'a str, base: usize) -> Self {
        Self {
            text,
            base,
            at: 0,
            after_digit: false,
        }
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

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
            Class::Invisible => goes_on(text, here, script),
            Class::Apostrophe => {
                script.has_cases()
                    && next_class(text, here + length) == Class::Letter(script)
                    && possessive(text, here, script).is_none()
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

/// True where a letter or a mark of the script stands behind what cannot be seen. Such
/// signs part the words of scripts without blanks.
fn goes_on(text: &str, mut here: usize, script: Script) -> bool {
    while let Some((class, length)) = class_at(text, here) {
        match class {
            Class::Letter(of) | Class::Mark(of) => return of == script && script != Script::Other,
            Class::Invisible | Class::Joiner => here += length,
            _ => return false,
        }
    }
    false
}

/// Where the genitive ends that begins with the apostrophe at `here` and is the end of a
/// word: it is no part of the word (O'Brien's).
fn possessive(text: &str, here: usize, script: Script) -> Option<usize> {
    let (_, apostrophe) = class_at(text, here)?;
    let letter = here + apostrophe;
    let is_s = matches!(text.as_bytes().get(letter), Some(b's' | b'S'));
    let end = letter + 1;
    let behind = || next_class(text, end);
    let ends = || {
        !matches!(
            behind(),
            Class::Letter(_) | Class::Mark(_) | Class::Inherited | Class::Digit
        )
    };
    (script == Script::Latin && is_s && ends()).then_some(end)
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
        ascii @ ..0x80 => Some((Class::of_char(char::from(ascii)), 1)),
        0xE0 => {
            let low = |byte: u8| u32::from(byte & 0x3F);
            let code = low(*bytes.get(at + 1)?) << 6 | low(*bytes.get(at + 2)?);
            Some((Class::of_code_below_1000(code), 3))
        }
        _ => {
            let c = text[at..].chars().next()?;
            Some((Class::of_char(c), c.len_utf8()))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            ("O'Brien's 'word'", &["O'Brien", "word"]),
            ("TSAR’S isn't s's", &["TSAR", "isn't", "s"]),
            (
                "मॉ\u{AD}स्को\u{AD} \u{200F}दि\u{200B}ल्ली\u{200E}",
                &["मॉ\u{AD}स्को", "दि\u{200B}ल्ली"],
            ),
            ("पं॰ नेहरू", &["पं", "नेहरू"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(&words(text), expected, "in {text:?}");
        }
    }

    #[test]
    fn what_is_too_long_is_no_word() {
        for letter in ["क", "A", "я", "한"] {
            let text = format!(
                "{} {}",
                letter.repeat(LONGEST_WORD),
                letter.repeat(LONGEST_WORD + 1)
            );
            assert_eq!(words(&text), [letter.repeat(LONGEST_WORD)]);
        }
    }

    #[test]
    fn digits_are_noticed() {
        let beside: Vec<bool> = tokens("18वें देश A4 का", 0).map(|t| t.beside_digit).collect();
        assert_eq!(beside, [true, false, true, false]);
    }

    /// A few letters, signs, digits and breaks of each kind, close together.
    const MIXED: &str = "[कखिं\u{93C}\u{94D}।॥॰५0-9A-Za-z\u{E9}'’ \n.,;?\u{200D}\u{AD}\u{301}কதжق漢😀\u{900}-\u{97F}]{0,200}";

    proptest! {
        #[test]
        fn runs_change_no_word(text in MIXED) {
            let one_by_one: Vec<Token> = Letters::new(&text, 7).collect();
            prop_assert_eq!(tokens(&text, 7).collect::<Vec<_>>(), one_by_one);
        }

        #[test]
        fn runs_change_no_word_of_any_text(text in any::<String>()) {
            let one_by_one: Vec<Token> = Letters::new(&text, 0).collect();
            prop_assert_eq!(tokens(&text, 0).collect::<Vec<_>>(), one_by_one);
        }
    }

    #[test]
    fn every_code_point_ends_or_continues_a_run_as_it_does_a_word() {
        for c in '\0'..=char::MAX {
            let text = format!("क{c}ख {c}क\u{93C} ख{c}");
            let one_by_one: Vec<Token> = Letters::new(&text, 0).collect();
            assert_eq!(tokens(&text, 0).collect::<Vec<_>>(), one_by_one, "{c:?}");
        }
    }
}
