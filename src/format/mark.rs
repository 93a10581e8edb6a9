//! The byte order mark.

/// The length of the byte order mark that `source` begins with, and what follows.
pub(super) fn without_mark(source: &str) -> (usize, &str) {
    let rest = source.trim_start_matches('\u{FEFF}');
    (source.len() - rest.len(), rest)
}
