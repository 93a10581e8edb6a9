//! L0: the same text in wrong or unusual code points.

use std::borrow::Cow;
use std::ops::Range;

/// What is wrong with a sequence of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DefectKind {
    /// Looks like one letter or sign, is spelt as others (अा for आ, ाॅ for ॉ).
    DoNotEmit,
    /// Vowel sign before nukta (पीडि़त).
    MarkOrder,
    /// A sign written twice (ेे).
    DoubledSign,
    /// A letter of a legacy font conversion (ऩ for न + nukta sign …).
    LegacyConversion,
    /// A joiner that changes nothing on the page.
    StrayJoiner,
}

/// One defect of a word: what, where, and what should stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// What is wrong.
    pub kind: DefectKind,
    /// Bytes of the word.
    pub range: Range<usize>,
    /// What should stand there.
    pub replacement: String,
}

/// The defects of a word, in order, not overlapping.
pub fn defects(_word: &str) -> Vec<Defect> {
    Vec::new()
}

/// The word with all its defects mended; borrowed where it has none.
pub fn mend(word: &str) -> Cow<'_, str> {
    Cow::Borrowed(word)
}
