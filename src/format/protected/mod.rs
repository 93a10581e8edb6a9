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
pub(super) mod reach;
mod scan;

use std::ops::Range;

use crate::text::{Segment, SourceSpan};

pub(super) use ahead::Ahead;
pub(super) use enclosed::is_formula;
pub(super) use letters::{is_word, word_after, word_before};
pub(super) use reach::{OBJECT, Reach};

/// The parts of a prose text that are no prose, sorted and disjoint.
pub(super) fn spans(text: &str, reach: Reach) -> Vec<Range<usize>> {
    scan::Scan::new(text, reach).spans()
}

/// The template tags of a source, wherever they stand: Liquid, Jinja, Hugo, ERB, PHP.
pub(super) fn tags(source: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut closers = enclosed::Closers::new(source, Reach::Text);
    let mut at = 0;
    while let Some(next) = memchr::memchr2(b'{', b'<', &source.as_bytes()[at..]) {
        let start = at + next;
        at = start + 1;
        if let Some(end) = closers.tag(start) {
            let first = found.last().map_or(0, |last| last.end);
            let glued = scan::is_value(&source[start..]);
            found.push(if glued {
                word_before(source, start, first)..word_after(source, end)
            } else {
                start..end
            });
            at = end;
        }
    }
    found
}

/// The segment without the `protected` spans (sorted, disjoint) of its source. Of one that
/// is decoded, all or nothing is left.
pub(super) fn without(
    segment: &Segment,
    protected: &[Range<usize>],
    found: &mut dyn FnMut(Segment),
) {
    let SourceSpan { start, end } = segment.source;
    let first = protected.partition_point(|span| span.end <= start);
    let inside = protected[first..]
        .iter()
        .take_while(|span| span.start < end);
    let part = |from: usize, to: usize, joined: bool| Segment {
        source: SourceSpan::new(from, to),
        joined,
        ..segment.clone()
    };
    let mut at = start;
    let mut joined = segment.joined;
    let mut cut = false;
    for span in inside {
        cut = true;
        if at < span.start && segment.decoded.is_none() {
            found(part(at, span.start, joined));
        }
        joined = false;
        at = span.end;
    }
    if !cut {
        found(segment.clone());
    } else if at < end && segment.decoded.is_none() {
        found(part(at, end, false));
    }
}

#[cfg(test)]
mod tests;
