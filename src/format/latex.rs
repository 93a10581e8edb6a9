//! LaTeX: running text and the arguments that are printed; not commands, mathematics,
//! comments, verbatim text or names of labels and files.
//!
//! Source: Lamport, *LaTeX: A Document Preparation System*, 1994.

use crate::text::Segment;

/// Commands whose first argument is a name and not text.
const NAMES: [&str; 16] = [
    "label",
    "ref",
    "pageref",
    "eqref",
    "cite",
    "citep",
    "citet",
    "url",
    "href",
    "includegraphics",
    "input",
    "include",
    "usepackage",
    "documentclass",
    "bibliography",
    "bibliographystyle",
];

/// Environments that are not text.
const OPAQUE: [&str; 10] = [
    "verbatim",
    "lstlisting",
    "minted",
    "equation",
    "equation*",
    "align",
    "align*",
    "math",
    "displaymath",
    "tikzpicture",
];

/// The prose of a LaTeX text.
pub(super) fn segments(source: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    let (mut at, mut text_from) = (0, 0);
    let mut joined = false;
    while at < source.len() {
        let skipped = opaque_length(&source[at..]);
        if skipped == 0 {
            at += source[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        if text_from < at {
            found.push(Segment::exact(text_from, at, joined));
        }
        let text_before = text_from < at;
        joined = joins(&source[at..at + skipped]) && (text_before || joined);
        at += skipped;
        text_from = at;
    }
    if text_from < source.len() {
        found.push(Segment::exact(text_from, source.len(), joined));
    }
    found
}

/// Commands that change the look of a part of a word.
const FONTS: [&str; 10] = [
    "textbf",
    "textit",
    "textsc",
    "textsf",
    "texttt",
    "textup",
    "textsl",
    "emph",
    "underline",
    "mbox",
];

/// True for what may stand inside a word: braces and changes of font.
fn joins(skipped: &str) -> bool {
    matches!(skipped, "{" | "}") || FONTS.contains(&skipped.trim_start_matches('\\'))
}

/// Bytes at the beginning of `rest` that are not text.
fn opaque_length(rest: &str) -> usize {
    let after = |close: &str, open: usize| {
        rest[open..]
            .find(close)
            .map_or(rest.len(), |n| open + n + close.len())
    };
    match rest.as_bytes()[0] {
        b'%' => rest.find('\n').unwrap_or(rest.len()),
        b'{' | b'}' | b'&' | b'~' => 1,
        b'$' if rest.starts_with("$$") => after("$$", 2),
        b'$' => after("$", 1),
        b'\\' if rest.starts_with("\\[") => after("\\]", 2),
        b'\\' if rest.starts_with("\\(") => after("\\)", 2),
        b'\\' => command_length(rest),
        _ => 0,
    }
}

fn command_length(rest: &str) -> usize {
    let letters = rest[1..].find(|c: char| !c.is_ascii_alphabetic() && c != '*');
    let end = letters.map_or(rest.len(), |n| n + 1);
    if end == 1 {
        return 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
    }
    let name = &rest[1..end];
    let mut at = optional_argument(rest, end);
    if name == "begin" || name == "end" {
        let argument = braced(rest, at);
        let environment = rest[at..argument].trim_matches(['{', '}']);
        if name == "begin" && OPAQUE.contains(&environment) {
            let close = format!("\\end{{{environment}}}");
            return rest.find(&close).map_or(rest.len(), |n| n + close.len());
        }
        return optional_argument(rest, argument);
    }
    if NAMES.contains(&name) {
        at = braced(rest, at);
    }
    at
}

fn optional_argument(rest: &str, at: usize) -> usize {
    if rest[at..].starts_with('[') {
        rest[at..].find(']').map_or(rest.len(), |n| at + n + 1)
    } else {
        at
    }
}

fn braced(rest: &str, at: usize) -> usize {
    if rest[at..].starts_with('{') {
        rest[at..].find('}').map_or(rest.len(), |n| at + n + 1)
    } else {
        at
    }
}
