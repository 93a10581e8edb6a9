//! Spellings held to be one word, and which of them is preferred.

use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::language::Choice;
use crate::table::{Origin, Phrases, Table};
use crate::text::{Spelling, Tag};
use crate::variant::vocabulary::coding::{Coding, Codings};

use crate::variant::coverage::Coverage;
use crate::variant::linking::false_discovery::FalseDiscovery;
use crate::variant::linking::garbled::Garbled;
use crate::variant::tier::Tier;

/// Why the canonical spelling of a cluster is the canonical one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// A table says so; the text is the row's source.
    Table(Origin, String),
    /// It stands in more documents of the archive than the next.
    Archive(u64, u64),
    /// It stands in more documents than the next.
    MoreDocuments(u64, u64),
    /// Most words that two styles spell differently are of its style.
    Custom(u64, u64),
    /// It occurs more often than the next.
    MoreOccurrences(u64, u64),
    /// The others have encoding defects.
    FewerDefects,
    /// It is the only one that the lexicon has.
    OnlyWord,
    /// The texts of the scope make this choice: so often the sign is written, so often it
    /// is left out.
    Habit(Choice, u64, u64),
    /// A rule of the language prefers it.
    Rule(Choice),
    /// It follows a decided lemma: the text is the lemma's canonical.
    FollowsLemma(String),
    /// Nothing decides.
    Undecided,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(Origin::User, source) if source.is_empty() => f.write_str("your table"),
            Self::Table(Origin::User, source) => write!(f, "your table ({source})"),
            Self::Table(Origin::Style, source) => write!(f, "house style {source}"),
            Self::Table(Origin::BuiltIn, source) => write!(f, "built-in table ({source})"),
            Self::Archive(most, next) => {
                write!(f, "the archive has it in more documents ({most} : {next})")
            }
            Self::MoreDocuments(most, next) => write!(f, "in more documents ({most} : {next})"),
            Self::Custom(most, next) => write!(f, "the style of most words ({most} : {next})"),
            Self::MoreOccurrences(most, next) => write!(f, "more frequent ({most} : {next})"),
            Self::FewerDefects => f.write_str("fewer encoding defects"),
            Self::OnlyWord => f.write_str("the only one in the word list"),
            Self::Habit(choice, written, left_out) => write!(
                f,
                "the text writes {} {written} times and leaves it out {left_out} times",
                choice.sign()
            ),
            Self::Rule(choice) => match choice.by_rule() {
                Some(false) => write!(f, "{} is wrong", choice.sign()),
                _ => write!(f, "{} is obligatory", choice.sign()),
            },
            Self::FollowsLemma(lemma) => write!(f, "follows {lemma}"),
            Self::Undecided => f.write_str("nothing decides"),
        }
    }
}

/// One spelling of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its normal form.
    pub spelling: Spelling,
    /// How it is written in the scope: its most frequent form without encoding
    /// defects, or its normal form.
    pub surface: String,
    /// Occurrences in the scope.
    pub count: u64,
    /// Documents of the scope it occurs in.
    pub documents: u64,
    /// Probability that it and the canonical are one word; 1 for the canonical.
    pub probability: f64,
    /// How sure that it belongs to the cluster.
    pub tier: Tier,
    /// True where a table row put it here, false where it was discovered.
    pub from_table: bool,
}

/// Spellings held to be one word.
///
/// ```
/// use vartani::{Checker, text::Document, variant::Tier};
///
/// let document = Document::from_text("draft", "टोकायव और टोकायेव");
/// let canonicals = Checker::builder().build().decide_in(&document);
/// let cluster = &canonicals.clusters()[0];
/// assert_eq!(cluster.name(), "टोकायेव");
/// assert_eq!(cluster.members.len(), 2);
/// assert_eq!(cluster.tier(), Tier::Certain);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The language of the texts that its spellings occur in, if it is known.
    pub language: Option<Tag>,
    /// The two styles that its spellings are of, where both are right (`BD>ACZ`).
    pub style: Option<Arc<str>>,
    /// By falling count, then by code points. The canonical is among them, with
    /// a count of 0 where only a table knows it.
    pub members: Vec<Member>,
    /// Index of the canonical, `None` where nothing decides.
    pub canonical: Option<usize>,
    /// Why that one.
    pub reason: Reason,
}

impl Cluster {
    /// The canonical member, if anything decides.
    #[must_use]
    pub fn canonical(&self) -> Option<&Member> {
        self.canonical.map(|index| &self.members[index])
    }

    /// The name of the cluster: its canonical as written, else its first
    /// spelling in code-point order.
    #[must_use]
    pub fn name(&self) -> &str {
        let first = self.members.iter().min_by_key(|member| &member.spelling);
        self.canonical()
            .or(first)
            .map_or("", |member| &member.surface)
    }

    /// Why the canonical goes before one of the members. Of a spelling that no row names,
    /// a table says only that the canonical is one.
    #[must_use]
    pub fn reason_against(&self, member: &Member) -> String {
        match &self.reason {
            Reason::Table(Origin::User, _) if !member.from_table => "known to your table".into(),
            Reason::Table(Origin::Style, _) if !member.from_table => "known to the style".into(),
            Reason::Table(Origin::BuiltIn, _) if !member.from_table => {
                "known to the built-in table".into()
            }
            reason => reason.to_string(),
        }
    }

    /// The least sure of its members: how sure the cluster as a whole is.
    #[must_use]
    pub fn tier(&self) -> Tier {
        self.members
            .iter()
            .map(|m| m.tier)
            .max()
            .unwrap_or(Tier::Certain)
    }
}

/// What the scope decided: each spelling that belongs to a cluster, and the clusters.
///
/// The only value that passes from the scope pass to the file pass.
///
/// ```
/// use vartani::{Checker, text::Document};
///
/// let checker = Checker::builder().build();
/// let canonicals = checker.decide_in(&Document::from_text("draft", "टोकायव और टोकायेव"));
/// let (cluster, member) = canonicals.lookup("टोकायव").unwrap();
/// assert_eq!(cluster.canonical().unwrap().surface, "टोकायेव");
/// assert_eq!(member.count, 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Canonicals {
    clusters: Vec<Cluster>,
    /// The cluster and the member of each spelling; several where it is a word of several
    /// languages.
    by_spelling: FxHashMap<Spelling, Vec<(usize, usize)>>,
    phrases: Phrases,
    chance: Option<FalseDiscovery>,
    broken: Option<Garbled>,
    codings: Codings,
    coverage: Coverage,
}

impl Canonicals {
    /// Indexes clusters; they are kept in the order of their names.
    #[must_use]
    pub fn new(mut clusters: Vec<Cluster>, chance: Option<FalseDiscovery>) -> Self {
        clusters.sort_by(|a, b| a.name().cmp(b.name()));
        let mut by_spelling: FxHashMap<Spelling, Vec<(usize, usize)>> = FxHashMap::default();
        let mut phrases = Phrases::default();
        for (number, cluster) in clusters.iter().enumerate() {
            for (index, member) in cluster.members.iter().enumerate() {
                phrases.add(&member.spelling);
                let places = by_spelling.entry(member.spelling.clone()).or_default();
                let is_same =
                    |place: &(usize, usize)| clusters[place.0].language == cluster.language;
                if !places.iter().any(is_same) {
                    places.push((number, index));
                }
            }
        }
        Self {
            clusters,
            by_spelling,
            phrases,
            chance,
            broken: None,
            codings: Codings::default(),
            coverage: Coverage::default(),
        }
    }

    /// The same, with what the scope codes in several ways and what a table says of the
    /// case of phrases.
    #[must_use]
    pub(crate) fn of_writing(mut self, codings: Codings, table: &Table) -> Self {
        self.codings = codings;
        table
            .about_case()
            .for_each(|row| self.phrases.add(row.variant()));
        self
    }

    /// How a spelling is coded that the scope codes in several ways.
    #[must_use]
    pub fn coding(&self, spelling: &str) -> Option<&Coding> {
        self.codings.get(spelling)
    }

    /// True where the scope codes no spelling in several ways.
    pub(crate) fn is_coded_in_one_way(&self) -> bool {
        self.codings.is_empty()
    }

    /// The same of a scope that is broken.
    #[must_use]
    pub(crate) fn of_broken(mut self, broken: Option<Garbled>) -> Self {
        self.broken = broken;
        self
    }

    /// The same of a scope that knowledge covers so far.
    #[must_use]
    pub(crate) fn of_coverage(mut self, coverage: Coverage) -> Self {
        self.coverage = coverage;
        self
    }

    /// What was not compared, and in which languages discovery is not sure.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The evidence that the text is broken, if it is.
    #[must_use]
    pub fn broken(&self) -> Option<&Garbled> {
        self.broken.as_ref()
    }

    /// How many of the discovered pairs are expected by chance, where the scope is large
    /// enough to estimate it.
    #[must_use]
    pub fn chance(&self) -> Option<&FalseDiscovery> {
        self.chance.as_ref()
    }

    /// The members that are several words.
    #[must_use]
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// All clusters, in the order of their names.
    #[must_use]
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The first cluster of a name. Cost: a binary search.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let document = Document::from_text("draft", "टोकायव और टोकायेव");
    /// let canonicals = Checker::builder().build().decide_in(&document);
    /// assert!(canonicals.named("टोकायेव").is_some());
    /// assert!(canonicals.named("टोकायव").is_none());
    /// ```
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Cluster> {
        let at = self.clusters.partition_point(|it| it.name() < name);
        self.clusters.get(at).filter(|it| it.name() == name)
    }

    /// The cluster and the member of a spelling, in whatever language.
    #[must_use]
    pub fn lookup(&self, spelling: &str) -> Option<(&Cluster, &Member)> {
        self.known_as(spelling).next()
    }

    /// The cluster and the member of a spelling of a text in a language.
    #[must_use]
    pub fn lookup_in(&self, spelling: &str, language: Option<Tag>) -> Option<(&Cluster, &Member)> {
        self.known_as(spelling)
            .find(|(cluster, _)| cluster.language == language)
    }

    fn known_as(&self, spelling: &str) -> impl Iterator<Item = (&Cluster, &Member)> {
        let places = self.by_spelling.get(spelling).into_iter().flatten();
        places.map(|&(number, index)| {
            let cluster = &self.clusters[number];
            (cluster, &cluster.members[index])
        })
    }
}
