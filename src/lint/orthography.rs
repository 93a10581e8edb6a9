//! Rule `orthography`: house style after the Central Hindi Directorate.
//!
//! What it does: asks for the anusvara before a stop of its own class (संबंध,
//! not सम्बन्ध). Why: the Directorate's standard (Devanagari script and
//! standardisation of Hindi spelling, edition of 2019) prefers it. Off until
//! asked for. Fix safety: by form alone and therefore certain; अन्न, सम्मेलन,
//! अन्य, उन्मुख and वाङ्मय keep their consonant, because a nasal, a glide or
//! nothing of the class follows.

use crate::table::Table;
use crate::text::{Document, Script, Spelling, Token};
use crate::variant::Tier;

use super::finding::{Finding, Rule};

/// A nasal consonant and the stops of its class.
const CLASSES: [(char, &str); 5] = [
    ('ङ', "कखगघ"),
    ('ञ', "चछजझ"),
    ('ण', "टठडढ"),
    ('न', "तथदध"),
    ('म', "पफबभ"),
];

/// The finding at one word, if house style writes it otherwise.
pub(super) fn finding(document: &Document, token: Token, table: &Table) -> Option<Finding> {
    if token.script != Script::Devanagari {
        return None;
    }
    let word = document.text(token.span);
    let suggestion = with_anusvara(word)?;
    if table.is_kept(&Spelling::of(word)) {
        return None;
    }
    Some(Finding {
        span: token.span,
        word: word.to_owned(),
        rule: Rule::Orthography,
        tier: Tier::Certain,
        probability: 1.0,
        cluster: suggestion.clone(),
        reason: "house style (anusvara)".to_owned(),
        message: format!(
            "«{word}» is «{suggestion}» in house style: anusvara before its own class"
        ),
        suggestion: Some(suggestion),
    })
}

/// The word with anusvara for every nasal consonant before a stop of its class.
fn with_anusvara(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while at < letters.len() {
        let homorganic = CLASSES.iter().any(|&(nasal, stops)| {
            letters[at] == nasal
                && letters.get(at + 1) == Some(&'\u{94D}')
                && letters
                    .get(at + 2)
                    .is_some_and(|&next| stops.contains(next))
        });
        // At the beginning of a word, or after a virama, no anusvara can stand.
        let carried = at > 0 && letters[at - 1] != '\u{94D}';
        if homorganic && carried {
            out.push('ं');
            at += 2;
        } else {
            out.push(letters[at]);
            at += 1;
        }
    }
    (out != word).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anusvara_before_its_own_class_only() {
        for (word, styled) in [
            ("सम्बन्ध", Some("संबंध")),
            ("हिन्दी", Some("हिंदी")),
            ("गङ्गा", Some("गंगा")),
            ("अन्न", None),
            ("सम्मेलन", None),
            ("अन्य", None),
            ("उन्मुख", None),
            ("वाङ्मय", None),
            ("संबंध", None),
        ] {
            assert_eq!(with_anusvara(word).as_deref(), styled, "{word}");
        }
    }
}
