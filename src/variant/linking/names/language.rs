//! The language that the words of a script are taken for, where nothing else says it.

use crate::language::{Pack, Tag};
use crate::text::Script;
use crate::variant::knowledge::Knowledge;
use crate::variant::vocabulary::entry::Vocabulary;

/// Share of the words of a script that the function words of a language must be.
const LEAST_SHARE: f64 = 0.06;

/// The pack whose function words make up most of a scope's words of a script; `None`
/// where they are few.
///
/// Cost: a look-up a spelling and pack; the function words of each pack are read once.
fn guessed<'a>(
    script: Script,
    vocabulary: &Vocabulary,
    knowledge: &'a Knowledge,
) -> Option<&'a Pack> {
    let of_script = || {
        let entries = vocabulary.entries().iter();
        entries.filter(move |entry| entry.script == script)
    };
    let all: u64 = of_script().map(|entry| entry.count).sum();
    let packs = knowledge.languages.packs().iter();
    let of_script_packs = packs.filter(|pack| {
        let word = pack.function_words().iter().next();
        word.is_some_and(|word| Script::of(word) == Some(script))
    });
    let covered = |pack: &Pack| -> u64 {
        let words = pack.function_words();
        let known = of_script().filter(|entry| words.contains(entry.spelling.as_str()));
        known.map(|entry| entry.count).sum()
    };
    let best = of_script_packs.map(|pack| (covered(pack), pack));
    let (count, pack) = best.max_by_key(|&(count, pack)| (count, std::cmp::Reverse(pack.tag)))?;
    (count as f64 >= LEAST_SHARE * all as f64).then_some(pack)
}

/// The pack of each script. Latin names in a text of another script with cases are taken
/// for English where nothing says otherwise.
pub(super) fn of_scripts<'a>(
    scripts: &[Script],
    vocabulary: &Vocabulary,
    knowledge: &'a Knowledge,
) -> Vec<Option<&'a Pack>> {
    let guess = |&script: &Script| guessed(script, vocabulary, knowledge);
    let mut packs: Vec<Option<&Pack>> = scripts.iter().map(guess).collect();
    if packs.iter().any(Option::is_some) {
        for (script, pack) in scripts.iter().zip(&mut packs) {
            if *script == Script::Latin && pack.is_none() {
                *pack = knowledge.languages.pack(Tag::known("en"));
            }
        }
    }
    packs
}
