//! Gettext PO: translations; not source strings, comments or the header.
//!
//! Source: GNU gettext manual, «The Format of PO Files».

use crate::text::Segment;

/// The prose of a PO file.
#[expect(clippy::match_same_arms, reason = "one line for each keyword")]
pub(super) fn segments(source: &str) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let (mut in_translation, mut identifier_is_empty) = (false, true);
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim_start();
        let (keyword, quote) = (
            text.split(['"', ' ', '[']).next().unwrap_or(""),
            line.find('"'),
        );
        let mut first = false;
        match keyword {
            "msgid" => (in_translation, identifier_is_empty) = (false, true),
            "msgid_plural" | "msgctxt" => in_translation = false,
            "msgstr" => (in_translation, first) = (true, true),
            "" => {}
            _ => in_translation = false,
        }
        if let Some(quote) = quote.filter(|_| !text.starts_with('#')) {
            let content = string(line, quote + 1);
            if in_translation && !identifier_is_empty {
                found.extend(escaped(&line[content.clone()], at + content.start, !first));
            } else if !in_translation && keyword != "msgctxt" && !content.is_empty() {
                identifier_is_empty = false;
            }
        }
        at += line.len();
    }
    found
}

/// From the opening quote to the closing one.
fn string(line: &str, start: usize) -> std::ops::Range<usize> {
    let mut escape = false;
    for (offset, c) in line[start..].char_indices() {
        match c {
            '"' if !escape => return start..start + offset,
            _ => escape = c == '\\' && !escape,
        }
    }
    start..line.trim_end().len().max(start)
}

/// Text with backslash escapes, each a piece of its own.
fn escaped(text: &str, base: usize, mut joined: bool) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = text[at..].find('\\').map_or(text.len(), |n| at + n);
        if at < end {
            found.push(Segment::exact(base + at, base + end, joined));
            joined = true;
        }
        let Some(c) = text.get(end + 1..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        let seen = match c {
            'n' => "\n".to_owned(),
            't' => "\t".to_owned(),
            'r' => "\r".to_owned(),
            other => other.to_string(),
        };
        at = end + 1 + c.len_utf8();
        found.push(Segment::decoded(base + end, base + at, seen, joined));
        joined = true;
    }
    found
}
