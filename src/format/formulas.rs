//! Mathematics in Markdown: what stands in `$$` over lines, in `\(…\)` and in environments
//! of LaTeX, which `CommonMark` takes for text.
//!
//! Source: pandoc, `tex_math_dollars`; `MathJax` and `KaTeX` for the others.

use std::ops::Range;

use super::protected::is_formula;

/// What a block of mathematics begins and ends with.
const BLOCKS: [(&str, &str); 4] = [
    ("$$", "$$"),
    ("\\[", "\\]"),
    ("\\\\[", "\\\\]"),
    ("\\begin{", "\\end{"),
];

/// The formulas of a source, sorted and disjoint. A block ends at an empty line.
pub(super) fn spans(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !source.contains("$$") && !source.contains('\\') {
        return found;
    }
    let mut open: Option<(usize, &str)> = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim_start_matches(['>', ' ', '\t']);
        let indent = line.len() - text.len();
        if let Some((start, close)) = open {
            if let Some(end) = end_of_block(line, close) {
                found.push(start..at + end);
                open = None;
            } else if text.trim().is_empty() {
                open = None;
            }
        } else if let Some((begin, close)) = block(text) {
            match end_of_block(&text[begin.len()..], close) {
                Some(end) => found.push(at + indent..at + indent + begin.len() + end),
                None => open = Some((at + indent, close)),
            }
        } else {
            found.extend(inline(line).map(|span| at + span.start..at + span.end));
        }
        at += line.len();
    }
    found
}

/// The block that a line begins. `\[` may be an escaped bracket where more stands behind it.
fn block(text: &str) -> Option<(&'static str, &'static str)> {
    let begins = |(begin, _): &&(&str, &str)| {
        text.starts_with(begin) && (!begin.ends_with('[') || text.trim_end() == *begin)
    };
    BLOCKS.iter().find(begins).copied()
}

fn end_of_block(line: &str, close: &str) -> Option<usize> {
    let end = line.find(close)? + close.len();
    Some(if close.ends_with('{') {
        line.len()
    } else {
        end
    })
}

/// `\(formula\)` on one line.
fn inline(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    line.match_indices("\\)").filter_map(move |(close, _)| {
        let begin = line[from..close].rfind("\\(").map(|at| from + at);
        from = close + 2;
        let begin = begin.filter(|&begin| is_formula(&line[begin + 2..close]))?;
        Some(begin..close + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_found_over_lines() {
        let source = "क\n\n$$\nख\n$$ ग\n\n> $$ घ $$\n\n\\(च\\) \\(यह वह है\\) \\[छ\\]\n\\[\nज\n\\]\n\n\
            \\begin{align}\nझ\n\\end{align}\n\n$$ ट\n\nठ\n";
        let found: Vec<&str> = spans(source).into_iter().map(|it| &source[it]).collect();
        let wanted = [
            "$$\nख\n$$",
            "$$ घ $$",
            "\\(च\\)",
            "\\[\nज\n\\]",
            "\\begin{align}\nझ\n\\end{align}\n",
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_cost_is_a_straight_line() {
        for sign in ["\\(", "\\)", "$$", "\\[\n", "$$\nक\n"] {
            assert!(spans(&sign.repeat(20_000)).len() <= 20_000, "{sign}");
        }
    }
}
