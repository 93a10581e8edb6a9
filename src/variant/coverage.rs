//! What was looked at, and what was not: words of scripts that are not compared, and
//! languages in which discovery has no word list to be sure by.

use rustc_hash::FxHashMap;

use crate::text::{Script, Tag};

use super::knowledge::Knowledge;
use super::settings::Settings;
use super::vocabulary::entry::Vocabulary;

/// How far the words of a part were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum How {
    /// Discovery knows the language.
    Compared,
    /// There is no word list, or none that was measured: what is discovered is
    /// `possible` at most.
    PossibleOnly,
    /// Only rows of tables act.
    NotCompared,
}

/// The words of one script and language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The name of the script.
    pub script: &'static str,
    /// The language, if it is known.
    pub language: Option<Tag>,
    /// Occurrences.
    pub words: u64,
    /// How far they were compared.
    pub how: How,
}

/// How far the words of a scope were compared, by script and language; those with most
/// words first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(Vec<Covered>);

impl Coverage {
    pub(crate) fn of_vocabulary(
        vocabulary: &Vocabulary,
        knowledge: &Knowledge,
        settings: &Settings,
    ) -> Self {
        let mut words: FxHashMap<(Script, Option<Tag>), u64> = FxHashMap::default();
        let entries = vocabulary.entries().iter();
        for entry in entries.filter(|entry| entry.script != Script::Other) {
            *words.entry((entry.script, entry.language)).or_default() += entry.count;
        }
        let compared = words
            .into_iter()
            .map(|((script, language), words)| Covered {
                script: script.name(),
                language,
                words,
                how: how(script, language, knowledge, settings),
            });
        let others = vocabulary.uncompared().iter();
        let others = others.map(|&(script, words)| Covered {
            script,
            language: None,
            words,
            how: How::NotCompared,
        });
        let mut coverage = Self(compared.chain(others).collect());
        coverage.sort();
        coverage
    }

    fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            let by_words = b.words.cmp(&a.words);
            by_words.then((a.script, a.language).cmp(&(b.script, b.language)))
        });
    }

    /// Adds what another scope covered.
    ///
    /// ```
    /// use vartani::{Checker, text::Document, variant::Coverage};
    /// let checker = Checker::builder().build();
    /// let mut all = Coverage::default();
    /// for text in ["สวัสดี।", "สวัสดี।"] {
    ///     all.add(checker.check(Document::from_text("x", text)).coverage());
    /// }
    /// assert_eq!(all.parts()[0].words, 2);
    /// ```
    pub fn add(&mut self, other: &Self) {
        for part in &other.0 {
            let key = |it: &Covered| (it.script, it.language, it.how);
            match self.0.iter_mut().find(|it| key(it) == key(part)) {
                Some(held) => held.words += part.words,
                None => self.0.push(part.clone()),
            }
        }
        self.sort();
    }

    /// All parts.
    #[must_use]
    pub fn parts(&self) -> &[Covered] {
        &self.0
    }

    /// What a person should know: everything but what was compared.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let text = "राष्ट्रपति टोकायेव ने कहा कि สวัสดี का अर्थ नमस्ते है।";
    /// let report = Checker::builder().build().check(Document::from_text("x", text));
    /// let gaps: Vec<_> = report.coverage().gaps().collect();
    /// assert_eq!(gaps[0].script, "Thai");
    /// ```
    pub fn gaps(&self) -> impl Iterator<Item = &Covered> {
        self.0.iter().filter(|part| part.how != How::Compared)
    }
}

fn how(script: Script, language: Option<Tag>, knowledge: &Knowledge, settings: &Settings) -> How {
    let pack = language.and_then(|tag| knowledge.languages.pack(tag));
    match pack {
        _ if !settings.running_text => How::Compared,
        _ if script == Script::Other => How::NotCompared,
        Some(pack) if pack.is_measured() => How::Compared,
        _ => How::PossibleOnly,
    }
}
