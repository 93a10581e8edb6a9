//! MDX: Markdown; not imports, exports, expressions in braces or attributes of components.
//!
//! Source: MDX 3, «Syntax».

use std::ops::Range;

use super::references::Linked;
use super::{markdown, protected};
use crate::text::Segment;

/// Longest tag of a component, in bytes.
const LONGEST_TAG: usize = 2048;

/// The prose of an MDX text.
pub(super) fn segments(source: &str, linked: &Linked) -> Vec<Segment> {
    let programs = programs(source);
    let mut found = Vec::new();
    for segment in markdown::read(source, linked, true) {
        protected::without(&segment, &programs, &mut |it| found.push(it));
    }
    found
}

/// What is program and not text: sorted, disjoint.
fn programs(source: &str) -> Vec<Range<usize>> {
    let mut spans = modules(source);
    spans.extend(expressions(source));
    spans.extend(tags(source));
    spans.sort_unstable_by_key(|span| span.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match merged.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => merged.push(span),
        }
    }
    merged
}

/// Blocks of `import` and `export`, up to an empty line.
fn modules(source: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut at, mut is_first, mut inside) = (0, true, false);
    for line in source.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        inside &= !is_blank;
        inside |= is_first && (line.starts_with("import ") || line.starts_with("export "));
        if inside {
            found.push(at..at + line.len());
        }
        is_first = is_blank || (is_first && line.starts_with("import "));
        at += line.len();
    }
    found
}

/// Balanced braces, the outermost.
fn expressions(source: &str) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut escape = false;
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'{' if !escape => open.push(at),
            b'}' if !escape => {
                if let Some(start) = open.pop() {
                    while found.last().is_some_and(|last| last.start > start) {
                        found.pop();
                    }
                    found.push(start..at + 1);
                }
            }
            _ => {}
        }
        escape = byte == b'\\' && !escape;
    }
    found
}

/// Tags of components and of elements with expressions in them.
fn tags(source: &str) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + next;
        at = start + 1;
        if let Some(end) = tag_end(bytes, start) {
            let tag = &bytes[start..end];
            let name = tag.get(1).copied().unwrap_or(b' ');
            let is_component = name.is_ascii_uppercase() || tag.contains(&b'{');
            if is_component {
                found.push(start..end);
            }
            at = end;
        }
    }
    found
}

fn tag_end(bytes: &[u8], start: usize) -> Option<usize> {
    bytes
        .get(start + 1)
        .filter(|byte| byte.is_ascii_alphabetic())?;
    let (mut quote, mut depth) = (0, 0_usize);
    for (offset, &byte) in bytes[start..].iter().take(LONGEST_TAG).enumerate() {
        match byte {
            _ if quote != 0 && byte == quote => {
                quote = 0;
            }
            b'"' | b'\'' => quote = byte,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'>' if depth == 0 => return Some(start + offset + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn programs_are_left() {
        let source = "import एक from 'दो'\nexport const तीन = 1\n\n# टोली\n\n<Tab label=\"चार\" x={पाँच}>\n\n\
            वह {props.छह} आया {/* सात */}\n\n</Tab>\n\n<Note title=\"आठ\">नौ</Note> <b title=\"दस\">गया</b>\n";
        let document =
            Document::from_text("x", source).with_segments(&segments(source, &Linked::default()));
        let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
        assert_eq!(words, ["टोली", "वह", "आया", "नौ", "दस", "गया"]);
    }
}
