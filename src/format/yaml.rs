//! YAML: values that are prose; never keys.
//!
//! Source: YAML 1.2, as saphyr-parser reads it.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::json::{self, OPEN_STRING};
use super::{Malformed, escape, keys};
use crate::text::{Escape, Segment};

/// The values that are prose, or those of the fields chosen.
pub(super) fn segments(source: &str, fields: &[String]) -> Result<Vec<Segment>, Malformed> {
    keys::prose_or_chosen(fields, |wanted| values(source, wanted))
}

/// The values that are wanted by their keys and what they say.
pub(super) fn values(
    source: &str,
    mut wanted: impl FnMut(&[&str], &str) -> bool,
) -> Result<Vec<Segment>, Malformed> {
    let mut found = Vec::new();
    let mut place = Place::default();
    let mut bytes = Bytes::new(source);
    for event in Parser::new_from_str(source) {
        let (event, span) = event.map_err(|error| Malformed {
            line: error.marker().line().max(1),
            problem: format!("not YAML: {}", error.info()),
            is_choice: false,
        })?;
        match event {
            Event::Scalar(value, style, ..) => {
                if place.is_key() {
                    place.key(value.into_owned());
                } else {
                    let keys: Vec<&str> = place.keys();
                    if wanted(&keys, &value) {
                        scalar(source, bytes.range(span), style, &mut found)?;
                    }
                    place.value();
                }
            }
            Event::Alias(_) if place.is_key() => place.key(String::new()),
            Event::Alias(_) => place.value(),
            Event::MappingStart(..) => place.open(true),
            Event::SequenceStart(..) => place.open(false),
            Event::MappingEnd | Event::SequenceEnd => place.close(),
            _ => {}
        }
    }
    Ok(found)
}

/// Where the reader stands: a container each, with the key that is read in it.
#[derive(Default)]
struct Place(Vec<Container>);

struct Container {
    is_mapping: bool,
    key: Option<String>,
}

impl Place {
    fn is_key(&self) -> bool {
        let last = self.0.last();
        last.is_some_and(|it| it.is_mapping && it.key.is_none())
    }

    fn key(&mut self, key: String) {
        if let Some(last) = self.0.last_mut() {
            last.key = Some(key);
        }
    }

    /// A value was read: a key comes next.
    fn value(&mut self) {
        if let Some(last) = self.0.last_mut() {
            last.key = None;
        }
    }

    fn keys(&self) -> Vec<&str> {
        self.0.iter().filter_map(|it| it.key.as_deref()).collect()
    }

    fn open(&mut self, is_mapping: bool) {
        if self.is_key() {
            self.key(String::new());
        }
        let key = None;
        self.0.push(Container { is_mapping, key });
    }

    fn close(&mut self) {
        self.0.pop();
        self.value();
    }
}

/// From places in code points to places in bytes, going on.
struct Bytes<'a> {
    source: &'a str,
    chars: usize,
    at: usize,
}

impl<'a> Bytes<'a> {
    fn new(source: &'a str) -> Self {
        let (chars, at) = (0, 0);
        Self { source, chars, at }
    }

    fn range(&mut self, span: Span) -> std::ops::Range<usize> {
        let start = self.to(span.start.index());
        start..self.to(span.end.index()).max(start)
    }

    fn to(&mut self, index: usize) -> usize {
        let more = index.saturating_sub(self.chars);
        let passed = self.source[self.at..].chars().take(more);
        self.at += passed.map(char::len_utf8).sum::<usize>();
        self.chars = self.chars.max(index);
        self.at
    }
}

/// The text of one value.
fn scalar(
    source: &str,
    range: std::ops::Range<usize>,
    style: ScalarStyle,
    found: &mut Vec<Segment>,
) -> Result<(), Malformed> {
    let start = range.start + properties(&source[range.clone()]);
    let text = &source[start..range.end];
    let end = start + text.trim_end().len();
    match style {
        ScalarStyle::Plain => {
            let plain = escape::scalar('\0');
            found.push(Segment::exact(start, end, false).escaped(plain));
        }
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
            let quote = if style == ScalarStyle::DoubleQuoted {
                '"'
            } else {
                '\''
            };
            let text = text.trim_end();
            let is_quoted = text.len() > 1 && text.starts_with(quote) && text.ends_with(quote);
            if !is_quoted {
                return Err(Malformed::new(source, start, OPEN_STRING));
            }
            if quote == '"' {
                let escaped = escape::scalar('"');
                json::text(source, start + 1..end - 1, &mut |it| {
                    found.push(it.escaped(escaped));
                });
            } else {
                doubled(source, start + 1..end - 1, "''", "'", &mut |it| {
                    found.push(it.escaped(escape::scalar('\'')));
                });
            }
        }
        _ => {
            let header = text.starts_with(['|', '>']);
            let line = text.find('\n').filter(|_| header).map_or(0, |at| at + 1);
            let block = Segment::exact(start + line, end.max(start + line), false);
            found.push(block.escaped(Escape::NONE));
        }
    }
    Ok(())
}

/// Length of the anchor and the tag before a value: `&name !!str value`.
fn properties(text: &str) -> usize {
    let mut rest = text;
    while rest.starts_with(['&', '!']) {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        rest = rest[end..].trim_start();
    }
    text.len() - rest.len()
}

/// Text in which a sign is written twice.
pub(super) fn doubled(
    source: &str,
    range: std::ops::Range<usize>,
    twice: &str,
    once: &str,
    found: &mut dyn FnMut(Segment),
) {
    let (mut at, mut joined) = (range.start, false);
    while at < range.end {
        let stop = source[at..range.end].find(twice);
        let stop = stop.map_or(range.end, |n| at + n);
        if at < stop {
            found(Segment::exact(at, stop, joined));
            joined = true;
        }
        if stop < range.end {
            let end = stop + twice.len();
            found(Segment::decoded(stop, end, once.to_owned(), joined));
            joined = true;
        }
        at = stop + twice.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<String> {
        let found = segments(source, &[]).unwrap();
        let text = |it: &Segment| source[it.source.range()].to_owned();
        found.iter().map(text).collect()
    }

    #[test]
    fn values_that_are_prose() {
        let source = "मास्को: # एक\n  title: मास्को\n  name: मास्को\n  about: \"मास्को \\\"गया\\\"\"\n  \
            other: 'वह ''यहाँ'' है'\r\n  long: |\n    पहली बात\n    दूसरी\n  list: [मास्को, वह गया]\n  id: वह गया\n";
        assert_eq!(
            read(source),
            [
                "मास्को",
                "मास्को ",
                "\\\"",
                "गया",
                "\\\"",
                "वह ",
                "''",
                "यहाँ",
                "''",
                " है",
                "पहली बात\n    दूसरी",
                "वह गया"
            ]
        );
        assert_eq!(read("hi:\n  a: मास्को\n"), ["मास्को"]);
        let source = "title: &क \"वह\"\nabout: !!str &ख वह गया\nsummary: &ग |\n  यहाँ\n";
        assert_eq!(read(source), ["वह", "वह गया", "  यहाँ"]);
        assert!(segments("a: [", &[]).is_err());
        assert!(segments("a: ख", &["ग".to_owned()]).unwrap_err().is_choice);
    }
}
