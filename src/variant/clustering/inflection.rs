//! A decided lemma carries to its inflected and derived forms.
//!
//! Once कजाकिस्तान → कज़ाख़स्तान is decided, कजाकिस्तानी becomes कज़ाख़स्तानी.
//! Only endings of a closed list are carried, onto stems that end alike, so
//! that nothing is guessed at the joint.
//!
//! Sources of the endings: Kachru, *Hindi* (2006), ch. 3, for Hindi; Dhongde and
//! Wali, *Marathi* (2009), for the postpositions that Marathi writes glued;
//! Acharya, *A Descriptive Grammar of Nepali* (1991), for Nepali.

use rustc_hash::FxHashMap;

use crate::text::{Script, Spelling, Tag};

use crate::variant::clustering::cluster::{Cluster, Member, Reason};
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::tier::Tier;
use crate::variant::tuning::SHORTEST_LEMMA;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Endings that Hindi writes onto a word, and those of Marathi and Nepali that Hindi texts
/// write onto names of theirs. Other languages: `forms.tsv` of their packs.
const HINDI: &[&str] = &[
    // Hindi
    "ी",
    "ों",
    "ियों",
    "ियाँ",
    "ियां",
    "ें",
    "ा",
    "े",
    "पन",
    "वाला",
    "वाले",
    "वाली",
    "वासी",
    "वासियों",
    "वाद",
    "वादी",
    // Marathi
    "ने",
    "नी",
    "नं",
    "ला",
    "चा",
    "ची",
    "चे",
    "चं",
    "च्या",
    "त",
    "मध्ये",
    "कडे",
    "हून",
    "साठी",
    "वर",
    "शी",
    "सह",
    "तील",
    "तून",
    "बाबत",
    "ना",
    "ही",
    "च",
    // Nepali
    "ले",
    "लाई",
    "को",
    "का",
    "की",
    "मा",
    "बाट",
    "सँग",
    "संग",
    "सम्म",
    "देखि",
    "हरू",
    "हरूले",
    "हरूको",
    "द्वारा",
    "प्रति",
    "ली",
];

/// Adds clusters for the forms of decided lemmas, and turns clusters of such
/// forms the way of their lemma.
pub(crate) fn carry(clusters: &mut Vec<Cluster>, vocabulary: &Vocabulary, knowledge: &Knowledge) {
    let mut place: FxHashMap<(Spelling, Option<Tag>), usize> = FxHashMap::default();
    for (number, cluster) in clusters.iter().enumerate() {
        for member in &cluster.members {
            place.insert((member.spelling.clone(), cluster.language), number);
        }
    }
    for number in 0..clusters.len() {
        let language = clusters[number].language;
        let known = knowledge.in_language(language);
        for form in carried_forms(&clusters[number], vocabulary, known) {
            match place.get(&(form.entry.spelling.clone(), language)) {
                Some(&other) if other != number => turn(&mut clusters[other], &form, vocabulary),
                Some(_) => {}
                None => {
                    place.insert((form.entry.spelling.clone(), language), clusters.len());
                    clusters.push(following(&form, vocabulary));
                }
            }
        }
    }
}

/// A form that occurs, and what its lemma makes of it.
struct CarriedForm<'a> {
    entry: &'a Entry,
    canonical: String,
    lemma: String,
    member: Member,
}

fn carried_forms<'a>(
    cluster: &Cluster,
    vocabulary: &'a Vocabulary,
    known: InLanguage<'_>,
) -> Vec<CarriedForm<'a>> {
    let Some(canonical) = cluster.canonical() else {
        return Vec::new();
    };
    let mut forms = Vec::new();
    for member in cluster
        .members
        .iter()
        .filter(|m| m.spelling != canonical.spelling)
    {
        if !carries(&member.spelling, &canonical.spelling, cluster.language) {
            continue;
        }
        for ending in endings(known) {
            let form = format!("{}{ending}", member.spelling);
            let Some(entry) = vocabulary.get_in(&form, cluster.language) else {
                continue;
            };
            let form = format!("{}{ending}", canonical.spelling);
            let has_row = known.canonical_of(&entry.spelling).is_some();
            if !has_row
                && !known.is_kept(&entry.spelling)
                && !known.is_distinct(&entry.spelling, &Spelling::of_word(&form))
            {
                forms.push(CarriedForm {
                    entry,
                    canonical: form,
                    lemma: canonical.surface.clone(),
                    member: member.clone(),
                });
            }
        }
    }
    forms
}

/// The endings that a fix carries along, in a language that is known.
fn endings(known: InLanguage<'_>) -> &[&str] {
    let pack = known
        .language
        .and_then(|tag| known.knowledge.languages.pack(tag));
    match pack {
        Some(pack) if pack.tag == Tag::HINDI => HINDI,
        Some(pack) => &pack.forms().suffixes,
        None => &[],
    }
}

/// A long enough word of an Indic script that ends alike in both spellings, in Hindi with
/// a consonant: an ending joins them in the same way.
fn carries(variant: &str, canonical: &str, language: Option<Tag>) -> bool {
    let consonant = |word: &str| word.ends_with(|c: char| ('क'..='ह').contains(&c) || c == '़');
    let ends_alike = if language == Some(Tag::HINDI) {
        consonant(variant) && consonant(canonical)
    } else {
        variant.chars().next_back() == canonical.chars().next_back()
    };
    ends_alike
        && Script::of_word(variant).is_some_and(|script| script.block().is_some())
        && variant.chars().count() >= SHORTEST_LEMMA
        && !variant.contains([' ', '-'])
        && !canonical.contains([' ', '-'])
}

fn following(form: &CarriedForm<'_>, vocabulary: &Vocabulary) -> Cluster {
    let mut members = vec![canonical_member(form, vocabulary), form_member(form)];
    members.sort_by(|a, b| b.count.cmp(&a.count).then(a.spelling.cmp(&b.spelling)));
    let canonical = members.iter().position(|m| *m.spelling == *form.canonical);
    Cluster {
        style: None,
        language: form.entry.language,
        members,
        canonical,
        reason: Reason::FollowsLemma(form.lemma.clone()),
    }
}

fn form_member(form: &CarriedForm<'_>) -> Member {
    Member {
        spelling: form.entry.spelling.clone(),
        surface: form.entry.surface.to_string(),
        count: form.entry.count,
        documents: form.entry.documents,
        ..form.member.clone()
    }
}

fn canonical_member(form: &CarriedForm<'_>, vocabulary: &Vocabulary) -> Member {
    let entry = vocabulary.get_in(&form.canonical, form.entry.language);
    Member {
        spelling: Spelling::of_word(&form.canonical),
        surface: entry.map_or_else(|| form.canonical.clone(), |entry| entry.surface.to_string()),
        count: entry.map_or(0, |entry| entry.count),
        documents: entry.map_or(0, |entry| entry.documents),
        probability: 1.0,
        tier: Tier::Certain,
        from_table: form.member.from_table,
    }
}

/// A cluster of forms takes the form of its lemma's canonical.
fn turn(cluster: &mut Cluster, form: &CarriedForm<'_>, vocabulary: &Vocabulary) {
    if matches!(cluster.reason, Reason::Table(..) | Reason::FollowsLemma(_)) {
        return;
    }
    let at = cluster
        .members
        .iter()
        .position(|m| *m.spelling == *form.canonical);
    let at = at.unwrap_or_else(|| {
        cluster.members.push(canonical_member(form, vocabulary));
        cluster.members.len() - 1
    });
    // What was preferred is no surer than that its lemma is another's variant.
    if let Some(before) = cluster.canonical.filter(|&before| before != at) {
        cluster.members[before].tier = form.member.tier;
        cluster.members[before].probability = form.member.probability;
    }
    cluster.canonical = Some(at);
    cluster.reason = Reason::FollowsLemma(form.lemma.clone());
}
