//! The scope pass: from a vocabulary to clusters with a canonical.

use rustc_hash::FxHashMap;

use crate::table::{Origin, Status};
use crate::text::{Document, Script, Spelling, Tag, is_unseen};

use crate::variant::clustering::canonical::{by_archive, choose};
use crate::variant::clustering::cluster::{Canonicals, Cluster, Member};
use crate::variant::clustering::direction::Directions;
use crate::variant::clustering::group::Group;
use crate::variant::clustering::row_tier::doubt_rows;
use crate::variant::clustering::{doublets, inflection, joins, other_forms, words};
use crate::variant::comparison::edit_kind::is_light;
use crate::variant::comparison::form::Form;
use crate::variant::comparison::threshold::threshold;
use crate::variant::coverage::Coverage;
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::linking::garbled::broken;
use crate::variant::linking::guards::cannot_link;
use crate::variant::linking::house_style::are_one_by_style;
use crate::variant::linking::links::{Links, links, row_support};
use crate::variant::linking::names::{self, parting::without_clitics};
use crate::variant::linking::pair::{By, Link};
use crate::variant::settings::Settings;
use crate::variant::tier::Tier;
use crate::variant::tuning::BY_STYLE;
use crate::variant::vocabulary::abbreviations::are_one_abbreviation;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Decides which spellings of a vocabulary are one word, and which is preferred.
///
/// The result does not depend on the order of anything. Cost: near linear in
/// the number of distinct spellings, through blocking.
///
/// [`Checker::decide`](crate::Checker::decide) calls this with its own knowledge and
/// settings, and also asks the archive that a checker has.
///
/// ```
/// use vartani::text::Document;
/// use vartani::variant::{Knowledge, Settings, VocabularyBuilder, decide};
///
/// let knowledge = Knowledge::built_in();
/// let mut words = VocabularyBuilder::new();
/// words.add(&Document::from_text("draft", "टोकायव और टोकायेव"), &knowledge);
/// let canonicals = decide(&words.finish(), &knowledge, &Settings::default());
/// assert_eq!(canonicals.clusters().len(), 1);
/// ```
#[must_use]
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
    let vocabulary = &*without_clitics(vocabulary, knowledge);
    let groups = known_groups(vocabulary, knowledge, settings);
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
    let mut assembly = Assembly::new(vocabulary, knowledge, groups, least_mean);
    for link in &links {
        assembly.join(link);
    }
    let mut clusters = assembly.clusters(&links, settings);
    // Before: the forms of a word that is written in one way are so, too.
    clusters.retain(|cluster| is_inconsistent(cluster, settings));
    let directions = Directions::of(&clusters, vocabulary, knowledge);
    directions.turn(&mut clusters, knowledge);
    inflection::carry(&mut clusters, vocabulary, knowledge);
    if discovers {
        other_forms::add(&mut clusters, &directions, vocabulary, knowledge);
    }
    clusters.retain(|cluster| is_inconsistent(cluster, settings));
    if settings.running_text {
        for cluster in &mut clusters {
            doubt(cluster, knowledge);
        }
    }
    clusters.extend(doublets::clusters(vocabulary, knowledge));
    clusters.iter_mut().for_each(words::in_small_letters);
    let coverage = Coverage::of_vocabulary(vocabulary, knowledge, settings);
    Canonicals::new(clusters, chance)
        .of_broken(broken)
        .of_writing(vocabulary.codings().clone(), &knowledge.table)
        .of_coverage(coverage)
}

/// True where there is something to say: two spellings occur, or one that the
/// house's own table writes otherwise.
fn is_inconsistent(cluster: &Cluster, settings: &Settings) -> bool {
    use crate::variant::clustering::cluster::Reason;
    let occurring = cluster.members.iter().filter(|m| m.count > 0).count();
    let house = match &cluster.reason {
        Reason::Table(Origin::User | Origin::Style, _) | Reason::FollowsLemma(_) => true,
        Reason::Table(Origin::BuiltIn, _) => settings.enforce_built_in,
        _ => false,
    };
    let canonical_alone = occurring == 1 && cluster.canonical().is_some_and(|m| m.count > 0);
    occurring >= 2 || (occurring == 1 && house && !canonical_alone)
}

/// Two words that one letter parts, each of which occurs once, are as often two words
/// as one, where the model has not learned to weigh the lexicon of the language: worth a
/// look, unless a rule of spelling parts them.
fn doubt(cluster: &mut Cluster, knowledge: &Knowledge) {
    let pack = cluster
        .language
        .and_then(|tag| knowledge.languages.pack(tag));
    let Some(pack) = pack.filter(|pack| !pack.is_weighed() && cluster.canonical.is_none()) else {
        return;
    };
    // What is linked by its letters has guards of its own.
    let of_script = |member: &Member| Script::of_word(&member.spelling);
    let by_letters =
        |script: Script| script.has_cases() || matches!(script, Script::Katakana | Script::Hangul);
    if cluster.members.iter().filter_map(of_script).any(by_letters) {
        return;
    }
    let folded = |member: &Member| pack.rules().folded(&pack.key(&member.spelling));
    let mut members = cluster.members.iter();
    let first = members.next().map(folded);
    let is_rare = cluster.members.iter().all(|member| member.count <= 1);
    if is_rare && members.any(|member| Some(folded(member)) != first) {
        for member in &mut cluster.members {
            member.tier = member.tier.max(Tier::Possible);
        }
    }
}

/// A canonical in a language.
type Known = (Spelling, Option<Tag>);

/// The vocabulary's spellings that a table knows, by canonical. A spelling that the rows of
/// a language pack know alone is not kept from being compared with others.
fn known_groups(
    vocabulary: &Vocabulary,
    knowledge: &Knowledge,
    settings: &Settings,
) -> FxHashMap<Known, Vec<usize>> {
    let mut groups: FxHashMap<Known, Vec<usize>> = FxHashMap::default();
    for (at, entry) in vocabulary.entries().iter().enumerate() {
        let known = knowledge.in_language(entry.language);
        if let Some(canonical) = verified_canonical(&entry.spelling, known) {
            let group = groups.entry((canonical, entry.language)).or_default();
            group.push(at);
        }
    }
    let is_decided = |at: &usize| {
        let entry = &vocabulary.entries()[*at];
        let known = knowledge.in_language(entry.language);
        known.is_decided_alone(&entry.spelling)
    };
    groups.retain(|_, members| {
        members.len() > 1 || settings.enforce_built_in || members.iter().all(is_decided)
    });
    groups
}

fn verified_canonical(spelling: &Spelling, known: InLanguage<'_>) -> Option<Spelling> {
    if known.is_kept(spelling) {
        return None;
    }
    let entry = known.canonical_of(spelling)?;
    (entry.row.status == Status::Verified).then(|| entry.row.canonical_spelling())
}

/// Clusters in the making: groups of places in the vocabulary.
struct Assembly<'a> {
    vocabulary: &'a Vocabulary,
    knowledge: &'a Knowledge,
    /// What the members must have in the mean.
    least_mean: f32,
    groups: Vec<Group>,
    group_of: FxHashMap<usize, usize>,
}

impl<'a> Assembly<'a> {
    fn new(
        vocabulary: &'a Vocabulary,
        knowledge: &'a Knowledge,
        known: FxHashMap<Known, Vec<usize>>,
        least_mean: f32,
    ) -> Self {
        let mut known: Vec<_> = known.into_iter().collect();
        known.sort();
        let mut assembly = Self {
            vocabulary,
            knowledge,
            least_mean,
            groups: Vec::new(),
            group_of: FxHashMap::default(),
        };
        for ((canonical, _), members) in known {
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
        let language = self.vocabulary.entries()[link.pair.0].language;
        let known = self.knowledge.in_language(language);
        self.groups[keep].take(gone_group, self.vocabulary, known);
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

    /// Two canonicals of a table are two words, unless the style of a house alone parts
    /// them; members that a table keeps apart stay
    /// apart, and so do those that are two words by themselves, unless what parts them is
    /// light; and on the whole the members must be near each other.
    fn may_join(&self, a: usize, b: usize, link: &Link) -> bool {
        let (a, b) = (&self.groups[a], &self.groups[b]);
        if let (Some(x), Some(y)) = (&a.known, &b.known) {
            let language = self.vocabulary.entries()[link.pair.0].language;
            if !are_one_by_style(x, y, self.knowledge.in_language(language)) {
                return false;
            }
        }
        if link.by == By::Letters {
            return self.may_be_one_name(a, b, link);
        }
        if link.by == By::Rule && a.members.len() == 1 && b.members.len() == 1 {
            let [x, y] = [link.pair.0, link.pair.1].map(|at| &self.vocabulary.entries()[at]);
            let known = self.knowledge.in_language(x.language);
            return !known.is_distinct(&x.spelling, &y.spelling);
        }
        let entry = |at: usize| &self.vocabulary.entries()[at];
        let model = &self.knowledge.model;
        let (mut sum, mut pairs) = (0.0, 0.0);
        let form = |&at: &usize| {
            let known = self.knowledge.in_language(entry(at).language);
            known.form(&entry(at).spelling)
        };
        let others: Vec<Form<'_>> = b.members.iter().map(form).collect();
        for x in a.members.iter().map(form) {
            for y in &others {
                let known = self.knowledge.in_language(x.language);
                if known.is_distinct(x.spelling, y.spelling) {
                    return false;
                }
                if are_one_by_style(x.spelling, y.spelling, known)
                    || are_one_abbreviation(x.spelling, y.spelling)
                {
                    sum += BY_STYLE;
                    pairs += 1.0;
                    continue;
                }
                let evidence = model.evidence(&x, y);
                if cannot_link(&x, y, &evidence.alignment) {
                    return false;
                }
                let log_odds = model.log_odds(&evidence) + row_support(&x, y, known);
                if log_odds < threshold(Tier::Possible) && !is_light(&evidence.alignment) {
                    return false;
                }
                sum += log_odds;
                pairs += 1.0;
            }
        }
        sum / pairs >= self.least_mean
    }

    /// Names that are each linked to a third: none is a form of another, and no table
    /// keeps two apart.
    fn may_be_one_name(&self, a: &Group, b: &Group, link: &Link) -> bool {
        let entry = |at: usize| &self.vocabulary.entries()[at];
        a.members.iter().all(|&x| {
            b.members.iter().all(|&y| {
                if link.pair == (x.min(y), x.max(y)) {
                    return true;
                }
                let (x, y) = (entry(x), entry(y));
                let known = self.knowledge.in_language(x.language);
                let pack = x
                    .language
                    .and_then(|tag| self.knowledge.languages.pack(tag));
                !known.is_distinct(&x.spelling, &y.spelling)
                    && names::may_stand_together(&x.spelling, &y.spelling, pack)
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
        let language = group
            .members
            .first()
            .and_then(|&at| self.vocabulary.entries()[at].language);
        let known = self.knowledge.in_language(language);
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
            let row = known
                .canonical_of(canonical)
                .map(|entry| entry.row.canonical().to_owned());
            add_known(&mut members, canonical, row);
        }
        if let Some(canonical) = &group.known {
            as_the_table_writes(&mut members, canonical, known);
        }
        members.sort_by(|a, b| b.count.cmp(&a.count).then(a.spelling.cmp(&b.spelling)));
        let mut cluster = if archive {
            by_archive(members, group.known.as_ref(), known)
        } else {
            choose(members, group.known.as_ref(), known)
        };
        doubt_rows(&mut cluster, known);
        joins::reopen(&mut cluster, known);
        cluster
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
        surface: entry.surface.to_string(),
        count: entry.count,
        documents: entry.documents,
        probability: if from_table { 1.0 } else { probability },
        tier,
        from_table,
    }
}

/// A canonical that a text has in capitals is suggested in the case that the table gives it.
fn as_the_table_writes(members: &mut [Member], canonical: &Spelling, known: InLanguage<'_>) {
    let Some(entry) = known.canonical_of(canonical) else {
        return;
    };
    let written = entry.row.canonical();
    let has_case = written
        .chars()
        .any(|c| c.is_lowercase() || c.is_uppercase());
    let own = members
        .iter_mut()
        .find(|member| member.spelling == *canonical);
    let is_needed = |own: &&mut Member| has_case || own.surface.contains(is_unseen);
    if let Some(own) = own.filter(|own| is_needed(own) && Spelling::of_word(written) == *canonical)
    {
        written.clone_into(&mut own.surface);
    }
}

/// A canonical that only the table knows joins with a count of zero.
fn add_known(members: &mut Vec<Member>, canonical: &Spelling, written: Option<String>) {
    if members.iter().any(|member| member.spelling == *canonical) {
        return;
    }
    members.push(Member {
        spelling: canonical.clone(),
        surface: written.unwrap_or_else(|| canonical.to_string()),
        count: 0,
        documents: 0,
        probability: 1.0,
        tier: Tier::Certain,
        from_table: true,
    });
}
