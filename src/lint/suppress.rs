//! Suppression of findings: ignore comments, `[sic]`, quotations, words of the house.
//!
//! `vartani:ignore` suppresses its line, `vartani:ignore=WORD,WORD` those words on
//! its line, `vartani:ignore-next-line` the line after it, `vartani:off` all
//! lines to `vartani:on`. They are read in the source, in any comment syntax or
//! none. `[sic]` after a word suppresses that occurrence.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Document, LineIndex, Spelling};

use super::finding::{Finding, gathered};
use super::quotation::{is_inside, quotations};

/// What is suppressed beyond what the text itself asks for.
#[derive(Clone, Debug, Default)]
pub struct Ignored {
    /// Words that are right as they are.
    pub words: Vec<Spelling>,
    /// True to suppress findings inside quotation marks: those words are somebody else's.
    pub quotations: bool,
    /// Where set, findings at any other word are suppressed.
    pub all_but: Option<FxHashSet<Spelling>>,
}

/// The findings that remain, and the ignore comments that suppressed nothing.
#[derive(Clone, Debug, Default)]
pub struct Remaining {
    /// The findings that no suppression covers.
    pub findings: Vec<Finding>,
    /// Lines, from 1, of ignore comments that suppressed nothing.
    pub unused: Vec<usize>,
}

/// One ignore comment.
struct Suppression {
    /// Line of the comment.
    line: usize,
    /// First and last line that it covers.
    lines: (usize, usize),
    /// The only words that it covers, if it names any.
    words: Vec<Spelling>,
    used: bool,
}

impl Suppression {
    /// True for lines between `off` and `on`: they are few.
    fn is_block(&self) -> bool {
        self.lines.0 < self.lines.1
    }
}

/// The numbers of the comments that suppress each line, but for blocks.
fn by_line(suppressions: &[Suppression]) -> FxHashMap<usize, Vec<usize>> {
    let mut by_line: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (number, suppression) in suppressions.iter().enumerate() {
        if !suppression.is_block() {
            by_line.entry(suppression.lines.0).or_default().push(number);
        }
    }
    by_line
}

/// Removes the findings that the text or the house suppresses.
///
/// ```
/// use vartani::lint::{Ignored, suppress};
/// use vartani::{Checker, text::Document};
///
/// let text = "टोकायव [sic] आए। टोकायेव बोले।";
/// let report = Checker::builder().build().check(Document::from_text("draft", text));
/// assert!(report.findings().is_empty());
/// let remaining = suppress(report.document(), Vec::new(), &Ignored::default());
/// assert!(remaining.unused.is_empty());
/// ```
///
/// Cost: nothing for a document without findings and without `vartani:`.
pub fn suppress(document: &Document, findings: Vec<Finding>, ignored: &Ignored) -> Remaining {
    let mut suppressions = suppressions(document);
    if findings.is_empty() && suppressions.is_empty() {
        return Remaining::default();
    }
    let nothing_ignored =
        ignored.words.is_empty() && !ignored.quotations && ignored.all_but.is_none();
    if suppressions.is_empty() && nothing_ignored {
        let remains =
            |f: &Finding| !is_sic(document.display_text(), &document.display_span(f.span));
        return Remaining {
            findings: gathered(findings.into_iter().filter(remains).collect()),
            unused: Vec::new(),
        };
    }
    let index = LineIndex::new(document);
    let quotations = if ignored.quotations {
        quotations(document.display_text())
    } else {
        Vec::new()
    };
    let by_line = by_line(&suppressions);
    let blocks = (0..suppressions.len()).filter(|&number| suppressions[number].is_block());
    let blocks: Vec<usize> = blocks.collect();
    let findings = findings.into_iter().filter(|finding| {
        let source = document.display_span(finding.span);
        let line = index.line_of(source.start);
        let spelling = Spelling::of_word(&finding.word);
        let mut suppressed = false;
        for &number in by_line.get(&line).into_iter().flatten() {
            let suppression = &mut suppressions[number];
            if suppression.words.is_empty() || suppression.words.contains(&spelling) {
                suppression.used = true;
                suppressed = true;
            }
        }
        for &number in &blocks {
            let suppression = &mut suppressions[number];
            if suppression.lines.0 <= line && line <= suppression.lines.1 {
                suppression.used = true;
                suppressed = true;
            }
        }
        suppressed |= ignored.words.contains(&spelling);
        let wanted = ignored.all_but.as_ref();
        suppressed |= wanted.is_some_and(|wanted| !wanted.contains(&spelling));
        suppressed |= is_sic(document.display_text(), &source);
        suppressed |= is_inside(&quotations, &source);
        !suppressed
    });
    let findings = gathered(findings.collect());
    let unused = suppressions.iter().filter(|suppression| !suppression.used);
    Remaining {
        findings,
        unused: unused.map(|suppression| suppression.line).collect(),
    }
}

const SIGN: &str = "vartani:";

fn suppressions(document: &Document) -> Vec<Suppression> {
    if memchr::memmem::find(document.display_text(), SIGN.as_bytes()).is_none() {
        return Vec::new();
    }
    let source = String::from_utf8_lossy(document.display_text());
    let mut found: Vec<Suppression> = Vec::new();
    let mut off: Option<usize> = None;
    let last = source.lines().count();
    let suppression = |line, lines, words| Suppression {
        line,
        lines,
        words,
        used: false,
    };
    for (number, line) in (1..).zip(source.lines()) {
        let Some((_, order)) = line.split_once(SIGN) else {
            continue;
        };
        if let Some(rest) = order.strip_prefix("ignore-next-line") {
            found.push(suppression(number, (number + 1, number + 1), named(rest)));
        } else if let Some(rest) = order.strip_prefix("ignore") {
            found.push(suppression(number, (number, number), named(rest)));
        } else if order.starts_with("off") {
            off.get_or_insert(number);
        } else if order.starts_with("on")
            && let Some(start) = off.take()
        {
            found.push(suppression(start, (start, number), Vec::new()));
        }
    }
    found.extend(off.map(|start| suppression(start, (start, last), Vec::new())));
    found
}

/// The words after `=`, up to a blank.
fn named(rest: &str) -> Vec<Spelling> {
    let list = rest.strip_prefix('=').unwrap_or("");
    let list = list.split_whitespace().next().unwrap_or("");
    let words = list.split(',').map(|word| word.trim_end_matches("-->"));
    words
        .filter(|word| !word.is_empty())
        .map(Spelling::of_word)
        .collect()
}

fn is_sic(source: &[u8], word: &Range<usize>) -> bool {
    let after = source.get(word.end..).unwrap_or_default();
    let after = after.strip_prefix(b" ").unwrap_or(after);
    after
        .get(..5)
        .is_some_and(|sign| sign.eq_ignore_ascii_case(b"[sic]"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Rule;
    use crate::variant::Tier;

    /// The lines of the findings that remain where every टोकायव is one, and the unused comments.
    fn remaining(text: &str, ignored: &Ignored) -> (Vec<usize>, Vec<usize>) {
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
            kind: crate::lint::FindingKind::Word,
            habit: None,
            more: Vec::new(),
        });
        let left = suppress(&document, findings.collect(), ignored);
        let lines = left
            .findings
            .iter()
            .map(|f| index.locate(f.span.start).line);
        (lines.collect(), left.unused)
    }

    #[test]
    fn each_comment_suppresses_what_it_says() {
        let text = "टोकायव\nटोकायव # vartani:ignore\n<!-- vartani:ignore-next-line -->\nटोकायव\n\
                    टोकायव vartani:ignore=मास्को\nटोकायव <!-- vartani:ignore=मास्को,टोकायव-->\n\
                    % vartani:off\nटोकायव\n% vartani:on\nटोकायव [sic] टोकायव\n";
        assert_eq!(
            remaining(text, &Ignored::default()),
            (vec![1, 5, 10], vec![5])
        );
    }

    #[test]
    fn quotations_and_words_of_the_house() {
        let text = "उसने “टोकायव\nटोकायव” टोकायव\n\"टोकायव\" टोकायव\n";
        let quotations = Ignored {
            quotations: true,
            ..Ignored::default()
        };
        assert_eq!(remaining(text, &quotations).0, [2, 3]);
        let words = Ignored {
            words: vec![Spelling::of_word("टोकायव")],
            ..Ignored::default()
        };
        assert!(remaining(text, &words).0.is_empty());
    }
}
