//! Letters that a language writes for each other without making another word: what differs
//! in these alone is a rule of spelling (hamza seats, vowel length, Arabic ي for ی), and
//! word lists hold both spellings.

use rustc_hash::FxHashMap;

use crate::text::Tag;

/// The rules of spelling of one language.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What each letter is folded to.
    letters: FxHashMap<char, char>,
    last_letters: FxHashMap<char, char>,
}

impl Rules {
    /// The rules of a language; none where none are known.
    pub(super) fn of_language(tag: Tag) -> Self {
        let mut rules = Self::default();
        for line in include_str!("../../data/language/rules.tsv").lines() {
            let Some((_, groups)) = line
                .split_once('\t')
                .filter(|(of, _)| Tag::parse(of) == Some(tag))
            else {
                continue;
            };
            for group in groups.split(' ') {
                let (letters, group) = match group.strip_suffix('$') {
                    Some(last) => (&mut rules.last_letters, last),
                    None => (&mut rules.letters, group),
                };
                let first = group.chars().next();
                letters.extend(group.chars().zip(first.into_iter().cycle()));
            }
        }
        rules
    }

    /// A spelling with one letter for all that are written for each other.
    ///
    /// ```
    /// use vartani::language::{Languages, Tag};
    /// let languages = Languages::built_in();
    /// let rules = languages.pack(Tag::parse("ar").unwrap()).unwrap().rules();
    /// assert_eq!(rules.folded("أوروبا"), rules.folded("اوروبا"));
    /// assert_ne!(rules.folded("الملكة"), rules.folded("المملكة"));
    /// ```
    #[must_use]
    pub fn folded(&self, spelling: &str) -> String {
        let fold = |c: char| self.letters.get(&c).copied().unwrap_or(c);
        let mut folded: String = spelling.chars().map(fold).collect();
        let last = folded.chars().next_back();
        if let Some((last, other)) = last.and_then(|c| Some((c, *self.last_letters.get(&c)?))) {
            folded.truncate(folded.len() - last.len_utf8());
            folded.push(other);
        }
        folded
    }
}
