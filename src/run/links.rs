//! What the documents of a run link to in each other, found before they are checked.

use rayon::prelude::*;

use crate::format::{Format, Linked};
use crate::source::limits::LONG;
use crate::source::packing::Packing;
use crate::source::source::Source;

/// The headings that one of several sources links to in another. Cost: pages are read once
/// more; where there is one, or there are none with headings, nothing is.
pub(crate) fn linked(sources: &[Source]) -> Linked {
    let pages: Vec<(&Source, Format)> = sources.iter().filter_map(page).collect();
    let has_headings = pages.iter().any(|(_, format)| format.has_headings());
    if pages.len() < 2 || !has_headings {
        return Linked::default();
    }
    let of_page = |(source, _): &(&Source, Format)| {
        let mut linked = Linked::default();
        // What cannot be read is said when it is checked.
        if let Ok(raw) = source.raw() {
            linked.add_links_of(&String::from_utf8_lossy(&raw));
        }
        linked
    };
    let both = |mut one: Linked, other: Linked| {
        one.extend(&other);
        one
    };
    pages.par_iter().map(of_page).reduce(Linked::default, both)
}

/// A page that may link to others, with its format.
fn page(source: &Source) -> Option<(&Source, Format)> {
    let name = source.name();
    let format = Format::of_name(&name);
    let is_page = format.has_headings() || format == Format::Html;
    let is_plain = Packing::of_name(&name).0 == Packing::None && source.length() <= LONG;
    (is_page && is_plain).then_some((source, format))
}
