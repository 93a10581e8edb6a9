//! The letters of a word in Katakana, with one for those that writers choose between.

/// What remains of a word where the rules leave a choice.
pub(crate) fn by_rule(word: &str) -> String {
    let mut fold = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let of_v = match (letter, next) {
            ('ヴ', Some('ァ')) => Some('バ'),
            ('ヴ', Some('ィ')) => Some('ビ'),
            ('ヴ', Some('ェ')) => Some('ベ'),
            ('ヴ', Some('ォ')) => Some('ボ'),
            _ => None,
        };
        if of_v.is_some() {
            letters.next();
        }
        let folded = of_v.unwrap_or(match letter {
            'ヴ' => 'ブ',
            'ヂ' => 'ジ',
            'ヅ' => 'ズ',
            // ソフトウェア, ソフトウエア
            'ィ' if before == Some('ウ') => 'イ',
            'ェ' if before == Some('ウ') => 'エ',
            'ォ' if before == Some('ウ') => 'オ',
            _ => letter,
        });
        if !matches!(folded, '・' | ' ') {
            fold.push(folded);
        }
        before = Some(letter);
    }
    if let Some(short) = fold.strip_suffix('ー') {
        fold.truncate(short.len());
    }
    fold
}

/// The same with a mark of length for the vowel that lengthens another (エッセイ, エッセー),
/// and ア for ヤ behind an i (イタリヤ, イタリア).
pub(crate) fn by_sound(word: &str) -> String {
    let mut fold = String::with_capacity(word.len());
    let mut before = None;
    for letter in word.chars() {
        let vowel = before.and_then(vowel);
        fold.push(match letter {
            'ア' if vowel == Some('ア') => 'ー',
            'イ' if vowel == Some('エ') => 'ー',
            'ウ' if vowel == Some('オ') => 'ー',
            'ヤ' if vowel == Some('イ') => 'ア',
            _ => letter,
        });
        before = Some(letter);
    }
    fold
}

pub(crate) fn consonants(word: &str) -> String {
    let letters = word.chars().filter(|c| !matches!(c, 'ー' | 'ッ' | 'ン'));
    letters
        .map(|c| row(c).map_or(c, |(first, _)| first))
        .collect()
}

/// The letters with one consonant, in the order of their vowels.
const ROWS: [&str; 17] = [
    "アイウエオ",
    "ァィゥェォ",
    "カキクケコ",
    "ガギグゲゴ",
    "サシスセソ",
    "ザジズゼゾ",
    "タチツテト",
    "ダヂヅデド",
    "ナニヌネノ",
    "ハヒフヘホ",
    "バビブベボ",
    "パピプペポ",
    "マミムメモ",
    "ヤイユエヨ",
    "ャィュェョ",
    "ラリルレロ",
    "ワヰウヱヲ",
];

/// The first letter of its row, and its place there.
fn row(letter: char) -> Option<(char, usize)> {
    ROWS.iter().find_map(|row| {
        let place = row.chars().position(|c| c == letter)?;
        Some((row.chars().next()?, place))
    })
}

fn vowel(letter: char) -> Option<char> {
    row(letter).and_then(|(_, place)| "アイウエオ".chars().nth(place))
}
