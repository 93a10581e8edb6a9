//! Katakana words of running text: コンピュータ and コンピューター, ヴェトナム and ベトナム.
//!
//! A rule leaves open the mark of length at the end, ヴ, small vowels after ウ and the dot
//! between the parts of a name (Japan, Cabinet notice 2 of 1991, 外来語の表記). Of foreign
//! names writers also choose a length, a doubling or a vowel inside (カンパーニア, カンパニア).

use rustc_hash::FxHashMap;

use crate::language::Pack;
use crate::text::Script;
use crate::variant::comparison::kana::{by_rule, by_sound, consonants};
use crate::variant::comparison::threshold::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::pair::{By, Link};
use crate::variant::tier::Tier;
use crate::variant::tuning::{
    FEWEST_KANA, FEWEST_KANA_OF_LENGTH, FEWEST_KANA_OF_VOWEL, KANA_BY_RULE, MOST_UNDER_A_KEY,
};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// The pairs of katakana words that are one, down to a tier.
///
/// Cost: a few strings a word of katakana; words with the same consonants are compared.
pub(crate) fn links(vocabulary: &Vocabulary, knowledge: &Knowledge, lowest: Tier) -> Vec<Link> {
    let words = words(vocabulary);
    let mut by_consonants: FxHashMap<&str, Vec<&Word<'_>>> = FxHashMap::default();
    for word in &words {
        let near = by_consonants.entry(&word.consonants).or_default();
        near.push(word);
    }
    let mut links = Vec::new();
    for near in by_consonants.into_values() {
        if near.len() > MOST_UNDER_A_KEY {
            continue;
        }
        for (at, a) in near.iter().enumerate() {
            links.extend(near[at + 1..].iter().filter_map(|b| link(a, b, knowledge)));
        }
    }
    links.retain(|link: &Link| link.log_odds >= threshold(lowest));
    links.sort_unstable_by_key(|link| link.pair);
    links
}

/// A word in the ways that it is compared.
struct Word<'a> {
    place: usize,
    entry: &'a Entry,
    letters: usize,
    /// Where the rules leave a choice, one of them.
    by_rule: String,
    /// Besides, a long vowel as a mark of length.
    by_sound: String,
    /// The same without vowels, lengths and doublings.
    consonants: String,
}

fn words(vocabulary: &Vocabulary) -> Vec<Word<'_>> {
    let entries = vocabulary.entries().iter().enumerate();
    let of_script = entries.filter(|(_, entry)| entry.script == Script::Katakana);
    let word = |(place, entry): (usize, _)| {
        let entry: &Entry = entry;
        let by_rule = by_rule(&entry.spelling);
        let by_sound = by_sound(&by_rule);
        Word {
            place,
            entry,
            letters: entry.spelling.chars().count(),
            consonants: consonants(&by_sound),
            by_rule,
            by_sound,
        }
    };
    of_script.map(word).collect()
}

fn link(a: &Word<'_>, b: &Word<'_>, knowledge: &Knowledge) -> Option<Link> {
    let known = knowledge.in_language(a.entry.language);
    if a.entry.language != b.entry.language
        || known.is_distinct(&a.entry.spelling, &b.entry.spelling)
    {
        return None;
    }
    let pack = known.language.and_then(|tag| knowledge.languages.pack(tag));
    let is_one = a.by_rule == b.by_rule && a.letters.min(b.letters) >= FEWEST_KANA;
    if !is_one && (are_listed(a, b, pack) || !are_near(a, b)) {
        return None;
    }
    let tier = match pack {
        Some(pack) if pack.is_measured() => Tier::Likely,
        _ => Tier::Possible,
    };
    Some(Link {
        pair: (a.place.min(b.place), a.place.max(b.place)),
        log_odds: threshold(tier) + if is_one { KANA_BY_RULE } else { 0.0 },
        by: By::Letters,
    })
}

fn are_listed(a: &Word<'_>, b: &Word<'_>, pack: Option<&Pack>) -> bool {
    let is_listed =
        |word: &Word<'_>| pack.is_some_and(|pack| pack.band(&word.entry.spelling).is_some());
    is_listed(a) && is_listed(b)
}

/// One has a length or a doubling more, or another vowel, but not at its end, where it
/// makes another word (フランチェスカ, フランチェスコ; アメリカン).
fn are_near(a: &Word<'_>, b: &Word<'_>) -> bool {
    let [x, y] = [a, b].map(|word| word.by_sound.chars().collect::<Vec<char>>());
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let common = short.iter().zip(&long).take_while(|(c, d)| c == d).count();
    match long.len() - short.len() {
        0 if common == long.len() => long.len() >= FEWEST_KANA,
        0 => {
            let is_inside = common + 1 < long.len();
            is_inside
                && long.len() >= FEWEST_KANA_OF_VOWEL
                && short[common + 1..] == long[common + 1..]
        }
        1 => {
            let is_length = matches!(long[common], 'ー' | 'ッ' | 'ン');
            let is_inside = common + 1 < long.len();
            is_length
                && is_inside
                && short.len() >= FEWEST_KANA_OF_LENGTH
                && short[common..] == long[common + 1..]
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::variant::{Settings, VocabularyBuilder, decide};

    /// True where the words of a text are one set at `possible`.
    fn are_one(a: &str, b: &str) -> bool {
        let knowledge = Knowledge::without_table();
        let mut words = VocabularyBuilder::new();
        let document = Document::from_text("x", &format!("{a}です。{b}です。{a}は"));
        words.add(&document, &knowledge);
        words.add_split_words(&document, &knowledge);
        let settings = Settings {
            lowest: Tier::Possible,
            ..Settings::default()
        };
        let decided = decide(&words.finish(), &knowledge, &settings);
        decided.clusters().len() == 1
    }

    #[test]
    fn what_the_rules_leave_open_is_one_word() {
        for (a, b) in [
            ("コンピュータ", "コンピューター"),
            ("センター", "センタ"),
            ("ヴェトナム", "ベトナム"),
            ("ソフトウエア", "ソフトウェア"),
            ("ニュルンベルク", "ニュールンベルク"),
            ("ハチソン", "ハッチソン"),
            ("スペンサー・コンプトン", "スペンサーコンプトン"),
        ] {
            assert!(are_one(a, b), "{a} {b}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (a, b) in [
            ("ビル", "ビール"),
            ("エンジン", "エンジニア"),
            ("コンテンツ", "コンテナ"),
            ("アメリカ", "アメリカン"),
            ("フランチェスカ", "フランチェスコ"),
            ("リンゴ", "バナナ"),
        ] {
            assert!(!are_one(a, b), "{a} {b}");
        }
    }
}
