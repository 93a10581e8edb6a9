//! Words with letters of two scripts that look alike: Mинск with a Latin M.
//!
//! What it does: reports a run of Latin, Cyrillic and Greek letters of which all of one
//! script have a look-alike in the other. Why: the page looks right, and no search finds
//! the word. Fix safety: safe where the script that the word belongs to is clear.

use crate::text::{Document, Script, Span, Token};
use crate::variant::Tier;

use super::finding::{Finding, Rule};

/// Latin letters with the Cyrillic and the Greek ones that look like them
/// (Unicode, confusables.txt; of some fonts' look-alikes only the exact).
const ALIKE: [(char, char, char); 26] = [
    ('A', 'А', 'Α'),
    ('B', 'В', 'Β'),
    ('C', 'С', '\0'),
    ('E', 'Е', 'Ε'),
    ('H', 'Н', 'Η'),
    ('I', 'І', 'Ι'),
    ('J', 'Ј', '\0'),
    ('K', 'К', 'Κ'),
    ('M', 'М', 'Μ'),
    ('N', '\0', 'Ν'),
    ('O', 'О', 'Ο'),
    ('P', 'Р', 'Ρ'),
    ('S', 'Ѕ', '\0'),
    ('T', 'Т', 'Τ'),
    ('X', 'Х', 'Χ'),
    ('Y', 'У', 'Υ'),
    ('Z', '\0', 'Ζ'),
    ('a', 'а', '\0'),
    ('c', 'с', '\0'),
    ('e', 'е', '\0'),
    ('i', 'і', '\0'),
    ('j', 'ј', '\0'),
    ('o', 'о', 'ο'),
    ('p', 'р', '\0'),
    ('x', 'х', '\0'),
    ('y', 'у', '\0'),
];

/// The findings among the words of a passage.
///
/// Cost: a comparison a word; the letters are read where two scripts meet.
pub(super) fn findings(document: &Document, words: &[(Token, &str)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    while at + 1 < words.len() {
        let run = words[at..]
            .windows(2)
            .take_while(|two| meet(&two[0].0, &two[1].0));
        let parts = run.count();
        if parts > 0 {
            let span = Span::new(words[at].0.span.start, words[at + parts].0.span.end);
            findings.extend(finding(document, span, &words[at..=at + parts]));
        }
        at += parts + 1;
    }
    findings
}

/// Two words of different scripts with cases, and nothing between them.
fn meet(a: &Token, b: &Token) -> bool {
    a.span.end == b.span.start && a.script.has_cases() && b.script.has_cases()
}

fn finding(document: &Document, span: Span, parts: &[(Token, &str)]) -> Option<Finding> {
    let word = document.text(span);
    if parts.iter().any(|(token, _)| token.beside_digit) {
        return None;
    }
    // The script with the most letters that have no look-alike, else the most letters.
    let weight = |script: Script| {
        let letters = parts.iter().filter(|(token, _)| token.script == script);
        letters.map(|(_, part)| part.chars().count()).sum::<usize>()
    };
    let mut scripts: Vec<Script> = parts.iter().map(|(token, _)| token.script).collect();
    scripts.sort_by_key(|&script| (std::cmp::Reverse(weight(script)), script));
    scripts.dedup();
    let mut readings = scripts.iter().filter_map(|&script| in_script(word, script));
    let suggestion = readings.next()?;
    let tier = match readings.next() {
        None => Tier::Certain,
        Some(_) => Tier::Likely,
    };
    Some(Finding {
        span,
        word: word.to_owned(),
        rule: Rule::Encoding,
        tier,
        probability: 1.0,
        cluster: suggestion.clone(),
        message: format!(
            "«{word}» has letters of another script that look alike; write «{suggestion}»"
        ),
        reason: "letters of two scripts in one word".to_owned(),
        suggestion: Some(suggestion),
    })
}

/// The word with the letters of other scripts as they look in this one; `None` where one
/// has none that looks like it.
fn in_script(word: &str, script: Script) -> Option<String> {
    let letter = |c: char| {
        if Script::of(c.encode_utf8(&mut [0; 4])).is_none_or(|of| of == script) {
            return Some(c);
        }
        let row = ALIKE
            .iter()
            .find(|row| [row.0, row.1, row.2].contains(&c))?;
        let alike = match script {
            Script::Latin => row.0,
            Script::Cyrillic => row.1,
            Script::Greek => row.2,
            _ => '\0',
        };
        (alike != '\0').then_some(alike)
    };
    word.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_script_is_written_in_that_of_the_word() {
        let cases = [
            ("Mинск", Script::Cyrillic, Some("Минск")),
            ("Lоndon", Script::Latin, Some("London")),
            ("Lоndon", Script::Cyrillic, None),
            ("Cрбија", Script::Cyrillic, Some("Србија")),
        ];
        for (word, script, expected) in cases {
            assert_eq!(in_script(word, script).as_deref(), expected, "{word}");
        }
    }
}
