//! The scope pass: from a vocabulary to clusters with a canonical.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::sound::Alignment;
use crate::table::{Origin, Status, Table};
use crate::text::{Script, Spelling};

use super::candidates::{Candidate, Near, candidates};
use super::cannot_link::{MOST_MAY_LACK, cannot_link, is_comparable, needed_beyond};
use super::canonical::{by_archive, choose};
use super::cluster::{Canonicals, Cluster, Member, Tier};
use super::edit_kind::is_by_rule;
use super::form::Form;
use super::inflection;
use super::judge::{CANDIDATE_ROW, threshold};
use super::model::Model;
use super::spacing;
use super::vocabulary::{Entry, Vocabulary};

/// What the person asked of the scope pass.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The least sure tier that is wanted.
    pub lowest: Tier,
    /// Take the built-in table as the house's own: a consistent text that
    /// writes otherwise is wrong.
    pub enforce_built_in: bool,
    /// The vocabulary is that of running text, not a list of names: scripts with
    /// cases are then not compared, because their common words have no lexicon here.
    pub running_text: bool,
    /// Distinct spellings of the archive that the scope is a part of; 0 where it
    /// stands for itself. Its majority is then preferred to the built-in table.
    pub archive: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lowest: Tier::Likely,
            enforce_built_in: false,
            running_text: true,
            archive: 0,
        }
    }
}

/// Shortest spelling, in phones, that is compared without a table.
const SHORTEST: usize = 4;

/// Decides which spellings of a vocabulary are one word, and which is preferred.
///
/// The result does not depend on the order of anything. Cost: near linear in
/// the number of distinct spellings, through blocking.
pub fn decide(vocabulary: &Vocabulary, table: &Table, settings: &Settings) -> Canonicals {
    let groups = known_groups(vocabulary, table);
    // Nothing that is discovered is certain.
    let mut links = match settings.lowest {
        Tier::Certain => Vec::new(),
        _ => links(vocabulary, table, settings),
    };
    links.sort_by(|x, y| y.log_odds.total_cmp(&x.log_odds).then(x.pair.cmp(&y.pair)));
    let mut assembly = Assembly::new(vocabulary, table, groups);
    for link in &links {
        assembly.join(link);
    }
    let mut clusters = assembly.clusters(&links, settings);
    inflection::carry(&mut clusters, vocabulary, table);
    clusters.retain(|cluster| is_inconsistent(cluster, settings));
    Canonicals::new(clusters)
}

/// True where there is something to say: two spellings occur, or one that the
/// house's own table writes otherwise.
fn is_inconsistent(cluster: &Cluster, settings: &Settings) -> bool {
    use super::cluster::Reason;
    let occurring = cluster.members.iter().filter(|m| m.count > 0).count();
    let house = match &cluster.reason {
        Reason::Table(Origin::User, _) | Reason::FollowsLemma(_) => true,
        Reason::Table(Origin::BuiltIn, _) => settings.enforce_built_in,
        _ => false,
    };
    let canonical_alone = occurring == 1 && cluster.canonical().is_some_and(|m| m.count > 0);
    occurring >= 2 || (occurring == 1 && house && !canonical_alone)
}

/// The vocabulary's spellings that a table knows, by canonical.
fn known_groups(vocabulary: &Vocabulary, table: &Table) -> FxHashMap<Spelling, Vec<usize>> {
    let mut groups: FxHashMap<Spelling, Vec<usize>> = FxHashMap::default();
    for (at, entry) in vocabulary.entries().iter().enumerate() {
        if let Some(canonical) = verified_canonical(&entry.spelling, table) {
            groups.entry(canonical).or_default().push(at);
        }
    }
    groups
}

fn verified_canonical(spelling: &Spelling, table: &Table) -> Option<Spelling> {
    if table.is_kept(spelling) {
        return None;
    }
    let entry = table.canonical_of(spelling)?;
    (entry.row.status == Status::Verified).then(|| entry.row.canonical_spelling())
}

/// Two spellings that the model holds to be one word.
struct Link {
    pair: (usize, usize),
    /// What [`Linking::log_odds`] says.
    log_odds: f32,
}

/// The spellings that are compared, with their places in the vocabulary.
pub(super) fn forms<'a>(
    vocabulary: &'a Vocabulary,
    table: &Table,
    running_text: bool,
) -> (Vec<usize>, Vec<Form<'a>>) {
    let form = |(at, entry): (usize, &'a Entry)| {
        let compared = !table.is_kept(&entry.spelling)
            && !entry.spelling.contains(' ')
            && (!running_text || !has_cases(entry));
        let form = compared.then(|| Form::known(&entry.spelling, table))?;
        is_compared(&form).then_some((at, form))
    };
    let entries = vocabulary.entries();
    #[cfg(feature = "parallel")]
    let forms = {
        use rayon::prelude::*;
        let entries = entries.par_iter().enumerate().with_min_len(1024);
        entries.filter_map(form).unzip()
    };
    #[cfg(not(feature = "parallel"))]
    let forms = entries.iter().enumerate().filter_map(form).unzip();
    forms
}

/// What the pairs of a scope are judged by.
pub(super) struct Linking<'a> {
    model: &'static Model,
    table: &'a Table,
    /// The threshold of the tier.
    threshold: f32,
    /// Log-odds that a pair needs at least, in this scope.
    least: f32,
    /// The words around are mostly other words and their forms.
    running_text: bool,
    /// What is needed besides where more than a rule of spelling parts the two.
    unless_by_rule: f32,
    /// What a row may add to them.
    most_support: f32,
}

impl<'a> Linking<'a> {
    /// For a scope in which these are compared.
    pub(super) fn new(table: &'a Table, settings: &Settings, compared: &[Form<'_>]) -> Self {
        let proposed = compared
            .iter()
            .any(|form| is_proposed(form.spelling, table));
        let spellings = compared.len().max(settings.archive);
        let lowest = threshold(settings.lowest.max(Tier::Likely));
        Self {
            model: Model::built_in(),
            table,
            threshold: lowest,
            least: lowest + scope_shift(spellings, settings.running_text),
            running_text: settings.running_text,
            unless_by_rule: if settings.running_text {
                running_text_shift(spellings)
            } else {
                0.0
            },
            most_support: if proposed { CANDIDATE_ROW } else { 0.0 },
        }
    }

    /// Beyond which distance in sound no pair reaches the tier.
    pub(super) fn near(&self) -> Near<'static> {
        Near {
            costs: self.model.costs(),
            farthest: self.model.farthest(),
        }
    }

    /// Log-odds by which a pair may reach the tier with all that may come to them.
    fn enough(&self) -> f32 {
        self.least - MOST_MAY_LACK - self.most_support
    }

    /// The log-odds of a pair that reaches the tier, as they would be of a pair that
    /// needs no more than the threshold: less what this scope and these words need
    /// besides.
    pub(super) fn log_odds(
        &self,
        a: &Form<'_>,
        b: &Form<'_>,
        alignment: &Alignment,
    ) -> Option<f32> {
        let log_odds = self.model.weigh_aligned(a, b, alignment, self.enough())?;
        // Asked of the few that are near enough.
        if self.table.is_distinct(a.spelling, b.spelling) || cannot_link(a, b, alignment) {
            return None;
        }
        let log_odds = log_odds + row_support(a, b, self.table);
        let mut needed = self.least;
        if self.running_text {
            needed += needed_beyond(a, b, alignment);
        }
        if !is_by_rule(alignment) {
            needed += self.unless_by_rule;
        }
        (log_odds >= needed).then_some(log_odds - needed + self.threshold)
    }
}

/// True for a form that is long enough, and is of a kind, to be compared.
pub(super) fn is_compared(form: &Form<'_>) -> bool {
    form.phones.len() >= SHORTEST && is_comparable(form)
}

/// Scores the candidate pairs; keeps those that reach the tier asked for.
fn links(vocabulary: &Vocabulary, table: &Table, settings: &Settings) -> Vec<Link> {
    let (places, forms) = forms(vocabulary, table, settings.running_text);
    let linking = Linking::new(table, settings, &forms);
    let link = |(i, j): Candidate, alignment: Alignment| {
        let (i, j) = (i as usize, j as usize);
        let log_odds = linking.log_odds(&forms[i], &forms[j], &alignment)?;
        let pair = (places[i], places[j]);
        Some(Link { pair, log_odds })
    };
    let mut links = candidates(&forms, linking.near(), link);
    // Nothing parts the two but a space.
    let log_odds = linking.threshold + SPACING;
    let spaced = spacing::pairs(vocabulary, table).into_iter();
    links.extend(spaced.map(|pair| Link { pair, log_odds }));
    links
}

/// What a word written together and apart has beyond what it needs: of those found
/// in the Hindi texts nearly all are right (docs/accuracy.md).
const SPACING: f32 = 1.0;

fn has_cases(entry: &Entry) -> bool {
    matches!(entry.script, Script::Latin | Script::Cyrillic)
}

/// How much more evidence a pair needs in a scope of so many spellings than on
/// its own: chance look-alikes grow with their number, true variants hardly.
fn scope_shift(spellings: usize, running_text: bool) -> f32 {
    let at_thousand = if running_text { 0.0 } else { NAMES_SHIFT };
    at_thousand + 0.5 * (spellings.max(100) as f32 / 1000.0).ln()
}

/// What is needed besides in running text, where more than a rule of spelling
/// parts the two. With it, the pairs that chance makes of a megabyte of Hindi are
/// about one in a hundred (docs/accuracy.md, By chance).
fn running_text_shift(spellings: usize) -> f32 {
    0.4 * (spellings.max(1000) as f32 / 1000.0).ln()
}

/// What is needed besides in a list, which is mostly names: many are near each other
/// that running text brings together seldom, and its guards are not asked.
const NAMES_SHIFT: f32 = 0.8;

/// True where a candidate row says that the spelling may be a variant.
fn is_proposed(spelling: &str, table: &Table) -> bool {
    let entry = table.canonical_of(spelling);
    entry.is_some_and(|entry| entry.row.status == Status::Candidate)
}

/// A candidate row is evidence, never enough on its own.
fn row_support(a: &Form<'_>, b: &Form<'_>, table: &Table) -> f32 {
    let says = |x: &str, y: &str| {
        let entry = table.canonical_of(x);
        entry.is_some_and(|entry| *entry.row.canonical_spelling() == *y)
    };
    let says = |x: &str, y: &str| is_proposed(x, table) && says(x, y);
    if says(a.spelling, b.spelling) || says(b.spelling, a.spelling) {
        CANDIDATE_ROW
    } else {
        0.0
    }
}

/// Clusters in the making: groups of places in the vocabulary.
struct Assembly<'a> {
    vocabulary: &'a Vocabulary,
    table: &'a Table,
    groups: Vec<Group>,
    group_of: FxHashMap<usize, usize>,
}

#[derive(Default)]
struct Group {
    members: Vec<usize>,
    /// The canonical that a table gives the group.
    known: Option<Spelling>,
    from_table: FxHashSet<usize>,
}

impl<'a> Assembly<'a> {
    fn new(
        vocabulary: &'a Vocabulary,
        table: &'a Table,
        known: FxHashMap<Spelling, Vec<usize>>,
    ) -> Self {
        let mut known: Vec<_> = known.into_iter().collect();
        known.sort();
        let mut assembly = Self {
            vocabulary,
            table,
            groups: Vec::new(),
            group_of: FxHashMap::default(),
        };
        for (canonical, members) in known {
            let number = assembly.groups.len();
            assembly
                .group_of
                .extend(members.iter().map(|&member| (member, number)));
            assembly.groups.push(Group {
                from_table: members.iter().copied().collect(),
                members,
                known: Some(canonical),
            });
        }
        assembly
    }

    /// Joins the groups of a link's two spellings, unless something forbids it.
    fn join(&mut self, link: &Link) {
        let (a, b) = (self.group(link.pair.0), self.group(link.pair.1));
        if a == b || !self.may_join(a, b) {
            return;
        }
        let (keep, gone) = (a.min(b), a.max(b));
        let gone_group = std::mem::take(&mut self.groups[gone]);
        for &member in &gone_group.members {
            self.group_of.insert(member, keep);
        }
        let kept = &mut self.groups[keep];
        kept.members.extend(gone_group.members);
        kept.from_table.extend(gone_group.from_table);
        kept.known = kept.known.take().or(gone_group.known);
    }

    fn group(&mut self, member: usize) -> usize {
        *self.group_of.entry(member).or_insert_with(|| {
            self.groups.push(Group {
                members: vec![member],
                ..Group::default()
            });
            self.groups.len() - 1
        })
    }

    /// Two canonicals of a table are two words; members that a table keeps
    /// apart stay apart; and on the whole the members must be near each other.
    fn may_join(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.groups[a], &self.groups[b]);
        if a.known.is_some() && b.known.is_some() {
            return false;
        }
        let spelling = |at: usize| &self.vocabulary.entries()[at].spelling;
        let model = Model::built_in();
        let (mut sum, mut pairs) = (0.0, 0.0);
        let form = |&at: &usize| Form::known(spelling(at), self.table);
        let others: Vec<Form<'_>> = b.members.iter().map(form).collect();
        for x in a.members.iter().map(form) {
            for y in &others {
                if self.table.is_distinct(x.spelling, y.spelling) {
                    return false;
                }
                let evidence = model.evidence(&x, y);
                if cannot_link(&x, y, &evidence.alignment) {
                    return false;
                }
                sum += model.log_odds(&evidence);
                pairs += 1.0;
            }
        }
        sum / pairs >= threshold(Tier::Possible)
    }

    fn clusters(&self, links: &[Link], settings: &Settings) -> Vec<Cluster> {
        let mut best: FxHashMap<usize, f32> = FxHashMap::default();
        for link in links {
            for at in [link.pair.0, link.pair.1] {
                let slot = best.entry(at).or_insert(link.log_odds);
                *slot = slot.max(link.log_odds);
            }
        }
        let worth_a_look = |group: &&Group| group.members.len() > 1 || group.known.is_some();
        self.groups
            .iter()
            .filter(worth_a_look)
            .map(|group| self.cluster(group, &best, settings.archive > 0))
            .collect()
    }

    fn cluster(&self, group: &Group, best: &FxHashMap<usize, f32>, archive: bool) -> Cluster {
        let mut members: Vec<Member> = group
            .members
            .iter()
            .map(|&at| {
                let entry = &self.vocabulary.entries()[at];
                let from_table = group.from_table.contains(&at);
                let odds = best.get(&at).copied().unwrap_or(0.0);
                member(entry, from_table, odds)
            })
            .collect();
        if let Some(canonical) = &group.known {
            let row = self
                .table
                .canonical_of(canonical)
                .map(|entry| entry.row.canonical().to_owned());
            add_known(&mut members, canonical, row);
        }
        members.sort_by(|a, b| b.count.cmp(&a.count).then(a.spelling.cmp(&b.spelling)));
        if archive {
            by_archive(members, group.known.as_ref(), self.table)
        } else {
            choose(members, group.known.as_ref(), self.table)
        }
    }
}

fn member(entry: &Entry, from_table: bool, log_odds: f32) -> Member {
    let probability = 1.0 / (1.0 + (-f64::from(log_odds)).exp());
    let tier = match log_odds {
        _ if from_table => Tier::Certain,
        odds if odds >= threshold(Tier::Likely) => Tier::Likely,
        _ => Tier::Possible,
    };
    Member {
        spelling: entry.spelling.clone(),
        written: entry.written.clone(),
        count: entry.count,
        documents: entry.documents,
        probability: if from_table { 1.0 } else { probability },
        tier,
        from_table,
    }
}

/// A canonical that only the table knows joins with a count of zero.
fn add_known(members: &mut Vec<Member>, canonical: &Spelling, written: Option<String>) {
    if members.iter().any(|member| member.spelling == *canonical) {
        return;
    }
    members.push(Member {
        spelling: canonical.clone(),
        written: written.unwrap_or_else(|| canonical.to_string()),
        count: 0,
        documents: 0,
        probability: 1.0,
        tier: Tier::Certain,
        from_table: true,
    });
}
