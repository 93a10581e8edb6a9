//! Findings by set, with what a person wants to see of each: what reports for people show.
//!
//! A set keeps one place of each spelling with the words around it, the preferred one too,
//! and a few more places; so a report takes the memory of its sets, however many findings
//! they have.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::lint::{Finding, FindingKind, Rule};
use crate::text::{Document, LineIndex, Spelling, Tag, TextSpan};
use crate::variant::{Canonicals, Cluster, Tier};

/// Bytes of the line that are kept on each side of a word.
const AROUND: usize = 256;

/// Where a spelling stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// Name of the document.
    pub path: Arc<str>,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in code points, from 1.
    pub column: usize,
    /// What stands there, and the line before and after it.
    pub around: Option<Around>,
}

/// A word with its line.
#[derive(Clone, Debug)]
pub struct Around {
    /// The line before it.
    pub before: String,
    /// The word as it stands there.
    pub word: String,
    /// The line after it.
    pub after: String,
}

/// One spelling of a set.
#[derive(Clone, Debug)]
pub struct SetSpelling {
    /// As it is written.
    pub surface: String,
    /// Occurrences in the scope.
    pub count: u64,
    /// What is to be written for it, if anything decides.
    pub suggestion: Option<String>,
    /// The first place, with its line, then a few more.
    pub places: Vec<Place>,
    /// How many places there are besides.
    pub more: usize,
    key: Spelling,
}

/// One set of spellings, or the words that have one defect.
#[derive(Clone, Debug)]
pub struct Set {
    /// The canonical, or the first spelling; of words with a defect, the defect.
    pub name: String,
    /// What it is about.
    pub kind: FindingKind,
    /// The rule that reports it.
    pub rule: Rule,
    /// How sure the least sure of it is.
    pub tier: Tier,
    /// Its language, if it is known.
    pub language: Option<Tag>,
    /// What occurs, by falling count; the preferred spelling apart.
    pub spellings: Vec<SetSpelling>,
    /// The preferred spelling, if anything decides.
    pub preferred: Option<SetSpelling>,
    /// The cluster, where it is one.
    pub cluster: Option<Cluster>,
    /// The message of its first finding.
    pub message: String,
    /// Findings.
    pub findings: usize,
}

/// Findings by set, in the order of their first occurrence.
#[derive(Debug, Default)]
pub struct Sets {
    in_order: Vec<Set>,
    numbers: FxHashMap<String, usize>,
    kept: Kept,
}

/// How many places of each spelling are kept; others are counted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept {
    /// With their lines.
    pub lines: usize,
    /// After these, without.
    pub further: usize,
}

impl Kept {
    /// One line of each spelling, and where else it stands: for a terminal.
    pub const FEW: Self = Self {
        lines: 1,
        further: 5,
    };
    /// As many lines as anybody reads of one spelling: for a page.
    pub const MANY: Self = Self {
        lines: 50,
        further: 0,
    };
    /// Every place with its line.
    pub const ALL: Self = Self {
        lines: usize::MAX,
        further: 0,
    };
}

impl Sets {
    /// Of no findings yet.
    #[must_use]
    pub fn new(kept: Kept) -> Self {
        Self {
            kept,
            ..Self::default()
        }
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.in_order.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.in_order.len()
    }

    /// Adds the findings of a document, or of its next portion.
    ///
    /// Cost: one look at each finding, and one pass over the words where a preferred
    /// spelling has no place yet.
    pub fn add(&mut self, document: &Document, found: &[Finding], canonicals: &Canonicals) {
        if found.is_empty() {
            return;
        }
        let reader = Reader::new(document);
        let mut touched: Vec<usize> = Vec::new();
        for finding in found {
            let number = self.number(finding, canonicals);
            touched.push(number);
            self.in_order[number].add(finding, &reader, self.kept);
        }
        touched.sort_unstable();
        touched.dedup();
        self.find_preferred(&touched, document, &reader);
    }

    /// The sets: names first, code points and style last; else as they occur.
    #[must_use]
    pub fn sorted(self) -> Vec<Set> {
        let mut sets = self.in_order;
        sets.sort_by_key(|set| set.kind);
        sets
    }

    fn number(&mut self, finding: &Finding, canonicals: &Canonicals) -> usize {
        let name = set_name(finding);
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.in_order.len();
        self.numbers.insert(name.to_owned(), number);
        self.in_order.push(Set::new(finding, canonicals));
        number
    }

    /// The first place of each preferred spelling that has none.
    fn find_preferred(&mut self, touched: &[usize], document: &Document, reader: &Reader<'_>) {
        let mut wanted: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for &number in touched {
            let preferred = self.in_order[number].preferred.as_ref();
            if let Some(preferred) = preferred.filter(|it| it.count > 0 && it.places.is_empty()) {
                let first = preferred.surface.split([' ', '-']).next();
                let first = first.unwrap_or_default();
                wanted.entry(first).or_default().push(number);
            }
        }
        if wanted.is_empty() {
            return;
        }
        let mut places: Vec<(usize, TextSpan)> = Vec::new();
        for (token, word) in document.words() {
            for &number in wanted.get(word).into_iter().flatten() {
                let surface = self.in_order[number]
                    .preferred
                    .as_ref()
                    .map(|it| &it.surface);
                let length = surface.map_or(0, String::len);
                let span = TextSpan::new(token.span.start, token.span.start + length);
                if surface.is_some_and(|surface| document.text(span) == surface) {
                    places.push((number, span));
                }
            }
        }
        drop(wanted);
        for (number, span) in places {
            let preferred = self.in_order[number].preferred.as_mut();
            if let Some(preferred) = preferred.filter(|it| it.places.is_empty()) {
                preferred.places.push(reader.place(span, true));
            }
        }
    }
}

impl Set {
    fn new(finding: &Finding, canonicals: &Canonicals) -> Self {
        let cluster = canonicals.named(&finding.cluster);
        let cluster = cluster.filter(|_| finding.rule.is_about_sets());
        let members = cluster.iter().flat_map(|cluster| &cluster.members);
        let all = members.map(|member| SetSpelling {
            surface: member.surface.clone(),
            count: member.count,
            suggestion: None,
            places: Vec::new(),
            more: 0,
            key: member.spelling.clone(),
        });
        let canonical = cluster.and_then(|cluster| cluster.canonical());
        let is_preferred =
            |it: &SetSpelling| canonical.is_some_and(|member| member.spelling == it.key);
        let (mut preferred, others): (Vec<_>, Vec<_>) = all.partition(is_preferred);
        let occurs = |it: &SetSpelling| it.count > 0;
        Self {
            name: set_name(finding).to_owned(),
            kind: finding.kind,
            rule: finding.rule,
            tier: finding.tier,
            language: finding.language,
            spellings: others.into_iter().filter(occurs).collect(),
            preferred: preferred.pop(),
            cluster: cluster.cloned(),
            message: finding.message.clone(),
            findings: 0,
        }
    }

    fn add(&mut self, finding: &Finding, reader: &Reader<'_>, kept: Kept) {
        self.findings += 1 + finding.more.len();
        self.tier = self.tier.max(finding.tier);
        let suggestion = finding.suggestion.as_deref();
        self.add_place((finding.span, &finding.word, suggestion), reader, kept);
        for (span, suggestion) in &finding.more {
            let word = reader.document.text(*span);
            self.add_place((*span, word, Some(suggestion)), reader, kept);
        }
    }

    fn add_place(
        &mut self,
        (span, word, suggestion): (TextSpan, &str, Option<&str>),
        reader: &Reader<'_>,
        kept: Kept,
    ) {
        let has_counts = self.cluster.is_some();
        let key = Spelling::in_language(word, self.language);
        // Code points that look alike have one spelling.
        let is_same = |it: &SetSpelling| it.key == key && (has_counts || it.surface == word);
        let at = self.spellings.iter().position(is_same);
        let at = at.unwrap_or_else(|| {
            self.spellings.push(SetSpelling {
                surface: word.to_owned(),
                count: 0,
                suggestion: None,
                places: Vec::new(),
                more: 0,
                key,
            });
            self.spellings.len() - 1
        });
        let spelling = &mut self.spellings[at];
        if spelling.suggestion.is_none() {
            spelling.suggestion = suggestion.map(str::to_owned);
        }
        spelling.count += u64::from(!has_counts);
        let held = spelling.places.len();
        if held < kept.lines.saturating_add(kept.further) {
            spelling.places.push(reader.place(span, held < kept.lines));
        } else {
            spelling.more += 1;
        }
    }

    /// True where something decides.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.spellings.iter().any(|it| it.suggestion.is_some())
    }
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

/// Finds places of one document.
struct Reader<'a> {
    document: &'a Document,
    index: LineIndex<'a>,
    path: Arc<str>,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            index: LineIndex::new(document),
            path: document.name().into(),
        }
    }

    fn place(&self, span: TextSpan, with_line: bool) -> Place {
        let shown = self.document.display_span(span);
        let place = self.index.locate(shown.start);
        let around = with_line.then(|| {
            let (before, after) = self.index.around(shown, AROUND);
            Around {
                before,
                word: self.document.text(span).to_owned(),
                after,
            }
        });
        Place {
            path: Arc::clone(&self.path),
            line: place.line,
            column: place.column,
            around,
        }
    }
}
