//! Words that may be names: capitalised, and never written small.

use crate::language::{Pack, Tag};
use crate::text::Script;
use crate::variant::knowledge::Knowledge;
use crate::variant::vocabulary::cases::Cases;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

use super::letters::Letters;

/// Shortest name, in letters, that is compared.
const SHORTEST: usize = 4;

/// Longest name, in bytes, that is compared; longer runs of letters are no names.
const LONGEST: usize = 80;

/// A word that may be a name.
#[derive(Debug)]
pub(crate) struct Name<'a> {
    /// Its place in the vocabulary.
    pub(crate) place: usize,
    pub(crate) entry: &'a Entry,
    pub(crate) cases: &'a Cases,
    /// Its letters, to be compared.
    pub(crate) letters: Letters,
    /// How common it is as a name, and as a word that is written small.
    pub(crate) as_name: Option<u8>,
    pub(crate) as_word: Option<u8>,
    /// The list of its language has it as it is, not only its stem.
    pub(crate) is_key: bool,
}

impl Name<'_> {
    /// True where a list has it, in whatever case.
    pub(crate) const fn is_listed(&self) -> bool {
        self.as_name.is_some() || self.as_word.is_some()
    }

    /// How many letters it has.
    pub(crate) const fn length(&self) -> usize {
        self.letters.folded.len()
    }

    /// True where it stands inside a sentence.
    pub(crate) const fn is_inside(&self) -> bool {
        self.cases.seen.inside > 0
    }
}

/// The words of a script that may be names.
pub(crate) fn names<'a>(
    script: Script,
    pack: Option<&'a Pack>,
    vocabulary: &'a Vocabulary,
    knowledge: &'a Knowledge,
) -> Vec<Name<'a>> {
    let english = knowledge.languages.pack(Tag::known("en"));
    let entries = vocabulary.entries().iter().enumerate();
    let of_script = entries.filter(|(_, entry)| entry.script == script);
    let name = |(place, entry): (usize, &'a Entry)| {
        let cases = entry.cases.as_deref()?;
        let is_one_word = entry.spelling.len() <= LONGEST
            && !entry.spelling.contains(' ')
            && !entry.spelling.contains('-');
        let capital = cases.capital + cases.upper;
        if capital == 0 || !is_one_word || cases.lower * RARELY_SMALL > capital {
            return None;
        }
        let letters = Letters::of(&entry.spelling);
        if letters.folded.len() < SHORTEST || knowledge.table.is_kept(&entry.spelling) {
            return None;
        }
        let lexicon = pack.map(|pack| &pack.lexicon);
        let listed = |word: &str| lexicon.and_then(|lexicon| lexicon.listed(&in_key(word)));
        let of_a_form = |word: &str| pack.and_then(|pack| lemma(word, pack));
        let in_english = |word: &str| {
            let lexicon = &english.filter(|_| script == Script::Latin)?.lexicon;
            let listed = lexicon.listed(&capitalised(word));
            listed.or_else(|| lexicon.listed(word))
        };
        let name = Name {
            place,
            entry,
            cases,
            letters,
            is_key: listed(&capitalised(&entry.spelling)).is_some()
                || listed(&entry.spelling).is_some(),
            as_name: listed(&capitalised(&entry.spelling)).or_else(|| in_english(&entry.spelling)),
            as_word: listed(&entry.spelling)
                .max(knowledge.languages.band(&entry.spelling, None))
                .or_else(|| of_a_form(&entry.spelling)),
        };
        let is_function_word =
            pack.is_some_and(|pack| pack.function_words().contains(entry.spelling.as_str()));
        let stands = name.is_inside() || !name.is_listed();
        (stands && !is_function_word && !is_roman_number(&entry.written)).then_some(name)
    };
    of_script.filter_map(name).collect()
}

/// A name of an archive may be written small once in so many times.
const RARELY_SMALL: u64 = 50;

/// The band of the word that a word is a form of, if its language writes an ending that it
/// has onto one: Bilgiler, Jahres.
fn lemma(word: &str, pack: &Pack) -> Option<u8> {
    let suffixes = pack.forms().suffixes.iter();
    let stems = suffixes.filter_map(|suffix| word.strip_suffix(suffix));
    let long_enough = |stem: &&str| stem.chars().nth(SHORTEST - 1).is_some();
    let mut bands = stems
        .filter(long_enough)
        .filter_map(|stem| pack.lexicon.listed(stem));
    bands.next()
}

/// XXI, XXIe, XVIth.
fn is_roman_number(written: &str) -> bool {
    let rest = written.trim_start_matches(['I', 'V', 'X', 'L', 'C', 'D', 'M']);
    rest.len() + 2 <= written.len() && rest.len() <= 2 && rest.chars().all(char::is_lowercase)
}

/// The apostrophe of the lists.
fn in_key(word: &str) -> String {
    word.replace(['\u{2019}', '\u{2BC}'], "'")
}

fn capitalised(spelling: &str) -> String {
    let mut letters = spelling.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
