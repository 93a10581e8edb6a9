//! Words written together and apart: न्यूयॉर्क, न्यू यॉर्क, न्यू-यॉर्क.
//!
//! A word of the scope that two others of it make up, side by side, may be written
//! in two ways. It is held to be so only where one of the two never stands without
//! the other, and the whole or that one is no word in use: पर and दे stand
//! anywhere, and परदे is no place where they met.

use crate::table::{Phrase, Phrases, Table};
use crate::text::Script;

use crate::variant::knowledge::Knowledge;
use crate::variant::linking::names::joins;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};
use crate::variant::vocabulary::phrase::GAPS;

/// Shortest part, in letters and signs, that a word is split into.
const SHORTEST_PART: usize = 3;

/// The band of words that were never counted: many are names.
const IN_LIST: u8 = 1;

/// The ways to write the words of a scope apart, to be looked for in its text.
/// `is_there` tells whether a spelling occurs. Those that `table` has are not among
/// them: they are looked for already.
///
/// Cost: a look-up for each letter of a word.
pub(crate) fn splits<'a>(
    spellings: impl Iterator<Item = &'a str>,
    is_there: impl Fn(&str) -> bool,
    knowledge: &Knowledge,
) -> Phrases {
    let mut phrases = Phrases::default();
    for spelling in spellings {
        if Script::of(spelling).is_some_and(Script::has_cases) {
            let apart = joins::parts(spelling);
            let apart = apart.filter(|(first, second)| is_there(first) && is_there(second));
            apart.for_each(|(first, second)| phrases.add(&format!("{first} {second}")));
            continue;
        }
        for (first, second) in parts(spelling) {
            let occur = is_there(first) && is_there(second);
            let unknown = |spelling: &&str| is_unknown(spelling, knowledge);
            if occur
                && [spelling, first, second].iter().any(unknown)
                && !is_phrase(first, second, &knowledge.table)
            {
                phrases.add(&format!("{first} {second}"));
            }
        }
    }
    phrases
}

/// The pairs of spellings that are one word, together and apart.
pub(crate) fn pairs(vocabulary: &Vocabulary, knowledge: &Knowledge) -> Vec<(usize, usize)> {
    let entries = vocabulary.entries().iter().enumerate();
    let entries = entries.filter(|(_, entry)| !entry.script.has_cases());
    let pair = |(apart, entry): (usize, &Entry)| {
        let gap = memchr::memchr2(b' ', b'-', entry.spelling.as_bytes())?;
        let (first, second) = (&entry.spelling[..gap], &entry.spelling[gap + 1..]);
        let together = vocabulary.find(&format!("{first}{second}"))?;
        let count = |part: &str| vocabulary.get(part).map_or(0, |entry| entry.count);
        let side_by_side: u64 = GAPS
            .iter()
            .map(|gap| count(&format!("{first}{gap}{second}")))
            .sum();
        let whole_is_unknown = is_unknown(&vocabulary.entries()[together].spelling, knowledge);
        let tells =
            |part| count(part) == side_by_side && (whole_is_unknown || is_unknown(part, knowledge));
        (tells(first) || tells(second)).then_some((together.min(apart), together.max(apart)))
    };
    entries.filter_map(pair).collect()
}

fn is_unknown(spelling: &str, knowledge: &Knowledge) -> bool {
    let pack = knowledge.languages.pack_of(Script::of(spelling));
    let band = knowledge.languages.band(spelling, pack);
    pack.is_some() && band.is_none_or(|band| band <= IN_LIST)
}

fn is_phrase(first: &str, second: &str, table: &Table) -> bool {
    let phrases = table.phrases().beginning_with(first).iter();
    phrases
        .map(Phrase::words)
        .any(|words| matches!(words, [_, last] if **last == *second))
}

/// The word in two, at each place where the second part may begin a word.
fn parts(spelling: &str) -> impl Iterator<Item = (&str, &str)> {
    let long_enough = |part: &str| part.chars().nth(SHORTEST_PART - 1).is_some();
    spelling.char_indices().filter_map(move |(at, letter)| {
        let (first, second) = spelling.split_at(at);
        let begins = letter.is_alphabetic() && !first.ends_with('\u{94D}');
        (begins && long_enough(first) && long_enough(second)).then_some((first, second))
    })
}
