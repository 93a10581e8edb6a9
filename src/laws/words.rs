//! Words: they and the gaps between them are the text, and their normal form is one.

use crate::format::with_plain_prose;
use crate::sound::phones;
use crate::text::{Document, Spelling, repaired, words_of_passage};

use super::parts;

/// Tokens are in order, inside the text and not empty; nothing is lost; normalising twice is
/// normalising once.
pub fn words(data: &[u8]) {
    let data = parts::input(data);
    let Ok(document) = Document::read("x", data.to_vec()) else {
        return;
    };
    in_order(&document);
    let prose = with_plain_prose(document.clone());
    in_order(&prose);
    assert_eq!(document.encode(document.rewrite(std::iter::empty())), *data);
    for (_, word) in document.words() {
        normal(word);
    }
}

/// Words of the whole and of its passages are the same.
fn in_order(document: &Document) {
    let mut at = 0;
    let mut all = Vec::new();
    for (token, word) in document.words() {
        assert!(at <= token.span.start && token.span.start < token.span.end);
        assert_eq!(document.text(token.span), word);
        at = token.span.end;
        all.push((token, word));
    }
    assert!(at <= document.bytes().len());
    let passages = document.passages(64);
    let passages = passages.iter();
    let in_parts = passages.flat_map(|&(base, text)| words_of_passage(base, text));
    assert!(in_parts.eq(all));
}

fn normal(word: &str) {
    let spelling = Spelling::of_word(word);
    assert_eq!(Spelling::of_word(spelling.as_str()), spelling, "{word:?}");
    let once = repaired(word);
    assert_eq!(repaired(&once), once, "{word:?}");
    let _ = phones(word);
}
