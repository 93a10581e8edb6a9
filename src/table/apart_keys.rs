//! Pairs that a table holds apart, by what is left of them without the choices of a house:
//! a row about कोलाज and कॉलेज also speaks of कॉलेज़.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Style, Tag};
use crate::text::Spelling;

/// The keys of the pairs, the smaller first.
#[derive(Clone, Debug, Default)]
pub(super) struct ApartKeys(FxHashMap<String, FxHashSet<String>>);

impl ApartKeys {
    /// Of all pairs, each with the languages of its rows.
    ///
    /// Cost: two microseconds a pair, so it is asked for when a text needs it.
    pub(super) fn of_pairs(pairs: &FxHashMap<Spelling, FxHashMap<Spelling, Arc<str>>>) -> Self {
        let mut keys = Self::default();
        for (a, others) in pairs {
            for (b, lang) in others {
                keys.add(a, b, lang);
            }
        }
        keys
    }

    /// Takes a pair of Hindi in. Two spellings of one key are told apart as they stand.
    fn add(&mut self, a: &str, b: &str, lang: &str) {
        if Tag::parse(lang).is_none_or(|tag| tag == Tag::HINDI) {
            let (a, b) = keys(a, b);
            if a != b {
                self.0.entry(a).or_default().insert(b);
            }
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
