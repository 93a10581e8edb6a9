//! Names in running text of scripts with cases: which capitalised words are one name.
//!
//! Common words are not compared there: their doublets are known (organise, organize),
//! and all else that is alike is another word or a form of it.

mod beside;
mod guards;
mod language;
mod letters;
mod likeness;
mod name;
mod near;
pub(crate) mod parting;

use rustc_hash::FxHashSet;

use crate::language::{Pack, Tag};
use crate::text::Script;
use crate::variant::comparison::judge::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::pair::Link;
use crate::variant::tier::Tier;
use crate::variant::vocabulary::entry::Vocabulary;
use crate::variant::vocabulary::sightings::hash;

use beside::Beside;
use likeness::Likeness;
use name::Name;

const CASED: [Script; 4] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Armenian,
];

/// The pairs of a scope that are one name.
pub(crate) fn links(vocabulary: &Vocabulary, knowledge: &Knowledge) -> Vec<Link> {
    let mut links = Vec::new();
    for script in CASED {
        let has_any = vocabulary.entries().iter().any(|e| e.script == script);
        if !has_any {
            continue;
        }
        let pack = language::guessed(script, vocabulary, knowledge);
        let names = name::names(script, pack, vocabulary, knowledge);
        let pairs = near::pairs(&names);
        if pairs.is_empty() {
            continue;
        }
        let judge = Judge {
            knowledge,
            pack,
            ordinary: ordinary(script, pack, vocabulary),
        };
        let link = |&(a, b): &(usize, usize)| judge.link(&names[a], &names[b]);
        links.extend(pairs.iter().filter_map(link));
    }
    links
}

/// True where two names that are both linked to a third may be one name themselves.
pub(crate) fn may_stand_together(a: &str, b: &str) -> bool {
    !guards::are_forms(a, b, None)
}

/// The hashes of the words that are no names: they stand beside any.
fn ordinary(script: Script, pack: Option<&Pack>, vocabulary: &Vocabulary) -> FxHashSet<u32> {
    let Some(pack) = pack else {
        return FxHashSet::default();
    };
    let of_script = vocabulary.entries().iter().filter(|e| e.script == script);
    let words = of_script.filter(|e| pack.lexicon.listed(&e.spelling).is_some());
    words.map(|entry| hash(&entry.spelling)).collect()
}

/// What the pairs of a script are judged by.
struct Judge<'a> {
    knowledge: &'a Knowledge,
    pack: Option<&'a Pack>,
    ordinary: FxHashSet<u32>,
}

impl Judge<'_> {
    fn link(&self, a: &Name<'_>, b: &Name<'_>) -> Option<Link> {
        let (x, y) = (&a.entry.spelling, &b.entry.spelling);
        if !(a.is_inside() || b.is_inside()) || self.knowledge.table.is_distinct(x, y) {
            return None;
        }
        let likeness = likeness::likeness(a, b).or_else(|| self.sound(a, b))?;
        let forms = likeness != Likeness::Fold && guards::are_forms(x, y, self.pack);
        if forms || guards::are_two_words(a, b, likeness) || beside::are_joined_to_one(a, b) {
            return None;
        }
        let beside = match beside::beside(a, b, &self.ordinary) {
            Beside::Different if self.names_stand_alone() && likeness != Likeness::Fold => {
                return None;
            }
            beside => beside,
        };
        let log_odds = match likeness {
            _ if self.pack.is_none() => threshold(Tier::Possible),
            Likeness::Fold => threshold(Tier::Likely) + FOLD,
            _ => threshold(Tier::Likely),
        };
        let support = if beside == Beside::Same { SHARED } else { 0.0 };
        let pair = (a.place.min(b.place), a.place.max(b.place));
        Some(Link {
            pair,
            log_odds: log_odds + SURE + support,
        })
    }

    /// Names that sound the same.
    fn sound(&self, a: &Name<'_>, b: &Name<'_>) -> Option<Likeness> {
        let form = |name: &Name<'_>| self.knowledge.form(&name.entry.spelling).phones.len();
        let _ = form;
        let (x, y) = (
            self.knowledge.form(&a.entry.spelling),
            self.knowledge.form(&b.entry.spelling),
        );
        let has_sound = x.phones.len() >= 4 && y.phones.len() >= 4;
        let model = &self.knowledge.model;
        let is_one = || model.log_odds(&model.evidence(&x, &y)) >= threshold(Tier::Likely);
        (has_sound && is_one()).then_some(Likeness::Sound)
    }

    /// In German every noun is capitalised, and any may stand beside a name.
    fn names_stand_alone(&self) -> bool {
        self.pack.is_none_or(|pack| pack.tag != GERMAN)
    }
}

const GERMAN: Tag = Tag::known("de");

/// Log-odds beyond the threshold: of any pair, of one that nothing but marks parts, and
/// of one that stands beside the same name.
const SURE: f32 = 0.5;
const FOLD: f32 = 2.0;
const SHARED: f32 = 1.0;
