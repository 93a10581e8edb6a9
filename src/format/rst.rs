//! reStructuredText: paragraphs, titles, notes, captions; not labels, roles, literals, code,
//! comments or paths.
//!
//! A title and a text that something refers to are reported and never rewritten. Source:
//! docutils, «reStructuredText Markup Specification»; Sphinx for roles and directives.

use super::directives::NOTES;
use super::lines::{Cut, Cuts, Line, lines};
use super::protected::{is_word, word_before};
use super::references::{Anchors, Linked};
use super::{front_matter, keys};
use crate::text::Segment;

/// Directives whose argument is a path or a name, and whose text is prose.
const CAPTIONS: &[&str] = &[
    "figure",
    "image",
    "class",
    "tabs",
    "grid",
    "grid-item",
    "only",
    "role@no",
];

/// Fields of functions, whose text is prose.
const FIELDS: &[&str] = &[
    "param",
    "return",
    "returns",
    "raises",
    "abstract",
    "dedication",
    "note",
];

/// The prose of a reStructuredText.
pub(super) fn segments(source: &str, linked: &Linked) -> Vec<Segment> {
    let (start, found) = front_matter::read(source);
    let lines = lines(source, start);
    let mut reader = Reader {
        anchors: names(source, linked),
        found,
        opaque: None,
        doctest: false,
    };
    for (number, line) in lines.iter().enumerate() {
        let next = lines.get(number + 1).map_or("", |next| next.text);
        reader.line(line, next);
    }
    reader.found
}

/// Whatever stands between backquotes: a title may be meant by it.
fn names(source: &str, linked: &Linked) -> Anchors {
    let mut anchors = Anchors::linked(linked);
    for name in source
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.len() < 400)
    {
        let (text, target) = name.split_once('<').unwrap_or((name, ""));
        anchors.add(text.trim());
        anchors.add(target.trim_end_matches('>'));
    }
    for word in source.split_whitespace().filter(|word| word.contains('_')) {
        let word = word.trim_end_matches(|c: char| !is_word(c) && c != '_');
        if let Some(name) = word.strip_suffix('_') {
            anchors.add(name);
        }
    }
    anchors
}

struct Reader {
    anchors: Anchors,
    found: Vec<Segment>,
    /// Lines that are indented by more than this are no prose.
    opaque: Option<usize>,
    doctest: bool,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>, next: &str) {
        if line.is_blank() {
            self.doctest = false;
            return;
        }
        let indent = line.indent();
        if self.opaque.is_some_and(|base| indent > base) {
            return;
        }
        self.opaque = None;
        let text = line.text.trim();
        self.doctest |= text.starts_with(">>> ");
        if self.doctest || is_adornment(text) || text.starts_with("__ ") {
            return;
        }
        if let Some(markup) = text.strip_prefix(".. ").or((text == "..").then_some("")) {
            return self.explicit(line, markup);
        }
        if let Some(skip) = field(line) {
            return self.prose(line, skip, false);
        }
        if text.starts_with(':') && text[1..].contains(':') && !text.contains(":`") {
            return;
        }
        let is_title = is_adornment(next.trim()) && !text.is_empty();
        let held = is_title && self.anchors.has(text);
        self.prose(line, 0, held);
        if text.ends_with("::") {
            self.opaque = Some(indent);
        }
    }

    /// `.. directive:: argument`, `.. _label:`, `.. [1] footnote`, `.. |name| replace:: text`.
    fn explicit(&mut self, line: &Line<'_>, markup: &str) {
        let indent = line.indent();
        let offset = line.text.len() - line.text.trim_end().len();
        let at = |rest: &str| line.text.len() - offset - rest.len();
        if markup.starts_with('_') {
            self.opaque = Some(indent);
        } else if let Some((_, text)) = markup.strip_prefix('[').and_then(|it| it.split_once(']')) {
            self.prose(line, at(text), false);
        } else if let Some((before, argument)) = markup.split_once("::") {
            let name = before.rsplit([' ', ':']).next().unwrap_or(before);
            if NOTES.contains(&name) {
                self.prose(line, at(argument), false);
            } else if !CAPTIONS.contains(&name) {
                self.opaque = Some(indent);
            }
        } else {
            self.opaque = Some(indent);
        }
    }

    fn prose(&mut self, line: &Line<'_>, skip: usize, held: bool) {
        let mut cuts = Cuts::of_line(line, skip, &[("``", "``"), ("|", "|")]);
        cuts.report_only = held;
        let anchors = &self.anchors;
        let mut closed = 0;
        cuts.prose(&mut self.found, |text, at| {
            let cut = special(text, at, closed, anchors)?;
            closed = cut.end;
            Some(cut)
        });
    }
}

/// Longest text between backquotes, in bytes.
const LONGEST: usize = 1024;

fn special(text: &str, at: usize, from: usize, anchors: &Anchors) -> Option<Cut> {
    match text.as_bytes()[at] {
        b'`' if !text[at..].starts_with("``") => quoted(text, at, from, anchors),
        b'_' => {
            let word = word_before(text, at, from);
            let rest = text[at..].trim_start_matches('_');
            let is_reference = word < at && !rest.starts_with(is_word) && !rest.starts_with('`');
            is_reference.then(|| Cut::whole(word, text.len() - rest.len()))
        }
        b'[' => {
            let mut least = text.len().min(at + LONGEST);
            while !text.is_char_boundary(least) {
                least -= 1;
            }
            let close = text[at..least].find(']')? + at + 1;
            text[close..]
                .starts_with('_')
                .then(|| Cut::whole(at, close + 1))
        }
        _ => None,
    }
}

/// `` :role:`text <target>` ``, `` `text`_ ``: of a role and a reference, the text before
/// `<target>` is prose.
fn quoted(text: &str, at: usize, from: usize, anchors: &Anchors) -> Option<Cut> {
    let end = text[at + 1..].find('`')? + at + 1;
    let start = role_start(text, at, from);
    let inner = &text[at + 1..end];
    let after = text[end + 1..].trim_start_matches('_');
    let target = inner.find('<').filter(|_| inner.ends_with('>'));
    Some(Cut {
        start,
        end: text.len() - after.len(),
        text: target.map(|length| at + 1..at + 1 + length),
        report_only: target.is_some_and(|length| anchors.has(&inner[..length])),
    })
}

fn role_start(text: &str, at: usize, from: usize) -> usize {
    let role = |c: char| is_word(c) || ":.-_+".contains(c);
    let before = text[from.min(at)..at].trim_end_matches(role).len() + from.min(at);
    let is_role = text[before..at].starts_with(':') && text[before..at].ends_with(':');
    let is_target = text[..at].ends_with('_');
    if is_role {
        before
    } else {
        at - usize::from(is_target)
    }
}

/// A row of one sign above or below a title, or between the cells of a table.
fn is_adornment(text: &str) -> bool {
    let signs = "=-`:.'\"~^_*+#<>|!$%&()/;?@[]{}\\, ";
    text.len() > 1
        && text.chars().all(|c| signs.contains(c))
        && text
            .bytes()
            .filter(|&byte| byte == text.as_bytes()[0])
            .count()
            > 1
}

/// Where the text of a field begins, if it is prose.
fn field(line: &Line<'_>) -> Option<usize> {
    let indent = line.indent();
    let rest = line.text[indent..].strip_prefix(':')?;
    let (name, _) = rest.split_once(": ")?;
    let first = name.split(' ').next().unwrap_or(name);
    let is_prose = keys::names_prose(name) || FIELDS.contains(&first);
    is_prose.then_some(indent + 1 + name.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn prose_and_names() {
        let source = "एक शीर्षक\n=========\n\n.. _लेबल:\n\nदेखें :ref:`नाम` और :ref:`दो <तीन>` तथा `चार`_ ``पाँच`` छह_ [सात]_ |आठ| ।\n\n\
            .. code-block:: python\n\n   नौ\n\n.. note:: दस\n   ग्यारह\n\n.. figure:: बारह.png\n   :alt: तेरह\n   :name: चौदह\n\n   पंद्रह\n\n\
            .. टिप्पणी\n   सोलह\n\nऐसे::\n\n   सत्रह\n\nफिर\n\n.. [सात] अठारह\n.. |आठ| replace:: उन्नीस\n";
        let document =
            Document::from_text("x", source).with_segments(&segments(source, &Linked::default()));
        let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
        let wanted = [
            "एक",
            "शीर्षक",
            "देखें",
            "और",
            "दो",
            "तथा",
            "दस",
            "ग्यारह",
            "तेरह",
            "पंद्रह",
            "ऐसे",
            "फिर",
            "अठारह",
            "उन्नीस",
        ];
        assert_eq!(words, wanted);
    }
}
