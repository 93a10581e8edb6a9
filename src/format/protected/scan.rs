//! The one pass over a prose text that finds what is no prose.

use std::ops::Range;

use super::atom;
use super::enclosed::Closers;
use super::letters::{is_separator, is_word, word_after, word_before};
use super::reach::{OBJECT, Reach};

/// The bytes that what is no prose begins with or holds: of each 16 of a text, all are
/// looked at together.
const SIGNS: [u8; 17] = *b"@#/\\{}$%_<:.[]=&`";

/// The first byte of [`OBJECT`].
const OBJECT_BYTE: u8 = 0xEF;

pub(super) struct Scan<'a> {
    text: &'a str,
    /// Everything before is done.
    at: usize,
    closers: Closers<'a>,
    /// Choices of ICU messages around, and how far the outermost may reach.
    choices: usize,
    choices_end: usize,
    found: Vec<Range<usize>>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, reach: Reach) -> Self {
        Self {
            text,
            at: 0,
            closers: Closers::new(text, reach),
            choices: 0,
            choices_end: 0,
            found: Vec::new(),
        }
    }

    pub(super) fn spans(mut self) -> Vec<Range<usize>> {
        while let Some(sign) = next_sign(self.text.as_bytes(), self.at) {
            self.look_at(sign);
        }
        self.found
    }

    fn look_at(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let next = bytes.get(at + 1).copied();
        let before = self.at;
        match bytes[at] {
            b'{' => self.brace(at),
            b'}' => self.end_of_choice(at),
            b'$' | b'%' | b'#' => self.placeholder(at, next),
            b'<' => match self.closers.tag(at) {
                Some(end) if is_value(&self.text[at..]) => self.take_glued(at, Some(end)),
                end => {
                    let end = end.or_else(|| self.closers.markup(at));
                    self.take_if(at, end);
                }
            },
            b'[' if next == Some(b'[') => {
                let end = self.closers.page(at);
                self.take_if(at, end);
            }
            b'[' if next == Some(b'^') => {
                let end = self.closers.footnote(at);
                self.take_if(at, end);
            }
            b']' if next == Some(b'(') => {
                let end = self.closers.target(at);
                self.take_if(at, end);
            }
            b'`' => {
                let end = self.closers.code(at);
                self.take_if(at, end);
            }
            b'\\' if matches!(next, Some(b'(' | b'[')) => {
                let end = self.closers.formula(at);
                self.take_if(at, end);
            }
            OBJECT_BYTE => {
                let end = self.text[at..].starts_with(OBJECT);
                self.take_glued(at, end.then_some(at + OBJECT.len_utf8()));
            }
            b'&' => match self.closers.reference(at) {
                Some((end, true)) => self.take_glued(at, Some(end)),
                Some((end, false)) => self.push(at, end),
                None => {}
            },
            b'[' | b']' => {}
            b'.' | b':' if !self.is_inside(at) => {}
            _ => self.atom(at),
        }
        self.at = self.at.max(before).max(at + 1);
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
    }

    /// True where no blank stands behind a full stop or a colon.
    fn is_inside(&self, at: usize) -> bool {
        let next = self.text[at + 1..].chars().next();
        next.is_some_and(|c| !is_separator(c))
    }

    fn brace(&mut self, at: usize) {
        if let Some(end) = self.closers.choices(at) {
            self.push(word_before(self.text, at, self.at), end);
            if at > self.choices_end {
                self.choices = 0;
            }
            self.choices += 1;
            self.choices_end = self.closers.limit(at);
            return;
        }
        match self.closers.tag(at) {
            Some(end) if is_value(&self.text[at..]) => self.take_glued(at, Some(end)),
            Some(end) => self.push(at, end),
            None => {
                let end = self.closers.braces(at);
                self.take_glued(at, end);
            }
        }
    }

    fn end_of_choice(&mut self, at: usize) {
        if self.choices == 0 || at > self.choices_end {
            self.choices = 0;
            return;
        }
        if let Some(end) = self.closers.next_choice(at + 1) {
            return self.push(at, end);
        }
        self.choices -= 1;
        let rest = &self.text.as_bytes()[at + 1..self.closers.limit(at)];
        let close = memchr::memchr(b'}', rest).filter(|&n| rest[..n].trim_ascii().is_empty());
        let end = close.map_or(at + 1, |n| at + 1 + n + 1);
        self.push(at, word_after(self.text, end));
    }

    fn placeholder(&mut self, at: usize, next: Option<u8>) {
        let byte = self.text.as_bytes()[at];
        let end = match (byte, next) {
            (_, Some(b'{')) => self.closers.expression(at),
            (b'%', _) => self.closers.percent(at),
            (b'$', Some(b'(')) => self.closers.call(at + 1),
            (b'$', _) => {
                let end = self.closers.mathematics(at);
                end.or_else(|| self.variable(at + 1))
            }
            _ => None,
        };
        match end {
            Some(_) => self.take_glued(at, end),
            None => self.atom(at),
        }
    }

    /// Where `$name`, `$name(key)` ends whose name begins at `at`; an amount is none.
    fn variable(&mut self, at: usize) -> Option<usize> {
        let first = self.text[at..].chars().next()?;
        if !(is_word(first) || first == '_') || first.is_numeric() {
            return None;
        }
        let end = variable_end(self.text, at);
        self.closers.call(end).or(Some(end))
    }

    /// A name without blanks around the sign at `at`.
    fn atom(&mut self, at: usize) {
        let start = back_to_separator(self.text, at, self.at);
        let end = self.text[at..].find(is_separator);
        let end = end.map_or(self.text.len(), |length| at + length);
        let scheme = self.text[start..end].find("://");
        let sign = scheme.map_or(at, |scheme| start + scheme);
        if let Some((from, to)) = atom::web_address(self.text, start, sign, end) {
            return self.push(from, to);
        }
        if let Some(inside) = atom::identifier(self.text, start, end) {
            self.push(inside.start, inside.end);
        }
        self.at = self.at.max(end);
    }

    fn take_if(&mut self, at: usize, end: Option<usize>) {
        if let Some(end) = end {
            self.push(at, end);
        }
    }

    /// With the letters that are glued to it: endings.
    fn take_glued(&mut self, at: usize, end: Option<usize>) {
        if let Some(end) = end {
            let start = word_before(self.text, at, self.at);
            self.push(start, word_after(self.text, end));
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let start = start.max(self.found.last().map_or(0, |last| last.end));
        if start < end {
            self.found.push(start..end);
        }
        self.at = self.at.max(end);
    }
}

/// True for a tag that stands for what it says, to which an ending may be glued; others
/// say what is done with the text around.
pub(super) fn is_value(tag: &str) -> bool {
    let shows = ["{{", "<%=", "<?="]
        .iter()
        .any(|sign| tag.starts_with(sign));
    let calls = ["{{<", "{{%", "{{#", "{{/", "{{!", "{{^", "{{>"];
    shows && !calls.iter().any(|sign| tag.starts_with(sign)) && !is_statement(tag)
}

/// `{{else}}`, `{{- if .name }}`: words of Handlebars and of Go's templates.
fn is_statement(tag: &str) -> bool {
    let inner = tag.trim_start_matches(['{', '-', '~', ' ']);
    let word = inner.split(|c: char| !c.is_ascii_alphabetic()).next();
    let statements = [
        "if", "else", "end", "range", "with", "block", "define", "template",
    ];
    word.is_some_and(|word| statements.contains(&word)) && tag.starts_with("{{")
}

fn variable_end(text: &str, at: usize) -> usize {
    let name = text[at..].find(|c: char| !is_word(c) && c != '_');
    name.map_or(text.len(), |length| at + length)
}

fn back_to_separator(text: &str, at: usize, from: usize) -> usize {
    let before = text[from..at].char_indices().rev();
    let mut ends = before.filter(|&(_, c)| is_separator(c));
    ends.next()
        .map_or(from, |(place, c)| from + place + c.len_utf8())
}

/// The first sign at `from` or behind it.
fn next_sign(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(chunk) = bytes.get(at..at + 16) {
        if chunk.iter().fold(0, |any, &byte| any | is_sign(byte)) != 0 {
            break;
        }
        at += 16;
    }
    // Behind the chunk with a sign there is one within it, or the text ends.
    let rest = bytes.get(at..)?;
    let found = rest.iter().position(|&byte| is_sign(byte) != 0)?;
    Some(at + found)
}

/// Without a branch, so that many are looked at together.
#[inline]
fn is_sign(byte: u8) -> u8 {
    let signs = SIGNS.iter().map(|&sign| u8::from(byte == sign));
    signs.fold(u8::from(byte == OBJECT_BYTE), |any, one| any | one)
}
