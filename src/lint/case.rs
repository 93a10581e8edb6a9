//! The case of a replacement: TSAR → CZAR, Tsar → Czar, tsar → czar; what stands between
//! the words of a phrase stays as it is written.

use crate::table::Row;
use crate::text::{Spelling, tokens};

/// In which letters a word or a phrase is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// The script has none, or all letters are small.
    Small,
    /// Its first letter is a capital.
    First,
    /// The first letter of each of its words is.
    EachFirst,
    /// All letters are capitals, and there are several.
    Capitals,
}

impl Case {
    fn of_text(text: &str) -> Self {
        let cased = || {
            text.chars()
                .filter(|c| c.is_uppercase() || c.is_lowercase())
        };
        let begins = |word: &str| {
            let mut letters = word
                .chars()
                .filter(|c| c.is_uppercase() || c.is_lowercase());
            letters.next().is_none_or(char::is_uppercase)
        };
        let words = || tokens(text, 0).map(|token| &text[token.span.range()]);
        if cased().count() > 1 && cased().all(char::is_uppercase) {
            Self::Capitals
        } else if !cased().next().is_some_and(char::is_uppercase) {
            Self::Small
        } else if words().count() > 1 && words().all(begins) {
            Self::EachFirst
        } else {
            Self::First
        }
    }
}

/// `canonical` as it is to be written instead of `word`, which `row` knows.
pub(super) fn written_like(word: &str, canonical: &str, row: Option<&Row>) -> String {
    let canonical = with_gaps_of(word, canonical);
    if row.is_some_and(|row| row.variant() == word) {
        return canonical;
    }
    let letters = Letters::of_row(row);
    match Case::of_text(word) {
        Case::Capitals => letters.upper(&canonical),
        _ if has_inner_capitals(&canonical) => canonical,
        Case::EachFirst => each_word(&canonical, |word| letters.capitalised(word)),
        Case::First => letters.capitalised(&canonical),
        Case::Small => {
            let is_name = row.is_none_or(|row| Case::of_text(row.variant()) == Case::Small);
            if is_name {
                canonical
            } else {
                each_word(&canonical, |word| letters.lower(word))
            }
        }
    }
}

/// How a language writes capitals: Turkish has i with its capital İ, and ı with I.
#[derive(Clone, Copy, Debug)]
struct Letters {
    is_turkish: bool,
}

impl Letters {
    fn of_row(row: Option<&Row>) -> Self {
        let is_turkish = row.is_some_and(|row| matches!(&*row.lang, "tr" | "az"));
        Self { is_turkish }
    }

    fn upper(self, text: &str) -> String {
        if self.is_turkish {
            return text.replace('i', "İ").to_uppercase();
        }
        text.to_uppercase()
    }

    fn lower(self, text: &str) -> String {
        if self.is_turkish {
            return text.replace('İ', "i").replace('I', "ı").to_lowercase();
        }
        text.to_lowercase()
    }

    fn capitalised(self, word: &str) -> String {
        match word.strip_prefix('i') {
            Some(rest) if self.is_turkish => format!("İ{rest}"),
            _ => capitalised(word),
        }
    }
}

/// What a row that parts two spellings by their case alone (iphone, iPhone) says of a word.
pub(super) fn of_case_row(word: &str, row: &Row, begins_sentence: bool) -> Option<String> {
    let canonical = with_gaps_of(word, row.canonical());
    let is_variant = *with_gaps_of(word, row.variant()) == *word;
    let case = Case::of_text(word);
    let is_heading = case == Case::Capitals && Case::of_text(row.variant()) != Case::Capitals;
    let is_begin = begins_sentence && case == Case::First && capitalised(&canonical) == word;
    let says = (is_variant || case == Case::First) && !is_heading && !is_begin && canonical != word;
    (says && Spelling::of_word(&canonical) == Spelling::of_word(word)).then_some(canonical)
}

/// iPhone, `McDonald`, NATO: capitals that do not come of the place of the word.
fn has_inner_capitals(text: &str) -> bool {
    tokens(text, 0).any(|token| {
        let mut letters = text[token.span.range()].chars().skip(1);
        letters.any(char::is_uppercase)
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

fn each_word(text: &str, of: impl Fn(&str) -> String) -> String {
    let mut written = String::with_capacity(text.len());
    let mut at = 0;
    for token in tokens(text, 0) {
        written.push_str(&text[at..token.span.start]);
        written.push_str(&of(&text[token.span.range()]));
        at = token.span.end;
    }
    written + &text[at..]
}

/// The gaps between the words of a phrase.
fn gaps(text: &str) -> Vec<&str> {
    let words: Vec<_> = tokens(text, 0).map(|token| token.span).collect();
    let between = words
        .windows(2)
        .map(|pair| &text[pair[0].end..pair[1].start]);
    between.collect()
}

/// A phrase with the blanks and line ends that `word` has between as many words.
fn with_gaps_of(word: &str, canonical: &str) -> String {
    let (own, given) = (gaps(canonical), gaps(word));
    if own.is_empty() || own.len() != given.len() {
        return canonical.to_owned();
    }
    let mut written = String::with_capacity(canonical.len());
    let (mut at, mut between) = (0, own.iter().zip(given));
    for token in tokens(canonical, 0) {
        if token.span.start > at && at > 0 {
            if let Some((own, given)) = between.next() {
                written.push_str(&gap(own, given));
            }
        } else {
            written.push_str(&canonical[at..token.span.start]);
        }
        written.push_str(&canonical[token.span.range()]);
        at = token.span.end;
    }
    written + &canonical[at..]
}

fn gap(own: &str, given: &str) -> String {
    let blanks = given.trim_start_matches(['-', '\u{2010}']);
    match own {
        _ if blanks.contains('\n') => format!("{}{blanks}", own.trim()),
        " " if !blanks.is_empty() => blanks.to_owned(),
        own => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replacement_takes_the_case_over() {
        let like = |word, variant, canonical| {
            written_like(word, canonical, Some(&Row::new(variant, canonical)))
        };
        for (word, variant, canonical, expected) in [
            ("TSAR", "tsar", "czar", "CZAR"),
            ("Tsar", "tsar", "czar", "Czar"),
            ("tsar", "Tsar", "Czar", "czar"),
            ("TIP", "Tip", "Tipp", "TIPP"),
            ("STRASE", "strase", "straße", "STRASSE"),
            ("moskow", "moskow", "Moscow", "Moscow"),
            ("i-phone", "i-phone", "iPhone", "iPhone"),
            ("I-Phone", "i-phone", "iPhone", "iPhone"),
            ("Life Cycle", "life cycle", "lifecycle", "Lifecycle"),
            ("New Dehli", "new dehli", "new delhi", "New Delhi"),
            ("New dehli", "new dehli", "new delhi", "New delhi"),
            ("new\n  dehli", "new dehli", "New Delhi", "New\n  Delhi"),
            ("नई\u{A0}दिल्लि", "नई दिल्लि", "नई दिल्ली", "नई\u{A0}दिल्ली"),
            ("अल\nकायदा", "अल कायदा", "अल-कायदा", "अल-\nकायदा"),
            ("टोकायव", "टोकायव", "टोकायेव", "टोकायेव"),
        ] {
            assert_eq!(like(word, variant, canonical), expected, "{word}");
        }
    }

    #[test]
    fn turkish_has_two_letters_i() {
        let mut row = Row::new("Istanbul", "İstanbul");
        row.lang = "tr".into();
        for (word, expected) in [
            ("ISTANBUL", "İSTANBUL"),
            ("istanbul", "istanbul"),
            ("Istanbul", "İstanbul"),
        ] {
            assert_eq!(written_like(word, "İstanbul", Some(&row)), expected);
        }
    }

    #[test]
    fn rows_about_case_alone() {
        let iphone = Row::new("iphone", "iPhone");
        let internet = Row::new("Internet", "internet");
        for (word, row, begins, expected) in [
            ("iphone", &iphone, false, Some("iPhone")),
            ("Iphone", &iphone, true, Some("iPhone")),
            ("IPHONE", &iphone, false, None),
            ("iPhone", &iphone, false, None),
            ("Internet", &internet, false, Some("internet")),
            ("Internet", &internet, true, None),
        ] {
            assert_eq!(
                of_case_row(word, row, begins).as_deref(),
                expected,
                "{word}"
            );
        }
    }
}
