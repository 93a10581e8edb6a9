//! Words written together and apart: न्यूयॉर्क, न्यू यॉर्क, न्यू-यॉर्क.
//!
//! A word of the scope that two others of it make up, side by side, may be written
//! in two ways. It is held to be so only where one of the two never stands without
//! the other, and the whole or that one is no word in use: पर and दे stand
//! anywhere, and परदे is no place where they met.

use crate::language::Pack;
use crate::table::{Phrase, Phrases, Table};
use crate::text::{Script, Spelling, Stretch, Token, words_of_passage};

use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::tuning::{IN_LIST, IN_USE, SHORTEST_PART};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};
use crate::variant::vocabulary::joins;
use crate::variant::vocabulary::phrase::GAPS;

/// The ways to write the words of a scope apart, to be looked for in its text.
/// `is_there` says whether a spelling occurs. Those that `table` has are not among
/// them: they are looked for already.
///
/// Cost: a look-up for each letter of a word.
pub(crate) fn splits<'a>(
    spellings: impl Iterator<Item = &'a str>,
    is_there: impl Fn(&str) -> bool,
    known: InLanguage<'_>,
) -> Phrases {
    let mut phrases = Phrases::default();
    let has_words = has_words(known);
    for spelling in spellings {
        let script = Script::of_word(spelling);
        let is_kana = script == Some(Script::Katakana);
        if is_kana || script.is_some_and(Script::has_cases) {
            let gap = if is_kana { '・' } else { ' ' };
            let apart = joins::parts(spelling);
            let apart = apart.filter(|(first, second)| is_there(first) && is_there(second));
            apart.for_each(|(first, second)| phrases.add(&format!("{first}{gap}{second}")));
            continue;
        }
        if !has_words {
            continue;
        }
        for (first, second) in parts(spelling) {
            let occur = is_there(first) && is_there(second);
            if occur && !is_phrase(first, second, &known.knowledge.table) {
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
        let known = knowledge.in_language(entry.language);
        let together = vocabulary.find(&format!("{first}{second}"), entry.language)?;
        let entry_of = |at: usize| vocabulary.entries()[at].spelling.clone();
        let count = |part: &str| {
            let entry = vocabulary.get_in(part, entry.language);
            entry.map_or(0, |entry| entry.count)
        };
        let side_by_side: u64 = GAPS
            .iter()
            .map(|gap| count(&format!("{first}{gap}{second}")))
            .sum();
        let whole_is_unknown = is_unknown(&vocabulary.entries()[together].spelling, known);
        let hyphenated = count(&format!("{first}-{second}")) > 0 && !has_case(&entry.spelling);
        if hyphenated && entry.spelling.as_bytes()[gap] == b'-' {
            return Some((together.min(apart), together.max(apart)));
        }
        let tells = |part| {
            let stands_alone = count(part) != side_by_side;
            !stands_alone && (hyphenated || whole_is_unknown || is_unknown(part, known))
        };
        let is_particle = is_particle_on_word(second, &entry_of(together), known);
        // स्मार्ट फोन and स्मार्टफोन, in a text that has neither part alone.
        let never_alone = |part| count(part) == side_by_side;
        if never_alone(first) && never_alone(second) {
            return Some((together.min(apart), together.max(apart)));
        }
        (is_particle || tells(first) || tells(second))
            .then_some((together.min(apart), together.max(apart)))
    };
    entries.filter_map(pair).collect()
}

/// The parts that a document writes with a hyphen, of words that it also writes together
/// (ई-मेल, ईमेल): whoever puts a hyphen between them takes them for parts of one.
pub(crate) fn hyphenated(
    stretches: &[Stretch<'_>],
    is_there: impl Fn(&str) -> bool,
    known: InLanguage<'_>,
    splits: &mut Phrases,
) {
    for &Stretch { base, text, spoken } in stretches {
        if memchr::memchr(b'-', text.as_bytes()).is_none() {
            continue;
        }
        let words: Vec<(Token, &str)> = words_of_passage(base, text).collect();
        for pair in words.windows(2) {
            let [(first, head), (second, tail)] = pair else {
                continue;
            };
            let gap = first.span.end - base..second.span.start - base;
            if &text[gap] != "-"
                || has_case(head)
                || spoken.in_script(first.script) != known.language
            {
                continue;
            }
            let (head, tail) = (Spelling::of_word(head), Spelling::of_word(tail));
            let table = &known.knowledge.table;
            if is_there(&format!("{head}{tail}")) && !is_phrase(&head, &tail, table) {
                splits.add(&format!("{head} {tail}"));
            }
        }
    }
}

/// Of words with capitals a hyphen says less: re-sign, resign.
fn has_case(spelling: &str) -> bool {
    spelling
        .chars()
        .any(|c| c.is_lowercase() || c.is_uppercase())
}

/// True for a language whose words tell what is written together and apart.
fn has_words(known: InLanguage<'_>) -> bool {
    let pack = known
        .language
        .and_then(|tag| known.knowledge.languages.pack(tag));
    pack.is_some_and(Pack::is_weighed)
}

/// Particles that Hindi writes apart, and that many write onto the word: जबतक, रातभर
/// (Central Hindi Directorate, 2019, on अव्यय).
const PARTICLES: [&str; 2] = ["तक", "भर"];

/// A particle, in no word in use of its own, as the channel आजतक is.
fn is_particle_on_word(second: &str, together: &str, known: InLanguage<'_>) -> bool {
    let is_rare = || known.band(together).is_none_or(|band| band <= IN_USE);
    PARTICLES.contains(&second) && (second == "भर" || is_rare())
}

fn is_unknown(spelling: &str, known: InLanguage<'_>) -> bool {
    has_words(known) && known.band(spelling).is_none_or(|band| band <= IN_LIST)
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
        let is_particle = PARTICLES.contains(&second) && first.chars().nth(1).is_some();
        let may_be = is_particle || (long_enough(first) && long_enough(second));
        (begins && may_be).then_some((first, second))
    })
}
