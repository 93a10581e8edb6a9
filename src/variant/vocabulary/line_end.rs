//! Words that a hyphen breaks at the end of a line: टोका-⏎यव.

use crate::text::{Script, TextSpan, Token};

/// A word over the end of a line.
#[derive(Clone, Debug)]
pub(crate) struct OverLineEnd {
    /// From its first letter to its last.
    pub span: TextSpan,
    /// Its parts, put together.
    pub word: String,
    /// Script of its letters.
    pub script: Script,
}

/// The words of a passage that stand over the end of a line, if their parts are words of
/// one: whether they are, whoever asks must know. `words` are those of the passage, in order.
///
/// Cost: a look at each end of a line.
pub(crate) fn over_line_ends(base: usize, text: &str, words: &[(Token, &str)]) -> Vec<OverLineEnd> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    ends.filter_map(|end| {
        let line = text[..end].strip_suffix('\r').unwrap_or(&text[..end]);
        let first_end = line.strip_suffix(['-', '\u{AD}', '\u{2010}'])?.len();
        let behind = &text[end + 1..];
        let second_start = text.len() - behind.trim_start_matches([' ', '\t']).len();
        let first = words.partition_point(|(token, _)| token.span.end < base + first_end);
        let [(first, head), (second, tail), ..] = words.get(first..)? else {
            return None;
        };
        let is_beside = first.span.end == base + first_end
            && second.span.start == base + second_start
            && first.script == second.script;
        is_beside.then(|| OverLineEnd {
            span: TextSpan::new(first.span.start, second.span.end),
            word: format!("{head}{tail}"),
            script: first.script,
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words_of_passage;

    #[test]
    fn words_over_line_ends() {
        let text = "टोका-\nयव मॉ\u{AD}\r\n  स्को, रूस- \nकल देश\n-में A-\nआ";
        let words: Vec<_> = words_of_passage(7, text).collect();
        let found = over_line_ends(7, text, &words);
        let found: Vec<&str> = found.iter().map(|broken| broken.word.as_str()).collect();
        assert_eq!(found, ["टोकायव", "मॉस्को"]);
    }
}
