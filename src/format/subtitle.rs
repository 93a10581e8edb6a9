//! `SubRip` and `WebVTT`: the text of cues; not numbers, times, tags or notes.
//!
//! Sources: the `SubRip` format as players read it; W3C, `WebVTT`.

use super::protected::Ahead;
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
    let (mut angles, mut braces) = (Ahead::new(text, ">"), Ahead::new(text, "}"));
    let (mut at, mut joined) = (0, false);
    while at < text.len() {
        let rest = &text[at..];
        let close = match rest.as_bytes()[0] {
            b'<' => angles.from(at),
            b'{' if rest.starts_with("{\\") => braces.from(at),
            _ => None,
        };
        if let Some(close) = close {
            at = close + 1;
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
