//! The parts of a container, one after the other in one source.
//!
//! Each part is a form feed, its name, a form feed and its bytes. XML allows no
//! form feed (XML 1.0, 2.2), so the parts can be separated again after a rewrite.

use super::malformed::Malformed;
use super::mark::without_mark;
use super::{html, office, xml};
use crate::text::Segment;

/// What stands before and after the name of a part.
pub const PART: char = '\u{C}';

/// The name, the offset and the text of each part.
pub fn parts(source: &str) -> impl Iterator<Item = (&str, usize, &str)> {
    let mut at = PART.len_utf8();
    let mut pieces = source.split(PART).skip(1);
    std::iter::from_fn(move || {
        let (name, text) = (pieces.next()?, pieces.next()?);
        let start = at + name.len() + PART.len_utf8();
        at = start + text.len() + PART.len_utf8();
        Some((name, start, text))
    })
}

/// The prose of all parts.
pub(super) fn segments(
    source: &str,
    of_part: impl Fn(&str, &str) -> Result<Vec<Segment>, Malformed>,
) -> Result<Vec<Segment>, Malformed> {
    let mut found = Vec::new();
    for (name, start, text) in parts(source) {
        let (mark, text) = without_mark(text);
        let segments = of_part(name, text).map_err(|malformed| Malformed {
            problem: format!("{} in {name}", malformed.problem),
            ..malformed
        })?;
        found.extend(
            segments
                .into_iter()
                .map(|segment| segment.shifted(start + mark)),
        );
    }
    Ok(found)
}

pub(super) fn word(_: &str, text: &str) -> Result<Vec<Segment>, Malformed> {
    office::segments(text, &office::WORD)
}

pub(super) fn open(_: &str, text: &str) -> Result<Vec<Segment>, Malformed> {
    office::segments(text, &office::OPEN)
}

/// EPUB: XHTML, and the labels of an NCX (EPUB 3.3; OPF 2.0.1).
pub(super) fn book(name: &str, text: &str) -> Result<Vec<Segment>, Malformed> {
    match name.rsplit_once('.') {
        Some((_, "ncx")) => xml::segments(text, &["text"]),
        _ => Ok(html::xhtml_segments(text)),
    }
}
