//! How far what is no prose may reach, and what stands for it.

/// Stands in a text for something inline that is not read: letters glued to it are an
/// ending and no word.
pub(crate) const OBJECT: char = '\u{FFFC}';

/// How far a tag with two ends may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// To the end of its line: lines can be read one by one.
    Line,
    /// Over lines.
    Text,
}
