//! JSON and JSON Lines: strings of all fields, or of chosen ones.
//!
//! A scanner of our own, because no parser says where a string lies in its
//! source; numbers of any size and any depth are passed over. Source: RFC 8259.

use super::{Header, Malformed, keys};
use crate::text::Segment;

pub(super) const OPEN_STRING: &str = "a string is left open";
pub(super) const OPEN_BRACKET: &str = "a bracket is left open";

/// The string values of a JSON text, one after the other; of the fields named, where
/// any are. A field is named by its key, or by its path with dots.
pub(super) fn each_segment(
    source: &str,
    fields: &[String],
    header: &mut Header,
    found: &mut dyn FnMut(Segment),
) -> Result<(), Malformed> {
    header.fields.resize(fields.len(), false);
    let mut scanner = Scanner {
        source,
        at: 0,
        path: Vec::new(),
        fields,
        seen: &mut header.fields,
        found,
    };
    scanner.scan()
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
    /// One place a container: the key in it that is read now.
    path: Vec<Option<&'a str>>,
    fields: &'a [String],
    /// Of each field, whether it occurs.
    seen: &'a mut [bool],
    found: &'a mut dyn FnMut(Segment),
}

impl Scanner<'_> {
    fn scan(&mut self) -> Result<(), Malformed> {
        // Inside an object, a string before a colon is a key.
        let mut objects: Vec<bool> = Vec::new();
        while let Some(&byte) = self.source.as_bytes().get(self.at) {
            match byte {
                b'{' | b'[' => {
                    objects.push(byte == b'{');
                    self.path.push(None);
                    self.at += 1;
                }
                b'}' | b']' => {
                    if objects.pop() != Some(byte == b'}') {
                        return Err(self.malformed(self.at, "a bracket has no partner"));
                    }
                    self.path.pop();
                    self.at += 1;
                }
                b'"' => {
                    let content = self.string()?;
                    let is_key = objects.last() == Some(&true)
                        && self.source[self.at..].trim_start().starts_with(':');
                    if is_key {
                        if let Some(key) = self.path.last_mut() {
                            *key = Some(&self.source[content]);
                        }
                    } else if self.is_wanted() {
                        self.read(content);
                    }
                }
                _ => self.at += 1,
            }
        }
        if objects.is_empty() {
            Ok(())
        } else {
            Err(self.malformed(self.source.len(), OPEN_BRACKET))
        }
    }

    /// The content of the string that begins here; moves behind it.
    fn string(&mut self) -> Result<std::ops::Range<usize>, Malformed> {
        let start = self.at + 1;
        let mut escape = false;
        for (offset, byte) in self.source[start..].bytes().enumerate() {
            match byte {
                b'"' if !escape => {
                    self.at = start + offset + 1;
                    return Ok(start..start + offset);
                }
                b'\n' => break,
                _ => escape = byte == b'\\' && !escape,
            }
        }
        Err(self.malformed(start, OPEN_STRING))
    }

    /// True for a value that was chosen; where none was, for one whose key does not say
    /// that a program reads it.
    fn is_wanted(&mut self) -> bool {
        let mut keys = self.path.iter().rev().copied().flatten();
        let last = keys.next().unwrap_or("");
        if self.fields.is_empty() {
            let mut around = self.path.iter().copied().flatten();
            return !keys::names_data(last) && !around.any(keys::describes_data);
        }
        let mut is_wanted = false;
        for (field, seen) in self.fields.iter().zip(self.seen.iter_mut()) {
            let fits = field == last || is_path(self.path.iter().copied().flatten(), field);
            *seen |= fits;
            is_wanted |= fits;
        }
        is_wanted
    }

    fn read(&mut self, content: std::ops::Range<usize>) {
        text(self.source, content, self.found);
    }

    fn malformed(&self, at: usize, problem: &str) -> Malformed {
        Malformed::new(self.source, at, not(problem))
    }
}

/// The text of a string with backslash escapes, each a piece of its own.
pub(super) fn text(source: &str, content: std::ops::Range<usize>, found: &mut dyn FnMut(Segment)) {
    let (mut at, mut joined) = (content.start, false);
    while at < content.end {
        let plain = memchr::memchr(b'\\', &source.as_bytes()[at..content.end]);
        let end = plain.map_or(content.end, |n| at + n);
        if at < end {
            found(Segment::exact(at, end, joined));
            joined = true;
        }
        if end == content.end {
            return;
        }
        let (length, seen) = escape(&source[end..content.end]);
        found(Segment::decoded(end, end + length, seen, joined));
        joined = true;
        at = end + length;
    }
}

/// True where the keys, with dots between them, are `field`. Cost: as long as that is.
fn is_path<'a>(keys: impl Iterator<Item = &'a str>, field: &str) -> bool {
    let mut rest = Some(field);
    for key in keys {
        let Some(behind) = rest.and_then(|rest| rest.strip_prefix(key)) else {
            return false;
        };
        rest = match behind {
            "" => None,
            behind => match behind.strip_prefix('.') {
                Some(behind) => Some(behind),
                None => return false,
            },
        };
    }
    rest.is_none()
}

pub(super) fn not(problem: &str) -> String {
    format!("not JSON: {problem}")
}

/// Length and meaning of the escape that `text` begins with. A surrogate pair is
/// one escape; a lone surrogate is seen as U+FFFD and stays as it is.
fn escape(text: &str) -> (usize, String) {
    let unit = |at: usize| {
        let digits = text
            .get(at + 2..at + 6)
            .filter(|_| text[at..].starts_with("\\u"))?;
        u16::from_str_radix(digits, 16).ok()
    };
    if let Some(first) = unit(0) {
        let second = text.get(6..).and_then(|_| unit(6));
        let pair: Vec<u16> = std::iter::once(first).chain(second).collect();
        let mut decoded = char::decode_utf16(pair);
        let c = decoded.next().and_then(Result::ok).unwrap_or('\u{FFFD}');
        return (if c.len_utf16() == 2 { 12 } else { 6 }, c.to_string());
    }
    // YAML and TOML have these too.
    for (sign, digits) in [("\\x", 2), ("\\U", 8)] {
        let code = text.strip_prefix(sign).and_then(|rest| rest.get(..digits));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            return (2 + digits, c.to_string());
        }
    }
    let c = text[1..].chars().next().unwrap_or('\\');
    let seen = match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' | 'f' => ' ',
        other => other,
    };
    ((1 + c.len_utf8()).min(text.len()), seen.to_string())
}
