//! Which files were not read: one line for each that was named, a count of the others.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Mutex, PoisonError};

use crate::source::passed_over::PassedOver;

/// The files that were not read so far.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    /// The names of the sources that were named.
    named: HashSet<String>,
    /// Own files are counted too.
    counts_own: bool,
    so_far: Mutex<SoFar>,
}

#[derive(Debug, Default)]
struct SoFar {
    /// Of those found in folders, how many of each kind.
    counts: BTreeMap<&'static str, usize>,
    /// One was named, and a person expects it to be read.
    failed: bool,
    /// One was named that has none of the chosen columns or fields.
    unchosen: bool,
}

impl Unread {
    pub(crate) fn new(named: HashSet<String>, counts_own: bool) -> Self {
        Self {
            named,
            counts_own,
            so_far: Mutex::default(),
        }
    }

    /// Takes a file in; true where it was named.
    pub(crate) fn add(&self, name: &str, why: &PassedOver) -> bool {
        let is_named = self.named.contains(name);
        let mut so_far = self.so_far.lock().unwrap_or_else(PoisonError::into_inner);
        if is_named {
            so_far.failed |= why.is_failure();
            so_far.unchosen |= matches!(why, PassedOver::Unchosen(_));
        } else if self.counts_own || !matches!(why, PassedOver::Own(_)) {
            *so_far.counts.entry(why.kind()).or_default() += 1;
        }
        is_named
    }

    /// True where a file was named that a person expects to be read.
    pub(crate) fn has_failed(&self) -> bool {
        let so_far = self.so_far.lock();
        so_far.unwrap_or_else(PoisonError::into_inner).failed
    }

    /// True where one was named that has none of the chosen columns or fields.
    pub(crate) fn has_unchosen(&self) -> bool {
        let so_far = self.so_far.lock();
        so_far.unwrap_or_else(PoisonError::into_inner).unchosen
    }

    /// «3 files passed over: 2 binary, 1 program code», if there are any.
    pub(crate) fn summary(&self) -> Option<String> {
        let so_far = self.so_far.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = so_far.counts.values().sum();
        let kinds = so_far.counts.iter();
        let kinds: Vec<String> = kinds
            .map(|(kind, count)| format!("{count} {kind}"))
            .collect();
        let plural = if all == 1 { "" } else { "s" };
        (all > 0).then(|| format!("{all} file{plural} passed over: {}", kinds.join(", ")))
    }
}
