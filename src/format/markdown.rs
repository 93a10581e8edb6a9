//! Markdown: paragraphs, headings, tables, captions, text in HTML, directives that hold
//! text; not code, targets of links, labels or front matter that programs read.
//!
//! A heading that a link names and a link without a text of its own are reported and never
//! rewritten: their spelling finds something. Source: `CommonMark` 0.31 and GitHub's
//! extensions, as pulldown-cmark reads them; `MyST` for directives.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::directives::NOTES;
use super::protected::{OBJECT, without};
use super::references::{Anchors, Linked};
use super::{formulas, front_matter, html};
use crate::text::Segment;

/// Directives whose text is prose, behind a path or nothing.
const CAPTIONS: &[&str] = &[
    "figure",
    "table",
    "list-table",
    "grid",
    "grid-item",
    "tab-set",
    "margin",
];

/// The prose of a Markdown text.
pub(super) fn segments(source: &str, linked: &Linked) -> Vec<Segment> {
    read(source, linked, false)
}

/// The same, where elements of HTML may be components.
pub(super) fn read(source: &str, linked: &Linked, has_components: bool) -> Vec<Segment> {
    let (start, mut found) = front_matter::read(source);
    let anchors = Anchors::linked(linked).and_fragments(source);
    let mut reader = Reader::new(source, &anchors, has_components);
    reader.read(start..source.len(), 0);
    found.append(&mut reader.found);
    without_formulas(source, found)
}

/// What `CommonMark` takes for text, and other readers for mathematics, is no prose.
fn without_formulas(source: &str, found: Vec<Segment>) -> Vec<Segment> {
    let formulas = formulas::spans(source);
    if formulas.is_empty() {
        return found;
    }
    let mut left = Vec::with_capacity(found.len());
    for segment in &found {
        without(segment, &formulas, &mut |part| left.push(part));
    }
    left
}

/// Longest line with nothing but a label, in bytes.
const LONGEST_LABEL: usize = 256;

/// Directives in directives are read to this depth.
const DEEPEST: usize = 8;

#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
struct Reader<'a> {
    source: &'a str,
    anchors: &'a Anchors,
    html: html::Reader,
    found: Vec<Segment>,
    joined: bool,
    code: Code,
    in_html: bool,
    /// Links without a text of their own around.
    labels: usize,
    /// What the heading says that is read now, and where its prose begins.
    heading: Option<(String, usize)>,
    /// Below `!!! note`, indented text is prose.
    in_admonition: bool,
    fenced: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    No,
    Yes,
    Prose,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, anchors: &'a Anchors, has_components: bool) -> Self {
        Self {
            source,
            anchors,
            html: html::Reader::new(true, has_components),
            found: Vec::new(),
            joined: false,
            code: Code::No,
            in_html: false,
            labels: 0,
            heading: None,
            in_admonition: false,
            fenced: false,
        }
    }

    fn read(&mut self, part: Range<usize>, depth: usize) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES;
        let source = self.source;
        let parser = Parser::new_ext(&source[part.clone()], options);
        for (event, range) in parser.into_offset_iter() {
            let range = range.start + part.start..range.end + part.start;
            self.event(event, range, depth);
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>, depth: usize) {
        match event {
            Event::Text(text) => return self.text(text, range),
            Event::Code(text) => {
                self.say(&text);
                return self.object(range);
            }
            Event::InlineHtml(_) => return self.inline_html(range),
            Event::Start(tag) if is_inline(&tag) => return self.link(&tag),
            Event::End(end) if is_inline_end(end) => {
                if matches!(end, TagEnd::Link | TagEnd::Image) {
                    self.labels >>= 1;
                }
                return;
            }
            Event::Start(tag) => self.start(tag, range, depth),
            Event::End(end) => self.end(end),
            Event::SoftBreak => self.say(" "),
            _ => {}
        }
        self.joined = false;
    }

    /// A bit for each link around: whether its text is its label.
    fn link(&mut self, tag: &Tag<'_>) {
        if let Tag::Link { link_type, .. } | Tag::Image { link_type, .. } = tag {
            let is_label = matches!(link_type, LinkType::Collapsed | LinkType::Shortcut);
            self.labels = self.labels << 1 | usize::from(is_label);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, depth: usize) {
        let goes_on = matches!(tag, Tag::CodeBlock(CodeBlockKind::Indented));
        if !goes_on {
            let text = &self.source[range.clone()];
            let signs = ["!!! ", "??? ", "???+ ", "=== \""];
            self.in_admonition = signs.iter().any(|sign| text.starts_with(sign));
        }
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                self.code = Code::Yes;
                self.directive(&info, range, depth);
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.fenced = false;
                self.code = if self.in_admonition {
                    Code::Prose
                } else {
                    Code::Yes
                };
            }
            Tag::HtmlBlock => {
                self.in_html = true;
                let found = &mut self.found;
                let before = found.len();
                self.html.read(self.source, range, found);
                found[before..].sort_by_key(|segment| segment.source);
            }
            Tag::Heading { .. } => self.heading = Some((String::new(), self.found.len())),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::CodeBlock => self.code = Code::No,
            TagEnd::HtmlBlock => self.in_html = false,
            TagEnd::Heading(_) => {
                if let Some((words, from)) = self.heading.take()
                    && self.anchors.has(&words)
                {
                    for segment in &mut self.found[from..] {
                        segment.report_only = true;
                    }
                }
                self.html.end_of_block();
            }
            TagEnd::Paragraph | TagEnd::TableCell => self.html.end_of_block(),
            _ => {}
        }
    }

    fn text(&mut self, text: CowStr<'_>, range: Range<usize>) {
        if self.in_html || self.code == Code::Yes || self.is_label_line(&range) {
            return;
        }
        if self.code == Code::Prose {
            return self.indented(range);
        }
        self.say(&text);
        if self.html.is_opaque() {
            return self.object(range);
        }
        let segment = if self.source[range.clone()] == *text {
            Segment::exact(range.start, range.end, self.joined)
        } else {
            Segment::decoded(range.start, range.end, text.into_string(), self.joined)
        };
        let is_label = self.labels != 0;
        self.found.push(segment.report_only(is_label));
        self.joined = true;
    }

    /// Lines of an admonition that pulldown-cmark holds for code.
    fn indented(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for line in self.source[range].split_inclusive('\n') {
            let text = line.trim_start();
            let is_fence = text.starts_with("```") || text.starts_with("~~~");
            self.fenced ^= is_fence;
            if !self.fenced && !is_fence {
                self.found.push(Segment::exact(at, at + line.len(), false));
            }
            at += line.len();
        }
    }

    /// `(label)=` stands above what it names.
    fn is_label_line(&self, range: &Range<usize>) -> bool {
        let bytes = self.source.as_bytes();
        let before = &bytes[range.start.saturating_sub(LONGEST_LABEL)..range.start];
        let after = &bytes[range.end..bytes.len().min(range.end + LONGEST_LABEL)];
        let line = match memchr::memrchr(b'\n', before) {
            Some(at) => &before[at + 1..],
            None if before.len() == range.start => before,
            None => return false,
        };
        let begins = line.first().unwrap_or(&bytes[range.start]) == &b'(';
        let end = memchr::memchr(b'\n', after).unwrap_or(after.len());
        let written = &bytes[range.start..range.end + end];
        begins && written.trim_ascii_end().ends_with(b")=")
    }

    /// Something inline that is not read, but that an ending may be glued to.
    fn object(&mut self, range: Range<usize>) {
        let object = OBJECT.to_string();
        let segment = Segment::decoded(range.start, range.end, object, self.joined);
        self.found.push(segment);
        self.joined = true;
    }

    fn inline_html(&mut self, range: Range<usize>) {
        self.html.joined = self.joined;
        self.html.read(self.source, range, &mut self.found);
        self.joined = self.html.joined;
    }

    fn say(&mut self, text: &str) {
        if let Some((words, _)) = &mut self.heading {
            words.push_str(text);
        }
    }

    /// A fence that holds text: ```` ```{note} title ````.
    fn directive(&mut self, info: &str, range: Range<usize>, depth: usize) {
        let Some((name, title)) = info.strip_prefix('{').and_then(|it| it.split_once('}')) else {
            return;
        };
        let is_note = NOTES.contains(&name);
        if depth >= DEEPEST || !(is_note || CAPTIONS.contains(&name)) {
            return;
        }
        let text = &self.source[range.clone()];
        let Some(line_end) = text.find('\n') else {
            return;
        };
        let title = title.trim();
        if let Some(at) = text[..line_end]
            .find(title)
            .filter(|_| is_note && !title.is_empty())
        {
            let start = range.start + at;
            self.found
                .push(Segment::exact(start, start + title.len(), false));
        }
        let (from, to) = (line_end + 1, body_end(text));
        let from = from + options(&text[from..to.max(from)]);
        if from < to {
            let outer = (self.code, std::mem::take(&mut self.labels));
            self.code = Code::No;
            self.read(range.start + from..range.start + to, depth + 1);
            (self.code, self.labels) = outer;
        }
    }
}

/// Where the closing fence of a block begins.
fn body_end(text: &str) -> usize {
    let trimmed = text.trim_end();
    let last = trimmed.rfind('\n').map_or(0, |at| at + 1);
    let is_fence = trimmed[last..].trim_start().starts_with(['`', '~', ':']);
    if is_fence { last } else { text.len() }
}

/// Length of the options of a directive: `:name: value`, or a block between `---`.
fn options(text: &str) -> usize {
    let mut length = 0;
    let mut in_block = false;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        if is_fence && (in_block || length == 0) {
            in_block = !in_block;
        } else if !in_block && !line.trim_start().starts_with(':') {
            break;
        }
        length += line.len();
    }
    length
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
