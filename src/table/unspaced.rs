//! Words of rows in scripts that are written without blanks (Han, kana, Thai, Khmer …),
//! found inside the run of letters that a text has.
//!
//! Nothing is known of where words end there, so the longest row that fits is taken: where
//! コンピューター is a row too, コンピュータ is not found in it. A run of Katakana is a word
//! as a whole, of a script of its own, and no sign is parted from its letter.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::{Class, LONGEST_WORD, Script, TextSpan, Token};

/// The rows that are looked for inside runs, by their first letter, longer ones first.
#[derive(Clone, Debug, Default)]
pub struct Unspaced(FxHashMap<char, Vec<Box<str>>>);

impl Unspaced {
    /// Adds a spelling, if it is of such a script.
    pub(super) fn add(&mut self, text: &str) {
        let is_run = |c: char| {
            matches!(
                Class::of_char(c),
                Class::Letter(Script::Other) | Class::Mark(Script::Other)
            )
        };
        let Some(first) = text.chars().next().filter(|&c| Script::has_no_blanks(c)) else {
            return;
        };
        let of_letter = self.0.entry(first).or_default();
        if text.chars().all(is_run) && !of_letter.iter().any(|held| **held == *text) {
            of_letter.push(text.into());
            of_letter.sort_by_key(|held| std::cmp::Reverse(held.len()));
        }
    }

    /// The words of a token that are looked up: itself, or the rows found in its run, and
    /// what is written in Katakana.
    ///
    /// Cost: a look at the rows that begin with each letter of a run without blanks.
    pub(crate) fn words<'a>(&self, token: Token, word: &'a str) -> Vec<(Token, &'a str)> {
        let rows = self.rows(token, word);
        let mut found = Vec::with_capacity(rows.len());
        let mut end = 0;
        for row in rows {
            let start = row.0.span.start - token.span.start;
            found.extend(katakana(token, word, end..start));
            end = start + row.1.len();
            found.push(row);
        }
        found.extend(katakana(token, word, end..word.len()));
        let is_whole = found.is_empty() && word.chars().nth(LONGEST_WORD).is_none();
        if is_whole {
            found.push((token, word));
        }
        found
    }

    fn rows<'a>(&self, token: Token, word: &'a str) -> Vec<(Token, &'a str)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = word[at..].chars().next() {
            match self.longest(word, at, first) {
                Some(length) => {
                    found.push(part(token, word, at, length));
                    at += length;
                }
                None => at += first.len_utf8(),
            }
        }
        found
    }

    fn longest(&self, word: &str, at: usize, first: char) -> Option<usize> {
        let of_letter = self.0.get(&first)?;
        let fits = |row: &&str| {
            word[at..].starts_with(*row) && ends_words(word, at) && ends_words(word, at + row.len())
        };
        let mut rows = of_letter.iter().map(|row| &**row);
        rows.find(fits).map(str::len)
    }
}

fn part(token: Token, word: &str, at: usize, length: usize) -> (Token, &str) {
    let start = token.span.start + at;
    let found = Token {
        span: TextSpan::new(start, start + length),
        script: token.script,
        beside_digit: false,
    };
    (found, &word[at..at + length])
}

/// The words in Katakana inside a part of a run.
fn katakana(token: Token, word: &str, within: Range<usize>) -> impl Iterator<Item = (Token, &str)> {
    let base = within.start;
    let runs = word[within].split_inclusive(|c| !Script::is_katakana(c));
    let placed = runs.scan(base, |at, run| {
        *at += run.len();
        Some((
            *at - run.len(),
            run.trim_end_matches(|c| !Script::is_katakana(c)),
        ))
    });
    let is_word = |(_, run): &(usize, &str)| (FEWEST..LONGEST_WORD).contains(&run.chars().count());
    placed.filter(is_word).map(move |(at, run)| {
        let (mut token, word) = part(token, word, at, run.len());
        token.script = Script::Katakana;
        (token, word)
    })
}

/// Fewest letters of a word in Katakana: a single one is a sign (一ヶ月).
const FEWEST: usize = 2;

/// True where a word may end at `at`: not inside a run of Katakana, nor before a sign.
fn ends_words(word: &str, at: usize) -> bool {
    let (before, after) = (word[..at].chars().next_back(), word[at..].chars().next());
    let is_kana = |c: Option<char>| {
        c.is_some_and(|c| matches!(c as u32, 0x30A1..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F))
    };
    let is_sign =
        after.is_some_and(|c| matches!(Class::of_char(c), Class::Mark(_) | Class::Inherited));
    let is_inside = is_kana(before) && is_kana(after);
    !is_sign && !is_inside
}

/// True for a token that may have several words in it.
pub(crate) fn is_run(token: &Token, word: &str) -> bool {
    token.script == Script::Other && word.chars().any(Script::has_no_blanks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn found<'a>(rows: &[&str], text: &'a str) -> Vec<&'a str> {
        let mut unspaced = Unspaced::default();
        for row in rows {
            unspaced.add(row);
        }
        let words =
            tokens(text, 0).flat_map(|token| unspaced.words(token, &text[token.span.range()]));
        words.map(|(token, _)| &text[token.span.range()]).collect()
    }

    #[test]
    fn rows_are_found_inside_runs() {
        let rows = ["コンピュータ", "コンピューター", "คอมพิวเตอร", "東京"];
        assert_eq!(
            found(&rows, "新しいコンピューターを買う。"),
            ["コンピューター"]
        );
        assert_eq!(
            found(&rows, "新型コンピュータゲームが"),
            ["コンピュータゲーム"]
        );
        assert_eq!(found(&rows, "ฉันซื้อคอมพิวเตอร์ใหม่"), ["ฉันซื้อคอมพิวเตอร์ใหม่"]);
        assert_eq!(found(&rows, "東京都と東京"), ["東京", "東京"]);
    }
}
