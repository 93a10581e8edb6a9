//! Texts that are marked up line by line: lines, and what in a line is no prose.

use super::protected::Ahead;
use crate::text::Segment;

/// One line of a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Where it begins in the source.
    pub start: usize,
    /// Without its end.
    pub text: &'a str,
}

impl Line<'_> {
    /// Where its text ends in the source.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Bytes of white space that it begins with.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of a source, from `start` on.
pub(super) fn lines(source: &str, start: usize) -> Vec<Line<'_>> {
    let mut at = start;
    let mut found = Vec::new();
    for line in source[start..].split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        found.push(Line { start: at, text });
        at += line.len();
    }
    found
}

/// Takes the parts of a line between `open` and `close`, both included, out of its prose.
pub(super) struct Cuts<'a> {
    text: &'a str,
    base: usize,
    at: usize,
    closers: Vec<(&'static str, &'static str, Ahead<'a>)>,
    /// A name ends at these, so none begins behind a letter.
    pub tight: bool,
    pub report_only: bool,
    from: usize,
}

impl<'a> Cuts<'a> {
    pub(super) fn of_line(
        line: &Line<'a>,
        skip: usize,
        rules: &[(&'static str, &'static str)],
    ) -> Self {
        let text = &line.text[skip.min(line.text.len())..];
        let closer =
            |&(open, close): &(&'static str, &'static str)| (open, close, Ahead::new(text, close));
        Self {
            text,
            base: line.end() - text.len(),
            at: 0,
            closers: rules.iter().map(closer).collect(),
            tight: false,
            report_only: false,
            from: 0,
        }
    }

    /// The prose of the line; `special` may know of more that is none: where what begins
    /// at a place ends, and where text in it begins, if it holds any.
    pub(super) fn prose(
        mut self,
        found: &mut Vec<Segment>,
        mut special: impl FnMut(&str, usize) -> Option<Cut>,
    ) {
        while let Some(c) = self.text[self.at..].chars().next() {
            let cut = special(self.text, self.at).or_else(|| self.enclosed());
            match cut {
                Some(cut) => self.cut(&cut, found),
                None => self.at += c.len_utf8(),
            }
        }
        self.push(self.text.len(), false, found);
    }

    fn enclosed(&mut self) -> Option<Cut> {
        let (text, at, tight) = (self.text, self.at, self.tight);
        let behind_word = text[..at].ends_with(super::protected::is_word);
        self.closers.iter_mut().find_map(|(open, close, ahead)| {
            let begins = text[at..].starts_with(*open) && !(tight && behind_word);
            let from = at + open.len();
            let is_open = begins && !text[from..].starts_with(char::is_whitespace);
            let end = if is_open {
                ahead.from(from)?
            } else {
                return None;
            };
            (end > from).then(|| Cut::whole(at, end + close.len()))
        })
    }

    fn cut(&mut self, cut: &Cut, found: &mut Vec<Segment>) {
        self.push(cut.start.max(self.from), false, found);
        if let Some(text) = &cut.text {
            self.from = text.start;
            self.push(text.end, cut.report_only, found);
        }
        self.from = cut.end;
        self.at = cut.end.max(self.at + 1);
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
    }

    fn push(&mut self, to: usize, held: bool, found: &mut Vec<Segment>) {
        if self.from < to {
            let segment = Segment::exact(self.base + self.from, self.base + to, false);
            found.push(segment.report_only(self.report_only || held));
        }
    }
}

/// What is no prose in a line, and the text in it.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    pub start: usize,
    pub end: usize,
    pub text: Option<std::ops::Range<usize>>,
    pub report_only: bool,
}

impl Cut {
    pub(super) fn whole(start: usize, end: usize) -> Self {
        Self {
            start,
            end,
            text: None,
            report_only: false,
        }
    }
}
