//! Pairs of endings between which the words of a language alternate (देश/देशों): two
//! words that differ in such a pair are forms of one.

use super::sorted_lines::{find, without_comments};

/// How many words alternate between two endings.
#[derive(Clone, Copy, Debug)]
pub struct Endings {
    lines: &'static str,
}

static HINDI: &str = include_str!("../../data/lexicon/hi-endings.tsv");

impl Endings {
    /// The endings of Hindi.
    pub fn hindi() -> Self {
        Self {
            lines: without_comments(HINDI),
        }
    }

    /// How many stems of the lexicon show both endings. Order-free.
    pub fn stems(self, a: &str, b: &str) -> u32 {
        let shown = |ending: &'_ str| {
            if ending.is_empty() {
                "-".to_owned()
            } else {
                ending.to_owned()
            }
        };
        let (a, b) = (shown(a.min(b)), shown(a.max(b)));
        let wanted = (a.as_str().min(b.as_str()), a.as_str().max(b.as_str()));
        let found = find(self.lines, |line| {
            let mut cells = line.split('\t');
            let key = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
            key.cmp(&wanted)
        });
        found
            .and_then(|line| line.rsplit('\t').next()?.parse().ok())
            .unwrap_or(0)
    }
}
