//! Front matter: the block between `---` or `+++` that a text may begin with.
//!
//! Values of keys that people read are prose (`keys.rs`); everything else is left, and so
//! is a block that cannot be read.

use super::{keys, toml, yaml};
use crate::text::Segment;

/// Where the text begins behind its front matter, and the prose of that.
pub(super) fn read(source: &str) -> (usize, Vec<Segment>) {
    let Some(fence @ ("---" | "+++")) = source.get(..3) else {
        return (0, Vec::new());
    };
    let Some((start, end, after)) = block(source, fence) else {
        return (0, Vec::new());
    };
    let inner = &source[start..end];
    let wanted = |keys: &[&str], _: &str| keys.last().is_some_and(|key| keys::names_prose(key));
    let found = if fence == "---" {
        yaml::values(inner, wanted)
    } else {
        toml::values(inner, wanted)
    };
    // A rule above a text and one below are no front matter.
    let has_keys = inner.lines().any(|line| {
        let key = line.split_once([':', '=']).map(|(key, _)| key.trim());
        key.is_some_and(|key| !key.is_empty() && !key.contains(' '))
    });
    if !has_keys {
        return (0, Vec::new());
    }
    let shifted = |segment: Segment| segment.shifted(start);
    let found = found.unwrap_or_default().into_iter().map(shifted);
    (after, found.collect())
}

/// Where the block begins and ends, and where the text goes on.
fn block(source: &str, fence: &str) -> Option<(usize, usize, usize)> {
    let mut at = 0;
    let mut start = None;
    for line in source.split_inclusive('\n') {
        let text = line.trim_end();
        let closes = text == fence || (fence == "---" && text == "...");
        match start {
            None if text == fence => start = Some(line.len()),
            None => return None,
            Some(start) if closes => return Some((start, at, at + line.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}
