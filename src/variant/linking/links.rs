//! Which pairs of a scope are held to be one word: the model's log-odds, less what
//! the scope and the words need besides.

use rustc_hash::FxHashSet;

use crate::sound::Alignment;
use crate::table::{Status, Table};
use crate::text::Document;

use crate::parallel::of_each;
use crate::variant::blocking::blocks::Candidate;
use crate::variant::blocking::candidates::{Near, candidates_beside};
use crate::variant::comparison::comparable::{forms, is_compared};
use crate::variant::comparison::edit_kind::{is_by_rule, is_light};
use crate::variant::comparison::form::Form;
use crate::variant::comparison::judge::{CANDIDATE_ROW, threshold};
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::context::{self, Neighbours};
use crate::variant::linking::false_discovery::{Chance, chance, decoys_of, wrong_of_decoys};
use crate::variant::linking::guards::{MOST_MAY_LACK, cannot_link, may_be_verbs, needed_beyond};
use crate::variant::linking::kana;
use crate::variant::linking::names;
use crate::variant::linking::pair::{Differences, Found, Link};
use crate::variant::linking::recurrence::{self, Confusions};
use crate::variant::settings::Settings;
use crate::variant::tier::Tier;
use crate::variant::vocabulary::entry::Vocabulary;
use crate::variant::vocabulary::splits;

/// What the pairs of a scope are judged by.
pub(crate) struct Linking<'a> {
    knowledge: &'a Knowledge,
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

impl<'a> Linking<'a> {
    /// For a scope in which these are compared.
    pub(crate) fn new(
        knowledge: &'a Knowledge,
        settings: &Settings,
        compared: &[Form<'_>],
        most_later: f32,
    ) -> Self {
        let proposed = compared
            .iter()
            .any(|form| is_proposed(form.spelling, &knowledge.table));
        let spellings = compared.len().max(settings.archive);
        let lowest = threshold(settings.lowest.max(Tier::Likely));
        let model = &knowledge.model;
        let farthest = if spellings < VERY_MANY {
            model.farthest()
        } else {
            FARTHEST_OF_VERY_MANY
        };
        let is_large_text = settings.running_text && spellings >= MANY;
        Self {
            knowledge,
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

    /// Log-odds by which a pair may reach the tier with all that may come to them.
    fn enough(&self) -> f32 {
        self.least - MOST_MAY_LACK - self.most_support - self.most_later
    }

    /// A pair that may reach the tier, with the log-odds that it would have if it needed
    /// no more than the threshold: less what this scope and these words need besides.
    pub(crate) fn link(&self, a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) -> Option<Found> {
        let log_odds = self.knowledge.model.weigh(a, b, alignment, self.enough())?;
        // Asked of the few that are near enough.
        if self.knowledge.table.is_distinct(a.spelling, b.spelling) || cannot_link(a, b, alignment)
        {
            return None;
        }
        let log_odds = log_odds + row_support(a, b, &self.knowledge.table);
        let mut needed = self.least;
        if self.running_text {
            needed += needed_beyond(a, b, alignment);
        }
        if !is_by_rule(alignment) {
            needed += self.unless_by_rule;
        }
        (log_odds >= needed - self.most_later).then_some(Found {
            log_odds: log_odds - needed + self.threshold,
            light: is_light(alignment),
            differences: Differences::of(alignment),
        })
    }
}

/// The pairs of a scope that reach the tier asked for.
#[derive(Default)]
pub(crate) struct Links {
    pub(crate) found: Vec<Link>,
    /// What of them chance would make.
    pub(crate) chance: Option<Chance>,
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
    let document = document.filter(|document| document.page().len() <= context::LONGEST);
    let most_later = match document {
        _ if !settings.running_text => recurrence::MOST_SUPPORT,
        Some(_) => context::MOST_SUPPORT,
        None => 0.0,
    };
    let linking = Linking::new(knowledge, settings, &forms, most_later);
    let made = decoys_of(&forms);
    let decoys = of_each(made.as_deref().unwrap_or_default(), |(_, decoy)| {
        Some(knowledge.form(decoy)).filter(is_compared)
    });
    let (mut proposed, mut by_chance) = linking.compare(&places, &forms, &decoys);
    if !settings.running_text {
        support_each_other(&mut proposed, &mut by_chance, linking.threshold);
    } else if let Some(document) = document {
        support_by_neighbours(&mut proposed, vocabulary, document, knowledge);
    }
    proposed.retain(|proposed| proposed.found.log_odds >= linking.threshold);
    let chance = made.is_some().then(|| {
        let all: Vec<Found> = proposed.iter().map(|proposed| proposed.found).collect();
        let sizes = (forms.len(), decoys.len());
        let wrong = wrong_of_decoys(&forms, settings.running_text);
        chance(&all, &by_chance, sizes, wrong, settings.lowest)
    });
    let link = |Proposed { pair, found, .. }| {
        let judged = |chance: &Chance| chance.judged(found);
        let log_odds = chance.as_ref().map_or(Some(found.log_odds), judged)?;
        Some(Link { pair, log_odds })
    };
    let mut links: Vec<Link> = proposed.into_iter().filter_map(link).collect();
    // Nothing parts the two but a space.
    let log_odds = threshold(Tier::Likely) + SPACING;
    let spaced = splits::pairs(vocabulary, knowledge).into_iter();
    links.extend(spaced.map(|pair| Link { pair, log_odds }));
    if settings.running_text {
        links.extend(names::links(vocabulary, knowledge));
        links.extend(kana::links(vocabulary, knowledge));
    }
    Links {
        found: links,
        chance,
        least_mean: linking.least.min(linking.threshold) - MOST_MAY_LACK,
    }
}

/// A pair that reaches the tier, or may with what comes to it later.
struct Proposed {
    /// Places in the vocabulary.
    pair: (usize, usize),
    found: Found,
    /// What stands beside the two may speak for it. Not of two words of the lexicon,
    /// which may both stand beside a third, nor of a verb and its causative.
    asks_neighbours: bool,
}

impl Linking<'_> {
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
            let found = self.link(a, b, &alignment)?;
            let one_is_unknown = a.band.is_none() || b.band.is_none();
            Some(Proposed {
                pair: (places[i], places[j]),
                found,
                asks_neighbours: one_is_unknown && !may_be_verbs(a, b, &alignment.operations),
            })
        };
        let by_chance = |(i, j): Candidate, alignment: Alignment| {
            self.link(&forms[i as usize], &decoys[j as usize], &alignment)
        };
        candidates_beside(forms, decoys, self.near, proposed, by_chance)
    }
}

/// Adds what the other pairs of a list say. Of the pseudo-words, which are judged as
/// the spellings are, those that reach the threshold remain.
fn support_each_other(proposed: &mut [Proposed], by_chance: &mut Vec<Found>, threshold: f32) {
    let confusions = Confusions::of(proposed.iter().map(|p| &p.found), threshold);
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
    let neighbours = Neighbours::of(document, &wanted);
    let words = entries.iter().map(|entry| entry.count).sum();
    for Proposed { pair, found, .. } in &mut short {
        let (a, b) = (&entries[pair.0], &entries[pair.1]);
        found.log_odds += neighbours.support(a, b, vocabulary, words, knowledge);
    }
}

/// What a word written together and apart has beyond what it needs: of those found
/// in the Hindi texts nearly all are right (docs/accuracy.md).
const SPACING: f32 = 1.0;

/// How much more evidence a pair needs in a scope of so many spellings than on
/// its own: chance look-alikes grow with their number, true variants hardly.
fn scope_shift(spellings: usize, running_text: bool) -> f32 {
    let at_thousand = if running_text { 0.0 } else { NAMES_SHIFT };
    at_thousand + 0.5 * (spellings.max(100) as f32 / 1000.0).ln()
}

/// What is needed besides in running text, where more than a rule of spelling
/// parts the two. With it, the pairs that chance makes of a megabyte of Hindi are
/// about one in a hundred (docs/accuracy.md, By chance).
fn running_text_shift(spellings: usize) -> f32 {
    0.4 * (spellings.max(1000) as f32 / 1000.0).ln()
}

/// What is needed besides in a list, which is mostly names: many are near each other
/// that running text brings together seldom, and its guards are not asked.
const NAMES_SHIFT: f32 = 0.4;

/// From so many spellings on, distant pairs are mostly chance, and there are millions
/// of them. Of the links of all Latin names of the labelled data, 50,000, one in
/// twenty is farther; of those of its Hindi texts, one in a hundred.
const VERY_MANY: usize = 200_000;
const FARTHEST_OF_VERY_MANY: f32 = 2.3;

/// From so many spellings on, short words of running text need more than they can have
/// where they are distant: of 2,800 links of words of up to seven phones in the labelled
/// texts of all languages together, none is farther than 2.0.
const MANY: usize = 20_000;
const FARTHEST_OF_SHORT: f32 = 2.1;

/// True where a candidate row says that the spelling may be a variant.
fn is_proposed(spelling: &str, table: &Table) -> bool {
    let entry = table.canonical_of(spelling);
    entry.is_some_and(|entry| entry.row.status == Status::Candidate)
}

/// A candidate row is evidence, never enough on its own.
pub(crate) fn row_support(a: &Form<'_>, b: &Form<'_>, table: &Table) -> f32 {
    let says = |x: &str, y: &str| {
        let entry = table.canonical_of(x);
        entry.is_some_and(|entry| *entry.row.canonical_spelling() == *y)
    };
    let says = |x: &str, y: &str| is_proposed(x, table) && says(x, y);
    if says(a.spelling, b.spelling) || says(b.spelling, a.spelling) {
        CANDIDATE_ROW
    } else {
        0.0
    }
}
