//! Text that somebody inserted while changes are tracked: theirs until it is accepted.
//!
//! Nothing of it is read, and no word that it has a part in: the half of a word is not
//! a word.

use crate::text::Segment;

/// What stands between the text that is read.
#[derive(Default)]
pub(super) struct OfOthers {
    /// Marks of such text that are open.
    pub open: usize,
    /// It ended within a word.
    in_word: bool,
}

impl OfOthers {
    pub(super) const fn is_here(&self) -> bool {
        self.open > 0
    }

    /// Passes over `text`, and takes back the word before it, if it goes on in it.
    pub(super) fn pass(&mut self, text: &str, found: &mut Vec<Segment>, joined: bool, of: &str) {
        if joined && !text.starts_with(char::is_whitespace) {
            cut_last_word(found, of);
        }
        if !text.is_empty() {
            self.in_word = !text.ends_with(char::is_whitespace);
        }
    }

    /// How many bytes of `text` belong to a word that began in text of others.
    pub(super) fn rest_of_word(&mut self, text: &str) -> usize {
        if !self.in_word {
            return 0;
        }
        let end = text.find(char::is_whitespace);
        self.in_word = end.is_none();
        end.unwrap_or(text.len())
    }

    pub(super) const fn ends_word(&mut self) {
        self.in_word = false;
    }
}

/// Takes the word away that the text read so far ends with.
fn cut_last_word(found: &mut Vec<Segment>, source: &str) {
    while let Some(last) = found.pop() {
        let text = last.source.range();
        let space = source[text.clone()].rfind(char::is_whitespace);
        if let (Some(at), None) = (space, &last.decoded) {
            let end = text.start + at + 1;
            let end = (end..=text.end).find(|&end| source.is_char_boundary(end));
            let end = end.unwrap_or(text.end);
            found.push(Segment::exact(text.start, end, last.joined));
            return;
        }
        if !last.joined {
            return;
        }
    }
}
