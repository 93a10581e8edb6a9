//! One word in two styles and in two of its forms: ज़मीन beside जमीनों, गाँव beside गांवों.
//! Neither form occurs in both styles, so nothing else links them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::{Choice, Style, Tag, inflections};
use crate::text::{Script, Spelling};
use crate::variant::clustering::cluster::{Cluster, Member, Reason};
use crate::variant::clustering::direction::Directions;
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::tier::Tier;
use crate::variant::tuning::{BY_STYLE, LARGE_TEXT};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// Adds the clusters of such forms that belong to none.
///
/// Cost: some look-ups for each spelling of Hindi; a scope of very many spellings has both
/// forms of nearly every word and is left alone.
pub(crate) fn add(
    clusters: &mut Vec<Cluster>,
    directions: &Directions,
    vocabulary: &Vocabulary,
    knowledge: &Knowledge,
) {
    let known = knowledge.in_language(Some(Tag::HINDI));
    if vocabulary.entries().len() > LARGE_TEXT {
        return;
    }
    let settled: FxHashSet<Spelling> = clusters
        .iter()
        .flat_map(|cluster| cluster.members.iter().map(|m| m.spelling.clone()))
        .collect();
    let mut said: FxHashSet<&Spelling> = FxHashSet::default();
    for mut forms in lemmas(vocabulary, known) {
        forms.retain(|form| !settled.contains(&form.entry.spelling));
        forms.retain(|form| !said.contains(&form.entry.spelling));
        if let Some((cluster, spellings)) = cluster(&forms, directions, known) {
            said.extend(spellings);
            clusters.push(cluster);
        }
    }
}

/// An entry as a form of a lemma.
struct Form<'a> {
    entry: &'a Entry,
    /// The lemma in the style of the entry.
    lemma: String,
    /// What the entry has behind the stem, and what the lemma has.
    ending: (&'static str, &'static str),
}

/// The forms of each lemma that occurs in several styles, in a fixed order.
fn lemmas<'a>(vocabulary: &'a Vocabulary, known: InLanguage<'_>) -> Vec<Vec<Form<'a>>> {
    let mut by_key: FxHashMap<String, Vec<Form<'a>>> = FxHashMap::default();
    for entry in vocabulary.entries() {
        let is_compared = entry.language == known.language
            && entry.script == Script::Devanagari
            && !entry.spelling.contains([' ', '-', '.'])
            && !known.is_kept(&entry.spelling);
        if !is_compared {
            continue;
        }
        for (lemma, ending) in inflections(&entry.spelling) {
            // रंग may be a noun, whatever रँगना is.
            let is_bare_stem = ending.0.is_empty() && !ending.1.is_empty();
            let is_word = lemma == *entry.spelling || is_listed(&lemma, known);
            let key = Style::of(&lemma).key;
            if is_word && !is_bare_stem && key.chars().nth(SHORTEST - 1).is_some() {
                let form = Form {
                    entry,
                    lemma,
                    ending,
                };
                by_key.entry(key).or_default().push(form);
            }
        }
    }
    let mut lemmas: Vec<(String, Vec<Form<'a>>)> = by_key
        .into_iter()
        .filter(|(_, forms)| forms.iter().any(|form| form.lemma != forms[0].lemma))
        .collect();
    lemmas.sort_by(|a, b| a.0.cmp(&b.0));
    lemmas.into_iter().map(|(_, forms)| forms).collect()
}

/// Shortest lemma, in code points of its key.
const SHORTEST: usize = 3;

/// The lexicon has the lemma, in this style or without its signs.
fn is_listed(lemma: &str, known: InLanguage<'_>) -> bool {
    let pack = known
        .language
        .and_then(|tag| known.knowledge.languages.pack(tag));
    let listed = |word: &str| pack.is_some_and(|pack| pack.lexicon.listed(word).is_some());
    listed(lemma) || listed(&Style::of(lemma).key)
}

/// The cluster of forms of one lemma, where they are written in two styles; with the
/// spellings that it speaks of.
fn cluster<'a>(
    forms: &[Form<'a>],
    directions: &Directions,
    known: InLanguage<'_>,
) -> Option<(Cluster, Vec<&'a Spelling>)> {
    let first = forms.first()?;
    let of_lemma = |lemma: &str| {
        forms
            .iter()
            .filter(|form| form.lemma == lemma)
            .map(|form| form.entry.count)
            .sum::<u64>()
    };
    let other = forms.iter().find(|form| form.lemma != first.lemma)?;
    let (x, y) = (Style::of(&first.lemma), Style::of(&other.lemma));
    let choices: Vec<Choice> = x.differences(&y).collect();
    let may_tell =
        |choice: &Choice| !matches!(choice, Choice::Glide | Choice::Visarga | Choice::Virama);
    if !choices.iter().all(may_tell)
        || known.is_distinct(&first.entry.spelling, &other.entry.spelling)
    {
        return None;
    }
    let [one, two] = [first, other].map(|form| (form, of_lemma(&form.lemma)));
    let first_is_right = directions.prefers(&choices, (&x, one.1), (&y, two.1));
    let (right, wrong) = match first_is_right {
        Some(true) => (first, other),
        Some(false) => (other, first),
        None => {
            return Some((
                undecided(first.entry, other.entry),
                vec![&first.entry.spelling, &other.entry.spelling],
            ));
        }
    };
    let stem = right.lemma.strip_suffix(wrong.ending.1)?;
    let canonical = format!("{stem}{}", wrong.ending.0);
    let members = vec![member(wrong.entry), member_of(&canonical)];
    let cluster = Cluster {
        language: known.language,
        style: None,
        members,
        canonical: Some(1),
        reason: Reason::FollowsLemma(right.entry.surface.to_string()),
    };
    Some((cluster, vec![&wrong.entry.spelling]))
}

fn undecided(a: &Entry, b: &Entry) -> Cluster {
    let mut members = vec![member(a), member(b)];
    members.sort_by(|a, b| b.count.cmp(&a.count).then(a.spelling.cmp(&b.spelling)));
    Cluster {
        language: a.language,
        style: None,
        members,
        canonical: None,
        reason: Reason::Undecided,
    }
}

fn member(entry: &Entry) -> Member {
    Member {
        spelling: entry.spelling.clone(),
        surface: entry.surface.to_string(),
        count: entry.count,
        documents: entry.documents,
        probability: 1.0 / (1.0 + (-f64::from(BY_STYLE)).exp()),
        tier: Tier::Likely,
        from_table: false,
    }
}

/// A form that does not occur.
fn member_of(canonical: &str) -> Member {
    Member {
        spelling: Spelling::of_word(canonical),
        surface: canonical.to_owned(),
        count: 0,
        documents: 0,
        probability: 1.0,
        tier: Tier::Certain,
        from_table: false,
    }
}
