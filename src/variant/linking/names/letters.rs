//! The letters of a name, folded: what remains when marks, ligatures, apostrophes and
//! hyphens are taken away, and its consonants.

use unicode_normalization::UnicodeNormalization;

/// The letters of a spelling without marks. Cyrillic keeps its own (й, ї): they are
/// letters there; only ё is written е.
pub(crate) fn folded(spelling: &str) -> Vec<char> {
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

/// The same, where a German vowel with two dots is written with an e (Mueller).
pub(crate) fn folded_in_german(spelling: &str) -> Vec<char> {
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

/// The consonants of folded letters, those that are written for one another as one, a
/// double one once.
pub(crate) fn skeleton(letters: &[char]) -> Vec<char> {
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
