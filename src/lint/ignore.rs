//! What an author asks not to hear about: ignore comments, `[sic]`, quotations.
//!
//! `vartani:ignore` silences its line, `vartani:ignore=WORD,WORD` those words on
//! its line, `vartani:ignore-next-line` the line after it, `vartani:off` all
//! lines to `vartani:on`. They are read in the source, in any comment syntax or
//! none. `[sic]` after a word silences that occurrence.

use crate::text::{Document, LineIndex, Span, Spelling};

use super::finding::{Finding, gathered};

/// What is not to be heard about, beyond what the text itself asks.
#[derive(Clone, Debug, Default)]
pub struct Ignored {
    /// Words that are right as they are.
    pub words: Vec<Spelling>,
    /// Words inside quotation marks are somebody else's.
    pub quotations: bool,
}

/// The findings that remain, and the ignore comments that silenced nothing.
#[derive(Clone, Debug, Default)]
pub struct Heeded {
    /// What is still to be said.
    pub findings: Vec<Finding>,
    /// Lines, from 1, of ignore comments without use.
    pub unused: Vec<usize>,
}

/// One ignore comment.
struct Silence {
    /// Line of the comment.
    written: usize,
    /// First and last line that it silences.
    lines: (usize, usize),
    /// The only words that it silences, if it names any.
    words: Vec<Spelling>,
    used: bool,
}

/// Takes away what the text or the house asks not to hear about.
///
/// Cost: nothing for a document without findings and without `vartani:`.
pub fn heed(document: &Document, findings: Vec<Finding>, ignored: &Ignored) -> Heeded {
    let mut silences = silences(document);
    if findings.is_empty() && silences.is_empty() {
        return Heeded::default();
    }
    if silences.is_empty() && ignored.words.is_empty() && !ignored.quotations {
        let heard = |f: &Finding| !is_sic(document.page(), document.page_span(f.span));
        return Heeded {
            findings: gathered(findings.into_iter().filter(heard).collect()),
            unused: Vec::new(),
        };
    }
    let index = LineIndex::new(document);
    let findings = findings.into_iter().filter(|finding| {
        let source = document.page_span(finding.span);
        let line = index.line_of(source.start);
        let spelling = Spelling::of(&finding.word);
        let mut silent = false;
        for silence in &mut silences {
            let here = silence.lines.0 <= line && line <= silence.lines.1;
            if here && (silence.words.is_empty() || silence.words.contains(&spelling)) {
                silence.used = true;
                silent = true;
            }
        }
        let column = source.start - index.line_start(line);
        silent |= ignored.words.contains(&spelling);
        silent |= is_sic(document.page(), source);
        silent |= ignored.quotations && is_quoted(index.line(line), column);
        !silent
    });
    let findings = gathered(findings.collect());
    let unused = silences.iter().filter(|silence| !silence.used);
    Heeded {
        findings,
        unused: unused.map(|silence| silence.written).collect(),
    }
}

const SIGN: &str = "vartani:";

fn silences(document: &Document) -> Vec<Silence> {
    if memchr::memmem::find(document.page(), SIGN.as_bytes()).is_none() {
        return Vec::new();
    }
    let source = String::from_utf8_lossy(document.page());
    let mut found: Vec<Silence> = Vec::new();
    let mut off: Option<usize> = None;
    let last = source.lines().count();
    let silence = |written, lines, words| Silence {
        written,
        lines,
        words,
        used: false,
    };
    for (number, line) in (1..).zip(source.lines()) {
        let Some((_, order)) = line.split_once(SIGN) else {
            continue;
        };
        if let Some(rest) = order.strip_prefix("ignore-next-line") {
            found.push(silence(number, (number + 1, number + 1), named(rest)));
        } else if let Some(rest) = order.strip_prefix("ignore") {
            found.push(silence(number, (number, number), named(rest)));
        } else if order.starts_with("off") {
            off.get_or_insert(number);
        } else if order.starts_with("on")
            && let Some(start) = off.take()
        {
            found.push(silence(start, (start, number), Vec::new()));
        }
    }
    found.extend(off.map(|start| silence(start, (start, last), Vec::new())));
    found
}

/// The words after `=`, up to a blank.
fn named(rest: &str) -> Vec<Spelling> {
    let list = rest.strip_prefix('=').unwrap_or("");
    let list = list.split_whitespace().next().unwrap_or("");
    let words = list.split(',').map(|word| word.trim_end_matches("-->"));
    words
        .filter(|word| !word.is_empty())
        .map(Spelling::of)
        .collect()
}

fn is_sic(source: &[u8], word: Span) -> bool {
    let after = source.get(word.end..).unwrap_or_default();
    let after = after.strip_prefix(b" ").unwrap_or(after);
    after
        .get(..5)
        .is_some_and(|sign| sign.eq_ignore_ascii_case(b"[sic]"))
}

/// True where a quotation that begins before `at` ends after it on the same line.
fn is_quoted(line: &[u8], at: usize) -> bool {
    let before = String::from_utf8_lossy(&line[..at.min(line.len())]).into_owned();
    let after = String::from_utf8_lossy(&line[at.min(line.len())..]).into_owned();
    let paired = [('“', '”'), ('«', '»'), ('‘', '’')];
    let straight = before.matches('"').count() % 2 == 1 && after.contains('"');
    straight
        || paired.iter().any(|&(open, close)| {
            let inside = before.matches(open).count() > before.matches(close).count();
            inside && after.contains(close)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Rule;
    use crate::variant::Tier;

    /// The lines of the findings that remain where every टोकायव is one, and the unused comments.
    fn heard(text: &str, ignored: &Ignored) -> (Vec<usize>, Vec<usize>) {
        let document = Document::from_text("x", text);
        let index = LineIndex::new(&document);
        let findings = document
            .tokens()
            .filter(|token| document.text(token.span) == "टोकायव");
        let findings = findings.map(|token| Finding {
            span: token.span,
            word: "टोकायव".to_owned(),
            suggestion: None,
            rule: Rule::TableVariant,
            tier: Tier::Certain,
            probability: 1.0,
            cluster: String::new(),
            reason: String::new(),
            message: String::new(),
            language: None,
            habit: None,
            more: Vec::new(),
        });
        let heeded = heed(&document, findings.collect(), ignored);
        let lines = heeded
            .findings
            .iter()
            .map(|f| index.locate(f.span.start).line);
        (lines.collect(), heeded.unused)
    }

    #[test]
    fn each_comment_silences_what_it_says() {
        let text = "टोकायव\nटोकायव # vartani:ignore\n<!-- vartani:ignore-next-line -->\nटोकायव\n\
                    टोकायव vartani:ignore=मास्को\nटोकायव <!-- vartani:ignore=मास्को,टोकायव-->\n\
                    % vartani:off\nटोकायव\n% vartani:on\nटोकायव [sic] टोकायव\n";
        assert_eq!(heard(text, &Ignored::default()), (vec![1, 5, 10], vec![5]));
    }

    #[test]
    fn quotations_and_words_of_the_house() {
        let text = "उसने कहा “टोकायव” और टोकायव\n\"टोकायव\" टोकायव\n";
        let quotations = Ignored {
            quotations: true,
            ..Ignored::default()
        };
        assert_eq!(heard(text, &quotations).0, [1, 2]);
        let words = Ignored {
            words: vec![Spelling::of("टोकायव")],
            ..Ignored::default()
        };
        assert!(heard(text, &words).0.is_empty());
    }
}
