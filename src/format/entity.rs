//! Text with character references: &amp; &#2335; &#x91F;.

use html5gum::Tokenizer;

use crate::text::Segment;

/// The text between two places, each character reference a piece of its own.
pub(super) fn segments(source: &str, start: usize, end: usize, mut joined: bool) -> Vec<Segment> {
    let Some(text) = source.get(start..end) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut at = 0;
    for (ampersand, _) in text.match_indices('&') {
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

/// Bytes of the longest reference, without its semicolon: an ampersand looks no further.
const LONGEST: usize = 32;

/// Length of the reference that `text` begins with, its semicolon included.
fn reference(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let near = &bytes[..bytes.len().min(LONGEST + 1)];
    let end = memchr::memchr(b';', near)?;
    let name = bytes.get(1..end)?;
    let named = !name.is_empty() && name.iter().all(|&b| b.is_ascii_alphanumeric() || b == b'#');
    named.then_some(end + 1)
}

fn decoded(reference: &str) -> String {
    let strings = Tokenizer::new(reference)
        .flatten()
        .filter_map(|token| match token {
            html5gum::Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
            _ => None,
        });
    strings.collect()
}
