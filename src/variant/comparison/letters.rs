//! The letters of a name, folded: what remains when marks, ligatures, apostrophes and
//! hyphens are taken away, and its consonants.

use unicode_normalization::UnicodeNormalization;

use crate::text::Tag;

/// The letters of a spelling in the ways that they are compared.
#[derive(Clone, Debug)]
pub(crate) struct Letters {
    /// Without marks.
    pub(crate) folded: Vec<char>,
    /// The same, a German vowel with two dots written with an e.
    in_german: Vec<char>,
    /// The consonants.
    pub(crate) skeleton: Vec<char>,
}

impl Letters {
    /// Of a spelling in lower case.
    pub(crate) fn of(spelling: &str) -> Self {
        let folded = folded(spelling);
        Self {
            in_german: folded_in_german(spelling),
            skeleton: skeleton(&folded),
            folded,
        }
    }

    /// True where nothing but marks, ligatures, apostrophes and hyphens parts two.
    pub(crate) fn are_the_same(&self, other: &Self) -> bool {
        self.folded == other.folded
            || self.in_german == other.folded
            || self.folded == other.in_german
    }
}

/// The letters of a spelling without marks. Cyrillic keeps its own (й, ї): they are
/// letters there; only ё is written е.
fn folded(spelling: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(spelling.len());
    for c in spelling.chars().flat_map(char::to_lowercase) {
        match c {
            'ё' => letters.push('е'),
            'ß' => letters.extend(['s', 's']),
            'æ' | 'ǽ' => letters.extend(['a', 'e']),
            'œ' => letters.extend(['o', 'e']),
            'þ' => letters.extend(['t', 'h']),
            'ø' => letters.push('o'),
            'đ' | 'ð' => letters.push('d'),
            'ł' => letters.push('l'),
            'ı' => letters.push('i'),
            'ħ' => letters.push('h'),
            'ς' => letters.push('σ'),
            'և' => letters.extend(['ե', 'վ']),
            'а'..='џ' => letters.push(c),
            _ => letters.extend(std::iter::once(c).nfd().filter(|c| c.is_alphabetic())),
        }
    }
    letters
}

/// The letters of a Cyrillic spelling with one for those that are chosen between for the
/// foreign names that are written in it (Дональд, Доналд; Нэнси, Ненси; Павелл, Павел).
pub(crate) fn in_transcription(spelling: &str) -> String {
    let mut letters = String::with_capacity(spelling.len());
    for c in spelling.chars() {
        let letter = match c {
            'э' | 'ё' | 'є' => 'е',
            'ы' | 'і' | 'ї' | 'й' => 'и',
            'ґ' => 'г',
            'ь' | 'ъ' => continue,
            _ => c,
        };
        if !letters.ends_with(letter) {
            letters.push(letter);
        }
    }
    letters
}

/// The same, where a German vowel with two dots is written with an e (Mueller).
fn folded_in_german(spelling: &str) -> Vec<char> {
    let spelled_out = spelling.chars().fold(String::new(), |mut text, c| {
        match c {
            'ä' | 'ö' | 'ü' => {
                text.extend(std::iter::once(c).nfd().next());
                text.push('e');
            }
            _ => text.push(c),
        }
        text
    });
    folded(&spelled_out)
}

/// A spelling with its first letter as a capital of its language.
pub(crate) fn capitalised(spelling: &str, language: Option<Tag>) -> String {
    let mut letters = spelling.chars();
    let is_turkish = language == Some(Tag::known("tr"));
    if is_turkish && spelling.starts_with('i') {
        letters.next();
        return format!("İ{}", letters.as_str());
    }
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The consonants of folded letters, those that are written for one another as one, a
/// double one once.
fn skeleton(letters: &[char]) -> Vec<char> {
    let mut skeleton: Vec<char> = Vec::with_capacity(letters.len());
    let mut letters = letters.iter().copied().peekable();
    while let Some(c) = letters.next() {
        let consonant = match c {
            'p' if letters.peek() == Some(&'h') => 'f',
            'c' | 'q' => 'k',
            'w' => 'v',
            'z' => 's',
            'g' if letters.peek() == Some(&'h') => 'g',
            _ if is_vowel(c) => continue,
            _ => c,
        };
        if skeleton.last() != Some(&consonant) {
            skeleton.push(consonant);
        }
    }
    skeleton
}

/// Vowels, glides and signs that are written as one is heard.
pub(crate) const fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'j'
            | 'h'
            | 'а'
            | 'е'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'й'
            | 'ь'
            | 'ъ'
            | 'і'
            | 'ї'
            | 'є'
            | 'α'
            | 'ε'
            | 'η'
            | 'ι'
            | 'ο'
            | 'υ'
            | 'ω'
            | 'ա'
            | 'ե'
            | 'է'
            | 'ը'
            | 'ի'
            | 'ո'
            | 'օ'
            | 'ւ'
    )
}
