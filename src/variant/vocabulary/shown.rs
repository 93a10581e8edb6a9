//! Which way of writing a spelling is shown and suggested.

use std::sync::Arc;

use crate::text::{Script, defects, is_unseen};

/// A way of writing as it is shown and suggested: without what only lays out a text (soft
/// hyphens, word joiners, marks of direction); of Devanagari without joiners, but for that
/// of the eyelash ra.
pub(super) fn without_layout(word: &Arc<str>, script: Script) -> Arc<str> {
    if word.is_ascii() || !word.contains(is_unseen) {
        return word.clone();
    }
    let mut shown = String::with_capacity(word.len());
    for c in word.chars() {
        let is_joiner = matches!(c, '\u{200C}' | '\u{200D}');
        let is_eyelash = c == '\u{200D}' && shown.ends_with("र\u{94D}");
        let stays = is_joiner && script != Script::Devanagari || is_eyelash;
        if stays || !is_unseen(c) {
            shown.push(c);
        }
    }
    shown.into()
}

/// True where the first way of writing is the better to show: free of defects,
/// then more frequent, then first by code points.
pub(super) fn preferred(a: (&Arc<str>, u64), b: (&Arc<str>, u64)) -> bool {
    let rank = |(word, count): (&Arc<str>, u64)| {
        let clean = defects(word).is_empty() && !word.contains(['\u{200C}', '\u{200D}']);
        (clean, count)
    };
    let (ra, rb) = (rank(a), rank(b));
    ra > rb || (ra == rb && a.0 < b.0)
}
