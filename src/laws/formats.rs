//! Formats: what is seen of a source, and what an edit changes in it.

use crate::format::{Chosen, Format, with_prose};
use crate::text::{Document, LineIndex};

use super::parts;

/// One name for each format.
pub(super) const NAMES: [&str; 25] = [
    "a.txt", "a.md", "a.html", "a.xml", "a.xlf", "a.srt", "a.vtt", "a.po", "a.tex", "a.mdx",
    "a.rst", "a.adoc", "a.org", "a.yaml", "a.toml", "a.ipynb", "a.svg", "a.json", "a.jsonl",
    "a.csv", "a.tsv", "a.py", "a.docx", "a.odt", "a.epub",
];

/// The first byte chooses the format; of a container, the rest is its parts as one source.
pub(super) fn name_and_source(data: &[u8]) -> Option<(&'static str, &[u8])> {
    let (&first, source) = data.split_first()?;
    Some((NAMES[usize::from(first) % NAMES.len()], source))
}

pub(super) fn read(name: &str, source: &[u8]) -> Option<Document> {
    let document = Document::read(name, source.to_vec()).ok()?;
    let chosen = Chosen {
        code: true,
        ..Chosen::default()
    };
    with_prose(document, Format::of_name(name), &chosen).ok()
}

/// What is seen is in order and valid, its places are those of the source, and an edit
/// changes nothing outside the word.
pub fn formats(data: &[u8]) {
    let Some((name, source)) = name_and_source(data) else {
        return;
    };
    let source = parts::input(source);
    let Some(document) = read(name, &source) else {
        return;
    };
    let nothing = document.encode(document.rewrite(std::iter::empty()));
    assert!(nothing == *source, "{name}: no edit, another text");
    prose_is_valid(&document);
    places_are_in_order(&document);
    edits_stay_inside(&document);
}

fn prose_is_valid(document: &Document) {
    let mut end = 0;
    for (start, text) in document.prose() {
        assert!(end <= start && !text.is_empty());
        end = start + text.len();
        assert_eq!(&document.bytes()[start..end], text.as_bytes());
    }
}

fn places_are_in_order(document: &Document) {
    let lines = LineIndex::new(document);
    let mut at = 0;
    for token in document.tokens() {
        let place = document.source_span(token.span);
        assert!(at <= place.start && place.start < place.end);
        at = place.end;
        let on_page = document.display_span(token.span);
        // Markup inside a word may have bytes that are not UTF-8.
        let is_text = std::str::from_utf8(&document.display_text()[on_page.clone()]).is_ok();
        assert!(is_text || document.invalid_at().is_some());
        lines.locate(on_page.start);
    }
    assert!(at <= document.source().len());
}

/// Takes every word away: what is written stands inside words, but for quotes around a cell.
fn edits_stay_inside(document: &Document) {
    let tokens: Vec<_> = document.tokens().map(|token| token.span).collect();
    let splices = document.splices_of(tokens.iter().map(|&span| (span, "")));
    let mut end = 0;
    for (number, place, written) in &splices {
        assert!(end <= place.start && place.end <= document.source().len());
        end = place.end;
        let word = document.source_span(tokens[*number]);
        let is_inside = word.start <= place.start && place.end <= word.end;
        assert!(is_inside || (place.is_empty() && written == "\""));
    }
    let rewritten = document.rewrite(tokens.iter().map(|&span| (span, "")));
    let removed: usize = splices.iter().map(|(_, place, _)| place.len()).sum();
    let written: usize = splices.iter().map(|(.., text)| text.len()).sum();
    assert_eq!(rewritten.len() + removed, document.source().len() + written);
}
