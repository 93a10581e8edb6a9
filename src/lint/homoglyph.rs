//! Part of rule `encoding`: a letter of another alphabet that looks like the right one
//! (Mинск with a Latin M, Lоndon with a Cyrillic о).
//!
//! Source: Unicode, `confusables.txt`, the letters of Latin and Cyrillic that look alike in
//! upright fonts. Fix safety: possible, because a name may mix alphabets on purpose.

use crate::text::{Document, Script, TextSpan, Token};
use crate::variant::Tier;

use super::finding::{Finding, Rule};
use super::kind::FindingKind;

/// Latin letters and Cyrillic ones, at the same places.
const LATIN: &str = "ABCEHIJKMOPSTXYaceijopsxy";
const CYRILLIC: &str = "АВСЕНІЈКМОРЅТХУасеіјорѕху";

/// Letters of the other alphabet in a row, beyond which they are an abbreviation (`BMPшный`).
const MOST_IN_A_ROW: usize = 2;

/// The findings among the words of a passage, in order.
///
/// Cost: a comparison a word.
pub(super) fn findings(document: &Document, words: &[(Token, &str)]) -> Vec<Finding> {
    let is_beside = |a: &(Token, &str), b: &(Token, &str)| {
        a.0.span.end == b.0.span.start && is_alphabet(a.0.script) && is_alphabet(b.0.script)
    };
    let runs = words.chunk_by(is_beside).filter(|run| run.len() > 1);
    runs.filter_map(|run| finding(document, run)).collect()
}

fn is_alphabet(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Cyrillic)
}

fn finding(document: &Document, run: &[(Token, &str)]) -> Option<Finding> {
    let letters = |script: Script| -> usize {
        let of_script = run.iter().filter(|(token, _)| token.script == script);
        of_script.map(|(_, word)| word.chars().count()).sum()
    };
    let (latin, cyrillic) = (letters(Script::Latin), letters(Script::Cyrillic));
    let (right, from, to) = if latin > cyrillic {
        (Script::Latin, CYRILLIC, LATIN)
    } else {
        (Script::Cyrillic, LATIN, CYRILLIC)
    };
    let mut suggestion = String::new();
    for (token, word) in run {
        if token.script == right {
            suggestion.push_str(word);
            continue;
        }
        if word.chars().count() > MOST_IN_A_ROW {
            return None;
        }
        for letter in word.chars() {
            let place = from.chars().position(|held| held == letter)?;
            suggestion.extend(to.chars().nth(place));
        }
    }
    let is_firm = |letter: char| letter.is_alphabetic() && !to.contains(letter);
    let is_word = 2 * latin.min(cyrillic) < latin.max(cyrillic)
        && run.iter().all(|(token, _)| !token.beside_digit)
        && suggestion.chars().any(is_firm);
    let span = TextSpan::new(run[0].0.span.start, run[run.len() - 1].0.span.end);
    let word = document.text(span).to_owned();
    is_word.then(|| Finding {
        span,
        rule: Rule::Encoding,
        tier: Tier::Possible,
        probability: 1.0,
        cluster: suggestion.clone(),
        reason: "a letter of another alphabet".to_owned(),
        message: format!("«{word}» has a letter of another alphabet, which looks the same"),
        suggestion: Some(suggestion),
        language: None,
        kind: FindingKind::Encoding,
        habit: None,
        more: Vec::new(),
        word,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_another_alphabet() {
        let text = "Mинск Lоndon BMPшный HTMLом Минск London iPhoneы Tом2 xy";
        let document = Document::from_text("x", text);
        let words: Vec<_> = document.words().collect();
        let found = findings(&document, &words);
        let found: Vec<_> = found
            .iter()
            .filter_map(|f| f.suggestion.as_deref())
            .collect();
        assert_eq!(found, ["Минск", "London"]);
    }
}
