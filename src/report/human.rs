//! What an editor reads: findings by set, each spelling in its context.
//!
//! The word is marked inline, never by carets below it: no two terminals agree
//! on the width of Devanagari.

use std::io::{self, Write};

use crate::lint::{Finding, FindingKind, Rule};
use crate::text::{Document, LineIndex, visible};
use crate::variant::{Canonicals, Cluster, Tier};

use super::catalogue::{Catalogue, Interface, counted, filled};
use super::romanised::{look_alike, romanised};
use super::sets::{Kept, Place, Set, SetSpelling, Sets};
use super::why::why;

/// How words are marked.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    /// Before and after the word that a finding is about.
    pub word: (&'static str, &'static str),
    /// Before and after a spelling that is to be replaced.
    pub replaced: (&'static str, &'static str),
    /// Before and after a spelling that is preferred.
    pub preferred: (&'static str, &'static str),
    /// Before and after a spelling of a set that nothing decides.
    pub undecided: (&'static str, &'static str),
    /// Before and after what is less important.
    pub faint: (&'static str, &'static str),
}

impl Marks {
    /// For files and pipes: brackets.
    pub const PLAIN: Self = Self {
        word: ("[", "]"),
        replaced: ("", ""),
        preferred: ("", ""),
        undecided: ("", ""),
        faint: ("", ""),
    };
    /// For terminals: red is replaced, green preferred, yellow undecided.
    pub const COLOUR: Self = Self {
        word: ("\u{1b}[1;4m", "\u{1b}[0m"),
        replaced: ("\u{1b}[1;31m", "\u{1b}[0m"),
        preferred: ("\u{1b}[1;32m", "\u{1b}[0m"),
        undecided: ("\u{1b}[1;33m", "\u{1b}[0m"),
        faint: ("\u{1b}[2m", "\u{1b}[0m"),
    };
}

/// How a report for people looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// How words are marked.
    pub marks: Marks,
    /// The language that it speaks.
    pub interface: Interface,
    /// Sources of the table, sounds, and every place are shown.
    pub verbose: bool,
}

impl Look {
    /// Plain English, as short as can be.
    pub const PLAIN: Self = Self {
        marks: Marks::PLAIN,
        interface: Interface::English,
        verbose: false,
    };

    /// How many places of a spelling it shows.
    #[must_use]
    pub const fn kept(&self) -> Kept {
        if self.verbose { Kept::ALL } else { Kept::FEW }
    }

    fn says(&self) -> &'static Catalogue {
        self.interface.catalogue()
    }

    fn faint(&self, text: &str) -> String {
        marked(self.marks.faint, text)
    }
}

/// Code points of context on each side.
const CONTEXT: usize = 30;

/// Words with one defect that its heading names.
const NAMED: usize = 3;

/// The findings of one document by set: names first, code points last.
///
/// # Errors
/// Where `out` cannot be written.
///
/// ```
/// use vartani::report::human::{self, Look};
/// use vartani::{Checker, text::Document};
///
/// let checker = Checker::builder().build();
/// let report = checker.check(Document::from_text("draft", "टोकायव और टोकायेव"));
/// let mut out = Vec::new();
/// human::findings(&mut out, report.document(), report.findings(), report.canonicals(), &Look::PLAIN)?;
/// assert!(String::from_utf8_lossy(&out).starts_with("टोकायव 1  →  टोकायेव 1"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn findings(
    out: &mut dyn Write,
    document: &Document,
    found: &[Finding],
    canonicals: &Canonicals,
    look: &Look,
) -> io::Result<()> {
    let mut by_set = Sets::new(look.kept());
    by_set.add(document, found, canonicals);
    sets(out, by_set, look)
}

/// All sets: names first, code points last.
///
/// # Errors
/// Where `out` cannot be written.
pub fn sets(out: &mut dyn Write, sets: Sets, look: &Look) -> io::Result<()> {
    for set in sets.sorted() {
        writeln!(out, "{}", title(&set, look))?;
        writeln!(out, "  {}", look.faint(&visible(&about(&set, look))))?;
        if let Some(cluster) = set.cluster.as_ref().filter(|_| shows_sounds(&set, look)) {
            let sounds = romanised(cluster);
            writeln!(out, "  {}", look.faint(&sounds))?;
        }
        let has_context = |it: &&SetSpelling| !it.places.is_empty();
        let spellings = if set.rule == Rule::Encoding && !look.verbose {
            &set.spellings[..1]
        } else {
            &set.spellings[..]
        };
        for spelling in spellings.iter().filter(has_context) {
            places(out, spelling, false, look)?;
        }
        if let Some(preferred) = set.preferred.as_ref().filter(has_context) {
            places(out, preferred, true, look)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn title(set: &Set, look: &Look) -> String {
    if set.cluster.is_none() {
        return title_of_words(set, look);
    }
    let marks = look.marks;
    let decided = set.preferred.is_some();
    let mark = if decided {
        marks.replaced
    } else {
        marks.undecided
    };
    let one = |it: &SetSpelling| format!("{} {}", marked(mark, &visible(&it.surface)), it.count);
    let cells: Vec<String> = set.spellings.iter().map(one).collect();
    let cells = cells.join(" · ");
    match &set.preferred {
        Some(preferred) => {
            let surface = marked(marks.preferred, &visible(&preferred.surface));
            let count = Some(preferred.count).filter(|count| *count > 0);
            let count = count.map_or(String::new(), |count| format!(" {count}"));
            format!("{cells}  →  {surface}{count}")
        }
        None => cells,
    }
}

/// Words that have one defect, or one matter of style.
fn title_of_words(set: &Set, look: &Look) -> String {
    let marks = look.marks;
    let one = |it: &SetSpelling| {
        let word = visible(&it.surface);
        match &it.suggestion {
            Some(suggestion) => {
                let to = marked(marks.preferred, &visible(suggestion));
                format!("{} → {to}", marked(marks.replaced, &word))
            }
            None => marked(marks.undecided, &word),
        }
    };
    let named: Vec<String> = set.spellings.iter().take(NAMED).map(one).collect();
    let besides = set.spellings.len().saturating_sub(NAMED);
    let besides =
        (besides > 0).then(|| format!(" {}", filled(look.says().more_places, &[&besides])));
    let named = named.join(" · ") + &besides.unwrap_or_default();
    if set.rule == Rule::Encoding {
        format!("{}: {named}", visible(&set.name))
    } else {
        named
    }
}

/// Kind, certainty and reason.
fn about(set: &Set, look: &Look) -> String {
    let says = look.says();
    let kind = says.kinds[set.kind as usize].0;
    let tier = says.tiers[set.tier as usize];
    let reason = match &set.cluster {
        Some(cluster) => why(cluster, says, look.verbose),
        None if set.kind == FindingKind::Encoding && set.is_decided() => {
            says.looks_the_same.to_owned()
        }
        None => set.message.clone(),
    };
    let rule = if look.verbose {
        format!(" · {}", set.rule)
    } else {
        String::new()
    };
    format!("{kind} · {tier} · {reason}{rule}")
}

fn shows_sounds(set: &Set, look: &Look) -> bool {
    let all = set.spellings.iter().chain(&set.preferred);
    look.verbose || look_alike(all.map(|it| it.surface.as_str()))
}

/// The places of a spelling: the first with its line, the others in short.
fn places(
    out: &mut dyn Write,
    spelling: &SetSpelling,
    is_preferred: bool,
    look: &Look,
) -> io::Result<()> {
    let mut further: Vec<String> = Vec::new();
    let first = spelling.places.first().map(|place| &place.path);
    for place in &spelling.places {
        match &place.around {
            Some(_) => line_of(out, place, is_preferred, look)?,
            None if Some(&place.path) == first => {
                further.push(format!("{}:{}", place.line, place.column));
            }
            None => further.push(address(place)),
        }
    }
    if !further.is_empty() {
        let says = look.says();
        let mut also = filled(says.also, &[&further.join(", ")]);
        if spelling.more > 0 {
            also = format!("{also} {}", filled(says.more_places, &[&spelling.more]));
        }
        writeln!(out, "    {}", look.faint(&also))?;
    }
    Ok(())
}

fn line_of(out: &mut dyn Write, place: &Place, is_preferred: bool, look: &Look) -> io::Result<()> {
    let Some(around) = &place.around else {
        return Ok(());
    };
    let before = visible(&cut_before(&around.before, CONTEXT)).into_owned();
    let after = visible(&cut_after(&around.after, CONTEXT)).into_owned();
    let word = marked(look.marks.word, &visible(&around.word));
    let sign = if is_preferred { "✓" } else { " " };
    writeln!(out, "{sign} {}  {before}{word}{after}", address(place))
}

/// `path:line:column`, which terminals and editors open.
fn address(place: &Place) -> String {
    format!("{}:{}:{}", visible(&place.path), place.line, place.column)
}

fn marked((open, close): (&str, &str), text: &str) -> String {
    format!("{open}{text}{close}")
}

/// What was found in all, for the last lines of a report.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// Findings.
    pub findings: usize,
    /// Sets of each kind, in the order of [`FindingKind::ALL`].
    pub of_kinds: [usize; FindingKind::ALL.len()],
    /// Sets of each tier.
    pub of_tiers: [usize; 3],
    /// Sets that nothing decides.
    pub undecided: usize,
    /// Files read.
    pub files: usize,
}

/// How many were found, of what kinds, what is undecided, and what to do next.
///
/// # Errors
/// Where `out` cannot be written.
pub fn summary(out: &mut dyn Write, totals: &Totals, look: &Look) -> io::Result<()> {
    let says = look.says();
    let sets: usize = totals.of_kinds.iter().sum();
    let numbers = [
        counted(totals.findings, says.finding),
        counted(sets, says.set),
        counted(totals.files, says.file),
    ];
    let line = filled(says.summary, &[&numbers[0], &numbers[1], &numbers[2]]);
    let kinds = totals.of_kinds.iter().zip(says.kinds);
    let kinds = kinds.filter(|(number, _)| **number > 0);
    let mut parts: Vec<String> = kinds
        .map(|(number, nouns)| counted(*number, nouns))
        .collect();
    if totals.undecided > 0 {
        parts.push(filled(says.left_undecided, &[&totals.undecided]));
    }
    if sets == 0 {
        return writeln!(out, "{line}");
    }
    writeln!(out, "{line}: {}", parts.join(", "))?;
    match next_steps(totals, says) {
        steps if steps.is_empty() => Ok(()),
        steps => writeln!(out, "{}", look.faint(&steps)),
    }
}

fn next_steps(totals: &Totals, says: &Catalogue) -> String {
    let of = |tier: Tier| totals.of_tiers[tier as usize] > 0;
    let mut fixes = Vec::new();
    if of(Tier::Certain) {
        fixes.push(says.next_certain);
    }
    if of(Tier::Likely) {
        fixes.push(says.next_likely);
    }
    let mut steps = Vec::new();
    if !fixes.is_empty() {
        steps.push(filled(says.next, &[&fixes.join(", ")]));
    }
    if totals.undecided > 0 {
        steps.push(says.next_table.to_owned());
    }
    steps.join(". ")
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
            marks.preferred.0,
            spellings(cluster),
            marks.preferred.1
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

fn spellings(cluster: &Cluster) -> String {
    let occurring = cluster.members.iter().filter(|m| m.count > 0);
    let cells: Vec<String> = occurring
        .map(|m| format!("{} {}", visible(&m.surface), m.count))
        .collect();
    cells.join(" · ")
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
