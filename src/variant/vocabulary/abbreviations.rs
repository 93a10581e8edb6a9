//! Abbreviations with full stops, with blanks and without either: सी.बी.आई., सी बी आई,
//! सीबीआई; कि.मी., किमी.
//!
//! Stops between short parts make an abbreviation; blanks do where each part is the name
//! of a letter.

use crate::table::Phrases;
use crate::text::{Spelling, Stretch, Token, words_of_passage};
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Longest part of an abbreviation, in code points.
const LONGEST_PART: usize = 3;
/// Most parts.
const MOST_PARTS: usize = 6;

/// Names of Latin letters in Hindi.
const LETTERS: [&str; 33] = [
    "ए",
    "बी",
    "सी",
    "डी",
    "ई",
    "एफ",
    "एफ़",
    "जी",
    "एच",
    "आई",
    "आइ",
    "जे",
    "के",
    "एल",
    "एम",
    "एन",
    "ओ",
    "पी",
    "क्यू",
    "आर",
    "एस",
    "टी",
    "यू",
    "वी",
    "डब्ल्यू",
    "डब्लू",
    "डबल्यू",
    "एक्स",
    "वाई",
    "वाय",
    "ज़ेड",
    "जेड",
    "ज़ी",
];

/// Words that two names of letters make by chance.
const WORDS: [&str; 8] = ["बीवी", "बीबी", "सीटी", "सीपी", "जीजी", "एके", "पीके", "ओके"];

/// Adds the abbreviations that a document writes in parts to what is looked for, where it
/// writes them together as well.
pub(crate) fn in_parts(
    stretches: &[Stretch<'_>],
    is_there: impl Fn(&str) -> bool,
    known: InLanguage<'_>,
    splits: &mut Phrases,
) {
    for &Stretch { base, text, spoken } in stretches {
        let words: Vec<(Token, &str)> = words_of_passage(base, text).collect();
        for (at, (first, _)) in words.iter().enumerate() {
            if spoken.in_script(first.script) != known.language {
                continue;
            }
            let run = &words[at..words.len().min(at + MOST_PARTS)];
            for parts in 2..=run.len() {
                let (before, last) = (&run[parts - 2], &run[parts - 1]);
                let gap = &text[before.0.span.end - base..last.0.span.start - base];
                if !may_join(gap, before.1, last.1) {
                    break;
                }
                let joined: String = run[..parts].iter().map(|it| it.1).collect();
                if is_there(&Spelling::of_word(&joined)) && !WORDS.contains(&joined.as_str()) {
                    let parts: Vec<&str> = run[..parts].iter().map(|it| it.1).collect();
                    splits.add(&parts.join(" "));
                }
            }
        }
    }
}

/// True for what may stand between two parts of an abbreviation.
pub(crate) fn may_join(gap: &str, first: &str, second: &str) -> bool {
    let is_short = |part: &str| part.chars().nth(LONGEST_PART).is_none();
    let is_letter = |part: &str| LETTERS.contains(&part);
    match gap {
        "." | "॰" => is_short(first) && is_short(second) && is_devanagari(first),
        // टी. का: what stands behind an abbreviation is no part of it.
        ". " | ".\u{A0}" | " " | "\u{A0}" => is_letter(first) && is_letter(second),
        _ => false,
    }
}

fn is_devanagari(part: &str) -> bool {
    part.starts_with(|c| ('\u{900}'..='\u{97F}').contains(&c))
}

/// An abbreviation with stops, or in parts that are names of letters.
pub(crate) fn is_in_parts(spelling: &str) -> bool {
    let mut parts = spelling.split(' ');
    let is_letter = |part: &str| LETTERS.contains(&part);
    (spelling.contains(['.', '॰']) && is_devanagari(spelling))
        || (spelling.contains(' ') && parts.all(is_letter))
}

/// The letters of an abbreviation alone.
pub(crate) fn without_stops(spelling: &str) -> String {
    spelling
        .chars()
        .filter(|c| !matches!(c, '.' | '॰' | ' '))
        .collect()
}

/// The pairs of spellings that are one abbreviation, together and in parts.
pub(crate) fn pairs(vocabulary: &Vocabulary, knowledge: &Knowledge) -> Vec<(usize, usize)> {
    let entries = vocabulary.entries().iter().enumerate();
    let pair = |(at, entry): (usize, &Entry)| {
        if !is_in_parts(&entry.spelling) {
            return None;
        }
        let together = without_stops(&entry.spelling);
        let other = vocabulary.find(&together, entry.language)?;
        let known = knowledge.in_language(entry.language);
        (!known.is_kept(&together)).then_some((at.min(other), at.max(other)))
    };
    entries.filter_map(pair).collect()
}

/// True for two ways to write one abbreviation.
pub(crate) fn are_one_abbreviation(a: &str, b: &str) -> bool {
    (is_in_parts(a) || is_in_parts(b)) && without_stops(a) == without_stops(b)
}
