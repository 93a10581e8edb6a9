//! Pairs that a scope takes for one word, and what they differ in.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::sound::Alignment;
use crate::variant::comparison::edit_kind::{EditKind, kind};
use crate::variant::comparison::evidence::sounds;

/// Two spellings that the model holds to be one word.
pub(crate) struct Link {
    /// Their places in the vocabulary.
    pub(crate) pair: (usize, usize),
    /// What [`Linking::link`] says.
    pub(crate) log_odds: f32,
    pub(crate) by: By,
}

/// What says that two spellings are one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// The model, which compares the sounds.
    Sound,
    /// A rule of spelling of their language alone parts the two: the model is not asked.
    Rule,
    /// Their letters, where the model is not asked either: names of scripts with cases,
    /// katakana.
    Letters,
}

/// A pair that reaches the tier asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) log_odds: f32,
    /// Nothing but a rule of spelling, an open vowel or a length parts the two.
    pub(crate) light: bool,
    /// In which sounds the two differ.
    pub(crate) differences: Differences,
}

/// Which sounds differ between two spellings, whatever a rule of spelling leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Differences(u64);

impl Differences {
    pub(crate) fn of_alignment(alignment: &Alignment) -> Self {
        let more_than_a_rule = alignment
            .operations
            .iter()
            .filter(|op| op.class.is_some_and(|class| kind(class) != EditKind::Rule));
        let mut numbers: Vec<usize> = more_than_a_rule.map(|op| sounds(op).index()).collect();
        numbers.sort_unstable();
        let mut hasher = FxHasher::default();
        numbers.hash(&mut hasher);
        Self(hasher.finish())
    }
}
