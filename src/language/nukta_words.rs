//! Words that have a nukta in Hindi by their origin: ज़रूर has one, ज़वाब has none.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::paradigm::{may_be_derived_of, may_be_forms_of};

const NUKTA: char = '\u{93C}';

/// True where each nukta of a spelling is one that its word has by its origin. The spelling
/// may leave others out (कागज़ of काग़ज़). Cost: some look-ups.
///
/// ```
/// use vartani::language::has_nuktas_of_origin;
/// assert!(has_nuktas_of_origin("ज\u{93C}रूरतों") && has_nuktas_of_origin("कागज\u{93C}"));
/// assert!(!has_nuktas_of_origin("ज\u{93C}वाब") && !has_nuktas_of_origin("साख\u{93C}"));
/// ```
#[must_use]
pub fn has_nuktas_of_origin(spelling: &str) -> bool {
    let is_one = |word: &String| {
        let words = WORDS.get(&without_nukta(word));
        let mut words = words.into_iter().flatten();
        words.any(|full| has_no_other(word, full))
    };
    let forms = may_be_forms_of(spelling);
    forms.iter().chain(&may_be_derived_of(spelling)).any(is_one)
}

/// The words with all their nuktas, by what is left without.
static WORDS: LazyLock<FxHashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    let lines = include_str!("../../data/language/hi/nukta.txt").lines();
    for word in lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
    {
        words.entry(without_nukta(word)).or_default().push(word);
    }
    words
});

fn without_nukta(word: &str) -> String {
    word.chars().filter(|&c| c != NUKTA).collect()
}

/// Each nukta of the word stands in the full one, too.
fn has_no_other(word: &str, full: &str) -> bool {
    let dots = |text: &str| -> Vec<bool> {
        let mut dots = Vec::new();
        for letter in text.chars() {
            match dots.last_mut() {
                Some(last) if letter == NUKTA => *last = true,
                _ => dots.push(false),
            }
        }
        dots
    };
    dots(word)
        .iter()
        .zip(dots(full))
        .all(|(&here, there)| !here || there)
}
