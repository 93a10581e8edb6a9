//! What the pairs of names of one language are judged by.

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use crate::language::{Pack, Tag};
use crate::variant::comparison::likeness::{Likeness, is_doubling, likeness};
use crate::variant::comparison::name_forms::{are_forms, has_cases};
use crate::variant::comparison::threshold::threshold;
use crate::variant::linking::pair::{By, Link};
use crate::variant::tier::Tier;
use crate::variant::tuning::{NAME_FOLD, NAME_SHARED, NAME_SLIP, NAME_SURE};
use crate::variant::vocabulary::entry::Vocabulary;
use crate::variant::vocabulary::sightings::hash;

use super::beside::{self, Beside};
use super::guards;
use super::name::Name;
use super::part::Part;

/// Knows the language of the names of a script.
pub(super) struct Judge<'a> {
    part: Part<'a>,
    /// The hashes of the words that are no names: they stand beside any.
    ordinary: FxHashSet<u32>,
    /// One number for the names that are one.
    one: FxHashMap<u32, u32>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(part: Part<'a>, vocabulary: &Vocabulary) -> Self {
        let listed = |pack: &Pack| {
            let of_part = vocabulary.entries().iter().filter(|e| part.has(e));
            let words = of_part.filter(|e| pack.lexicon.listed(&e.spelling).is_some());
            words.map(|entry| hash(&entry.spelling)).collect()
        };
        Self {
            ordinary: part.pack.map(listed).unwrap_or_default(),
            one: FxHashMap::default(),
            part,
        }
    }

    /// Learns that two names are one: Faiszer Musthapha is then Faizer Mustapha, where the
    /// two second names are.
    pub(super) fn learn(&mut self, a: &Name<'_>, b: &Name<'_>) {
        let [x, y] = [a, b].map(|name| hash(&name.entry.spelling));
        let one = self.one.get(&x).copied().unwrap_or(x);
        self.one.insert(y, one);
        self.one.insert(x, one);
    }

    /// The link of two names, if they are one.
    pub(super) fn link(&self, a: &Name<'_>, b: &Name<'_>) -> Option<Link> {
        let (x, y) = (&a.entry.spelling, &b.entry.spelling);
        if self.part.known().is_distinct(x, y) {
            return None;
        }
        let likeness = likeness(&a.letters, &b.letters).or_else(|| self.sound(a, b))?;
        if !guards::may_be_names(a, b, likeness) {
            return None;
        }
        let beside = beside::beside(a, b, &self.ordinary, &self.one);
        if self.are_two(a, b, likeness, beside) {
            return None;
        }
        let of_likeness = match likeness {
            Likeness::Fold => NAME_FOLD,
            Likeness::Slip => NAME_SLIP,
            _ => 0.0,
        };
        let support = if beside == Beside::Same {
            NAME_SHARED
        } else {
            0.0
        };
        let log_odds = threshold(Tier::Likely) + NAME_SURE + of_likeness + support;
        Some(Link {
            pair: (a.place.min(b.place), a.place.max(b.place)),
            log_odds: self.part.capped(log_odds, !self.has_signs_of_others(a, b)),
            by: By::Letters,
        })
    }

    /// True where something keeps two names apart that are alike.
    fn are_two(&self, a: &Name<'_>, b: &Name<'_>, likeness: Likeness, beside: Beside) -> bool {
        let (x, y) = (&a.entry.spelling, &b.entry.spelling);
        if likeness == Likeness::Fold {
            return (self.is_german() && guards::are_umlauts(a, b))
                || guards::is_without_accents(a, b, self.part.pack)
                || guards::are_cases(a, b, self.part.pack);
        }
        let are_forms = || are_forms(x, y, self.part.pack) || self.are_forms_without_marks(a, b);
        (!is_doubling(&a.letters.folded, &b.letters.folded) && are_forms())
            || guards::are_two_words(a, b)
            || guards::differ_in_more(a, b, likeness, beside, self.part.pack)
            || guards::begin_swapped(a, b, beside)
            || guards::are_of_two_languages(a, b)
            || guards::begin_otherwise(a, b, likeness, beside)
            || guards::end_otherwise(a, b, self.part.pack)
            || guards::are_short(a, b, likeness, beside)
            || guards::are_short_abbreviations(a, b)
            || beside::are_joined_to_one(a, b)
            || beside::is_beside_the_other(a, b)
            || (!self.is_german() && guards::stand_beside_others(a, b, likeness, beside))
    }

    /// Städte, Stadt.
    fn are_forms_without_marks(&self, a: &Name<'_>, b: &Name<'_>) -> bool {
        let text = |name: &Name<'_>| name.letters.folded.iter().collect::<String>();
        self.is_german() && are_forms(&text(a), &text(b), self.part.pack)
    }

    /// Names that sound the same; not where endings vary that the sounds know nothing of.
    fn sound(&self, a: &Name<'_>, b: &Name<'_>) -> Option<Likeness> {
        if self.is_german() || has_cases(self.part.pack) {
            return None;
        }
        let known = self.part.known();
        let (x, y) = (known.form(&a.entry.spelling), known.form(&b.entry.spelling));
        let has_sound = !x.phones.is_empty() && !y.phones.is_empty();
        let model = &self.part.knowledge.model;
        let is_one = || model.log_odds(&model.evidence(&x, &y)) >= threshold(Tier::Likely);
        (has_sound && is_one()).then_some(Likeness::Sound)
    }

    /// Fergânî, Fergani, Ṭaragay, Taragay: signs of length and of foreign letters are a
    /// habit of a Turkish text.
    fn has_signs_of_others(&self, a: &Name<'_>, b: &Name<'_>) -> bool {
        let is_turkish = self.part.pack.is_some_and(|pack| pack.tag == TURKISH);
        is_turkish && turkish_letters(a) == turkish_letters(b)
    }

    /// In German every noun is capitalised, and any may stand beside a name.
    fn is_german(&self) -> bool {
        self.part.pack.is_some_and(|pack| pack.tag == GERMAN)
    }
}

/// The letters of a name, without the signs that are not those of Turkish letters.
fn turkish_letters(name: &Name<'_>) -> String {
    let letters = name.entry.spelling.chars();
    let own = letters.map(|c| match c {
        'ç' | 'ğ' | 'ı' | 'ö' | 'ş' | 'ü' => c,
        _ => std::iter::once(c).nfd().next().unwrap_or(c),
    });
    own.collect()
}

const GERMAN: Tag = Tag::known("de");
const TURKISH: Tag = Tag::known("tr");
