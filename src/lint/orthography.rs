//! Rule `orthography`: house style after the Central Hindi Directorate. [`DOC`] says
//! what it does.
//!
//! The glide: future forms are known by their ending, other words by rows of the table,
//! because स्थायी and दायित्व own their y. The nukta of Persian and English sounds
//! (क़ ख़ ग़ ज़ फ़) is left to tables: the standard drops it in naturalised words and
//! keeps it where it distinguishes words.

use crate::language::{Lexicon, Tag};
use crate::table::{Origin, Status, TableEntry};
use crate::text::{Document, Script, Spelling, Token};
use crate::variant::{Knowledge, Tier};

use super::finding::{Finding, Rule};
use super::kind::FindingKind;
use super::rule_doc::RuleDoc;

pub(super) const DOC: RuleDoc = RuleDoc {
    what: "\
Reports words that do not follow the Central Hindi Directorate's standard (Devanagari \
script and standardisation of Hindi spelling, edition of 2019). It is off by default; \
`--orthography`, or `orthography = true` in the configuration, switches it on. Four styles:

- an anusvara before a stop of its own class: संबंध, not सम्बन्ध (अन्न, सम्मेलन, अन्य, \
उन्मुख, वाङ्मय keep their consonant);
- no glide that is only heard: आएगा, not आयेगा;
- a chandrabindu for a nasalised vowel, where the lexicon has the word so and no vowel \
sign stands above the line: आँख, not आंख (हंस and हँस are two words);
- the nukta of ड़ and ढ़, where the lexicon has the word only with it: लड़का, not लडका.",
    why: "\
A newspaper, publisher or ministry that follows the standard wants every text to do so, \
not only to be consistent in itself.",
    example: "उनके सम्बन्ध अच्छे हैं। वह कल आयेगा।",
    fixed: "उनके संबंध अच्छे हैं। वह कल आएगा।",
    options: "--orthography",
    safety: "\
The first two styles go by form and are `certain`. The styles that ask the lexicon are \
`likely`. Words in your own table are left to the table.",
};

/// What house style writes, why, and how sure that is.
struct Styled {
    word: String,
    why: &'static str,
    tier: Tier,
}

/// A nasal consonant and the stops of its class.
const CLASSES: [(char, &str); 5] = [
    ('ङ', "कखगघ"),
    ('ञ', "चछजझ"),
    ('ण', "टठडढ"),
    ('न', "तथदध"),
    ('म', "पफबभ"),
];

/// Future endings after a vowel, with and without the glide that is only heard.
const FUTURES: [(&str, &str); 4] = [("येगा", "एगा"), ("येगी", "एगी"), ("येंगे", "एंगे"), ("येंगी", "एंगी")];

/// What the lexicon's styles are held to be: `likely` is at most 1 error in 100.
const LEXICON_PROBABILITY: f64 = 0.99;

/// The finding at one word, if house style writes it otherwise.
pub(super) fn finding(document: &Document, token: Token, knowledge: &Knowledge) -> Option<Finding> {
    if token.script != Script::Devanagari {
        return None;
    }
    let word = document.text(token.span);
    let spelling = Spelling::of_word(word);
    if knowledge.table.is_kept_in(&spelling, Some(Tag::HINDI)) {
        return None;
    }
    let styled = styled(word, knowledge)?;
    Some(Finding {
        span: token.span,
        word: word.to_owned(),
        rule: Rule::Orthography,
        tier: styled.tier,
        probability: match styled.tier {
            Tier::Certain => 1.0,
            _ => LEXICON_PROBABILITY,
        },
        cluster: styled.word.clone(),
        reason: format!("house style ({})", styled.why),
        message: format!(
            "write «{}» instead of «{word}» in house style: {}",
            styled.word, styled.why
        ),
        suggestion: Some(styled.word),
        language: Some(Tag::HINDI),
        kind: FindingKind::Style,
        habit: None,
        more: Vec::new(),
    })
}

/// What house style makes of a word that a set suggests, if anything.
pub(super) fn in_style(word: &str, knowledge: &Knowledge) -> Option<String> {
    let spelling = Spelling::of_word(word);
    let devanagari = Script::of_word(word) == Some(Script::Devanagari);
    (devanagari && !knowledge.table.is_kept_in(&spelling, Some(Tag::HINDI)))
        .then(|| styled(word, knowledge))?
        .map(|s| s.word)
}

/// The word after all styles, one after another; as sure as the least sure of them.
/// What the user's own table knows is left to it.
fn styled(word: &str, knowledge: &Knowledge) -> Option<Styled> {
    let of_the_house = |entry: TableEntry<'_>| entry.origin == Origin::User;
    if knowledge
        .table
        .canonical_of(&Spelling::of_word(word))
        .is_some_and(of_the_house)
    {
        return None;
    }
    let mut styled = next_style(word, knowledge)?;
    for _ in 0..MOST_STYLES {
        let Some(next) = next_style(&styled.word, knowledge) else {
            break;
        };
        styled.word = next.word;
        styled.tier = styled.tier.max(next.tier);
    }
    Some(styled)
}

/// More than one word can need.
const MOST_STYLES: usize = 8;

fn next_style(word: &str, knowledge: &Knowledge) -> Option<Styled> {
    let spelling = &Spelling::of_word(word);
    let certain = |why| {
        move |word| Styled {
            word,
            why,
            tier: Tier::Certain,
        }
    };
    let likely = |why| {
        move |word| Styled {
            word,
            why,
            tier: Tier::Likely,
        }
    };
    with_anusvara(word)
        .map(certain("anusvara before its own class"))
        .or_else(|| of_the_standard(spelling, knowledge).map(certain("the standard's own list")))
        .or_else(|| without_glide(word).map(certain("no glide that is only heard")))
        .or_else(|| {
            known(word, with_chandrabindu(word)?, knowledge)
                .map(likely("chandrabindu, a nasalised vowel"))
        })
        .or_else(|| {
            let dotted = with_nukta(word)?;
            let unknown = hindi(knowledge)?.band(spelling).is_none();
            unknown.then_some(())?;
            known(word, dotted, knowledge).map(likely("the nukta of ड़, ढ़ is obligatory"))
        })
}

/// The canonical of a verified row that has the standard as its source.
fn of_the_standard(spelling: &Spelling, knowledge: &Knowledge) -> Option<String> {
    let row = knowledge.table.canonical_of(spelling)?.row;
    let standard = row.status == Status::Verified && row.source.starts_with("chd:");
    (standard && row.canonical_spelling() != *spelling).then(|| row.canonical().to_owned())
}

/// `styled`, if the lexicon has it, it is not another word than `word`, and no
/// table writes it otherwise (कांग्रेस).
fn known(word: &str, styled: String, knowledge: &Knowledge) -> Option<String> {
    let in_lexicon = hindi(knowledge)?.band(&styled).is_some();
    let written_otherwise = knowledge
        .table
        .canonical_of(&styled)
        .is_some_and(|entry| *entry.row.canonical_spelling() != *styled);
    (in_lexicon
        && !written_otherwise
        && !knowledge
            .table
            .is_distinct(&Spelling::of_word(word), &Spelling::of_word(&styled)))
    .then_some(styled)
}

fn without_glide(word: &str) -> Option<String> {
    FUTURES.iter().find_map(|(glide, plain)| {
        let stem = word.strip_suffix(glide)?;
        stem.ends_with(['ा', 'ो']).then(|| format!("{stem}{plain}"))
    })
}

/// The word with chandrabindu for each anusvara on a vowel without a sign above the line.
fn with_chandrabindu(word: &str) -> Option<String> {
    let mut before = None;
    let styled: String = word
        .chars()
        .map(|c| {
            let free = before.is_some_and(|b: char| !"िीेैोौॉॅइईएऐओऔऑ".contains(b));
            before = Some(c);
            if c == 'ं' && free { 'ँ' } else { c }
        })
        .collect();
    (styled != word).then_some(styled)
}

/// The word with ड़ and ढ़ wherever a plain ड or ढ stands between vowels or last.
fn with_nukta(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut styled = String::with_capacity(word.len() + 3);
    for (at, &c) in letters.iter().enumerate() {
        styled.push(c);
        let before = at.checked_sub(1).map(|n| letters[n]);
        let after = letters.get(at + 1).copied();
        let flapped = matches!(c, 'ड' | 'ढ')
            && before.is_some_and(|b| !matches!(b, '\u{94D}' | 'ं'))
            && !matches!(after, Some('\u{94D}' | '\u{93C}'));
        if flapped {
            styled.push('\u{93C}');
        }
    }
    (styled != word).then_some(styled)
}

/// The word with anusvara for every nasal consonant before a stop of its class.
fn with_anusvara(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while at < letters.len() {
        let homorganic = CLASSES.iter().any(|&(nasal, stops)| {
            letters[at] == nasal
                && letters.get(at + 1) == Some(&'\u{94D}')
                && letters
                    .get(at + 2)
                    .is_some_and(|&next| stops.contains(next))
        });
        // At the beginning of a word, or after a virama, no anusvara can stand.
        let carried = at > 0 && letters[at - 1] != '\u{94D}';
        if homorganic && carried {
            out.push('ं');
            at += 2;
        } else {
            out.push(letters[at]);
            at += 1;
        }
    }
    (out != word).then_some(out)
}

fn hindi(knowledge: &Knowledge) -> Option<&Lexicon> {
    knowledge
        .languages
        .pack(Tag::HINDI)
        .map(|pack| &pack.lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anusvara_before_its_own_class_only() {
        for (word, styled) in [
            ("सम्बन्ध", Some("संबंध")),
            ("हिन्दी", Some("हिंदी")),
            ("गङ्गा", Some("गंगा")),
            ("अन्न", None),
            ("सम्मेलन", None),
            ("अन्य", None),
            ("उन्मुख", None),
            ("वाङ्मय", None),
            ("संबंध", None),
        ] {
            assert_eq!(with_anusvara(word).as_deref(), styled, "{word}");
        }
    }

    fn house_style(word: &str) -> Option<String> {
        styled(word, &Knowledge::built_in()).map(|styled| styled.word)
    }

    #[test]
    fn glide_chandrabindu_and_nukta() {
        for (word, style) in [
            ("आयेगा", Some("आएगा")),
            ("जायेंगे", Some("जाएंगे")),
            ("आंख", Some("आँख")),
            ("कहां", Some("कहाँ")),
            ("लडका", Some("लड़का")),
            ("स्थायी", None),
            ("दायित्व", None),
            ("हंस", None),
            ("कांग्रेस", None),
            ("में", None),
            ("नहीं", None),
            ("आंदोलन", None),
            ("मोड", None),
            ("डंडा", None),
        ] {
            assert_eq!(house_style(word).as_deref(), style, "{word}");
        }
    }
}
