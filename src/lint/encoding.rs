//! Rule `encoding`: the same text in wrong code points.
//!
//! What it does: reports sequences that look right and are wrong (अा for आ),
//! vowel signs before nukta, doubled signs, remains of legacy fonts, joiners
//! that change nothing. Why: such words look the same and are not found by any
//! search. Fix safety: always safe; the page looks the same.

use crate::text::{Document, Token, defects, mend};
use crate::variant::Tier;

use super::finding::{Finding, Rule};

/// The finding at one word, if it has a defect.
pub(super) fn finding(document: &Document, token: Token) -> Option<Finding> {
    let word = document.text(token.span);
    let first = defects(word).into_iter().next()?;
    let mended = mend(word).into_owned();
    let reason = first.kind.words();
    Some(Finding {
        span: token.span,
        word: word.to_owned(),
        rule: Rule::Encoding,
        tier: Tier::Certain,
        probability: 1.0,
        cluster: mended.clone(),
        reason: reason.to_owned(),
        message: format!("«{word}» ({}): {reason}", code_points(&word[first.range])),
        suggestion: Some(mended),
    })
}

/// `U+093F U+093C`.
fn code_points(text: &str) -> String {
    let points: Vec<String> = text
        .chars()
        .map(|c| format!("U+{:04X}", c as u32))
        .collect();
    points.join(" ")
}
