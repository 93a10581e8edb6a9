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

use crate::table::Table;
use crate::text::{Script, Spelling};

use crate::variant::clustering::cluster::{Cluster, Member, Reason};
use crate::variant::tier::Tier;
use crate::variant::tuning::SHORTEST_LEMMA;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Endings that Devanagari languages write onto a word.
const DEVANAGARI: &[&str] = &[
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
pub(crate) fn carry(clusters: &mut Vec<Cluster>, vocabulary: &Vocabulary, table: &Table) {
    let mut place: FxHashMap<Spelling, usize> = FxHashMap::default();
    for (number, cluster) in clusters.iter().enumerate() {
        for member in &cluster.members {
            place.insert(member.spelling.clone(), number);
        }
    }
    for number in 0..clusters.len() {
        for form in carried_forms(&clusters[number], vocabulary, table) {
            match place.get(&form.entry.spelling) {
                Some(&other) if other != number => turn(&mut clusters[other], &form, vocabulary),
                Some(_) => {}
                None => {
                    place.insert(form.entry.spelling.clone(), clusters.len());
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
    table: &Table,
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
        if !carries(&member.spelling, &canonical.spelling) {
            continue;
        }
        for ending in DEVANAGARI {
            let Some(entry) = vocabulary.get(&format!("{}{ending}", member.spelling)) else {
                continue;
            };
            let form = format!("{}{ending}", canonical.spelling);
            let known = table.canonical_of(&entry.spelling).is_some();
            if !known
                && !table.is_kept(&entry.spelling)
                && !table.is_distinct(&entry.spelling, &Spelling::of(&form))
            {
                forms.push(CarriedForm {
                    entry,
                    canonical: form,
                    lemma: canonical.written.clone(),
                    member: member.clone(),
                });
            }
        }
    }
    forms
}

/// A long enough word of Devanagari whose last letter is a consonant in both
/// spellings: an ending joins them in the same way.
fn carries(variant: &str, canonical: &str) -> bool {
    let ends_alike = |word: &str| word.ends_with(|c: char| ('क'..='ह').contains(&c) || c == '़');
    Script::of(variant) == Some(Script::Devanagari)
        && variant.chars().count() >= SHORTEST_LEMMA
        && !variant.contains([' ', '-'])
        && !canonical.contains([' ', '-'])
        && ends_alike(variant)
        && ends_alike(canonical)
}

fn following(form: &CarriedForm<'_>, vocabulary: &Vocabulary) -> Cluster {
    let mut members = vec![canonical_member(form, vocabulary), form_member(form)];
    members.sort_by(|a, b| b.count.cmp(&a.count).then(a.spelling.cmp(&b.spelling)));
    let canonical = members.iter().position(|m| *m.spelling == *form.canonical);
    Cluster {
        members,
        canonical,
        reason: Reason::FollowsLemma(form.lemma.clone()),
    }
}

fn form_member(form: &CarriedForm<'_>) -> Member {
    Member {
        spelling: form.entry.spelling.clone(),
        written: form.entry.written.to_string(),
        count: form.entry.count,
        documents: form.entry.documents,
        ..form.member.clone()
    }
}

fn canonical_member(form: &CarriedForm<'_>, vocabulary: &Vocabulary) -> Member {
    let entry = vocabulary.get(&form.canonical);
    Member {
        spelling: Spelling::of(&form.canonical),
        written: entry.map_or_else(|| form.canonical.clone(), |entry| entry.written.to_string()),
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
