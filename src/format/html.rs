//! HTML and XHTML: text and the attributes that people read; not scripts, styles or code,
//! nor what is marked as not to be translated.
//!
//! Source: the WHATWG HTML standard, as html5gum tokenises it.

use std::ops::Range;

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use rustc_hash::FxHashMap;

use super::protected::OBJECT;
use super::{entity, escape, front_matter};
use crate::text::Segment;

/// Attributes that a reader sees or hears.
const READ: &[&str] = &[
    "alt",
    "title",
    "placeholder",
    "summary",
    "label",
    "standby",
    "abbr",
    "aria-label",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
];

/// Last words of the names of `meta` whose content a reader sees.
const READ_META: &[&str] = &[
    "description",
    "title",
    "alt",
    "site_name",
    "abstract",
    "subject",
];

/// Elements whose text is not prose.
const OPAQUE: &[&str] = &[
    "script",
    "style",
    "code",
    "kbd",
    "samp",
    "var",
    "template",
    "textarea",
    "svg",
    "math",
    "tt",
    "object",
    "listing",
    "xmp",
    "plaintext",
];

/// Elements that do not end a word.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
];

/// The prose of an HTML text.
pub(super) fn segments(source: &str) -> Vec<Segment> {
    let (start, mut found) = front_matter::read(source);
    let mut reader = Reader::new(true, false);
    reader.read(source, start..source.len(), &mut found);
    found.sort_by_key(|segment| segment.source);
    found
}

/// The prose of an HTML text that is XML: `<title/>` and `<script/>` are whole
/// elements there, not the beginnings of raw text.
pub(super) fn xhtml_segments(source: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    Reader::new(false, false).read(source, 0..source.len(), &mut found);
    found.sort_by_key(|segment| segment.source);
    found
}

/// Reads HTML piece by piece: what is open in one is open in the next.
#[derive(Debug)]
pub(super) struct Reader {
    raw_text: bool,
    /// Elements with a capital are components: nobody knows which of their attributes are
    /// read.
    has_components: bool,
    open: Vec<Open>,
    /// How many of each name are open: an end without a beginning is found at once.
    counts: FxHashMap<String, usize>,
    /// The text goes on that was read last.
    pub joined: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Rights {
    /// No prose, because of what the element is.
    is_code: bool,
    /// No prose, because the author says so.
    is_kept: bool,
}

#[derive(Debug)]
struct Open {
    name: String,
    rights: Rights,
}

impl Reader {
    pub(super) fn new(raw_text: bool, has_components: bool) -> Self {
        Self {
            raw_text,
            has_components,
            open: Vec::new(),
            counts: FxHashMap::default(),
            joined: false,
        }
    }

    /// True inside an element whose text is not prose.
    pub(super) fn is_opaque(&self) -> bool {
        let rights = self.rights();
        rights.is_code || rights.is_kept
    }

    /// Closes the elements that may stand only in a paragraph, where it ends.
    pub(super) fn end_of_block(&mut self) {
        while let Some(open) = self.open.last()
            && INLINE.contains(&open.name.as_str())
        {
            let name = open.name.clone();
            self.close(&name);
        }
    }

    fn rights(&self) -> Rights {
        self.open.last().map(|open| open.rights).unwrap_or_default()
    }

    /// The prose of a piece of HTML, in the order of its tokens.
    pub(super) fn read(&mut self, source: &str, range: Range<usize>, found: &mut Vec<Segment>) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(self.raw_text);
        let text = &source[range.clone()];
        for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
            match token {
                Token::StartTag(tag) => self.start(text, range.start, &tag, found),
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    self.joined &= INLINE.contains(&name.as_str());
                    self.close(&name);
                }
                Token::String(string) => {
                    let (start, end) = (string.span.start, string.span.end);
                    self.text(source, range.start + start..range.start + end, found);
                }
                // The parser reports an error before the text that contains it.
                Token::Comment(_) | Token::Error { .. } => {}
                Token::Doctype(_) => self.joined = false,
            }
        }
    }

    fn text(&mut self, source: &str, range: Range<usize>, found: &mut Vec<Segment>) {
        if !self.is_opaque() {
            let pieces = entity::segments(source, range.start, range.end, self.joined);
            self.joined = !pieces.is_empty();
            return found.extend(pieces);
        }
        let inline = self.open.last();
        if inline.is_some_and(|open| INLINE.contains(&open.name.as_str())) {
            let (start, end) = (range.start, range.end);
            let written = &source[range];
            let object = OBJECT.to_string();
            self.joined &= !written.starts_with(char::is_whitespace);
            found.push(Segment::decoded(start, end, object, self.joined));
            self.joined = !written.ends_with(char::is_whitespace);
        }
    }

    fn start(&mut self, text: &str, base: usize, tag: &StartTag<usize>, found: &mut Vec<Segment>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let rights = self.rights_in(&name, tag);
        let before = found.len();
        let written = text.get(tag.span.start + 1..).unwrap_or_default();
        let is_component = written.starts_with(|c: char| c.is_ascii_uppercase());
        let is_left = rights.is_kept || self.has_components && is_component;
        if !is_left {
            read_attributes(text, base, tag, found);
        }
        self.joined &= INLINE.contains(&name.as_str()) && found.len() == before;
        let is_empty = VOID.contains(&name.as_str()) || (tag.self_closing && !self.raw_text);
        let is_empty = is_empty || (tag.self_closing && (self.has_components || rights.is_code));
        if !is_empty {
            *self.counts.entry(name.clone()).or_default() += 1;
            self.open.push(Open { name, rights });
        }
    }

    fn rights_in(&self, name: &str, tag: &StartTag<usize>) -> Rights {
        let mut rights = self.rights();
        rights.is_code |= OPAQUE.contains(&name);
        for (name, value) in &tag.attributes {
            let name: &[u8] = name;
            let value = value.value.to_ascii_lowercase();
            if name == b"translate" {
                rights.is_kept = value == b"no";
            } else if name == b"class" {
                let mut classes = value.split(u8::is_ascii_whitespace);
                rights.is_kept |= classes.any(|class| class == b"notranslate");
            }
        }
        rights
    }

    /// Closes the innermost element of this name, and what is open in it.
    fn close(&mut self, name: &str) {
        if self.counts.get(name).is_none_or(|&count| count == 0) {
            return;
        }
        while let Some(open) = self.open.pop() {
            if let Some(count) = self.counts.get_mut(&open.name) {
                *count -= 1;
            }
            if open.name == name {
                return;
            }
        }
    }
}

fn read_attributes(text: &str, base: usize, tag: &StartTag<usize>, found: &mut Vec<Segment>) {
    let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let meta = string(&tag.name) == "meta";
    let described = tag.attributes.iter().any(|(name, value)| {
        let value = string(&value.value).to_ascii_lowercase();
        let last = value.rsplit([':', '.', '-']).next().unwrap_or("");
        matches!(string(name).as_str(), "name" | "property" | "itemprop")
            && READ_META.contains(&last)
    });
    for (name, value) in &tag.attributes {
        let name = string(name);
        let of_meta = meta && described && name == "content";
        if !of_meta && !READ.contains(&name.as_str()) {
            continue;
        }
        let Some(written) = text.get(value.span.start..value.span.end) else {
            continue;
        };
        if let Some(at) = written.find('=') {
            let inner = written[at + 1..].trim_matches(['"', '\'', ' ', '\t', '\n', '\r']);
            let start = base + value.span.start + written.len() - written[at + 1..].len()
                + written[at + 1..].find(inner).unwrap_or(0);
            let before = text[..start - base].chars().next_back();
            let quote = before.filter(|c| matches!(c, '"' | '\'')).unwrap_or('\0');
            let escape = escape::attribute(quote);
            // The pieces are given with their places in the whole source.
            let pieces = entity::segments(text, start - base, start - base + inner.len(), false);
            let pieces = pieces.into_iter().map(|piece| piece.shifted(base));
            found.extend(pieces.map(|piece| piece.escaped(escape)));
        }
    }
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
