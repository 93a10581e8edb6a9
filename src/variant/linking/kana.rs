//! Katakana words of running text: コンピュータ and コンピューター, ヴェトナム and ベトナム.
//!
//! What varies is the mark of length at the end, ヴ, small vowels and how a long vowel is
//! written (Japan, Cabinet notice 2 of 1991, 外来語の表記). A mark of length inside a
//! short word makes another word (ビル, ビール).

use rustc_hash::FxHashMap;

use crate::language::Tag;
use crate::text::Script;
use crate::variant::comparison::threshold::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::pair::{By, Link};
use crate::variant::tier::Tier;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Shortest word, in letters without its last mark of length, that is compared.
const SHORTEST: usize = 3;

/// From so many letters on two listed words that differ by rule are one (コンピュータ).
const LONG: usize = 4;

/// Log-odds beyond the threshold.
const BY_RULE: f32 = 1.0;

/// The pairs of katakana words that a rule of spelling makes one, down to a tier.
///
/// Cost: a string a word of katakana.
pub(crate) fn links(vocabulary: &Vocabulary, knowledge: &Knowledge, lowest: Tier) -> Vec<Link> {
    let mut by_fold: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let entries = vocabulary.entries();
    for (place, entry) in entries.iter().enumerate() {
        let fold = (entry.script == Script::Katakana).then(|| folded(&entry.spelling));
        if let Some(fold) = fold.filter(|fold| is_long_enough(fold)) {
            by_fold.entry(fold).or_default().push(place);
        }
    }
    let pack = knowledge.languages.pack(Tag::known("ja"));
    let tier = match pack {
        Some(pack) if pack.is_measured() => Tier::Likely,
        _ => Tier::Possible,
    };
    if tier > lowest {
        return Vec::new();
    }
    let log_odds = threshold(tier) + BY_RULE;
    let is_listed =
        |entry: &Entry| pack.is_some_and(|pack| pack.lexicon.listed(&entry.spelling).is_some());
    let mut links = Vec::new();
    for (fold, places) in by_fold {
        let is_long = fold.chars().count() >= LONG;
        for (at, &a) in places.iter().enumerate() {
            for &b in &places[at + 1..] {
                let (x, y) = (&entries[a], &entries[b]);
                let known = knowledge.in_language(x.language);
                let are_two = !is_long && is_listed(x) && is_listed(y);
                if !are_two && !known.is_distinct(&x.spelling, &y.spelling) {
                    links.push(Link {
                        pair: (a.min(b), a.max(b)),
                        log_odds,
                        by: By::Letters,
                    });
                }
            }
        }
    }
    links.sort_unstable_by_key(|link| link.pair);
    links
}

fn is_long_enough(fold: &str) -> bool {
    fold.chars().nth(SHORTEST - 1).is_some()
}

/// What remains of a word where the rules leave a choice.
fn folded(word: &str) -> String {
    let mut fold = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        match (letter, next) {
            ('ヴ', Some('ァ')) => push_instead(&mut fold, 'バ', &mut letters),
            ('ヴ', Some('ィ')) => push_instead(&mut fold, 'ビ', &mut letters),
            ('ヴ', Some('ェ')) => push_instead(&mut fold, 'ベ', &mut letters),
            ('ヴ', Some('ォ')) => push_instead(&mut fold, 'ボ', &mut letters),
            ('ヴ', _) => fold.push('ブ'),
            ('ヂ', _) => fold.push('ジ'),
            ('ヅ', _) => fold.push('ズ'),
            // ソフトウェア, ソフトウエア
            ('ェ', _) if before == Some('ウ') => fold.push('エ'),
            ('ィ', _) if before == Some('ウ') => fold.push('イ'),
            ('ォ', _) if before == Some('ウ') => fold.push('オ'),
            // スタア, メイル, エッセイ
            ('ア' | 'イ' | 'ウ', _) if before.is_some_and(|b| lengthens(b, letter)) => {
                fold.push('ー')
            }
            _ => fold.push(letter),
        }
        before = Some(letter);
    }
    if let Some(short) = fold.strip_suffix('ー') {
        fold.truncate(short.len());
    }
    fold
}

fn push_instead(fold: &mut String, letter: char, letters: &mut impl Iterator<Item = char>) {
    fold.push(letter);
    letters.next();
}

/// True for a vowel that may be written instead of the mark of length.
const fn lengthens(before: char, vowel: char) -> bool {
    match vowel {
        'ア' => matches!(
            before,
            'カ' | 'サ' | 'タ' | 'ナ' | 'ハ' | 'マ' | 'ラ' | 'ガ' | 'ダ' | 'バ' | 'パ'
        ),
        'イ' => matches!(
            before,
            'ケ' | 'セ'
                | 'テ'
                | 'ネ'
                | 'ヘ'
                | 'メ'
                | 'レ'
                | 'ゲ'
                | 'ゼ'
                | 'デ'
                | 'ベ'
                | 'ペ'
                | 'ェ'
        ),
        'ウ' => matches!(
            before,
            'コ' | 'ソ' | 'ト' | 'ノ' | 'ホ' | 'モ' | 'ロ' | 'ゴ' | 'ド' | 'ボ' | 'ポ' | 'ョ'
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_the_rules_leave_open() {
        let one = [
            ("コンピュータ", "コンピューター"),
            ("ヴェトナム", "ベトナム"),
            ("ソフトウエア", "ソフトウェア"),
            ("スタア", "スター"),
            ("メイル", "メール"),
        ];
        for (a, b) in one {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        for (a, b) in [
            ("ビル", "ビール"),
            ("エンジン", "エンジニア"),
            ("コンテンツ", "コンテナ"),
        ] {
            assert_ne!(folded(a), folded(b), "{a} {b}");
        }
    }
}
