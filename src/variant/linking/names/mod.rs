//! Names in running text of scripts with cases: which capitalised words are one name.
//!
//! Common words are not compared there: their doublets are known (organise, organize),
//! and all else that is alike is another word or a form of it.

mod beside;
mod guards;
mod judge;
mod name;
mod near;
pub(crate) mod parting;

use crate::language::Tag;
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

/// The pairs of a scope that are one name, down to a tier.
///
/// Cost: none where the scope has no script with cases.
pub(crate) fn links(vocabulary: &Vocabulary, knowledge: &Knowledge, lowest: Tier) -> Vec<Link> {
    let mut links = Vec::new();
    for (script, language) in languages(vocabulary) {
        let judge = Judge::new((script, language), vocabulary, knowledge);
        if !judge.is_sure() && lowest < Tier::Possible {
            continue;
        }
        let names = name::names(&judge, vocabulary);
        let pairs = near::pairs(&names);
        let link = |&(a, b): &(usize, usize)| judge.link(&names[a], &names[b]);
        links.extend(pairs.iter().filter_map(link));
        links.extend(joined(&judge, vocabulary));
        links.extend(apostrophes(&judge, vocabulary));
    }
    links.retain(|link: &Link| link.log_odds >= threshold(lowest));
    links
}

/// The languages of each script with cases, in the order of the vocabulary.
fn languages(vocabulary: &Vocabulary) -> Vec<(Script, Option<Tag>)> {
    let mut found = Vec::new();
    for entry in vocabulary.entries() {
        let of_entry = (entry.script, entry.language);
        if entry.script.has_cases() && !found.contains(&of_entry) {
            found.push(of_entry);
        }
    }
    found
}

/// The words that are written together and apart; in English as sure as a name. German
/// leaves many hyphens to the writer.
fn joined<'a>(judge: &'a Judge<'_>, vocabulary: &'a Vocabulary) -> impl Iterator<Item = Link> + 'a {
    let entries = vocabulary.entries().iter().enumerate();
    let of_language = entries.filter(|(_, entry)| judge.is_of(entry));
    let pack = judge.pack.filter(|pack| Some(pack.tag) == judge.language);
    let pairs = of_language.filter_map(move |entry| joins::pair(entry, vocabulary, pack));
    let spelling = |at: usize| &vocabulary.entries()[at].spelling;
    let known = judge.known();
    let pairs = pairs.filter(move |&(a, b)| !known.is_distinct(spelling(a), spelling(b)));
    let is_english = judge.pack.is_some_and(|pack| pack.tag == ENGLISH);
    let log_odds = judge.capped(threshold(Tier::Likely) + NAME_SURE, is_english);
    pairs.map(move |pair| Link {
        pair,
        log_odds,
        by: By::Letters,
    })
}

/// Words of Cyrillic script that nothing but the sign for the apostrophe parts (здоров’я,
/// здоров'я), which is a letter there.
fn apostrophes(judge: &Judge<'_>, vocabulary: &Vocabulary) -> Vec<Link> {
    let mut links = Vec::new();
    if judge.script != Script::Cyrillic {
        return links;
    }
    let entries = vocabulary.entries().iter().enumerate();
    for (at, entry) in entries.filter(|(_, entry)| judge.is_of(entry)) {
        let other = entry
            .spelling
            .contains('\'')
            .then(|| entry.spelling.replace('\'', "\u{2019}"));
        let other = other.and_then(|other| vocabulary.find(&other, entry.language));
        links.extend(other.map(|other| Link {
            pair: (at.min(other), at.max(other)),
            log_odds: judge.capped(threshold(Tier::Likely) + NAME_SURE, true),
            by: By::Letters,
        }));
    }
    links
}

/// True where two names that are both linked to a third may be one name themselves.
pub(crate) fn may_stand_together(a: &str, b: &str) -> bool {
    !are_forms(a, b, None)
}

const ENGLISH: Tag = Tag::known("en");
