//! What a `distinct` row says of more than its two spellings: it holds apart their forms,
//! their other spellings, and the compounds that have them.
//!
//! बैंकर and बंकर are two words, so बैंकरों and बंकरों are; सौगंध and सुगंध are two, so
//! सौगंध and सुगन्ध are; बैंकर-संघ and बंकर-संघ are.

use crate::language::{Style, may_be_derived_of, may_be_forms_of};
use crate::table::lookup::Table;
use crate::table::row::Status;
use crate::text::Tag;

impl Table {
    /// True where a row keeps two spellings of a language apart, or in Hindi two words of
    /// which they are forms, other spellings or compounds. `is_word` says whether a part of
    /// a compound is a word.
    ///
    /// Cost: some hundred look-ups where the two begin alike.
    ///
    /// ```
    /// use vartani::table::Table;
    /// use vartani::text::Tag;
    /// let table = Table::built_in();
    /// assert!(table.holds_apart("फॉर्मों", "फार्मों", Some(Tag::HINDI), |_| false));
    /// assert!(!table.holds_apart("फ़ॉर्मों", "फॉर्मों", Some(Tag::HINDI), |_| false));
    /// ```
    pub fn holds_apart(
        &self,
        a: &str,
        b: &str,
        language: Option<Tag>,
        is_word: impl Fn(&str) -> bool,
    ) -> bool {
        if self.is_distinct_in(a, b, language) {
            return true;
        }
        if language != Some(Tag::HINDI) || !self.holds_any_apart() {
            return false;
        }
        self.are_of_two_words(a, b) || self.are_two_compounds(a, b, is_word)
    }

    /// Lemmas or other spellings of the two are held apart; or what they are derived of,
    /// unless house style alone parts that: तेज/तेज़ are two words, तेजी/तेज़ी is one.
    fn are_of_two_words(&self, a: &str, b: &str) -> bool {
        let any = |a: &[Keyed], b: &[Keyed], are_two: &dyn Fn(&Keyed, &Keyed) -> bool| {
            a.iter().any(|x| b.iter().any(|y| are_two(x, y)))
        };
        let (x, y) = (
            self.written(may_be_forms_of(a)),
            self.written(may_be_forms_of(b)),
        );
        let by_key = |x: &Keyed, y: &Keyed| self.holds_keys_apart(&x.key, &y.key);
        let as_they_stand = |x: &Keyed, y: &Keyed| {
            x.key == y.key && self.is_distinct_in(&x.word, &y.word, Some(Tag::HINDI))
        };
        let either = |x: &Keyed, y: &Keyed| as_they_stand(x, y) || by_key(x, y);
        any(&x, &y, &either)
            || any(
                &self.written(may_be_derived_of(a)),
                &self.written(may_be_derived_of(b)),
                &by_key,
            )
    }

    /// These words, and what the table writes for them, each with its key.
    fn written(&self, words: Vec<String>) -> Vec<Keyed> {
        let canonical = |word: &String| {
            let entry = self.canonical_in(word, Some(Tag::HINDI))?;
            let row = (entry.row.status == Status::Verified).then_some(entry.row)?;
            Some(row.canonical_spelling().to_string())
        };
        let canonicals: Vec<String> = words.iter().filter_map(canonical).collect();
        let keyed = |word: String| Keyed {
            key: Style::of(&word).key,
            word,
        };
        words.into_iter().chain(canonicals).map(keyed).collect()
    }

    /// A part that both have is a word, and the others are held apart.
    fn are_two_compounds(&self, a: &str, b: &str, is_word: impl Fn(&str) -> bool) -> bool {
        let is_part = |part: &str| {
            let part = part.trim_matches('-');
            part.chars().nth(SHORTEST_PART - 1).is_some() && is_word(part)
        };
        let apart = |x: &str, y: &str| {
            let (x, y) = (x.trim_matches('-'), y.trim_matches('-'));
            self.is_distinct_in(x, y, Some(Tag::HINDI))
                || self.holds_keys_apart(&Style::of(x).key, &Style::of(y).key)
        };
        let ahead = common_beginnings(a, b)
            .filter(|&at| !a[..at].ends_with(VIRAMA))
            .any(|at| is_part(&a[..at]) && begins_word(&a[at..]) && apart(&a[at..], &b[at..]));
        let behind = || {
            common_ends(a, b).any(|(x, y)| {
                let is_whole = !a[..x].ends_with(VIRAMA) && !b[..y].ends_with(VIRAMA);
                is_whole && begins_word(&a[x..]) && is_part(&a[x..]) && apart(&a[..x], &b[..y])
            })
        };
        ahead || behind()
    }
}

/// A word with its key.
struct Keyed {
    word: String,
    key: String,
}

/// Shortest part of a compound, in code points.
const SHORTEST_PART: usize = 3;

const VIRAMA: char = '\u{94D}';

/// A part begins with a letter, not with a sign.
fn begins_word(part: &str) -> bool {
    part.starts_with(|c: char| c.is_alphabetic() || c == '-')
}

/// The places up to which two words are the same.
fn common_beginnings<'a>(a: &'a str, b: &'a str) -> impl Iterator<Item = usize> + 'a {
    let same = a.char_indices().zip(b.chars());
    let same = same.take_while(|((_, x), y)| x == y);
    same.map(|((at, x), _)| at + x.len_utf8())
}

/// The places from which on two words are the same.
fn common_ends<'a>(a: &'a str, b: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let ends = a.char_indices().rev().zip(b.char_indices().rev());
    let same = ends.take_while(|((_, x), (_, y))| x == y);
    same.map(|((x, _), (y, _))| (x, y))
}
