//! LaTeX: running text and the arguments that are printed; not commands, mathematics,
//! comments, verbatim text or names of labels and files.
//!
//! Which arguments and environments are no text stands in `latex_names.rs`. Source: Lamport,
//! *LaTeX: A Document Preparation System*, 1994; the manuals of the packages named there.

use super::latex_names::{
    FONTS, KEYS, MATHEMATICS, PRINTED, PRINTED_OPTIONS, VERBATIM, VERBATIM_COMMANDS,
};
use super::protected::Ahead;
use crate::text::Segment;

/// The prose of a LaTeX text.
pub(super) fn segments(source: &str) -> Vec<Segment> {
    let mut reader = Reader::new(source);
    while reader.at < source.len() {
        reader.step();
    }
    reader.flush(source.len());
    reader.found
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// Where the text begins that goes on at `at`.
    text_from: usize,
    joined: bool,
    found: Vec<Segment>,
    lines: Ahead<'a>,
    displays: Ahead<'a>,
    brackets: Ahead<'a>,
    parentheses: Ahead<'a>,
    ends: Ahead<'a>,
    conditions: Ahead<'a>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            at: 0,
            text_from: 0,
            joined: false,
            found: Vec::new(),
            lines: Ahead::new(source, "\n"),
            displays: Ahead::new(source, "$$"),
            brackets: Ahead::new(source, "\\]"),
            parentheses: Ahead::new(source, "\\)"),
            ends: Ahead::new(source, "\\end"),
            conditions: Ahead::new(source, "\\fi"),
        }
    }

    /// The text up to the next sign, and what the sign begins.
    fn step(&mut self) {
        let rest = &self.source[self.at..];
        let signs = ['%', '{', '}', '&', '~', '$', '\\'];
        let next = rest.find(signs).map_or(rest.len(), |n| n);
        let start = self.at + next;
        if start == self.source.len() {
            self.at = start;
            return;
        }
        let (end, joins) = self.markup(start);
        let had_text = self.text_from < start;
        self.flush(start);
        self.joined = joins && (had_text || self.joined);
        self.at = end.max(start + 1);
        self.text_from = self.at;
    }

    fn flush(&mut self, end: usize) {
        if self.text_from < end {
            let segment = Segment::exact(self.text_from, end, self.joined);
            self.found.push(segment);
        }
        self.text_from = end;
    }

    /// Where the markup ends that begins at `at`, and whether a word may go on over it.
    fn markup(&mut self, at: usize) -> (usize, bool) {
        let rest = &self.source[at..];
        let behind = |found: Option<usize>, close: usize| {
            found.map_or(self.source.len(), |found| found + close)
        };
        match rest.as_bytes()[0] {
            b'%' => {
                let end = self.lines.from(at);
                (behind(end, 0), false)
            }
            b'{' | b'}' => (at + 1, true),
            b'$' if rest.starts_with("$$") => (behind(self.displays.from(at + 2), 2), false),
            b'$' => (dollar_end(self.source, at), false),
            b'\\' if rest.starts_with("\\[") => (behind(self.brackets.from(at + 2), 2), false),
            b'\\' if rest.starts_with("\\(") => (behind(self.parentheses.from(at + 2), 2), false),
            b'\\' => self.command(at),
            _ => (at + 1, false),
        }
    }

    fn command(&mut self, at: usize) -> (usize, bool) {
        let rest = &self.source[at + 1..];
        let letters = rest
            .bytes()
            .take_while(|&b| b.is_ascii_alphabetic() || b == b'@');
        let length = letters.count();
        if length == 0 {
            // \- may stand in a word, \\ and \, may not.
            let sign = rest.chars().next();
            return (at + 1 + sign.map_or(0, char::len_utf8), sign == Some('-'));
        }
        let name = &rest[..length];
        let starred = usize::from(rest[length..].starts_with('*'));
        let end = at + 1 + length + starred;
        if VERBATIM_COMMANDS.contains(&name) {
            return (verbatim_end(self.source, end), false);
        }
        if name == "iffalse" {
            let close = self.conditions.from(end);
            return (close.unwrap_or(self.source.len()), false);
        }
        if matches!(name, "input" | "include") && self.source[end..].starts_with(' ') {
            let file = self.source[end + 1..].find(char::is_whitespace);
            return (file.map_or(self.source.len(), |n| end + 1 + n), false);
        }
        if name == "begin" {
            return (self.environment(end), false);
        }
        if name == "end" {
            return (arguments(self.source, end, 1), false);
        }
        if let Some((_, printed)) = PRINTED.iter().find(|(command, _)| *command == name) {
            return (arguments(self.source, end, *printed), false);
        }
        if is_key(name) {
            return (arguments(self.source, end, usize::MAX), false);
        }
        if FONTS.contains(&name) || PRINTED_OPTIONS.contains(&name) {
            return (end, FONTS.contains(&name));
        }
        (optional(self.source, end), false)
    }

    /// Behind `\begin{…}` with its options, or behind all of an environment without text.
    fn environment(&mut self, at: usize) -> usize {
        let after = arguments(self.source, at, 1);
        let name = environment_name(&self.source[at..after]);
        let plain = name.trim_end_matches('*');
        if !VERBATIM.contains(&plain) && !MATHEMATICS.contains(&plain) {
            let width = usize::from(["tabular", "tabularx", "longtable", "array"].contains(&plain));
            return arguments(self.source, optional(self.source, after), width);
        }
        let mut from = after;
        while let Some(end) = self.ends.from(from) {
            let close = arguments(self.source, end + "\\end".len(), 1);
            if environment_name(&self.source[end + "\\end".len()..close]) == name {
                return close;
            }
            from = close.max(end + 1);
        }
        self.source.len()
    }
}

/// The name in `{name}[options]`.
fn environment_name(written: &str) -> &str {
    let inner = written.trim_start().strip_prefix('{').unwrap_or_default();
    inner.split('}').next().unwrap_or_default().trim()
}

/// Commands whose arguments name something: those listed, and whatever ends like one.
fn is_key(name: &str) -> bool {
    let ends = ["ref", "cite", "cites", "label", "Ref", "Cite"];
    KEYS.contains(&name) || ends.iter().any(|end| name.ends_with(end)) || name.starts_with("cite")
}

/// Where `$…$` ends; at an empty line a dollar sign was left alone.
fn dollar_end(source: &str, at: usize) -> usize {
    let bytes = source.as_bytes();
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\\' => end += 1,
            b'$' => return end + 1,
            b'\n' if bytes.get(end + 1) == Some(&b'\n') => return end,
            _ => {}
        }
        end += 1;
    }
    boundary(source, end)
}

/// Behind `|…|` or `{…}` of \verb and \lstinline, with the options before it.
fn verbatim_end(source: &str, at: usize) -> usize {
    let mut at = optional(source, at);
    let mut delimiter = source[at..].chars().next();
    // \mintinline{python}|…|
    if delimiter == Some('{') {
        at = braces(source, at);
        delimiter = source[at..].chars().next().filter(|c| "|+!/{".contains(*c));
    }
    match delimiter {
        Some('{') => braces(source, at),
        Some(sign) if !sign.is_whitespace() && !sign.is_alphanumeric() => {
            let from = at + sign.len_utf8();
            let line = source[from..].find([sign, '\n']);
            line.map_or(source.len(), |n| from + n + sign.len_utf8())
        }
        _ => at,
    }
}

/// Behind up to `most` arguments in braces, and the options between them.
fn arguments(source: &str, at: usize, most: usize) -> usize {
    let mut end = at;
    for _ in 0..most {
        let options = optional(source, end);
        let blank = source[options..].find(|c| c != ' ').unwrap_or(0);
        let begin = if blank > 0 && options == at {
            options + blank
        } else {
            options
        };
        if !source[begin..].starts_with('{') {
            return options;
        }
        end = braces(source, begin);
    }
    optional(source, end)
}

/// Behind `[…]`, `<…>` of beamer and what is nested in them.
fn optional(source: &str, mut at: usize) -> usize {
    loop {
        let close = match source.as_bytes().get(at) {
            Some(b'[') => ']',
            Some(b'<') => '>',
            _ => return at,
        };
        let end = balanced(source, at, close);
        if end == at {
            return at;
        }
        at = end;
    }
}

fn braces(source: &str, at: usize) -> usize {
    balanced(source, at, '}').max(at + 1)
}

/// Longest argument that is looked at, in bytes.
const LONGEST: usize = 8192;

/// Behind the sign that closes what begins at `at`; `at`, where none does.
fn balanced(source: &str, at: usize, close: char) -> usize {
    let bytes = source.as_bytes();
    let (mut depth, mut end) = (0_usize, at + 1);
    let last = bytes.len().min(at + LONGEST);
    while end < last {
        match bytes[end] {
            b'\\' => end += 1,
            byte if depth == 0 && char::from(byte) == close => return end + 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'\n' if close != '}' && bytes.get(end + 1) == Some(&b'\n') => return at,
            _ => {}
        }
        end += 1;
    }
    at
}

fn boundary(source: &str, at: usize) -> usize {
    let mut at = at.min(source.len());
    while !source.is_char_boundary(at) {
        at += 1;
    }
    at
}
