//! Text with character references: &amp; &#2335; &#x91F;.

use html5gum::Tokenizer;

use super::protected::{OBJECT, is_word};
use crate::text::Segment;

/// The text between two places, each character reference a piece of its own.
pub(super) fn segments(source: &str, start: usize, end: usize, mut joined: bool) -> Vec<Segment> {
    let Some(text) = source.get(start..end) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut at = 0;
    for (ampersand, _) in text.match_indices('&') {
        if ampersand < at {
            continue;
        }
        let Some(length) = reference(&text[ampersand..]) else {
            continue;
        };
        let seen = decoded(&text[ampersand..ampersand + length]);
        if at < ampersand {
            found.push(Segment::exact(start + at, start + ampersand, joined));
            joined = true;
        }
        at = ampersand + length;
        found.push(Segment::decoded(
            start + ampersand,
            start + at,
            seen,
            joined,
        ));
        joined = true;
    }
    if at < text.len() {
        found.push(Segment::exact(start + at, end, joined));
    }
    found
}

/// Longest name of a reference, in bytes.
const LONGEST: usize = 96;

/// Length of the reference that `text` begins with, its semicolon included. Its name may
/// be of any script: a DTD declares what it likes.
fn reference(text: &str) -> Option<usize> {
    let head = &text.as_bytes()[..text.len().min(LONGEST)];
    let end = memchr::memchr(b';', head)?;
    let name = text[1..end].trim_start_matches('#');
    let is_name = |c: char| is_word(c) || "._-".contains(c);
    (!name.is_empty() && name.chars().all(is_name)).then_some(end + 1)
}

/// What a reference stands for; something inline where nobody but a DTD knows.
fn decoded(reference: &str) -> String {
    let strings = Tokenizer::new(reference)
        .flatten()
        .filter_map(|token| match token {
            html5gum::Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
            _ => None,
        });
    let decoded: String = strings.collect();
    if decoded.len() > 1 && decoded.starts_with('&') {
        OBJECT.to_string()
    } else {
        decoded
    }
}
