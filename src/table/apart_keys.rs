//! Pairs that a table holds apart, by what is left of them without the choices of a house:
//! a row about कोलाज and कॉलेज also speaks of कॉलेज़.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Style, Tag};

/// The keys of the pairs, the smaller first.
#[derive(Clone, Debug, Default)]
pub(super) struct ApartKeys(FxHashMap<String, FxHashSet<String>>);

impl ApartKeys {
    /// Takes a pair of Hindi in. Two spellings of one key are told apart as they stand.
    pub(super) fn add(&mut self, a: &str, b: &str, lang: &str) {
        if Tag::parse(lang).is_none_or(|tag| tag == Tag::HINDI) {
            let (a, b) = keys(a, b);
            if a != b {
                self.0.entry(a).or_default().insert(b);
            }
        }
    }

    /// Takes a pair out again.
    pub(super) fn remove(&mut self, a: &str, b: &str) {
        let (a, b) = keys(a, b);
        if let Some(others) = self.0.get_mut(&a) {
            others.remove(&b);
        }
    }

    /// True for two keys that are held apart.
    pub(super) fn hold(&self, a: &str, b: &str) -> bool {
        let others = self.0.get(a.min(b));
        others.is_some_and(|others| others.contains(a.max(b)))
    }
}

fn keys(a: &str, b: &str) -> (String, String) {
    let (a, b) = (Style::of(a).key, Style::of(b).key);
    if a <= b { (a, b) } else { (b, a) }
}
