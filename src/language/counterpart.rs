//! The spelling of a Hindi word that makes one more choice of a house: with the nukta that
//! it leaves out, with ँ for ं, with ये for ए, with the nasal consonant for an anusvara.

use super::style::Choice;

/// The spellings of a word that writes the sign of a choice where the word leaves it out:
/// at one of the places, and at all. Empty where there is no place for it.
///
/// ```
/// use vartani::language::{Choice, with_sign};
/// assert_eq!(with_sign("जरूर", Choice::NuktaZ), ["ज\u{93C}रूर"]);
/// assert_eq!(with_sign("आंख", Choice::Chandrabindu), ["आँख"]);
/// assert_eq!(with_sign("गए", Choice::Glide), ["गये"]);
/// assert!(with_sign("में", Choice::Chandrabindu).is_empty());
/// ```
#[must_use]
pub fn with_sign(word: &str, choice: Choice) -> Vec<String> {
    match choice {
        Choice::NuktaQ => dotted(word, &['क']),
        Choice::NuktaX => dotted(word, &['ख']),
        Choice::NuktaGamma => dotted(word, &['ग']),
        Choice::NuktaZ => dotted(word, &['ज']),
        Choice::NuktaF => dotted(word, &['फ']),
        Choice::Flap => dotted(word, &['ड', 'ढ']),
        Choice::Chandrabindu => with_chandrabindu(word).into_iter().collect(),
        Choice::Glide => with_glide(word).into_iter().collect(),
        _ => Vec::new(),
    }
}

const NUKTA: char = '\u{93C}';

fn dotted(word: &str, bases: &[char]) -> Vec<String> {
    let places: Vec<usize> = word
        .char_indices()
        .map(|(at, letter)| (at + letter.len_utf8(), letter))
        .filter(|&(end, letter)| bases.contains(&letter) && !word[end..].starts_with(NUKTA))
        .map(|(end, _)| end)
        .collect();
    let at_one = places.iter().map(|&place| {
        let (before, behind) = word.split_at(place);
        format!("{before}{NUKTA}{behind}")
    });
    let mut words: Vec<String> = at_one.collect();
    if places.len() > 1 {
        let dot = |c: char| {
            if bases.contains(&c) {
                vec![c, NUKTA]
            } else {
                vec![c]
            }
        };
        words.push(word.chars().flat_map(dot).collect());
    }
    words
}

/// With chandrabindu for each anusvara on a vowel without a sign above the line.
fn with_chandrabindu(word: &str) -> Option<String> {
    let mut before = None;
    let sign = |c: char| {
        let free = before.is_some_and(|b: char| !"िीेैोौॉॅइईएऐओऔऑ".contains(b));
        before = Some(c);
        if c == 'ं' && free { 'ँ' } else { c }
    };
    let signed: String = word.chars().map(sign).collect();
    (signed != word).then_some(signed)
}

fn with_glide(word: &str) -> Option<String> {
    let endings = [("ए", "ये"), ("ई", "यी"), ("एं", "यें"), ("एँ", "यें"), ("ईं", "यीं")];
    endings.iter().find_map(|(plain, glide)| {
        let stem = word.strip_suffix(plain)?;
        stem.chars().next().map(|_| format!("{stem}{glide}"))
    })
}
