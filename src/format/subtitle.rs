//! SubRip and WebVTT: the text of cues; not numbers, times, tags or notes.
//!
//! Sources: the SubRip format as players read it; W3C, WebVTT.

use crate::text::Segment;

/// The prose of subtitles.
pub(super) fn segments(source: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut in_cue = false;
    for line in source.split_inclusive('\n') {
        let text = line.trim_end_matches(['\r', '\n']);
        if text.trim().is_empty() {
            in_cue = false;
        } else if text.contains("-->") {
            in_cue = true;
        } else if in_cue {
            found.extend(without_tags(text, at));
        }
        at += line.len();
    }
    found
}

/// A cue line without <i> and {\an8}.
fn without_tags(text: &str, base: usize) -> Vec<Segment> {
    let mut found = Vec::new();
    let (mut at, mut joined) = (0, false);
    // Behind the last of them no tag is closed: none is looked for again and again.
    let last = |close: u8| memchr::memrchr(close, text.as_bytes()).unwrap_or(0);
    let (last_angle, last_brace) = (last(b'>'), last(b'}'));
    while at < text.len() {
        let rest = &text[at..];
        let close = match rest.as_bytes()[0] {
            b'<' if at < last_angle => rest.find('>'),
            b'{' if at < last_brace && rest.starts_with("{\\") => rest.find('}'),
            _ => None,
        };
        if let Some(close) = close {
            at += close + 1;
            continue;
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest[first..]
            .find(['<', '{'])
            .map_or(rest.len(), |end| end + first);
        found.push(Segment::exact(base + at, base + at + end, joined));
        joined = true;
        at += end;
    }
    found
}
