//! Doublets of a scope: two right spellings of one word (organise, organize), of which a
//! text should write one.
//!
//! No row says which: a house style does, where one is chosen, and then the row is one of
//! the table. Here the custom of the scope decides: all words of its language that two
//! styles spell differently (-ise against -ize) count together.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::table::shipped::{Doublet, Side};
use crate::text::{Spelling, Tag};
use crate::variant::clustering::cluster::{Cluster, Member, Reason};
use crate::variant::knowledge::Knowledge;
use crate::variant::tier::Tier;
use crate::variant::tuning::WRONG_OF_LIKELY;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// A spelling of the scope that is one of a doublet.
struct Occurring<'a> {
    entry: &'a Entry,
    doublet: Doublet,
}

/// How often each side of a style is written.
type Customs = FxHashMap<(Option<Tag>, Arc<str>, Side), u64>;

/// The doublets of which two spellings occur. Cost: a look-up a spelling of a language
/// that has rows.
pub(crate) fn clusters(vocabulary: &Vocabulary, knowledge: &Knowledge) -> Vec<Cluster> {
    let mut customs = Customs::default();
    let mut groups: FxHashMap<(Option<Tag>, Spelling), Vec<Occurring<'_>>> = FxHashMap::default();
    for entry in vocabulary.entries() {
        let Some(doublet) = doublet_of(entry, knowledge) else {
            continue;
        };
        for (style, side) in &doublet.sides {
            let key = (entry.language, custom(style, &doublet), *side);
            *customs.entry(key).or_default() += entry.count;
        }
        let key = (entry.language, doublet.canonical.clone());
        let group = groups.entry(key).or_default();
        group.push(Occurring { entry, doublet });
    }
    let mixed = groups.into_values().filter(|group| group.len() > 1);
    mixed.map(|group| cluster(&group, &customs)).collect()
}

fn doublet_of(entry: &Entry, knowledge: &Knowledge) -> Option<Doublet> {
    if is_name(entry) {
        return None;
    }
    let known = knowledge.in_language(entry.language);
    known.doublet_of(&entry.spelling)
}

/// Pearl Harbor is not a spelling of harbour. German writes all nouns so.
fn is_name(entry: &Entry) -> bool {
    let is_german = entry.language == Some(Tag::known("de"));
    let has_capital = entry.surface.chars().next().is_some_and(char::is_uppercase);
    let stands_as_a_word = entry
        .cases
        .as_ref()
        .is_some_and(|cases| cases.lower > 0 || (cases.seen.inside == 0 && cases.seen.titled == 0));
    !is_german && has_capital && !stands_as_a_word
}

/// What counts together: the words of a style that houses write each way, or a pair of
/// which no house writes the one.
fn custom(style: &Arc<str>, doublet: &Doublet) -> Arc<str> {
    let is_of_houses = style.bytes().any(|byte| byte.is_ascii_uppercase());
    if style.starts_with('>') && is_of_houses {
        return doublet.canonical.as_str().into();
    }
    style.clone()
}

fn cluster(group: &[Occurring<'_>], customs: &Customs) -> Cluster {
    let styles: Vec<&Arc<str>> = group
        .iter()
        .filter(|one| one.doublet.row.is_some())
        .flat_map(|one| one.doublet.sides.iter().map(|(style, _)| style))
        .collect();
    let weight = |one: &Occurring<'_>| {
        let sides = one.doublet.sides.iter();
        let of_group = sides.filter(|(style, _)| styles.contains(&style));
        let counts = of_group.filter_map(|(style, side)| {
            customs.get(&(one.entry.language, custom(style, &one.doublet), *side))
        });
        counts.copied().max().unwrap_or(one.entry.count)
    };
    let mut members: Vec<(u64, Member)> =
        group.iter().map(|one| (weight(one), member(one))).collect();
    members.sort_by(|(_, a), (_, b)| b.count.cmp(&a.count).then(a.spelling.cmp(&b.spelling)));
    let most = members.iter().map(|(weight, _)| *weight).max().unwrap_or(0);
    let next = members
        .iter()
        .map(|(weight, _)| *weight)
        .filter(|it| *it < most)
        .max();
    let firsts = members.iter().filter(|(weight, _)| *weight == most).count();
    let canonical = members.iter().position(|(weight, _)| *weight == most);
    let canonical = canonical.filter(|_| firsts == 1);
    let mut members: Vec<Member> = members.into_iter().map(|(_, member)| member).collect();
    if let Some(at) = canonical {
        (members[at].tier, members[at].probability) = (Tier::Certain, 1.0);
    }
    Cluster {
        language: group[0].entry.language,
        style: styles.first().map(|style| custom(style, &group[0].doublet)),
        members,
        canonical,
        reason: match (canonical, next) {
            (Some(_), Some(next)) => Reason::Custom(most, next),
            _ => Reason::Undecided,
        },
    }
}

/// ё may be written е in any word of a text that writes it in others (Правила 1956, § 10).
fn is_choice(doublet: &Doublet) -> bool {
    doublet.sides.iter().any(|(style, _)| &**style == "e>yo")
}

fn member(one: &Occurring<'_>) -> Member {
    let Occurring { entry, doublet } = one;
    Member {
        spelling: entry.spelling.clone(),
        surface: entry.surface.to_string(),
        count: entry.count,
        documents: entry.documents,
        probability: 1.0 - WRONG_OF_LIKELY,
        tier: if doublet.is_verified && !is_choice(doublet) {
            Tier::Likely
        } else {
            Tier::Possible
        },
        from_table: true,
    }
}
