//! JSON that says nothing to a terminal: what JSON lets stand, but a terminal or a reader of
//! lines heeds, is written as an escape.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::visible::is_spoken;

/// Hands JSON on, with escapes for what a terminal heeds.
#[derive(Debug)]
pub(super) struct Harmless<W>(pub W);

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        // serde_json writes whole strings or pieces of them between ASCII signs.
        match std::str::from_utf8(part) {
            Ok(json) => self.0.write_all(harmless(json).as_bytes())?,
            Err(_) => self.0.write_all(part)?,
        }
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The same JSON, in which such characters stand only as escapes.
pub(super) fn harmless(json: &str) -> Cow<'_, str> {
    let heeded = |c: char| !c.is_ascii_control() && is_spoken(c) || c == '\u{7F}';
    if json.bytes().all(may_stand) || !json.chars().any(heeded) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if heeded(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // A string takes whatever is written to it.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// False for the first bytes of what is to be escaped.
const fn may_stand(byte: u8) -> bool {
    !matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_heeds_is_escaped_and_read_back() {
        let text = "क\u{9b}31m\u{202e}x\u{7f}\u{2028}\u{e0041}\tक\u{200d}ष»…";
        let mut out = Vec::new();
        serde_json::to_writer(Harmless(&mut out), &[text]).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert!(json.is_ascii() || !json.chars().any(is_spoken), "{json}");
        assert!(json.contains("\\u009b31m\\u202ex\\u007f\\u2028\\udb40\\udc41\\tक\u{200d}ष»…"));
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
    }
}
