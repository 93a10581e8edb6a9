//! Where prose is: spans of the original bytes that hold running text.

use crate::text::{Document, Span};

/// Plain text: everything but web and mail addresses.
#[must_use]
pub fn with_plain_prose(document: Document) -> Document {
    let mut prose = Vec::new();
    for (base, text) in document.prose() {
        let mut at = 0;
        for address in addresses(text) {
            prose.push(Span::new(base + at, base + address.start));
            at = address.end;
        }
        prose.push(Span::new(base + at, base + text.len()));
    }
    prose.retain(|span| !span.is_empty());
    document.with_prose(prose)
}

/// Runs without white space that hold `://`, `www.` or `@`.
fn addresses(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let signs = ["://", "www.", "@"];
    let mut places: Vec<usize> = signs
        .iter()
        .flat_map(|sign| text.match_indices(sign))
        .map(|(at, _)| at)
        .collect();
    places.sort_unstable();
    for at in places {
        let outside = |c: char| c.is_whitespace() || c == '।';
        let start = text[..at].rfind(outside).map_or(0, |space| {
            space + text[space..].chars().next().map_or(1, char::len_utf8)
        });
        let end = text[at..]
            .find(outside)
            .map_or(text.len(), |length| at + length);
        if found.last().is_none_or(|last| last.end <= start) {
            found.push(Span::new(start, end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_not_prose() {
        let text = "देखें https://टोकायव.org/टोकायेव और mail@example.com पर।";
        let document = with_plain_prose(Document::from_text("x", text));
        let words: Vec<&str> = document.tokens().map(|t| &text[t.span.range()]).collect();
        assert_eq!(words, ["देखें", "और", "पर"]);
    }
}
