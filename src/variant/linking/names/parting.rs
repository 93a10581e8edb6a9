//! Clitics that an apostrophe parts from a name: Tokayev's, Ankara'da, l'Europe; and the
//! particles of Korean.
//!
//! The name is counted without them, and a fix puts them back.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Script, Spelling, Tag};
use crate::variant::knowledge::Knowledge;
use crate::variant::vocabulary::cases::Cases;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};
use crate::variant::vocabulary::sightings::is_capital;

/// A word as it is written, parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parted<'a> {
    pub(crate) before: &'a str,
    pub(crate) stem: &'a str,
    pub(crate) after: &'a str,
}

/// Shortest stem, in letters, that anything is parted from.
const SHORTEST_STEM: usize = 3;

/// Clitics behind any word: English (Huddleston and Pullum, *Grammar*, 2002, ch. 5 and 18).
const BEHIND_ANY: [&str; 5] = ["s", "d", "ll", "re", "ve"];

/// First letters of the endings that Turkish writes behind the apostrophe of a name, and
/// the most letters of one (Göksel and Kerslake, *Turkish*, 2005, ch. 8).
const TURKISH_SUFFIXES: [char; 13] = [
    'a', 'e', 'ı', 'i', 'u', 'ü', 'd', 't', 'n', 'y', 'l', 's', 'c',
];
const LONGEST_TURKISH: usize = 6;

const TURKISH: Tag = Tag::known("tr");
const KOREAN: Tag = Tag::known("ko");

/// Languages that write a short word in front of a vowel without its own.
const OF_ELISION: [Tag; 3] = [Tag::known("fr"), Tag::known("it"), Tag::known("ca")];

/// Articles, prepositions and pronouns in front of a word in French, Italian and Catalan.
const IN_FRONT: [&str; 20] = [
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "lorsqu", "puisqu", "jusqu", "dell", "all",
    "nell", "sull", "dall", "un", "L", "Qu",
];

/// What an apostrophe parts; `None` where nothing is parted.
///
/// ```text
/// Tokayev's → Tokayev + 's · l'Europe → l' + Europe · O'Brien, D'Angelo, м'яч → None
/// ```
pub(crate) fn parted(word: &str, language: Option<Tag>) -> Option<Parted<'_>> {
    if language == Some(KOREAN) {
        return without_particle(word);
    }
    let writes = |languages: &[Tag]| language.is_some_and(|tag| languages.contains(&tag));
    let (elides, is_turkish) = (writes(&OF_ELISION), writes(&[TURKISH]));
    let mut rest = word;
    let (mut before, mut after) = ("", "");
    if let Some((at, sign)) = rest.char_indices().find(|&(_, c)| is_apostrophe(c)) {
        let (front, behind) = (&rest[..at], &rest[at + sign.len_utf8()..]);
        if elides && IN_FRONT.contains(&front) && is_long_enough(behind) {
            before = &word[..at + sign.len_utf8()];
            rest = behind;
        }
    }
    if let Some((at, _)) = rest.char_indices().rfind(|&(_, c)| is_apostrophe(c)) {
        let (stem, clitic) = rest.split_at(at);
        if is_long_enough(stem) && is_clitic(stem, clitic, is_turkish) {
            (rest, after) = (stem, clitic);
        }
    }
    let is_parted = !before.is_empty() || !after.is_empty();
    is_parted.then_some(Parted {
        before,
        stem: rest,
        after,
    })
}

/// Korean particles behind a noun (Sohn, *The Korean Language*, 1999, ch. 8), longer ones
/// before those that they end in.
const PARTICLES: [&str; 26] = [
    "에게서",
    "으로는",
    "으로서",
    "으로써",
    "에서는",
    "에서",
    "에게",
    "에는",
    "에도",
    "에만",
    "으로",
    "로는",
    "까지",
    "부터",
    "보다",
    "처럼",
    "이나",
    "은",
    "는",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
];

/// Particles of one syllable that many nouns end in: they need a longer stem.
const ENDINGS_TOO: [&str; 6] = ["이", "가", "도", "만", "나", "들"];

fn without_particle(word: &str) -> Option<Parted<'_>> {
    let part = |particle: &&str, shortest: usize| {
        let stem = word.strip_suffix(*particle)?;
        stem.chars().nth(shortest - 1)?;
        Some(Parted {
            before: "",
            stem,
            after: &word[stem.len()..],
        })
    };
    let mut parted = PARTICLES.iter().filter_map(|particle| part(particle, 2));
    let mut other = ENDINGS_TOO.iter().filter_map(|particle| part(particle, 2));
    parted.next().or_else(|| other.next())
}

fn is_clitic(stem: &str, clitic: &str, is_turkish: bool) -> bool {
    let mut letters = clitic.chars();
    letters.next();
    let letters = letters.as_str();
    let is_suffix = || {
        letters.starts_with(TURKISH_SUFFIXES)
            && letters.chars().count() <= LONGEST_TURKISH
            && letters.chars().all(char::is_lowercase)
    };
    let is_english = BEHIND_ANY
        .iter()
        .any(|any| any.eq_ignore_ascii_case(letters));
    is_english || (is_turkish && is_capital(stem) && is_suffix())
}

fn is_long_enough(stem: &str) -> bool {
    stem.chars().nth(SHORTEST_STEM - 1).is_some()
}

/// The apostrophes that are written for one another.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2BC}')
}

/// The vocabulary with the words of scripts with cases parted, but for those that a table
/// has as they are.
///
/// Cost: a look at the spellings of scripts with cases.
pub(crate) fn without_clitics<'a>(
    vocabulary: &'a Vocabulary,
    knowledge: &Knowledge,
) -> Cow<'a, Vocabulary> {
    let mut stems: FxHashMap<(Spelling, Option<Tag>), Vec<&Entry>> = FxHashMap::default();
    let is_known = |entry: &Entry| {
        let known = knowledge.in_language(entry.language);
        known.canonical_of(&entry.spelling).is_some() || known.is_kept(&entry.spelling)
    };
    let mut gone = rustc_hash::FxHashSet::default();
    for (at, entry) in vocabulary.entries().iter().enumerate() {
        let may_be_parted = if entry.script == Script::Hangul {
            true
        } else {
            entry.cases.is_some() && entry.spelling.contains(is_apostrophe)
        };
        if !may_be_parted || is_known(entry) {
            continue;
        }
        if let Some(parted) = parted(&entry.surface, entry.language) {
            stems
                .entry((
                    Spelling::in_language(parted.stem, entry.language),
                    entry.language,
                ))
                .or_default()
                .push(entry);
            gone.insert(at);
        }
    }
    if stems.is_empty() {
        return Cow::Borrowed(vocabulary);
    }
    let kept = vocabulary.entries().iter().enumerate();
    let mut entries: Vec<Entry> = kept
        .filter(|(at, _)| !gone.contains(at))
        .map(
            |(_, entry)| match stems.remove(&(entry.spelling.clone(), entry.language)) {
                Some(forms) => with_forms(entry.clone(), &forms),
                None => entry.clone(),
            },
        )
        .collect();
    entries.extend(
        stems
            .into_iter()
            .filter_map(|((spelling, language), forms)| {
                let first = forms.first()?;
                let stem = parted(&first.surface, language)?.stem;
                let alone = Entry {
                    spelling,
                    script: first.script,
                    language,
                    count: 0,
                    documents: 0,
                    surface: Arc::from(stem),
                    cases: None,
                };
                Some(with_forms(alone, &forms))
            }),
    );
    Cow::Owned(vocabulary.with_entries(entries))
}

/// A stem with what is counted of its forms. Two forms may stand in one document, which
/// is then counted once at least.
fn with_forms(mut stem: Entry, forms: &[&Entry]) -> Entry {
    let mut cases: Cases = stem.cases.as_deref().cloned().unwrap_or_default();
    for form in forms {
        stem.count += form.count;
        stem.documents = stem.documents.max(form.documents);
        if let Some(of_form) = &form.cases {
            cases.merge(of_form);
        }
    }
    if stem.script.has_cases() {
        stem.cases = Some(Arc::new(cases));
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_apostrophe_parts() {
        let parts = |(language, word)| {
            let parted = parted(word, Tag::parse(language));
            parted.map(
                |Parted {
                     before,
                     stem,
                     after,
                 }| [before, stem, after],
            )
        };
        for (word, expected) in [
            (("en", "They’ve"), Some(["", "They", "’ve"])),
            (("tr", "Ankara'daki"), Some(["", "Ankara", "'daki"])),
            (("fr", "l'Europe"), Some(["l'", "Europe", ""])),
            (("en", "O'Brien"), None),
            (("fr", "D'Angelo"), None),
            (("uk", "м'яч"), None),
            (("en", "don't"), None),
            (("ko", "데이터는"), Some(["", "데이터", "는"])),
            (("ko", "나는"), None),
        ] {
            assert_eq!(parts(word), expected, "{word:?}");
        }
    }
}
