//! What inside prose is no prose: names that a program or a link finds by their
//! spelling. One place for all formats, plain text included.
//!
//! Web and mail addresses, paths, file names, @mentions, #tags, `snake_case`,
//! `:emoji:`, template tags, placeholders, mathematics, `[[page]]`. Each sign that can
//! begin or hold one is looked at once: the cost is a straight line in the text,
//! whatever it is made of. Precision first: what may be a name is left.

mod ahead;
mod atom;
mod enclosed;
mod letters;
mod scan;

use crate::text::{Segment, Span};

pub(super) use ahead::Ahead;
pub(super) use letters::{is_word, word_after, word_before};

/// Stands in a text for something inline that is not read: letters glued to it are an
/// ending and no word.
pub(super) const OBJECT: char = '\u{FFFC}';

/// How far a tag with two ends may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end of its line: lines can be read one by one.
    Line,
    /// Over lines.
    Text,
}

/// The parts of a prose text that are no prose, sorted and disjoint.
pub(super) fn spans(text: &str, reach: Reach) -> Vec<Span> {
    scan::Scan::of(text, reach).spans()
}

/// The template tags of a source, wherever they stand: Liquid, Jinja, Hugo, ERB, PHP.
pub(super) fn tags(source: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut closers = enclosed::Closers::of(source, Reach::Text);
    let mut at = 0;
    while let Some(next) = memchr::memchr2(b'{', b'<', &source.as_bytes()[at..]) {
        let start = at + next;
        at = start + 1;
        if let Some(end) = closers.tag(start) {
            let first = found.last().map_or(0, |last| last.end);
            let glued = scan::is_value(&source[start..]);
            found.push(if glued {
                Span::new(word_before(source, start, first), word_after(source, end))
            } else {
                Span::new(start, end)
            });
            at = end;
        }
    }
    found
}

/// The segment without the `protected` spans (sorted, disjoint) of its source. Of one that
/// is decoded, all or nothing is left.
pub(super) fn without(segment: Segment, protected: &[Span], found: &mut dyn FnMut(Segment)) {
    let Span { start, end } = segment.source;
    let first = protected.partition_point(|span| span.end <= start);
    let inside = protected[first..]
        .iter()
        .take_while(|span| span.start < end);
    let mut at = start;
    let mut joined = segment.joined;
    let mut cut = false;
    for span in inside {
        cut = true;
        if at < span.start && segment.decoded.is_none() {
            found(Segment::exact(at, span.start, joined).report_only(segment.report_only));
        }
        joined = false;
        at = span.end;
    }
    if !cut {
        found(segment);
    } else if at < end && segment.decoded.is_none() {
        found(Segment::exact(at, end, false).report_only(segment.report_only));
    }
}

#[cfg(test)]
mod tests;
