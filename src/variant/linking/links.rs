//! Which pairs of a scope are held to be one word: the model's log-odds, less what
//! the scope and the words need besides.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::sound::Alignment;
use crate::table::Status;
use crate::text::{Document, Script, Tag};

use crate::language::Pack;
use crate::parallel::of_each;
use crate::variant::blocking::blocks::Candidate;
use crate::variant::blocking::candidates::{Near, candidates_beside};
use crate::variant::comparison::comparable::{forms, is_compared};
use crate::variant::comparison::edit_kind::{is_by_rule, is_light};
use crate::variant::comparison::form::Form;
use crate::variant::comparison::threshold::threshold;
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::linking::context::{self, Neighbours};
use crate::variant::linking::false_discovery::{
    FalseDiscovery, chance, decoys_of, wrong_of_decoys,
};
use crate::variant::linking::guards::{cannot_link, may_be_verbs, needed_beyond};
use crate::variant::linking::house_style;
use crate::variant::linking::pair::{By, Differences, Found, Link};
use crate::variant::linking::recurrence::RecurringDifferences;
use crate::variant::linking::{hangul, kana, names};
use crate::variant::settings::Settings;
use crate::variant::tier::Tier;
use crate::variant::tuning::{
    BY_STYLE, CANDIDATE_ROW, FARTHEST_OF_SHORT, FARTHEST_OF_VERY_MANY, LARGE_TEXT,
    MOST_BY_NEIGHBOUR, MOST_BY_RECURRENCE, MOST_MAY_LACK, NAMES_SHIFT, PER_NAT_OF_RUNNING_TEXT,
    PER_NAT_OF_SPELLINGS, SPACING, VERY_MANY,
};
use crate::variant::vocabulary::abbreviations;
use crate::variant::vocabulary::entry::Vocabulary;
use crate::variant::vocabulary::splits;

/// What the pairs of a scope are judged by.
pub(crate) struct PairScorer<'a> {
    knowledge: &'a Knowledge,
    lowest: Tier,
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
    /// What the words beside them, or the other pairs of a list, may add afterwards.
    most_later: f32,
    /// Beyond which distance in sound no pair reaches the tier.
    near: Near<'a>,
}

impl<'a> PairScorer<'a> {
    /// For a scope in which these are compared.
    pub(crate) fn new(
        knowledge: &'a Knowledge,
        settings: &Settings,
        compared: &[Form<'_>],
        most_later: f32,
    ) -> Self {
        let proposed = compared
            .iter()
            .any(|form| is_proposed(form.spelling, knowledge.in_language(form.language)));
        let spellings = compared.len().max(settings.archive);
        let lowest = threshold(settings.lowest.max(Tier::Likely));
        let model = &knowledge.model;
        let farthest = if spellings < VERY_MANY {
            model.farthest()
        } else {
            FARTHEST_OF_VERY_MANY
        };
        let is_large_text = settings.running_text && spellings >= LARGE_TEXT;
        Self {
            knowledge,
            lowest: settings.lowest,
            threshold: lowest,
            least: lowest + scope_shift(spellings, settings.running_text),
            running_text: settings.running_text,
            unless_by_rule: if settings.running_text {
                running_text_shift(spellings)
            } else {
                0.0
            },
            most_support: if proposed { CANDIDATE_ROW } else { 0.0 },
            most_later,
            near: Near {
                costs: model.costs(),
                farthest,
                farthest_of_short: if is_large_text {
                    farthest.min(FARTHEST_OF_SHORT)
                } else {
                    farthest
                },
            },
        }
    }

    /// A pair of a language in which discovery may not claim `likely`: `possible`, where
    /// that is asked for. A list of names has no words that a lexicon would know.
    fn as_sure_as_known(&self, a: &Form<'_>, b: &Form<'_>, mut found: Found) -> Option<Found> {
        let by_rule = |pack: &Pack| {
            let rules = pack.rules();
            rules.folded(a.spelling) == rules.folded(b.spelling)
        };
        let is_sure = |pack: &Pack| pack.is_measured() || by_rule(pack);
        if self.running_text && !a.pack.is_some_and(is_sure) {
            if self.lowest < Tier::Possible {
                return None;
            }
            found.log_odds = found.log_odds.min(JUST_POSSIBLE);
        }
        Some(found)
    }

    /// Log-odds by which a pair may reach the tier with all that may come to them.
    fn enough(&self) -> f32 {
        self.least - MOST_MAY_LACK - self.most_support - self.most_later
    }

    /// A pair that may reach the tier, with the log-odds that it would have if it needed
    /// no more than the threshold: less what this scope and these words need besides.
    pub(crate) fn score(&self, a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) -> Option<Found> {
        let log_odds = self.knowledge.model.weigh(a, b, alignment, self.enough())?;
        // Asked of the few that are near enough.
        let known = self.knowledge.in_language(a.language);
        if cannot_link(a, b, alignment) {
            return None;
        }
        let log_odds = log_odds + row_support(a, b, known);
        let mut needed = self.least;
        if a.script.is_some_and(Script::has_cases) {
            // Surnames of Latin and Cyrillic lists are often one vowel apart (Müller, Miller),
            // also in a short list.
            needed = needed.max(self.threshold);
        }
        if self.running_text {
            needed += needed_beyond(a, b, alignment);
        }
        if !is_by_rule(alignment) {
            needed += self.unless_by_rule;
        }
        // Last, because the forms of both are looked up.
        let may_reach = log_odds >= needed - self.most_later;
        (may_reach && !known.is_distinct(a.spelling, b.spelling)).then_some(Found {
            log_odds: log_odds - needed + self.threshold,
            light: is_light(alignment),
            differences: Differences::of_alignment(alignment),
        })
    }
}

/// The pairs of a scope that reach the tier asked for.
#[derive(Default)]
pub(crate) struct Links {
    pub(crate) found: Vec<Link>,
    /// What of them chance would make.
    pub(crate) chance: Option<FalseDiscovery>,
    /// What the pairs of a cluster must have in the mean.
    pub(crate) least_mean: f32,
}

/// The pairs that reach the tier asked for. `document` is the scope, where it is a
/// single one.
pub(crate) fn links(
    vocabulary: &Vocabulary,
    document: Option<&Document>,
    knowledge: &Knowledge,
    settings: &Settings,
) -> Links {
    let (places, forms) = forms(vocabulary, knowledge, settings.running_text);
    let document = document.filter(|document| document.display_text().len() <= context::LONGEST);
    let most_later = match document {
        _ if !settings.running_text => MOST_BY_RECURRENCE,
        Some(_) => MOST_BY_NEIGHBOUR,
        None => 0.0,
    };
    let scorer = PairScorer::new(knowledge, settings, &forms, most_later);
    let made = decoys_of(&forms);
    let decoys = of_each(made.as_deref().unwrap_or_default(), |(_, decoy)| {
        Some(knowledge.form(decoy)).filter(is_compared)
    });
    let (mut proposed, mut by_chance) = scorer.compare(&places, &forms, &decoys);
    if !settings.running_text {
        support_each_other(&mut proposed, &mut by_chance, scorer.threshold);
    } else if let Some(document) = document {
        support_by_neighbours(&mut proposed, vocabulary, document, knowledge);
    }
    proposed.retain(|proposed| proposed.found.log_odds >= scorer.threshold);
    let chance = made.is_some().then(|| {
        let all: Vec<Found> = proposed.iter().map(|proposed| proposed.found).collect();
        let sizes = (forms.len(), decoys.len());
        let wrong = wrong_of_decoys(&forms, settings.running_text);
        chance(&all, &by_chance, sizes, wrong, settings.lowest)
    });
    let link = |Proposed { pair, found, .. }| {
        let judged = |chance: &FalseDiscovery| chance.judged(found);
        let log_odds = chance.as_ref().map_or(Some(found.log_odds), judged)?;
        Some(Link {
            pair,
            log_odds,
            by: By::Sound,
        })
    };
    let mut links: Vec<Link> = proposed.into_iter().filter_map(link).collect();
    // Nothing parts the two but a space.
    let log_odds = threshold(Tier::Likely) + SPACING;
    let spaced = splits::pairs(vocabulary, knowledge).into_iter();
    links.extend(spaced.map(|pair| Link {
        pair,
        log_odds,
        by: By::Sound,
    }));
    let keyboards = other_keyboards(vocabulary, knowledge).into_iter();
    links.extend(keyboards.map(|pair| Link {
        pair,
        log_odds,
        by: By::Rule,
    }));
    let short_forms = abbreviations::pairs(vocabulary, knowledge).into_iter();
    links.extend(short_forms.map(|pair| Link {
        pair,
        log_odds: BY_STYLE,
        by: By::Rule,
    }));
    let styles = house_style::pairs(vocabulary, knowledge).into_iter();
    links.extend(styles.map(|pair| Link {
        pair,
        log_odds: BY_STYLE,
        by: By::Rule,
    }));
    if settings.running_text {
        links.extend(names::links(vocabulary, knowledge, settings.lowest));
        links.extend(kana::links(vocabulary, knowledge, settings.lowest));
        links.extend(hangul::links(vocabulary, knowledge, settings.lowest));
    }
    Links {
        found: links,
        chance,
        least_mean: scorer.least.min(scorer.threshold) - MOST_MAY_LACK,
    }
}

/// Spellings of Persian and Urdu that differ in a rule of spelling alone: Arabic ي and ك,
/// which look the same inside a word; in long words also hamza and a last ا or ہ.
fn other_keyboards(vocabulary: &Vocabulary, knowledge: &Knowledge) -> Vec<(usize, usize)> {
    let mut first: FxHashMap<(Tag, String), usize> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (at, entry) in vocabulary.entries().iter().enumerate() {
        let tag = entry
            .language
            .filter(|tag| OF_ARABIC_KEYBOARDS.contains(tag));
        let Some(pack) = tag.and_then(|tag| knowledge.languages.pack(tag)) else {
            continue;
        };
        let (key, letters) = (pack.key(&entry.spelling), entry.spelling.chars().count());
        // Without vowel marks it would be shorter: those are read over.
        if key.chars().count() < letters || entry.script != Script::Arabic {
            continue;
        }
        let key = if letters >= LONG_WORD && !pack.function_words().contains(&*key) {
            pack.rules().folded(&key)
        } else {
            key.into_owned()
        };
        match first.entry((pack.tag, key)) {
            Entry::Occupied(same) => pairs.push((*same.get(), at)),
            Entry::Vacant(none) => {
                none.insert(at);
            }
        }
    }
    pairs
}

/// Languages that are also written with the letters of Arabic keyboards.
const OF_ARABIC_KEYBOARDS: [Tag; 2] = [Tag::known("fa"), Tag::known("ur")];

/// Letters of a word that a last vowel seldom makes another: دانا and دانہ are two.
const LONG_WORD: usize = 6;

/// A pair that reaches the tier, or may with what comes to it later.
struct Proposed {
    /// Places in the vocabulary.
    pair: (usize, usize),
    found: Found,
    /// What stands beside the two may speak for it. Not of two words of the lexicon,
    /// which may both stand beside a third, nor of a verb and its causative.
    asks_neighbours: bool,
}

impl PairScorer<'_> {
    /// The pairs of the spellings, whose places in the vocabulary are given, and the
    /// pairs of a spelling and a pseudo-word.
    fn compare(
        &self,
        places: &[usize],
        forms: &[Form<'_>],
        decoys: &[Form<'_>],
    ) -> (Vec<Proposed>, Vec<Found>) {
        let proposed = |(i, j): Candidate, alignment: Alignment| {
            let (i, j) = (i as usize, j as usize);
            let (a, b) = (&forms[i], &forms[j]);
            if a.language != b.language {
                return None;
            }
            let found = self.as_sure_as_known(a, b, self.score(a, b, &alignment)?)?;
            let one_is_unknown =
                (a.band.is_none() || b.band.is_none()) && a.pack.is_some_and(Pack::is_measured);
            Some(Proposed {
                pair: (places[i], places[j]),
                found,
                asks_neighbours: one_is_unknown && !may_be_verbs(a, b, &alignment.operations),
            })
        };
        let by_chance = |(i, j): Candidate, alignment: Alignment| {
            self.score(&forms[i as usize], &decoys[j as usize], &alignment)
        };
        candidates_beside(forms, decoys, self.near, proposed, by_chance)
    }
}

/// Adds what the other pairs of a list say. Of the pseudo-words, which are judged as
/// the spellings are, those that reach the threshold remain.
fn support_each_other(proposed: &mut [Proposed], by_chance: &mut Vec<Found>, threshold: f32) {
    let confusions = RecurringDifferences::of_pairs(proposed.iter().map(|p| &p.found), threshold);
    let proposed = proposed.iter_mut().map(|proposed| &mut proposed.found);
    for found in proposed.chain(by_chance.iter_mut()) {
        confusions.support(found, threshold);
    }
    by_chance.retain(|found| found.log_odds >= threshold);
}

/// Adds what the words beside them say of the pairs that fall short of `likely`.
fn support_by_neighbours(
    proposed: &mut [Proposed],
    vocabulary: &Vocabulary,
    document: &Document,
    knowledge: &Knowledge,
) {
    let entries = vocabulary.entries();
    let mut short: Vec<&mut Proposed> = proposed
        .iter_mut()
        .filter(|p| p.asks_neighbours && p.found.log_odds < threshold(Tier::Likely))
        .collect();
    if short.is_empty() {
        return;
    }
    let places = short.iter().flat_map(|p| [p.pair.0, p.pair.1]);
    let wanted: FxHashSet<&str> = places.map(|at| entries[at].spelling.as_str()).collect();
    let neighbours = Neighbours::in_document(document, &wanted);
    let words = entries.iter().map(|entry| entry.count).sum();
    for Proposed { pair, found, .. } in &mut short {
        let (a, b) = (&entries[pair.0], &entries[pair.1]);
        found.log_odds += neighbours.support(a, b, vocabulary, words, knowledge);
    }
}

/// What a pair has that is surely not `likely`.
const JUST_POSSIBLE: f32 = threshold(Tier::Likely) - 0.01;

/// How much more evidence a pair needs in a scope of so many spellings than on
/// its own: chance look-alikes grow with their number, true variants hardly.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and pairs stay far below the mantissa"
)]
fn scope_shift(spellings: usize, running_text: bool) -> f32 {
    let at_thousand = if running_text { 0.0 } else { NAMES_SHIFT };
    at_thousand + PER_NAT_OF_SPELLINGS * (spellings.max(100) as f32 / 1000.0).ln()
}

/// What is needed besides in running text, where more than a rule of spelling
/// parts the two. With it, the pairs that chance makes of a megabyte of Hindi are
/// about one in a hundred (docs/accuracy.md, By chance).
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words and pairs stay far below the mantissa"
)]
fn running_text_shift(spellings: usize) -> f32 {
    PER_NAT_OF_RUNNING_TEXT * (spellings.max(1000) as f32 / 1000.0).ln()
}

/// True where a candidate row says that the spelling may be a variant.
fn is_proposed(spelling: &str, known: InLanguage<'_>) -> bool {
    let entry = known.canonical_of(spelling);
    entry.is_some_and(|entry| entry.row.status == Status::Candidate)
}

/// A candidate row is evidence, never enough on its own.
pub(crate) fn row_support(a: &Form<'_>, b: &Form<'_>, known: InLanguage<'_>) -> f32 {
    let says = |x: &str, y: &str| {
        let entry = known.canonical_of(x);
        entry.is_some_and(|entry| *entry.row.canonical_spelling() == *y)
    };
    let says = |x: &str, y: &str| is_proposed(x, known) && says(x, y);
    if says(a.spelling, b.spelling) || says(b.spelling, a.spelling) {
        CANDIDATE_ROW
    } else {
        0.0
    }
}
