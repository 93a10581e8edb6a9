//! Where a text quotes: between a pair of marks of one paragraph, over its lines.

use std::ops::Range;

/// Opening marks, each with the marks that may close it.
const PAIRS: [(char, &[char]); 9] = [
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('‘', &['’', '‘']),
    ('‚', &['‘', '’']),
    ('«', &['»']),
    ('»', &['«']),
    ('‹', &['›']),
    ('「', &['」']),
    ('『', &['』']),
];

/// The quotations of a text, in order. Bytes that are not UTF-8 are in none.
///
/// Cost: one pass; a mark that nothing closes in its paragraph quotes nothing.
pub(super) fn quotations(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut base = 0;
    for chunk in text.utf8_chunks() {
        for (start, paragraph) in paragraphs(chunk.valid()) {
            of_paragraph(base + start, paragraph, &mut found);
        }
        base += chunk.valid().len() + chunk.invalid().len();
    }
    found
}

/// True where a quotation holds a word. Cost: a binary search.
pub(super) fn is_inside(quotations: &[Range<usize>], word: &Range<usize>) -> bool {
    let begun = quotations.partition_point(|it| it.start <= word.start);
    let around = begun.checked_sub(1).map(|at| &quotations[at]);
    around.is_some_and(|it| word.end <= it.end)
}

/// What stands between empty lines, with where it begins.
fn paragraphs(text: &str) -> Vec<(usize, &str)> {
    let (mut found, mut begin, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            found.push((begin, &text[begin..at]));
            begin = at + line.len();
        }
        at += line.len();
    }
    found.push((begin, &text[begin..]));
    found
}

/// The outermost quotations of a paragraph.
fn of_paragraph(base: usize, text: &str, found: &mut Vec<Range<usize>>) {
    let mut open: Option<(usize, &[char])> = None;
    let closing = Closing::of_text(text);
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map_or(' ', |&(_, c)| c);
        match open {
            Some((start, closes)) if closes.contains(&c) && closes_here(c, after) => {
                found.push(base + start..base + at);
                open = None;
            }
            None => {
                open = opened(c, before, after)
                    .filter(|closes| closing.comes(closes, at))
                    .map(|closes| (at, closes));
            }
            Some(_) => {}
        }
        before = c;
    }
}

/// What closes the quotation that a mark opens.
fn opened(c: char, before: char, after: char) -> Option<&'static [char]> {
    if c == '"' {
        // 5" is five inches.
        let opens = !before.is_alphanumeric() && !after.is_whitespace();
        return opens.then_some(&['"']);
    }
    let pair = PAIRS.iter().find(|(open, _)| *open == c);
    pair.filter(|_| !(c == '»' && before.is_alphanumeric()))
        .map(|&(_, closes)| closes)
}

/// An apostrophe stands inside a word.
fn closes_here(c: char, after: char) -> bool {
    !(matches!(c, '’' | '‘') && after.is_alphanumeric())
}

/// Where each mark stands last, so that a mark that nothing closes is told at once.
struct Closing(Vec<(char, usize)>);

impl Closing {
    fn of_text(text: &str) -> Self {
        let marks = PAIRS.iter().flat_map(|(_, closes)| closes.iter().copied());
        let marks = marks.chain(['"']);
        Self(
            marks
                .filter_map(|mark| Some((mark, text.rfind(mark)?)))
                .collect(),
        )
    }

    fn comes(&self, closes: &[char], at: usize) -> bool {
        self.0
            .iter()
            .any(|(mark, last)| closes.contains(mark) && *last > at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        let found = quotations(text.as_bytes());
        let inside = |span: &Range<usize>| {
            text[span.clone()].trim_start_matches(|c: char| !c.is_alphanumeric())
        };
        found.iter().map(inside).collect()
    }

    #[test]
    fn quotations_over_lines_and_not_over_paragraphs() {
        assert_eq!(
            quoted("कहा “एक\nदो” और ‘तीन’ «चार» \"पाँच\" „six“"),
            ["एक\nदो", "तीन", "चार", "पाँच", "six"]
        );
        assert_eq!(quoted("“एक\n\nदो” \"तीन\n\n"), [""; 0]);
        assert_eq!(quoted("it’s 5\" and ‘don’t go’ now"), ["don’t go"]);
    }
}
