//! Org mode: paragraphs, headings, texts of links; not keywords, drawers, code, tags or
//! targets.
//!
//! A heading that a link names is reported and never rewritten. Source: the Org syntax
//! specification (orgmode.org).

use super::keys;
use super::lines::{Cut, Cuts, Line, lines};
use super::references::{Anchors, Linked};
use crate::text::Segment;

/// Blocks whose text is prose.
const PROSE: &[&str] = &[
    "quote", "verse", "center", "abstract", "note", "warning", "tip",
];

/// What a line holds between two signs that is no prose.
const INLINE: &[(&str, &str)] = &[
    ("=", "="),
    ("~", "~"),
    ("<<", ">>"),
    ("@@", "@@"),
    ("[fn:", "]"),
    ("[cite", "]"),
    ("[@", "]"),
];

/// The prose of an Org text.
pub(super) fn segments(source: &str, linked: &Linked) -> Vec<Segment> {
    let mut anchors = Anchors::linked(linked).and_fragments(source);
    for part in source.split("[[").skip(1) {
        let name = part.split([']', '\n']).next().unwrap_or("");
        if name.len() < 400 {
            anchors.add(name.rsplit('*').next().unwrap_or(name));
        }
    }
    let mut found = Vec::new();
    let mut until: Option<String> = None;
    for line in lines(source, 0) {
        let text = line.text.trim().to_ascii_lowercase();
        if let Some(end) = &until {
            if text.starts_with(end.as_str()) {
                until = None;
            }
            continue;
        }
        until = opens(&text);
        if until.is_none() {
            prose(&line, &anchors, &mut found);
        }
    }
    found
}

/// How the block that begins on this line ends, if it is no prose.
fn opens(text: &str) -> Option<String> {
    if let Some(name) = text.strip_prefix("#+begin_") {
        let name = name.split(' ').next().unwrap_or("");
        return (!PROSE.contains(&name)).then(|| format!("#+end_{name}"));
    }
    let is_drawer = text.len() > 2
        && text.starts_with(':')
        && text.ends_with(':')
        && !text.contains(' ')
        && text != ":end:";
    is_drawer.then(|| ":end:".to_owned())
}

fn prose(line: &Line<'_>, anchors: &Anchors, found: &mut Vec<Segment>) {
    let text = line.text.trim_start();
    if let Some((key, _)) = text
        .strip_prefix("#+")
        .and_then(|rest| rest.split_once(':'))
    {
        if keys::names_prose(key) {
            cuts(line, line.indent() + key.len() + 3, false, found);
        }
        return;
    }
    let is_literal = text.starts_with(": ") || text.starts_with("# ") || text.starts_with("#+");
    if is_literal || text == "#" || text.starts_with(":end:") || text.starts_with(":END:") {
        return;
    }
    let stars = text.len() - text.trim_start_matches('*').len();
    let is_heading = line.indent() == 0 && stars > 0 && text[stars..].starts_with(' ');
    if !is_heading {
        return cuts(line, 0, false, found);
    }
    let without_tags = match text.trim_end().rsplit_once(' ') {
        Some((head, tags)) if tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':') => {
            head
        }
        _ => text,
    };
    let heading = Line {
        start: line.start,
        text: without_tags,
    };
    let words = without_tags[stars..].trim();
    let plain = words.trim_start_matches(|c: char| c.is_ascii_uppercase());
    cuts(&heading, 0, anchors.has(words) || anchors.has(plain), found);
}

fn cuts(line: &Line<'_>, skip: usize, held: bool, found: &mut Vec<Segment>) {
    let mut cuts = Cuts::of_line(line, skip, INLINE);
    (cuts.tight, cuts.report_only) = (true, held);
    cuts.prose(found, |_, _| None::<Cut>);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn prose_and_names() {
        let source = "#+TITLE: एक\n#+AUTHOR: दो\n# तीन\n* TODO चार :पाँच:छह:\n:PROPERTIES:\n:ID: सात\n:END:\n\
            देखें =आठ= ~नौ~ [[file:दस.org][ग्यारह]] [[*चार]] <<बारह>> [fn:तेरह]।\n#+BEGIN_SRC py\nचौदह\n#+END_SRC\n\
            #+begin_quote\nपंद्रह\n#+end_quote\n: सोलह\nअंत a=b और c=d\n";
        let document =
            Document::from_text("x", source).with_segments(&segments(source, &Linked::default()));
        let document = super::super::with_plain_prose(document);
        let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
        let wanted = ["एक", "TODO", "चार", "देखें", "ग्यारह", "पंद्रह", "अंत", "और"];
        assert_eq!(words, wanted);
        let heading = document.tokens().nth(2).unwrap();
        assert!(!document.is_fixable(heading.span));
    }
}
