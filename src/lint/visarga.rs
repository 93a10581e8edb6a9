//! Part of rule `encoding`: a colon that stands for visarga (दु:ख, अत: for दुःख, अतः).
//!
//! A colon behind a word is a colon (समय: शाम), unless the word is none without visarga.
//! Source: Central Hindi Directorate, *Devanagari Lipi tatha Hindi Vartani ka Manakikaran*
//! (2019), which warns of it; the words are those of the Hindi lexicon. Fix safety: likely.

use crate::text::{Document, Script, Tag, TextSpan, Token};
use crate::variant::{InLanguage, Tier};

use super::finding::{Finding, Rule};
use super::kind::FindingKind;

const VISARGA: char = 'ः';

/// The band of words that a list has and that are rare: अत, a slip for अतः, is one.
const RARE: u8 = 1;

/// The findings among the words of a passage, in order.
///
/// Cost: a look at the byte behind each word of Devanagari.
pub(super) fn findings(
    document: &Document,
    words: &[(Token, &str)],
    known: InLanguage<'_>,
) -> Vec<Finding> {
    if known.language != Some(Tag::HINDI) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, (token, word)) in words.iter().enumerate() {
        let behind = document.bytes().get(token.span.end);
        if token.script != Script::Devanagari || behind != Some(&b':') {
            continue;
        }
        let next = words.get(at + 1).filter(|(next, _)| {
            next.script == Script::Devanagari && next.span.start == token.span.end + 1
        });
        let end = next.map_or(token.span.end + 1, |(next, _)| next.span.end);
        let rest = next.map_or("", |(_, rest)| rest);
        let suggestion = format!("{word}{VISARGA}{rest}");
        let is_word = match next {
            Some(_) => known.band(&suggestion).is_some(),
            None => is_only_with(word, &suggestion, known),
        };
        if is_word {
            found.push(finding(
                document,
                TextSpan::new(token.span.start, end),
                suggestion,
            ));
        }
    }
    found
}

/// True where the word with visarga is one, and without it hardly any.
fn is_only_with(without: &str, with: &str, known: InLanguage<'_>) -> bool {
    known.band(with).is_some() && known.band(without).is_none_or(|band| band <= RARE)
}

fn finding(document: &Document, span: TextSpan, suggestion: String) -> Finding {
    let word = document.text(span).to_owned();
    Finding {
        span,
        rule: Rule::Encoding,
        tier: Tier::Likely,
        probability: 0.99,
        cluster: suggestion.clone(),
        reason: "a colon for visarga".to_owned(),
        message: format!("«{word}» has a colon where «{suggestion}» has visarga"),
        suggestion: Some(suggestion),
        language: Some(Tag::HINDI),
        kind: FindingKind::Encoding,
        habit: None,
        more: Vec::new(),
        word,
    }
}
