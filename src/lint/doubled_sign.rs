//! A sign that is written twice is certainly wrong, but what is right is certain only where
//! it is a word: हाालंकि is no हालंकि, its second sign belongs to another letter (हालांकि).

use crate::language::Tag;
use crate::text::{DefectKind, Spelling, defects};
use crate::variant::{Knowledge, Tier};

use super::finding::Finding;

/// A finding of the rule `encoding` in Hindi, as sure as its suggestion is a word.
pub(super) fn judged(finding: Finding, knowledge: &Knowledge) -> Finding {
    let is_doubled = |kind: DefectKind| kind == DefectKind::DoubledSign;
    let has_doubled = defects(&finding.word).iter().any(|it| is_doubled(it.kind));
    let Some(suggestion) = finding.suggestion.as_deref().filter(|_| has_doubled) else {
        return finding;
    };
    let is_word = |word: &str| {
        let spelling = Spelling::of_word(word);
        knowledge
            .in_language(Some(Tag::HINDI))
            .band(&spelling)
            .is_some()
            || knowledge
                .table
                .canonical_in(&spelling, Some(Tag::HINDI))
                .is_some()
    };
    if is_word(suggestion) {
        return finding;
    }
    let right = {
        let mut words = moved(&finding.word).filter(|word| is_word(word));
        words
            .next()
            .filter(|first| words.all(|other| other == *first))
    };
    let suggestion = right.unwrap_or_else(|| suggestion.to_owned());
    Finding {
        tier: Tier::Likely,
        probability: LIKELY,
        cluster: suggestion.clone(),
        suggestion: Some(suggestion),
        ..finding
    }
}

/// What `likely` promises: at most 1 error in 100.
const LIKELY: f64 = 0.99;

/// The word with one of two equal signs behind another letter.
fn moved(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let doubled = letters.windows(2).position(|two| two[0] == two[1]);
    let without = doubled.map(|at| {
        let mut rest = letters.clone();
        (rest.remove(at + 1), rest)
    });
    without.into_iter().flat_map(|(sign, rest)| {
        let places = (0..rest.len()).filter({
            let rest = rest.clone();
            move |&at| matches!(rest[at], 'क'..='ह')
        });
        let with_sign = move |at: usize| {
            let mut word = rest.clone();
            word.insert(at + 1, sign);
            word.into_iter().collect()
        };
        places.map(with_sign).collect::<Vec<String>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_of_another_letter() {
        assert!(moved("हाालंकि").any(|word| word == "हालांकि"));
        assert!(moved("हालांकि").next().is_none());
    }
}
