//! Markdown: paragraphs, headings, tables, captions; not code, links' targets or raw HTML.
//!
//! Source: CommonMark 0.31 and GitHub's extensions, as pulldown-cmark reads them.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::escape;
use crate::text::Segment;

/// The prose of a Markdown text.
pub(super) fn segments(source: &str) -> Vec<Segment> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut found: Vec<Segment> = Vec::new();
    let (mut joined, mut code, mut metadata) = (false, false, false);
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::MetadataBlock(_)) => metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => metadata = false,
            Event::Text(_) if metadata => found.extend(values(source, range.start, range.end)),
            Event::Text(_) if code => {}
            Event::Text(text) => {
                found.push(if source[range.clone()] == *text {
                    Segment::exact(range.start, range.end, joined)
                } else {
                    Segment::decoded(range.start, range.end, text.into_string(), joined)
                });
                joined = true;
                continue;
            }
            Event::Start(tag) if is_inline(&tag) => continue,
            Event::End(tag) if is_inline_end(tag) => continue,
            _ => {}
        }
        joined = false;
    }
    found
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
    )
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
    )
}

/// The values of `key: value` lines of front matter.
fn values(source: &str, start: usize, end: usize) -> Vec<Segment> {
    let mut at = start;
    let mut found = Vec::new();
    for line in source[start..end].split_inclusive('\n') {
        let key = line.find([':', '=']).map_or(0, |colon| colon + 1);
        let value = &line[key..];
        if !value.trim().is_empty() {
            let quote = value.trim_start().chars().next();
            let quote = quote.filter(|c| matches!(c, '"' | '\'')).unwrap_or('\0');
            let piece = Segment::exact(at + key, at + line.len(), false);
            found.push(piece.escaped(escape::scalar(quote)));
        }
        at += line.len();
    }
    found
}
