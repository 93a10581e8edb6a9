//! HTML and XHTML: text and the attributes that people read; not scripts, styles or code.
//!
//! Source: the WHATWG HTML standard, as html5gum tokenises it.

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};

use super::{entity, escape};
use crate::text::Segment;

/// Attributes that a reader sees or hears.
const READ: [&str; 5] = ["alt", "title", "placeholder", "aria-label", "summary"];

/// Elements whose text is not prose.
const OPAQUE: [&str; 8] = [
    "script", "style", "code", "kbd", "samp", "var", "template", "textarea",
];

/// Elements that do not end a word.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "del", "dfn", "em", "font", "i", "ins", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "u", "wbr",
];

/// The prose of an HTML text.
pub(super) fn segments(source: &str) -> Vec<Segment> {
    prose(source, true)
}

/// The prose of an HTML text that is XML: `<title/>` and `<script/>` are whole
/// elements there, not the beginnings of raw text.
pub(super) fn xhtml_segments(source: &str) -> Vec<Segment> {
    prose(source, false)
}

fn prose(source: &str, raw_text: bool) -> Vec<Segment> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(raw_text);
    let mut found: Vec<Segment> = Vec::new();
    let (mut joined, mut opaque) = (false, 0_usize);
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                opaque += usize::from(OPAQUE.contains(&name.as_str()) && !tag.self_closing);
                let before = found.len();
                found.extend(read_attributes(source, &tag));
                joined &= INLINE.contains(&name.as_str()) && found.len() == before;
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if OPAQUE.contains(&name.as_str()) {
                    opaque = opaque.saturating_sub(1);
                }
                joined &= INLINE.contains(&name.as_str());
            }
            Token::String(text) if opaque == 0 => {
                let (start, end) = (text.span.start, text.span.end);
                let pieces = entity::segments(source, start, end, joined);
                joined = !pieces.is_empty();
                found.extend(pieces);
            }
            Token::Comment(_) => {}
            _ => joined = false,
        }
    }
    found.sort_by_key(|segment| segment.source);
    found
}

fn read_attributes(source: &str, tag: &StartTag<usize>) -> Vec<Segment> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut found = Vec::new();
    let meta = text(&tag.name) == "meta";
    let described = tag.attributes.iter().any(|(name, value)| {
        let value = text(&value.value);
        matches!(text(name).as_str(), "name" | "property")
            && (value.ends_with("description") || value.ends_with("title"))
    });
    for (name, value) in &tag.attributes {
        let name = text(name);
        let of_meta = meta && described && name == "content";
        if !of_meta && !READ.contains(&name.as_str()) {
            continue;
        }
        let Some(written) = source.get(value.span.start..value.span.end) else {
            continue;
        };
        if let Some(at) = written.find('=') {
            let inner = written[at + 1..].trim_matches(['"', '\'', ' ', '\t', '\n', '\r']);
            let start = value.span.start + written.len() - written[at + 1..].len()
                + written[at + 1..].find(inner).unwrap_or(0);
            let before = source[..start].chars().next_back();
            let quote = before.filter(|c| matches!(c, '"' | '\'')).unwrap_or('\0');
            let pieces = entity::segments(source, start, start + inner.len(), false);
            let escape = escape::attribute(quote);
            found.extend(pieces.into_iter().map(|piece| piece.escaped(escape)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_title_of_xhtml_hides_nothing() {
        let source = "<html><head><title/><script src='a'/></head><body>टोली</body></html>";
        let seen = |segments: Vec<Segment>| -> String {
            let texts = segments.iter().map(|s| &source[s.source.range()]);
            texts.collect()
        };
        assert!(seen(xhtml_segments(source)).contains("टोली"));
    }
}
