//! The scope pass: from a vocabulary to clusters with a canonical.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::table::{Origin, Status, Table};
use crate::text::{Document, Script, Spelling};

use crate::variant::clustering::canonical::{by_archive, choose};
use crate::variant::clustering::cluster::{Canonicals, Cluster, Member};
use crate::variant::clustering::inflection;
use crate::variant::comparison::edit_kind::is_light;
use crate::variant::comparison::form::Form;
use crate::variant::comparison::judge::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::garbled::broken;
use crate::variant::linking::guards::cannot_link;
use crate::variant::linking::links::{Links, links, row_support};
use crate::variant::linking::names::{self, parting::without_clitics};
use crate::variant::linking::pair::Link;
use crate::variant::settings::Settings;
use crate::variant::tier::Tier;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Decides which spellings of a vocabulary are one word, and which is preferred.
///
/// The result does not depend on the order of anything. Cost: near linear in
/// the number of distinct spellings, through blocking.
pub fn decide(vocabulary: &Vocabulary, knowledge: &Knowledge, settings: &Settings) -> Canonicals {
    decided(vocabulary, None, knowledge, settings)
}

/// As [`decide`], of a scope that is one document, whose words are asked what stands
/// beside them.
///
/// Cost: besides, the document is read once more where two spellings fall a little
/// short of being one word.
pub fn decide_in(
    document: &Document,
    vocabulary: &Vocabulary,
    knowledge: &Knowledge,
    settings: &Settings,
) -> Canonicals {
    decided(vocabulary, Some(document), knowledge, settings)
}

fn decided(
    vocabulary: &Vocabulary,
    document: Option<&Document>,
    knowledge: &Knowledge,
    settings: &Settings,
) -> Canonicals {
    let table = &knowledge.table;
    let vocabulary = &*without_clitics(vocabulary, table);
    let groups = known_groups(vocabulary, table);
    // Nothing that is discovered is certain.
    let discovers = settings.lowest != Tier::Certain;
    let may_be_broken = discovers && settings.running_text && settings.archive == 0;
    let broken = may_be_broken.then(|| broken(vocabulary)).flatten();
    let Links {
        found: mut links,
        chance,
        least_mean,
    } = match broken {
        None if discovers => links(vocabulary, document, knowledge, settings),
        _ => Links::default(),
    };
    links.sort_by(|x, y| y.log_odds.total_cmp(&x.log_odds).then(x.pair.cmp(&y.pair)));
    let mut assembly = Assembly::new(
        vocabulary,
        knowledge,
        groups,
        settings.running_text,
        least_mean,
    );
    for link in &links {
        assembly.join(link);
    }
    let mut clusters = assembly.clusters(&links, settings);
    // Before: the forms of a word that is written in one way are so, too.
    clusters.retain(|cluster| is_inconsistent(cluster, settings));
    inflection::carry(&mut clusters, vocabulary, table);
    clusters.retain(|cluster| is_inconsistent(cluster, settings));
    Canonicals::new(clusters, chance).of_broken(broken)
}

/// True where there is something to say: two spellings occur, or one that the
/// house's own table writes otherwise.
fn is_inconsistent(cluster: &Cluster, settings: &Settings) -> bool {
    use crate::variant::clustering::cluster::Reason;
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

/// Clusters in the making: groups of places in the vocabulary.
struct Assembly<'a> {
    vocabulary: &'a Vocabulary,
    knowledge: &'a Knowledge,
    /// Names of scripts with cases are then joined by their letters.
    running_text: bool,
    /// What the members must have in the mean.
    least_mean: f32,
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
        knowledge: &'a Knowledge,
        known: FxHashMap<Spelling, Vec<usize>>,
        running_text: bool,
        least_mean: f32,
    ) -> Self {
        let mut known: Vec<_> = known.into_iter().collect();
        known.sort();
        let mut assembly = Self {
            vocabulary,
            knowledge,
            running_text,
            least_mean,
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
        if a == b || !self.may_join(a, b, link) {
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

    /// Two canonicals of a table are two words; members that a table keeps apart stay
    /// apart, and so do those that are two words by themselves, unless what parts them is
    /// light; and on the whole the members must be near each other.
    fn may_join(&self, a: usize, b: usize, link: &Link) -> bool {
        let (a, b) = (&self.groups[a], &self.groups[b]);
        if a.known.is_some() && b.known.is_some() {
            return false;
        }
        if self.running_text && self.is_by_letters(a) {
            return self.may_be_one_name(a, b, link);
        }
        let spelling = |at: usize| &self.vocabulary.entries()[at].spelling;
        let Knowledge { table, model, .. } = self.knowledge;
        let (mut sum, mut pairs) = (0.0, 0.0);
        let form = |&at: &usize| self.knowledge.form(spelling(at));
        let others: Vec<Form<'_>> = b.members.iter().map(form).collect();
        for x in a.members.iter().map(form) {
            for y in &others {
                if table.is_distinct(x.spelling, y.spelling) {
                    return false;
                }
                let evidence = model.evidence(&x, y);
                if cannot_link(&x, y, &evidence.alignment) {
                    return false;
                }
                let log_odds = model.log_odds(&evidence) + row_support(&x, y, table);
                if log_odds < threshold(Tier::Possible) && !is_light(&evidence.alignment) {
                    return false;
                }
                sum += log_odds;
                pairs += 1.0;
            }
        }
        sum / pairs >= self.least_mean
    }

    fn is_by_letters(&self, group: &Group) -> bool {
        let mut members = group.members.iter();
        members.any(|&at| {
            let script = self.vocabulary.entries()[at].script;
            script.has_cases() || script == Script::Katakana
        })
    }

    /// Names that are each linked to a third: none is a form of another, and no table
    /// keeps two apart.
    fn may_be_one_name(&self, a: &Group, b: &Group, link: &Link) -> bool {
        let spelling = |at: usize| &self.vocabulary.entries()[at].spelling;
        let table = &self.knowledge.table;
        a.members.iter().all(|&x| {
            b.members.iter().all(|&y| {
                if link.pair == (x.min(y), x.max(y)) {
                    return true;
                }
                let (x, y) = (spelling(x), spelling(y));
                !table.is_distinct(x, y) && names::may_stand_together(x, y)
            })
        })
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
                .knowledge
                .table
                .canonical_of(canonical)
                .map(|entry| entry.row.canonical().to_owned());
            add_known(&mut members, canonical, row);
        }
        members.sort_by(|a, b| b.count.cmp(&a.count).then(a.spelling.cmp(&b.spelling)));
        if archive {
            by_archive(members, group.known.as_ref(), self.knowledge)
        } else {
            choose(members, group.known.as_ref(), self.knowledge)
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
        written: entry.written.to_string(),
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
