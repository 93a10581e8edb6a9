//! Spellings that the choices of a house alone part (फ़ोन/फोन, माँ/मां, हुयी/हुई), of any
//! length: what is short has nothing else that the pair model could hold on to, and needs
//! nothing else. What is two words is held apart by the table.

use rustc_hash::FxHashMap;

use crate::language::{Choice, Style, Tag};
use crate::text::Script;
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::tuning::{IN_USE, LONG_FOR_VIRAMA};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// The pairs of a Hindi text that are one word by their style.
///
/// Cost: a key for each spelling.
pub(crate) fn pairs(vocabulary: &Vocabulary, knowledge: &Knowledge) -> Vec<(usize, usize)> {
    let known = knowledge.in_language(Some(Tag::HINDI));
    let mut by_key: FxHashMap<String, Vec<(usize, Style)>> = FxHashMap::default();
    for (at, entry) in vocabulary.entries().iter().enumerate() {
        if is_compared(entry, known) {
            let mut style = Style::of(&entry.spelling);
            let key = std::mem::take(&mut style.key);
            if key.chars().nth(1).is_none() {
                continue; // The names of letters: क, क़.
            }
            by_key.entry(key).or_default().push((at, style));
        }
    }
    let mut pairs = Vec::new();
    for same in by_key.values().filter(|same| same.len() > 1) {
        for (n, (i, x)) in same.iter().enumerate() {
            for (j, y) in &same[n + 1..] {
                let [a, b] = [*i, *j].map(|at| vocabulary.entries()[at].spelling.as_str());
                if are_one_word((a, x), (b, y), known) {
                    pairs.push((*i.min(j), *i.max(j)));
                }
            }
        }
    }
    pairs
}

/// True for two spellings of Hindi that nothing but the choices of a house parts, and that
/// are not two words.
pub(crate) fn are_one_by_style(a: &str, b: &str, known: InLanguage<'_>) -> bool {
    if known.language != Some(Tag::HINDI) {
        return false;
    }
    let (x, y) = (Style::of(a), Style::of(b));
    x.key == y.key && are_one_word((a, &x), (b, &y), known)
}

fn is_compared(entry: &Entry, known: InLanguage<'_>) -> bool {
    entry.language == known.language
        && entry.script == Script::Devanagari
        && !entry.spelling.contains([' ', '-', '.'])
        && !known.is_kept(&entry.spelling)
}

fn are_one_word(a: (&str, &Style), b: (&str, &Style), known: InLanguage<'_>) -> bool {
    let may_differ = |choice: Choice| {
        let a_has_more = a.1.marks(choice) > b.1.marks(choice);
        let (with, without) = if a_has_more { (a.0, b.0) } else { (b.0, a.0) };
        match choice {
            // Else it is a colon: दिल्लीः.
            Choice::Visarga if with.ends_with('ः') => is_adverb(with, known),
            // The first part of a word that was torn: इस्.
            Choice::Virama => without.chars().nth(LONG_FOR_VIRAMA - 1).is_some(),
            // रोड is a word, रोड़ is none.
            Choice::Flap => {
                let in_use = known.band(without).is_some_and(|band| band >= IN_USE);
                !in_use || known.band(with) > known.band(without)
            }
            _ => true,
        }
    };
    a.1.differences(b.1).all(may_differ) && !known.is_distinct(a.0, b.0)
}

/// क्रमशः, विशेषतः: Sanskrit adverbs end in a visarga, which no other Hindi word does but
/// for a few that the lexicon has. भारतः is भारत with a colon.
fn is_adverb(word: &str, known: InLanguage<'_>) -> bool {
    let bare = known.band(word.trim_end_matches('ः'));
    let has_ending = word.ends_with("तः") || word.ends_with("शः");
    match bare {
        None => has_ending || known.band(word).is_some(),
        Some(band) => has_ending && band <= IN_USE,
    }
}
