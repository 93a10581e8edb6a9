//! What an editor reads: findings by set, each occurrence in its context.
//!
//! The word is marked inline, never by carets below it: no two terminals agree
//! on the width of Devanagari. Because some fonts hide a vowel sign, each set
//! shows its spellings romanised, with what differs in brackets.

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use crate::lint::{Finding, Rule};
use crate::sound::{Phones, phones};
use crate::text::{Document, LineIndex, visible};
use crate::variant::{Canonicals, Cluster, Member};

/// How words are marked.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    /// Before and after the word that a finding is about.
    pub word: (&'static str, &'static str),
    /// Before and after the heading of a set.
    pub heading: (&'static str, &'static str),
    /// Before and after what is less important.
    pub faint: (&'static str, &'static str),
}

impl Marks {
    /// For files and pipes: brackets.
    pub const PLAIN: Self = Self {
        word: ("[", "]"),
        heading: ("", ""),
        faint: ("", ""),
    };
    /// For terminals: bold and underlined.
    pub const COLOUR: Self = Self {
        word: ("\u{1b}[1;4m", "\u{1b}[0m"),
        heading: ("\u{1b}[1m", "\u{1b}[0m"),
        faint: ("\u{1b}[2m", "\u{1b}[0m"),
    };
}

/// Code points of context on each side.
const CONTEXT: usize = 30;

/// The findings of one document, grouped by set in the order of their first occurrence.
///
/// # Errors
/// Where `out` cannot be written.
pub fn findings(
    out: &mut dyn Write,
    document: &Document,
    found: &[Finding],
    canonicals: &Canonicals,
    marks: Marks,
) -> io::Result<()> {
    let index = LineIndex::new(document);
    for (_, of_set) in sets(found) {
        heading(out, of_set[0], canonicals, marks)?;
        occurrences(out, document, &index, &of_set, marks)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Findings by the set that they are shown under, in the order of their first
/// occurrence, each set with its name.
#[must_use]
pub fn sets(found: &[Finding]) -> Vec<(&str, Vec<&Finding>)> {
    let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
    let mut sets: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in found {
        let name = set_name(finding);
        let number = *numbers.entry(name).or_insert(sets.len());
        if number == sets.len() {
            sets.push((name, Vec::new()));
        }
        sets[number].1.push(finding);
    }
    sets
}

/// Findings of one document, each in its context.
///
/// # Errors
/// Where `out` cannot be written.
pub fn occurrences(
    out: &mut dyn Write,
    document: &Document,
    index: &LineIndex<'_>,
    found: &[&Finding],
    marks: Marks,
) -> io::Result<()> {
    for finding in found {
        occurrence(out, document, index, finding, marks)?;
    }
    Ok(())
}

/// What a finding is shown under: its set; words with one encoding defect together.
#[must_use]
pub fn set_name(finding: &Finding) -> &str {
    if finding.rule == Rule::Encoding {
        &finding.reason
    } else {
        &finding.cluster
    }
}

/// The heading of a set, made from the `first` of its findings.
///
/// # Errors
/// Where `out` cannot be written.
pub fn heading(
    out: &mut dyn Write,
    first: &Finding,
    canonicals: &Canonicals,
    marks: Marks,
) -> io::Result<()> {
    let cluster = canonicals.named(&first.cluster);
    let (bold, plain) = marks.heading;
    match cluster.filter(|_| first.rule.is_about_sets()) {
        Some(cluster) => {
            writeln!(out, "{bold}{}{plain}", spellings(cluster))?;
            writeln!(out, "  {}", visible(&advice(cluster, first)))?;
            writeln!(
                out,
                "  {}{}{}",
                marks.faint.0,
                romanised(cluster),
                marks.faint.1
            )
        }
        None if first.rule == Rule::Encoding => {
            let advice = match &first.suggestion {
                Some(_) => "the fixed words look the same",
                None => &first.message,
            };
            writeln!(out, "{bold}{}{plain}", visible(&first.reason))?;
            let advice = visible(advice);
            writeln!(out, "  {advice} ({}, {})", first.rule, first.tier)
        }
        None => {
            let (word, cluster) = (visible(&first.word), visible(&first.cluster));
            let to = first.suggestion.as_ref().map(|_| format!(" → {cluster}"));
            writeln!(out, "{bold}{word}{}{plain}", to.unwrap_or_default())?;
            writeln!(out, "  {} ({})", visible(&first.message), first.rule)
        }
    }
}

fn spellings(cluster: &Cluster) -> String {
    let occurring = cluster.members.iter().filter(|m| m.count > 0);
    let cells: Vec<String> = occurring
        .map(|m| format!("{} {}", visible(&m.surface), m.count))
        .collect();
    cells.join(" · ")
}

fn advice(cluster: &Cluster, first: &Finding) -> String {
    let sure = format!("{}, {}", first.rule, first.tier);
    match cluster.canonical() {
        Some(canonical) => format!("→ {}: {} ({sure})", canonical.surface, cluster.reason),
        None => {
            format!("nothing decides between them; to decide, add a row to your table ({sure})")
        }
    }
}

/// The sounds of the members, with what differs from the first in brackets.
fn romanised(cluster: &Cluster) -> String {
    let first = cluster.canonical().unwrap_or(&cluster.members[0]);
    let base = phones(&first.spelling);
    let others = cluster
        .members
        .iter()
        .filter(|m| m.spelling != first.spelling && m.count > 0);
    let cells: Vec<String> = others
        .map(|m: &Member| differing(&phones(&m.spelling), &base))
        .collect();
    format!("{base} ~ {}", cells.join(" ~ "))
}

fn differing(word: &Phones, base: &Phones) -> String {
    let same = |n: usize| word[n] == base[n];
    let shorter = word.len().min(base.len());
    let head = (0..shorter).take_while(|&n| same(n)).count();
    let tail = (0..shorter - head)
        .take_while(|&n| word[word.len() - 1 - n] == base[base.len() - 1 - n])
        .count();
    let show = |part: &[_]| -> String {
        part.iter()
            .map(|p: &crate::sound::Phone| p.symbol())
            .collect()
    };
    let middle = &word[head..word.len() - tail];
    let middle = if middle.is_empty() && head + tail == base.len() {
        String::new()
    } else {
        format!("[{}]", show(middle))
    };
    format!(
        "{}{middle}{}",
        show(&word[..head]),
        show(&word[word.len() - tail..])
    )
}

fn occurrence(
    out: &mut dyn Write,
    document: &Document,
    index: &LineIndex<'_>,
    finding: &Finding,
    marks: Marks,
) -> io::Result<()> {
    let place = index.locate(document.display_span(finding.span).start);
    let (before, after) = index.around(document.display_span(finding.span), 4 * (CONTEXT + 1));
    let (before, after) = (cut_before(&before, CONTEXT), cut_after(&after, CONTEXT));
    let (before, after) = (visible(&before), visible(&after));
    let (open, close) = marks.word;
    writeln!(
        out,
        "  {}:{}:{}  {before}{open}{}{close}{after}",
        visible(document.name()),
        place.line,
        place.column,
        visible(&finding.word)
    )
}

/// The last `most` code points of a text, from a word on.
pub(super) fn cut_before(text: &str, most: usize) -> String {
    let length = text.chars().count();
    if length <= most {
        return text.trim_start().to_owned();
    }
    let kept: String = text.chars().skip(length - most).collect();
    let at = kept.find(' ').map_or(kept.len(), |at| at + 1);
    format!("…{}", &kept[at..])
}

/// The first `most` code points of a text, up to the end of a word.
pub(super) fn cut_after(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.trim_end().to_owned();
    }
    let kept: String = text.chars().take(most).collect();
    let at = kept.rfind(' ').unwrap_or(0);
    format!("{}…", &kept[..at])
}

/// The clusters of a scope for reading.
///
/// # Errors
/// Where `out` cannot be written.
pub fn clusters(out: &mut dyn Write, canonicals: &Canonicals, marks: Marks) -> io::Result<()> {
    for cluster in canonicals.clusters() {
        writeln!(
            out,
            "{}{}{}",
            marks.heading.0,
            spellings(cluster),
            marks.heading.1
        )?;
        let tier = cluster.tier();
        match cluster.canonical() {
            Some(canonical) => writeln!(
                out,
                "  → {}: {} ({tier})",
                visible(&canonical.surface),
                visible(&cluster.reason.to_string())
            )?,
            None => writeln!(out, "  nothing decides between them ({tier})")?,
        }
        writeln!(
            out,
            "  {}{}{}",
            marks.faint.0,
            romanised(cluster),
            marks.faint.1
        )?;
    }
    Ok(())
}

/// One line a finding: `path:line:column: word → suggestion [rule, tier] reason`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn brief(out: &mut dyn Write, document: &Document, found: &[Finding]) -> io::Result<()> {
    let index = LineIndex::new(document);
    for finding in found {
        let place = index.locate(document.display_span(finding.span).start);
        let (name, line, column) = (visible(document.name()), place.line, place.column);
        let suggestion = visible(finding.suggestion.as_deref().unwrap_or("?"));
        let (word, reason) = (visible(&finding.word), visible(&finding.reason));
        let Finding { rule, tier, .. } = finding;
        writeln!(
            out,
            "{name}:{line}:{column}: {word} → {suggestion} [{rule}, {tier}] {reason}"
        )?;
    }
    Ok(())
}
