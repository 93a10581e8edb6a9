//! Words that may be names: capitalised, and never written small.

use crate::language::{Languages, Pack, Tag};
use crate::text::Script;
use crate::variant::comparison::letters::{Letters, capitalised};
use crate::variant::tuning::{RARELY_SMALL, SHORTEST_NAME};
use crate::variant::vocabulary::cases::Cases;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

use super::part::Part;

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
    pub(crate) capital_band: Option<u8>,
    pub(crate) small_band: Option<u8>,
    /// The list of its language has it as it is, not only its stem.
    pub(crate) is_key: bool,
}

impl Name<'_> {
    /// True where a list has it, in whatever case.
    pub(crate) const fn is_listed(&self) -> bool {
        self.capital_band.is_some() || self.small_band.is_some()
    }

    /// How many letters it has.
    pub(crate) const fn length(&self) -> usize {
        self.letters.folded.len()
    }

    /// True where a capital says that it is a name: inside a sentence, or of a word that no
    /// list has.
    pub(crate) const fn stands(&self) -> bool {
        self.is_inside() || !self.is_listed()
    }

    /// True where it is written in capitals alone.
    pub(crate) const fn is_in_capitals(&self) -> bool {
        self.cases.capital == 0
    }

    /// True where it stands inside a sentence.
    pub(crate) const fn is_inside(&self) -> bool {
        self.cases.seen.inside > 0
    }
}

/// The words of a script and language that may be names.
pub(crate) fn names<'a>(part: &Part<'a>, vocabulary: &'a Vocabulary) -> Vec<Name<'a>> {
    let lists = Lists::new(part);
    let entries = vocabulary.entries().iter().enumerate();
    let of_language = entries.filter(|(_, entry)| part.has(entry));
    let name = |(place, entry): (usize, &'a Entry)| {
        let cases = entry
            .cases
            .as_deref()
            .filter(|cases| is_capital(entry, cases))?;
        let letters = Letters::of(&entry.spelling);
        if letters.folded.len() < SHORTEST_NAME || part.known().is_kept(&entry.spelling) {
            return None;
        }
        let name = Name {
            place,
            entry,
            cases,
            letters,
            is_key: lists.is_key(&entry.spelling),
            capital_band: lists.as_name(&entry.spelling),
            small_band: lists.as_word(&entry.spelling),
        };
        let is_closed = lists.has_function_word(&entry.spelling);
        (!is_closed && !is_roman_number(&entry.surface)).then_some(name)
    };
    of_language.filter_map(name).collect()
}

/// One word that is written with a capital, hardly ever small.
fn is_capital(entry: &Entry, cases: &Cases) -> bool {
    let is_one_word = entry.spelling.len() <= LONGEST && !entry.spelling.contains([' ', '-']);
    let capital = cases.capital + cases.upper;
    is_one_word && capital > 0 && cases.lower * RARELY_SMALL <= capital
}

/// The lists that say whether a name is known, or is a word.
struct Lists<'a> {
    pack: Option<&'a Pack>,
    /// Of names in Latin letters, also of those in other languages.
    english: Option<&'a Pack>,
    languages: &'a Languages,
}

impl<'a> Lists<'a> {
    fn new(part: &Part<'a>) -> Self {
        let languages = &part.knowledge.languages;
        let english = languages.pack(Tag::known("en"));
        Self {
            pack: part.pack,
            english: english.filter(|_| part.script == Script::Latin),
            languages,
        }
    }

    fn listed(&self, word: &str) -> Option<u8> {
        self.pack?.lexicon.listed(&in_key(word))
    }

    fn capitalised(&self, word: &str) -> String {
        capitalised(word, self.pack.map(|pack| pack.tag))
    }

    fn is_key(&self, word: &str) -> bool {
        self.listed(&self.capitalised(word)).is_some() || self.listed(word).is_some()
    }

    fn as_name(&self, word: &str) -> Option<u8> {
        let in_english = || {
            let lexicon = &self.english?.lexicon;
            let listed = lexicon.listed(&capitalised(word, None));
            listed.or_else(|| lexicon.listed(word))
        };
        self.listed(&self.capitalised(word)).or_else(in_english)
    }

    fn as_word(&self, word: &str) -> Option<u8> {
        let listed = self.listed(word).max(self.languages.band(word, None));
        listed.or_else(|| lemma(word, self.pack?))
    }

    fn has_function_word(&self, word: &str) -> bool {
        let has = |pack: &Pack| pack.function_words().contains(word);
        self.pack.is_some_and(has)
    }
}

/// The band of the word that a word is a form of, if its language writes an ending that it
/// has onto one: Bilgiler, Jahres.
fn lemma(word: &str, pack: &Pack) -> Option<u8> {
    let suffixes = pack.forms().suffixes.iter();
    let stems = suffixes.filter_map(|suffix| word.strip_suffix(suffix));
    let long_enough = |stem: &&str| stem.chars().nth(SHORTEST_NAME - 1).is_some();
    let mut bands = stems
        .filter(long_enough)
        .filter_map(|stem| pack.lexicon.listed(stem));
    bands.next()
}

/// XXI, `XXIe`, `XVIth`.
fn is_roman_number(written: &str) -> bool {
    let rest = written.trim_start_matches(['I', 'V', 'X', 'L', 'C', 'D', 'M']);
    rest.len() + 2 <= written.len() && rest.len() <= 2 && rest.chars().all(char::is_lowercase)
}

/// The apostrophe of the lists.
fn in_key(word: &str) -> String {
    word.replace(['\u{2019}', '\u{2BC}'], "'")
}
