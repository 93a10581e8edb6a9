//! Which spelling of a cluster is preferred, and why.
//!
//! In this order: the user's table, the archive, the built-in table, more documents, more
//! occurrences, fewer encoding defects, the only one in the lexicon; that one goes before
//! thin counts of a slip. Where nothing decides, nothing is suggested.

use crate::sound::{Alignment, align_in_place};
use crate::table::{Origin, Relation, Status};
use crate::text::{Spelling, Tag, defects};

use crate::variant::clustering::cluster::{Cluster, Member, Reason};
use crate::variant::clustering::names::{are_folds, only_name};
use crate::variant::comparison::edit_kind::{is_house_style, is_light};
use crate::variant::comparison::form::Form;
use crate::variant::knowledge::InLanguage;
use crate::variant::tier::Tier;
use crate::variant::tuning::{CLEAR_MAJORITY, CUSTOM_DOCUMENTS, CUSTOM_MAJORITY};

/// Makes a cluster of its members, in the order they are to be shown.
pub(crate) fn choose(
    mut members: Vec<Member>,
    known: Option<&Spelling>,
    knowledge: InLanguage<'_>,
) -> Cluster {
    let known = known.and_then(|known| members.iter().position(|m| m.spelling == *known));
    if let Some(at) = known {
        let reason = table_reason(&members, &members[at].spelling, knowledge);
        let of_user = matches!(reason, Reason::Table(Origin::User, _));
        let known_variant = |(n, m): (usize, &Member)| n != at && m.from_table && m.count > 0;
        let has_known_variant = members.iter().enumerate().any(known_variant);
        let settles =
            || !has_another_word(&members, knowledge) && !is_another_style(&members, at, knowledge);
        if !of_user && let Some((own, reason)) = own_majority(&members, at, knowledge) {
            return settled(members, own, reason, knowledge.language);
        }
        if of_user || has_known_variant || settles() {
            return settled(members, at, reason, knowledge.language);
        }
    }
    // What the table writes otherwise is never preferred.
    let eligible = |at: usize| !members[at].from_table || Some(at) == known;
    let best = match most_frequent(&members, eligible) {
        thin if are_folds(&members) => thin
            .filter(|(_, reason)| is_clear(reason))
            .or_else(|| only_name(&members, knowledge))
            .or_else(|| most_frequent(&members, eligible).filter(|it| is_of_joins(&members, it))),
        Some(thin) if !is_clear(&thin.1) => only_word(&members, knowledge)
            .filter(|&(word, _)| others_differ_lightly(&members, word, knowledge))
            .or_else(|| only_name(&members, knowledge))
            .or(Some(thin)),
        Some(clear) => Some(clear),
        None => only_word(&members, knowledge).or_else(|| only_name(&members, knowledge)),
    };
    if let Some((at, reason)) = best {
        settled(members, at, reason, knowledge.language)
    } else {
        if known.is_some() {
            as_sure_as_the_link(&mut members);
        }
        cluster(members, None, Reason::Undecided, knowledge.language)
    }
}

/// What the scope itself writes more often of two spellings that rows of a language pack
/// name (إفريقيا, أفريقيا): both are in use, or the text would be wrong throughout. A
/// misspelling stays one, and Hindi has directions of its own.
fn own_majority(
    members: &[Member],
    known: usize,
    knowledge: InLanguage<'_>,
) -> Option<(usize, Reason)> {
    if knowledge.language == Some(Tag::HINDI) || members[known].count == 0 {
        return None;
    }
    let is_misspelling = |at: usize| {
        let row = knowledge.canonical_of(&members[at].spelling);
        row.is_some_and(|entry| entry.row.relation == Relation::Misspelling)
    };
    let own = most_frequent(members, |_| true)?;
    let is_clear = is_majority(&own.1, CLEAR_MAJORITY);
    (own.0 != known && is_clear && !is_misspelling(own.0)).then_some(own)
}

/// A word that is written together and apart goes the way of a majority that the counts of
/// a house would show, too: of marks a text has a habit, of blanks it has none.
fn is_of_joins(members: &[Member], (_, reason): &(usize, Reason)) -> bool {
    is_majority(reason, CUSTOM_MAJORITY) && members.iter().any(|member| is_apart(&member.spelling))
}

/// So many to one.
fn is_majority(reason: &Reason, to_one: u64) -> bool {
    match reason {
        Reason::MoreDocuments(most, next) | Reason::MoreOccurrences(most, next) => {
            *most >= to_one * *next
        }
        _ => false,
    }
}

/// What a table knows is no surer than what joins it with a spelling that it does not
/// know, where that one is not to follow it.
fn as_sure_as_the_link(members: &mut [Member]) {
    let discovered = members.iter().filter(|m| !m.from_table);
    let surest = discovered.max_by(|x, y| x.probability.total_cmp(&y.probability));
    let Some((tier, probability)) = surest.map(|m| (m.tier, m.probability)) else {
        return;
    };
    for member in members.iter_mut().filter(|m| m.from_table) {
        (member.tier, member.probability, member.from_table) = (tier, probability, false);
    }
}

/// As [`choose`], of members with the counts of an archive: its custom
/// goes before the built-in table, not before the user's.
pub(crate) fn by_archive(
    members: Vec<Member>,
    known: Option<&Spelling>,
    knowledge: InLanguage<'_>,
) -> Cluster {
    let of_user = known.is_some_and(|known| {
        matches!(
            table_reason(&members, known, knowledge),
            Reason::Table(Origin::User, _)
        )
    });
    match most_frequent(&members, |_| true) {
        Some((at, Reason::MoreDocuments(most, next))) if !of_user && is_custom(most, next) => {
            settled(members, at, Reason::Archive(most, next), knowledge.language)
        }
        _ => choose(members, known, knowledge),
    }
}

/// True where an archive has a custom: enough documents, and most of them agree.
const fn is_custom(most: u64, next: u64) -> bool {
    most >= CUSTOM_DOCUMENTS && most >= CUSTOM_MAJORITY * next
}

fn cluster(
    members: Vec<Member>,
    canonical: Option<usize>,
    reason: Reason,
    language: Option<Tag>,
) -> Cluster {
    Cluster {
        language,
        style: None,
        members,
        canonical,
        reason,
    }
}

/// A cluster with its canonical, which is its own word for certain.
fn settled(mut members: Vec<Member>, at: usize, reason: Reason, language: Option<Tag>) -> Cluster {
    if !members[at].from_table {
        as_sure_as_the_link(&mut members);
    }
    members[at].probability = 1.0;
    members[at].tier = Tier::Certain;
    cluster(members, Some(at), reason, language)
}

/// The row that makes a spelling the canonical: a user's row before a built-in one, and
/// one about a member before one about a spelling that does not occur.
fn table_reason(members: &[Member], canonical: &Spelling, knowledge: InLanguage<'_>) -> Reason {
    let rows = members.iter().filter_map(|m| {
        let entry = knowledge.canonical_of(&m.spelling)?;
        let of_member = *entry.row.variant_spelling() == *m.spelling;
        Some((entry, of_member))
    });
    let says = rows.filter(|(entry, _)| {
        entry.row.status == Status::Verified && entry.row.canonical_spelling() == *canonical
    });
    says.max_by_key(|(entry, of_member)| (entry.origin, *of_member, entry.row.prefers()))
        .map_or(Reason::Undecided, |(entry, _)| {
            Reason::Table(entry.origin, entry.row.source.to_string())
        })
}

/// A row that says पाञ्च → पांच does not say that पांच goes before पाँच.
fn has_another_word(members: &[Member], knowledge: InLanguage<'_>) -> bool {
    discovered(members).any(|member| is_word(member, knowledge))
}

/// A row that says फाउण्डेशन → फाउंडेशन does not say that फाउंडेशन goes before फ़ाउंडेशन,
/// nor पहुन्च → पहुंच that पहुंच goes before पहुँच. A row that declares a canonical does.
fn is_another_style(members: &[Member], known: usize, knowledge: InLanguage<'_>) -> bool {
    let known = &members[known].spelling;
    let is_declared = knowledge.canonical_of(known);
    if is_declared.is_some_and(|entry| entry.row.declares()) {
        return false;
    }
    let known = knowledge.form(known);
    discovered(members).any(|member| differs_in_style(&known, member, knowledge))
}

/// The members that no row names and that occur.
fn discovered(members: &[Member]) -> impl Iterator<Item = &Member> {
    let is_discovered = |member: &&Member| !member.from_table && member.count > 0;
    members.iter().filter(is_discovered)
}

fn differs_in_style(word: &Form<'_>, other: &Member, knowledge: InLanguage<'_>) -> bool {
    let in_one_word = !is_apart(word.spelling) && !is_apart(&other.spelling);
    in_one_word && is_house_style(&aligned(word, other, knowledge))
}

fn is_apart(spelling: &str) -> bool {
    spelling.contains([' ', '-'])
}

fn aligned(word: &Form<'_>, other: &Member, knowledge: InLanguage<'_>) -> Alignment {
    let other = knowledge.form(&other.spelling);
    align_in_place(
        &word.in_place,
        &other.in_place,
        knowledge.knowledge.model.costs(),
    )
}

/// Counts that are not thin: twice against once is often chance.
const fn is_clear(reason: &Reason) -> bool {
    match reason {
        Reason::MoreDocuments(most, next) | Reason::MoreOccurrences(most, next) => {
            *most >= CLEAR_MAJORITY * *next
        }
        _ => true,
    }
}

/// पंजिकृत twice and पंजीकृत once: slips of length go against thin counts. Of two names
/// that differ in more, a list may have the other by chance.
fn others_differ_lightly(members: &[Member], word: usize, knowledge: InLanguage<'_>) -> bool {
    let form = knowledge.form(&members[word].spelling);
    members
        .iter()
        .all(|member| is_light(&aligned(&form, member, knowledge)))
}

fn is_word(member: &Member, knowledge: InLanguage<'_>) -> bool {
    knowledge.band(&member.spelling).is_some()
}

/// The member that the lexicon has, where it has no other and more than the style of a
/// house parts it from them: a list has ज़िक्र or जिक्र by chance, and of उत्तर प्रदेश and
/// उत्तरप्रदेश it cannot have the first.
fn only_word(members: &[Member], knowledge: InLanguage<'_>) -> Option<(usize, Reason)> {
    if members.iter().any(|member| is_apart(&member.spelling)) {
        return None;
    }
    let mut words = (0..members.len()).filter(|&at| is_word(&members[at], knowledge));
    let only = words.next()?;
    let word = knowledge.form(&members[only].spelling);
    let mut others = (0..members.len()).filter(|&at| at != only);
    let decides = words.next().is_none()
        && !members[only].from_table
        && !others.any(|at| differs_in_style(&word, &members[at], knowledge));
    decides.then_some((only, Reason::OnlyWord))
}

fn most_frequent(
    members: &[Member],
    is_eligible: impl Fn(usize) -> bool,
) -> Option<(usize, Reason)> {
    let clean = |m: &Member| defects(&m.surface).is_empty();
    let rank = |m: &Member| (m.documents, m.count, clean(m));
    let eligible = (0..members.len()).filter(|&at| is_eligible(at));
    let best = eligible.max_by_key(|&at| (rank(&members[at]), std::cmp::Reverse(at)))?;
    let next = members
        .iter()
        .enumerate()
        .filter(|&(at, _)| at != best && is_eligible(at))
        .map(|(_, m)| m);
    let next = next.max_by_key(|m| rank(m))?;
    let best_member = &members[best];
    if rank(best_member) == rank(next) {
        return None;
    }
    let reason = if best_member.documents > next.documents {
        Reason::MoreDocuments(best_member.documents, next.documents)
    } else if best_member.count > next.count {
        Reason::MoreOccurrences(best_member.count, next.count)
    } else {
        Reason::FewerDefects
    };
    Some((best, reason))
}
