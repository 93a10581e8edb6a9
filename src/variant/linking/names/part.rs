//! The words of one script and language in a scope, and what is known of them.

use crate::language::{Pack, Tag};
use crate::text::Script;
use crate::variant::comparison::threshold::threshold;
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::tier::Tier;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// What a pair has that is surely not `likely`.
const JUST_POSSIBLE: f32 = threshold(Tier::Likely) - 0.01;

/// The words of one script and language.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) script: Script,
    pub(super) language: Option<Tag>,
    pub(super) pack: Option<&'a Pack>,
}

impl<'a> Part<'a> {
    /// The parts of scripts with cases, in the order of the vocabulary.
    pub(super) fn all(vocabulary: &Vocabulary, knowledge: &'a Knowledge) -> Vec<Self> {
        let mut parts: Vec<Self> = Vec::new();
        for entry in vocabulary.entries() {
            if entry.script.has_cases() && !parts.iter().any(|part| part.has(entry)) {
                parts.push(Self::of_entry(entry, vocabulary, knowledge));
            }
        }
        parts
    }

    fn of_entry(entry: &Entry, vocabulary: &Vocabulary, knowledge: &'a Knowledge) -> Self {
        let &Entry {
            script, language, ..
        } = entry;
        let pack = language.and_then(|tag| knowledge.languages.pack(tag));
        let english = || {
            let is_beside_others = script == Script::Latin && has_others(vocabulary);
            let pack = || knowledge.languages.pack(Tag::known("en"));
            is_beside_others.then(pack).flatten()
        };
        Self {
            knowledge,
            script,
            language,
            pack: pack.or_else(english),
        }
    }

    /// True where what is discovered may be `likely`.
    pub(super) fn is_sure(&self) -> bool {
        self.pack.is_some_and(Pack::is_measured)
    }

    /// True for a word of the part.
    pub(super) fn has(&self, entry: &Entry) -> bool {
        entry.script == self.script && entry.language == self.language
    }

    pub(super) fn known(&self) -> InLanguage<'a> {
        self.knowledge.in_language(self.language)
    }

    /// Log-odds, of what is no surer than `possible` where that is all that is claimed.
    pub(super) fn capped(&self, log_odds: f32, is_sure: bool) -> f32 {
        if is_sure && self.is_sure() {
            log_odds
        } else {
            log_odds.min(JUST_POSSIBLE)
        }
    }
}

/// Latin names in a text of another script with cases are taken for English.
fn has_others(vocabulary: &Vocabulary) -> bool {
    let is_other = |e: &Entry| e.script.has_cases() && e.script != Script::Latin;
    let mut entries = vocabulary.entries().iter();
    entries.any(|entry| is_other(entry) && entry.language.is_some())
}
