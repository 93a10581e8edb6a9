//! `AsciiDoc`: paragraphs, titles, cells, texts of links; not targets, attributes, code,
//! comments or literal blocks.
//!
//! A title that a reference names is reported and never rewritten. Source: the `AsciiDoc`
//! language documentation (Eclipse Foundation).

use super::lines::{Cut, Cuts, Line, lines};
use super::protected::is_word;
use super::references::{Anchors, Linked, short};
use super::{front_matter, keys};
use crate::text::Segment;

/// Lines that open and close a block that is no prose.
const OPAQUE: &[&str] = &["----", "....", "++++", "////", "```"];

/// Block macros of which nothing is read.
const DIRECTIVES: &[&str] = &[
    "include::",
    "ifdef::",
    "ifndef::",
    "ifeval::",
    "endif::",
    "toc::",
];

/// Styles of a paragraph that is no prose.
const STYLES: &[&str] = &[
    "source",
    "listing",
    "literal",
    "stem",
    "pass",
    "latexmath",
    "asciimath",
];

/// Macros whose text in brackets is no prose.
const CODE_MACROS: &[&str] = &[
    "kbd",
    "pass",
    "stem",
    "latexmath",
    "asciimath",
    "indexterm",
    "indexterm2",
    "anchor",
    "bibitem",
];

/// What a line holds between two signs that is no prose.
const INLINE: &[(&str, &str)] = &[
    ("``", "``"),
    ("`", "`"),
    ("+++", "+++"),
    ("++", "++"),
    ("+", "+"),
    ("[[", "]]"),
    ("(((", ")))"),
    ("[.", "]"),
    ("[#", "]"),
];

/// The prose of an `AsciiDoc` text.
pub(super) fn segments(source: &str, linked: &Linked) -> Vec<Segment> {
    let (start, found) = front_matter::read(source);
    let mut reader = Reader {
        anchors: references(source, linked),
        found,
        fence: None,
        skips_paragraph: false,
        after_blank: true,
    };
    for line in lines(source, start) {
        reader.line(&line);
    }
    reader.found
}

fn references(source: &str, linked: &Linked) -> Anchors {
    let mut anchors = Anchors::linked(linked).and_fragments(source);
    for sign in ["<<", "xref:"] {
        for part in source.split(sign).skip(1) {
            let short = part.split(['>', ',', '[', '\n']).next().unwrap_or("");
            if short.len() < 400 {
                anchors.add(short);
            }
        }
    }
    anchors
}

struct Reader {
    anchors: Anchors,
    found: Vec<Segment>,
    /// The line that closes the block that is no prose.
    fence: Option<String>,
    /// Until the next empty line.
    skips_paragraph: bool,
    after_blank: bool,
}

impl Reader {
    fn line(&mut self, line: &Line<'_>) {
        let text = line.text.trim_end();
        if let Some(fence) = &self.fence {
            if text == fence {
                self.fence = None;
            }
            return;
        }
        if OPAQUE.iter().any(|sign| text.starts_with(sign)) && is_fence(text) {
            self.fence = Some(
                text.split(|c: char| is_word(c))
                    .next()
                    .unwrap_or(text)
                    .to_owned(),
            );
            self.skips_paragraph = false;
            return;
        }
        if text.is_empty() {
            (self.skips_paragraph, self.after_blank) = (false, true);
            return;
        }
        let begins = std::mem::take(&mut self.after_blank);
        let marker = |c: char| "*-.".contains(c) || c.is_ascii_digit();
        self.skips_paragraph |=
            begins && line.indent() > 0 && !text.trim_start().starts_with(marker);
        if self.skips_paragraph || text.starts_with("//") {
            return;
        }
        if text.starts_with('[') && text.ends_with(']') {
            let style = text[1..]
                .split([',', ']', '%', '#', '.'])
                .next()
                .unwrap_or("");
            self.skips_paragraph = STYLES.contains(&style);
            return;
        }
        self.markup(line, text);
    }

    fn markup(&mut self, line: &Line<'_>, text: &str) {
        if DIRECTIVES.iter().any(|name| text.starts_with(name)) {
            return;
        }
        if let Some((name, _)) = text.strip_prefix(':').and_then(|rest| rest.split_once(':')) {
            if keys::names_prose(name) {
                self.prose(line, name.len() + 2, false);
            }
            return;
        }
        let title = text.trim_start_matches(['=', '#']);
        let is_title = title.len() < text.len() && title.starts_with(' ');
        let held = is_title && self.anchors.has(title);
        self.prose(line, 0, held);
    }

    fn prose(&mut self, line: &Line<'_>, skip: usize, held: bool) {
        let mut cuts = Cuts::of_line(line, skip, INLINE);
        (cuts.tight, cuts.report_only) = (true, held);
        let mut from = 0;
        cuts.prose(&mut self.found, |text, at| {
            let cut = special(text, at, from)?;
            from = cut.end;
            Some(cut)
        });
    }
}

/// A line of nothing but its sign, or of three backquotes and a language.
fn is_fence(text: &str) -> bool {
    let first = text.as_bytes()[0];
    text.bytes().all(|byte| byte == first) || (text.starts_with("```") && !text[3..].contains('`'))
}

fn special(text: &str, at: usize, from: usize) -> Option<Cut> {
    match text.as_bytes()[at] {
        b'<' if text[at..].starts_with("<<") => {
            let end = short(&text[at..]).find(['>', ','])? + at;
            let close = if text[end..].starts_with(">>") { 2 } else { 1 };
            Some(Cut::whole(at, end + close))
        }
        b':' => macro_of(text, at, from),
        _ => None,
    }
}

/// `name:target[text]` and `name::target[text]`: the text is prose, unless it is code.
fn macro_of(text: &str, at: usize, from: usize) -> Option<Cut> {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let start = text[from.min(at)..at].trim_end_matches(name).len() + from.min(at);
    let rest = short(&text[at + 1..]);
    let end = rest.find(|c: char| c.is_whitespace() || c == '[')?;
    if start == at || !rest[end..].starts_with('[') {
        return None;
    }
    let open = at + 1 + end + 1;
    let is_code = CODE_MACROS.contains(&&text[start..at]);
    let close = text[open..]
        .find(']')
        .filter(|_| is_code)
        .map(|n| open + n + 1);
    Some(Cut::whole(start, close.unwrap_or(open)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn prose_and_names() {
        let source = "= एक\n:लेखक: दो\n:description: तीन\n\n[[चार]]\n== पाँच\n\nदेखें <<चार>> और <<चार,छह>> `सात` link:आठ.html[नौ] \
            xref:दस[ग्यारह] kbd:[बारह] {तेरह}।\n\n[source,py]\n----\nचौदह\n----\n\n.पंद्रह\nimage::सोलह.png[सत्रह]\n\n// अठारह\n\n\
            |===\n|उन्नीस |बीस\n|===\n\n[source]\nइक्कीस\n\n फिर\n\nNOTE: अंत\n";
        let document =
            Document::from_text("x", source).with_segments(&segments(source, &Linked::default()));
        let document = super::super::with_plain_prose(document);
        let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
        let wanted = [
            "एक",
            "तीन",
            "पाँच",
            "देखें",
            "और",
            "छह",
            "नौ",
            "ग्यारह",
            "पंद्रह",
            "सत्रह",
            "उन्नीस",
            "बीस",
            "NOTE",
            "अंत",
        ];
        assert_eq!(words, wanted);
    }
}
