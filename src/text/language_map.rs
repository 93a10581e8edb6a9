//! Which language each part of a text is in, script by script: a Hindi quotation in a
//! Nepali article is Hindi, the article is not.

use crate::text::span::TextSpan;
use crate::text::tag::Tag;
use crate::text::word::script::Script;

/// Scripts, and a place for none.
const SCRIPTS: usize = Script::Other as usize + 1;

/// The language of each script in one part of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spoken([Option<Tag>; SCRIPTS]);

impl Spoken {
    /// The language of the words of a script, if it is known.
    #[must_use]
    pub fn in_script(&self, script: Script) -> Option<Tag> {
        self.0[script as usize]
    }

    /// The same with another language of a script.
    #[must_use]
    pub fn with(mut self, script: Script, language: Option<Tag>) -> Self {
        self.0[script as usize] = language;
        self
    }
}

/// The language of each part of a text: a main one for each script, and the parts that
/// are in another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageMap {
    main: Spoken,
    /// Sorted and disjoint.
    parts: Vec<(TextSpan, Spoken)>,
}

/// A passage of a text in which each script has one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch<'a> {
    pub(crate) base: usize,
    pub(crate) text: &'a str,
    pub(crate) spoken: Spoken,
}

impl LanguageMap {
    /// A text with these languages, and parts with others, which are brought into order;
    /// one that overlaps an earlier one is dropped.
    #[must_use]
    pub fn new(main: Spoken, mut parts: Vec<(TextSpan, Spoken)>) -> Self {
        parts.sort_by_key(|(span, _)| *span);
        let mut end = 0;
        parts.retain(|(span, spoken)| {
            let fits = span.start >= end && span.end > span.start && *spoken != main;
            end = if fits { span.end } else { end };
            fits
        });
        Self { main, parts }
    }

    /// The main language of each script.
    #[must_use]
    pub fn main(&self) -> Spoken {
        self.main
    }

    /// The languages at an offset of the text.
    #[must_use]
    pub fn at(&self, offset: usize) -> Spoken {
        let after = self.parts.partition_point(|(span, _)| span.end <= offset);
        match self.parts.get(after) {
            Some((span, spoken)) if span.start <= offset => *spoken,
            _ => self.main,
        }
    }

    /// The passages, cut where another language begins.
    pub(crate) fn stretches<'a>(&self, passages: &[(usize, &'a str)]) -> Vec<Stretch<'a>> {
        let mut stretches = Vec::with_capacity(passages.len());
        for &(base, text) in passages {
            let mut at = 0;
            while at < text.len() {
                let end = self.end_of_part(base + at).saturating_sub(base);
                let end = end.min(text.len());
                stretches.push(Stretch {
                    base: base + at,
                    text: &text[at..end],
                    spoken: self.at(base + at),
                });
                at = end;
            }
        }
        stretches
    }

    /// Where the languages at an offset end.
    fn end_of_part(&self, offset: usize) -> usize {
        let after = self.parts.partition_point(|(span, _)| span.end <= offset);
        match self.parts.get(after) {
            Some((span, _)) if span.start <= offset => span.end,
            Some((span, _)) => span.start,
            None => usize::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_cut_where_a_language_ends() {
        let hindi = Spoken::default().with(Script::Devanagari, Tag::parse("hi"));
        let nepali = Spoken::default().with(Script::Devanagari, Tag::parse("ne"));
        let map = LanguageMap::new(nepali, vec![(TextSpan::new(4, 6), hindi)]);
        let stretches = map.stretches(&[(2, "abcdef"), (10, "gh")]);
        let cut: Vec<_> = stretches.iter().map(|s| (s.base, s.text)).collect();
        assert_eq!(cut, [(2, "ab"), (4, "cd"), (6, "ef"), (10, "gh")]);
        assert_eq!(stretches[1].spoken, hindi);
        assert_eq!(map.at(6), nepali);
        assert_eq!(map.at(5).in_script(Script::Devanagari), Tag::parse("hi"));
    }
}
