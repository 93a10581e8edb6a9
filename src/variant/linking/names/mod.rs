//! Names in running text of scripts with cases: which capitalised words are one name.
//!
//! Common words are not compared there: their doublets are known (organise, organize),
//! and all else that is alike is another word or a form of it.

mod beside;
mod guards;
mod judge;
mod name;
mod near;
mod part;
pub(crate) mod parting;

use crate::language::{Pack, Tag};
use crate::text::Script;
use crate::variant::comparison::name_forms::are_forms;
use crate::variant::comparison::threshold::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::pair::{By, Link};
use crate::variant::tier::Tier;
use crate::variant::tuning::NAME_SURE;
use crate::variant::vocabulary::entry::Vocabulary;
use crate::variant::vocabulary::joins;

use judge::Judge;
use name::Name;
use part::Part;

/// The pairs of a scope that are one name, down to a tier.
///
/// Cost: none where the scope has no script with cases.
pub(crate) fn links(vocabulary: &Vocabulary, knowledge: &Knowledge, lowest: Tier) -> Vec<Link> {
    let mut links = Vec::new();
    for part in Part::all(vocabulary, knowledge) {
        if !part.is_sure() && lowest < Tier::Possible {
            continue;
        }
        let names = name::names(&part, vocabulary);
        let pairs = near::pairs(&names);
        if !pairs.is_empty() {
            links.extend(linked(&names, &pairs, Judge::new(part, vocabulary)));
        }
        links.extend(joined(&part, vocabulary));
        links.extend(apostrophes(&part, vocabulary));
    }
    links.retain(|link: &Link| link.log_odds >= threshold(lowest));
    links
}

/// The pairs that are one name; then, with what stands beside them known to be one, those
/// that were not.
fn linked(names: &[Name<'_>], pairs: &[(usize, usize)], mut judge: Judge<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    let mut others = Vec::new();
    for &(a, b) in pairs {
        match judge.link(&names[a], &names[b]) {
            Some(link) => links.push((link, a, b)),
            None => others.push((a, b)),
        }
    }
    for (_, a, b) in &links {
        judge.learn(&names[*a], &names[*b]);
    }
    let mut links: Vec<Link> = links.into_iter().map(|(link, ..)| link).collect();
    if !links.is_empty() {
        let link = |(a, b): (usize, usize)| judge.link(&names[a], &names[b]);
        links.extend(others.into_iter().filter_map(link));
    }
    links
}

/// The words that are written together and apart; in English as sure as a name. German
/// leaves many hyphens to the writer.
fn joined<'a>(part: &'a Part<'_>, vocabulary: &'a Vocabulary) -> impl Iterator<Item = Link> + 'a {
    let entries = vocabulary.entries().iter().enumerate();
    let of_language = entries.filter(|(_, entry)| part.has(entry));
    let pack = part.pack.filter(|pack| Some(pack.tag) == part.language);
    let pairs = of_language.filter_map(move |entry| joins::pair(entry, vocabulary, pack));
    let spelling = |at: usize| &vocabulary.entries()[at].spelling;
    let known = part.known();
    let pairs = pairs.filter(move |&(a, b)| !known.is_distinct(spelling(a), spelling(b)));
    let is_english = part.pack.is_some_and(|pack| pack.tag == ENGLISH);
    let log_odds = part.capped(threshold(Tier::Likely) + NAME_SURE, is_english);
    pairs.map(move |pair| Link {
        pair,
        log_odds,
        by: By::Letters,
    })
}

/// Words of Cyrillic script that nothing but the sign for the apostrophe parts (здоров’я,
/// здоров'я), which is a letter there.
fn apostrophes(part: &Part<'_>, vocabulary: &Vocabulary) -> Vec<Link> {
    let mut links = Vec::new();
    if part.script != Script::Cyrillic {
        return links;
    }
    let entries = vocabulary.entries().iter().enumerate();
    for (at, entry) in entries.filter(|(_, entry)| part.has(entry)) {
        let other = entry
            .spelling
            .contains('\'')
            .then(|| entry.spelling.replace('\'', "\u{2019}"));
        let other = other.and_then(|other| vocabulary.find(&other, entry.language));
        links.extend(other.map(|other| Link {
            pair: (at.min(other), at.max(other)),
            log_odds: part.capped(threshold(Tier::Likely) + NAME_SURE, true),
            by: By::Letters,
        }));
    }
    links
}

/// True where two names that are both linked to a third may be one name themselves.
pub(crate) fn may_stand_together(a: &str, b: &str, pack: Option<&Pack>) -> bool {
    !are_forms(a, b, pack)
}

const ENGLISH: Tag = Tag::known("en");
