//! The changes that a rewrite would make, set by set: `fix --dry-run`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;

use super::harmless::Harmless;
use crate::lint::{Edits, Finding};
use crate::report::{Located, located, plural};
use crate::text::Document;

/// The edits of all documents so far, gathered by set.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    sets: BTreeMap<Key, Set>,
    /// Those that occur in the document added last.
    seen: BTreeSet<Key>,
}

/// A set is what one reason turns into one spelling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    cluster: String,
    rule: &'static str,
    tier: &'static str,
    reason: String,
}

#[derive(Debug, Default)]
struct Set {
    edits: usize,
    /// Edits that are expected to be wrong, by their probabilities.
    expected_wrong: f64,
    documents: usize,
    words: BTreeMap<(String, String), usize>,
    example: Option<Example>,
}

#[derive(Clone, Debug, Serialize)]
struct Example {
    path: String,
    line: usize,
    column: usize,
    before: String,
    word: String,
    after: String,
}

#[derive(Serialize)]
struct Line<'a> {
    canonical: &'a str,
    rule: &'a str,
    tier: &'a str,
    reason: &'a str,
    edits: usize,
    documents: usize,
    expected_wrong: f64,
    words: Vec<Rewritten<'a>>,
    example: Option<&'a Example>,
}

#[derive(Serialize)]
struct Rewritten<'a> {
    word: &'a str,
    suggestion: &'a str,
    count: usize,
}

impl Plan {
    /// Adds the edits of one document, or of a portion; `begins` says that a text begins.
    pub(crate) fn add(
        &mut self,
        document: &Document,
        findings: &[Finding],
        edits: &Edits,
        begins: bool,
    ) {
        let planned: BTreeSet<_> = edits.as_slice().iter().map(|edit| edit.span).collect();
        if begins {
            self.seen.clear();
        }
        // Located together: the lines of a long text are counted once.
        let mut examples: BTreeMap<Key, Finding> = BTreeMap::new();
        for finding in findings
            .iter()
            .filter(|finding| planned.contains(&finding.span))
        {
            let key = Key {
                cluster: finding.cluster.clone(),
                rule: finding.rule.name(),
                tier: finding.tier.name(),
                reason: finding.reason.clone(),
            };
            let set = self.sets.entry(key.clone()).or_default();
            set.edits += 1;
            set.expected_wrong += 1.0 - finding.probability;
            set.documents += usize::from(self.seen.insert(key.clone()));
            let suggestion = finding.suggestion.clone().unwrap_or_default();
            let words = (finding.word.clone(), suggestion);
            *set.words.entry(words).or_default() += 1;
            if set.example.is_none() {
                examples.entry(key).or_insert_with(|| finding.clone());
            }
        }
        let (keys, findings): (Vec<Key>, Vec<Finding>) = examples.into_iter().unzip();
        for (key, place) in keys.into_iter().zip(located(document, &findings)) {
            self.sets.entry(key).or_default().example = Some(Example::of_place(&place));
        }
    }

    /// How many sets there are, and how many edits are expected to be wrong.
    pub(crate) fn totals(&self) -> (usize, f64) {
        let wrong = self.sets.values().map(|set| set.expected_wrong).sum();
        (self.sets.len(), wrong)
    }

    /// The sets, those with the most edits first.
    fn sorted(&self) -> Vec<(&Key, &Set)> {
        let mut sets: Vec<(&Key, &Set)> = self.sets.iter().collect();
        sets.sort_by(|a, b| b.1.edits.cmp(&a.1.edits).then(a.0.cmp(b.0)));
        sets
    }

    pub(crate) fn human(&self, out: &mut impl Write) -> io::Result<()> {
        for (key, set) in self.sorted() {
            let Key {
                cluster,
                rule,
                tier,
                reason,
            } = key;
            let Set {
                edits, documents, ..
            } = set;
            let (words, files) = (plural(*edits, "word"), plural(*documents, "file"));
            writeln!(out, "{cluster}: {words} in {files}")?;
            writeln!(out, "  {reason} ({rule}, {tier})")?;
            for ((word, suggestion), count) in &set.words {
                writeln!(out, "  {word} → {suggestion} {count}")?;
            }
            if let Some(e) = &set.example {
                let (path, line, column) = (&e.path, e.line, e.column);
                writeln!(
                    out,
                    "  {path}:{line}:{column}  {}[{}]{}",
                    e.before, e.word, e.after
                )?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    pub(crate) fn json(&self, out: &mut impl Write) -> io::Result<()> {
        for (key, set) in self.sorted() {
            let words = set
                .words
                .iter()
                .map(|((word, suggestion), &count)| Rewritten {
                    word,
                    suggestion,
                    count,
                });
            let line = Line {
                canonical: &key.cluster,
                rule: key.rule,
                tier: key.tier,
                reason: &key.reason,
                edits: set.edits,
                documents: set.documents,
                expected_wrong: (set.expected_wrong * 1e4).round() / 1e4,
                words: words.collect(),
                example: set.example.as_ref(),
            };
            serde_json::to_writer(Harmless(&mut *out), &line)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

impl Example {
    fn of_place(place: &Located) -> Self {
        let (before, after) = &place.around;
        Self {
            path: place.path.clone(),
            line: place.start.line,
            column: place.start.column,
            before: last_words(before),
            word: place.finding.word.clone(),
            after: first_words(after),
        }
    }
}

/// Words of context on each side of an example.
const CONTEXT: usize = 4;

fn last_words(text: &str) -> String {
    let start = text
        .rmatch_indices(' ')
        .nth(CONTEXT)
        .map_or(0, |(at, _)| at + 1);
    text[start..].to_owned()
}

fn first_words(text: &str) -> String {
    let end = text
        .match_indices(' ')
        .nth(CONTEXT)
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim_end().to_owned()
}
