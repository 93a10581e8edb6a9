//! Where a text without records may be cut in two: no word, phrase or address crosses.

use crate::table::Phrases;
use crate::text::{Spelling, tokens};

/// Bytes kept beside a portion that begins or ends inside a line: more than any
/// report shows of it.
pub(crate) const MARGIN: usize = 2 << 10;

/// Bytes that are read behind such an end: the last code point of the margin is whole.
pub(crate) const READ_BEHIND: usize = MARGIN + 4;

/// Bytes in which the end of a portion is looked for word by word, and of the longest
/// word that is checked.
const WORDS: usize = 1 << 16;
const LONGEST_WORD: usize = 256;

/// The last end of a line from `from` on; where there is none, of a sentence with its
/// space and a margin behind it, or of a word before which no phrase goes on.
pub(crate) fn last_end(bytes: &[u8], from: usize, phrases: &Phrases) -> Option<usize> {
    let line = memchr::memrchr(b'\n', &bytes[from..]);
    let last_space = |reach: usize, ends: &dyn Fn(usize) -> bool| {
        let within = bytes.get(from..bytes.len().saturating_sub(READ_BEHIND))?;
        let skipped = within.len().saturating_sub(reach);
        let mut spaces = memchr::memrchr2_iter(b' ', b'\t', &within[skipped..]);
        spaces
            .find(|at| ends(from + skipped + at))
            .map(|at| skipped + at)
    };
    let sentence = |at: usize| at > 0 && matches!(bytes[at - 1], b'.' | b',');
    let word = |at: usize| begins_anew(&bytes[at + 1..], phrases);
    line.or_else(|| last_space(usize::MAX, &sentence))
        .or_else(|| last_space(WORDS, &word))
        .map(|at| from + at + 1)
}

/// True where no phrase goes on with the word that `text` begins with.
fn begins_anew(text: &[u8], phrases: &Phrases) -> bool {
    let text = &text[..boundary(text, LONGEST_WORD)];
    let Ok(text) = std::str::from_utf8(text) else {
        return false;
    };
    tokens(text, 0).next().is_some_and(|token| {
        let is_whole = token.span.start == 0 && token.span.end < text.len();
        is_whole && !phrases.go_on_with(&Spelling::of_word(&text[token.span.range()]))
    })
}

/// The last place up to `at` that is not inside a code point.
pub(crate) fn boundary(bytes: &[u8], at: usize) -> usize {
    let mut at = at.min(bytes.len());
    let inside = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    for _ in 0..3 {
        at -= usize::from(at > 0 && inside(at));
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_before_a_word_that_no_phrase_goes_on_with() {
        let mut phrases = Phrases::default();
        phrases.add("न्यू यॉर्क");
        let filling = "न्यू यॉर्क ".repeat(200);
        let text = format!("न्यू यॉर्क न्यू {filling}");
        let end = last_end(text.as_bytes(), 0, &phrases).unwrap();
        assert!(text[..end].ends_with("यॉर्क ") && text[end..].starts_with("न्यू"));
        let filling = "यॉर्क ".repeat(400);
        let text = format!("न्यू यॉर्क क -ख न्यू {filling}");
        let end = last_end(text.as_bytes(), 0, &phrases).unwrap();
        assert_eq!(&text[..end], "न्यू यॉर्क क -ख ");
        assert_eq!(last_end(filling.as_bytes(), 0, &phrases), None);
    }
}
