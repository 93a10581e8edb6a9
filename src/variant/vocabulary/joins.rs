//! Words of scripts with cases that are written together and apart: air strikes and
//! airstrikes, front-bench and frontbench.
//!
//! An adjective with a hyphen beside one without (high-speed, high speed) is grammar and
//! no inconsistency.

use crate::language::Pack;
use crate::variant::tuning::{SHORTEST_JOINED_PART, SHORTEST_SECOND};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Longest word, in bytes, that is looked for apart.
const LONGEST: usize = 80;

/// The word in two, at each place where it may be written apart.
pub(crate) fn parts(spelling: &str) -> impl Iterator<Item = (&str, &str)> {
    let cuts = spelling.char_indices().skip(1);
    let cuts = cuts.take_while(|_| spelling.len() <= LONGEST);
    let cut = move |(at, _)| {
        let (first, second) = spelling.split_at(at);
        let is_long = second.chars().nth(SHORTEST_SECOND - 1).is_some();
        is_long.then_some((first, second))
    };
    cuts.filter_map(cut)
}

fn is_long(part: &str) -> bool {
    part.chars().nth(SHORTEST_JOINED_PART - 1).is_some()
}

/// The places of a word that stands apart and of the same word together.
pub(crate) fn pair(
    (apart, entry): (usize, &Entry),
    vocabulary: &Vocabulary,
    pack: Option<&Pack>,
) -> Option<(usize, usize)> {
    let gap = entry.spelling.find([' ', '-'])?;
    let (first, second) = (&entry.spelling[..gap], &entry.spelling[gap + 1..]);
    if second.contains([' ', '-']) {
        return None;
    }
    let together = vocabulary.find(&format!("{first}{second}"), entry.language)?;
    let function_words = pack?.function_words();
    let is_open = |part: &str| is_long(part) && !function_words.contains(part);
    let has_blank = entry.spelling[gap..].starts_with(' ');
    // Work out, workout; some time, sometime.
    let are_function_words = function_words.contains(first) && function_words.contains(second);
    let is_one = if has_blank {
        is_open(first) && is_open(second)
    } else {
        !are_function_words
    };
    is_one.then_some((together.min(apart), together.max(apart)))
}
