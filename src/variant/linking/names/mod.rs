//! Names in running text of scripts with cases: which capitalised words are one name.
//!
//! Common words are not compared there: their doublets are known (organise, organize),
//! and all else that is alike is another word or a form of it.

mod beside;
pub(crate) mod guards;
pub(crate) mod joins;
mod known;
mod language;
pub(crate) mod letters;
pub(crate) mod likeness;
mod name;
mod near;
pub(crate) mod parting;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::language::{Pack, Tag};
use crate::text::Script;
use crate::variant::comparison::judge::threshold;
use crate::variant::knowledge::Knowledge;
use crate::variant::linking::pair::Link;
use crate::variant::tier::Tier;
use crate::variant::vocabulary::entry::Vocabulary;
use crate::variant::vocabulary::sightings::hash;

use beside::Beside;
use known::KnownPairs;
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
    let occurs = |script: &Script| vocabulary.entries().iter().any(|e| e.script == *script);
    let scripts: Vec<Script> = CASED.into_iter().filter(occurs).collect();
    let packs = language::of_scripts(&scripts, vocabulary, knowledge);
    for (script, pack) in scripts.into_iter().zip(packs) {
        let names = name::names(script, pack, vocabulary, knowledge);
        let judge = Judge {
            knowledge,
            pack,
            ordinary: ordinary(script, pack, vocabulary),
            known: KnownPairs::of(pack, vocabulary),
        };
        let pairs = near::pairs(&names);
        let link = |&(a, b): &(usize, usize)| judge.link(&names[a], &names[b]);
        links.extend(pairs.iter().filter_map(link));
        links.extend(judge.known_links(&names, vocabulary));
        links.extend(joined(script, pack, vocabulary, knowledge));
    }
    links
}

/// The words that are written together and apart; in English as sure as a name. German
/// leaves many hyphens to the writer.
fn joined<'a>(
    script: Script,
    pack: Option<&'a Pack>,
    vocabulary: &'a Vocabulary,
    knowledge: &'a Knowledge,
) -> impl Iterator<Item = Link> + 'a {
    let entries = vocabulary.entries().iter().enumerate();
    let of_script = entries.filter(move |(_, entry)| entry.script == script);
    let pairs = of_script.filter_map(move |entry| joins::pair(entry, vocabulary, pack));
    let spelling = |at: usize| &vocabulary.entries()[at].spelling;
    let pairs = pairs.filter(move |&(a, b)| !knowledge.table.is_distinct(spelling(a), spelling(b)));
    let tier = match pack {
        Some(pack) if pack.tag == ENGLISH => Tier::Likely,
        _ => Tier::Possible,
    };
    let log_odds = threshold(tier) + SURE;
    pairs.map(move |pair| Link { pair, log_odds })
}

/// True where two names that are both linked to a third may be one name themselves.
pub(crate) fn may_stand_together(a: &str, b: &str) -> bool {
    !guards::are_forms(a, b, None)
}

fn of_place<'a>(names: &'a [Name<'a>], place: usize) -> Option<&'a Name<'a>> {
    let at = names.binary_search_by_key(&place, |name| name.place);
    at.ok().map(|at| &names[at])
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
    known: KnownPairs,
}

impl Judge<'_> {
    fn link(&self, a: &Name<'_>, b: &Name<'_>) -> Option<Link> {
        let (x, y) = (&a.entry.spelling, &b.entry.spelling);
        if !(a.is_inside() || b.is_inside()) || self.knowledge.table.is_distinct(x, y) {
            return None;
        }
        let likeness = self.likeness(a, b)?;
        let beside = beside::beside(a, b, &self.ordinary);
        if self.are_two(a, b, likeness, beside) {
            return None;
        }
        let log_odds = match likeness {
            _ if self.pack.is_none() || self.has_signs_of_others(a, b) => threshold(Tier::Possible),
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

    /// The pairs that the language knows for one word.
    fn known_links<'b>(
        &'b self,
        names: &'b [Name<'b>],
        vocabulary: &'b Vocabulary,
    ) -> impl Iterator<Item = Link> + 'b {
        let spelling = |at: usize| &vocabulary.entries()[at].spelling;
        let table = &self.knowledge.table;
        let verified = self.known.verified.iter().copied();
        let kept = verified.filter(move |&(a, b)| {
            let (x, y) = (spelling(a), spelling(b));
            !table.is_distinct(x, y) && !table.is_kept(x) && !table.is_kept(y)
        });
        let are_two = move |&(a, b): &(usize, usize)| {
            let (a, b) = (of_place(names, a), of_place(names, b));
            let beside = a.zip(b).map(|(a, b)| beside::beside(a, b, &self.ordinary));
            matches!(
                beside,
                Some(Beside::DifferentBefore | Beside::DifferentAfter)
            )
        };
        let log_odds = threshold(Tier::Likely) + FOLD;
        kept.filter(move |pair| !are_two(pair))
            .map(move |pair| Link { pair, log_odds })
    }

    fn likeness(&self, a: &Name<'_>, b: &Name<'_>) -> Option<Likeness> {
        let by_letters = likeness::likeness(&a.letters, &b.letters);
        let are_proposed = || self.known.are_proposed(a.place, b.place);
        by_letters
            .or_else(|| are_proposed().then_some(Likeness::Sound))
            .or_else(|| self.sound(a, b))
    }

    /// True where something keeps two names apart that are alike.
    fn are_two(&self, a: &Name<'_>, b: &Name<'_>, likeness: Likeness, beside: Beside) -> bool {
        let (x, y) = (&a.entry.spelling, &b.entry.spelling);
        if likeness == Likeness::Fold {
            let is_umlaut = self.is_german() && guards::are_umlauts(a, b);
            let are_cases = guards::has_cases(self.pack)
                && !guards::is_yo(a, b)
                && guards::are_forms(x, y, self.pack);
            return is_umlaut || are_cases;
        }
        guards::are_forms(x, y, self.pack)
            || self.are_forms_without_marks(a, b)
            || guards::are_two_words(a, b, self.known.are_proposed(a.place, b.place))
            || guards::are_of_two_languages(a, b)
            || guards::begin_otherwise(a, b, likeness, beside)
            || guards::end_otherwise(a, b, self.pack)
            || guards::are_short(a, b, likeness, beside)
            || guards::are_short_abbreviations(a, b)
            || beside::are_joined_to_one(a, b)
            || beside::is_beside_the_other(a, b)
            || (!self.is_german() && guards::stand_beside_others(a, b, likeness, beside))
    }

    /// Städte, Stadt.
    fn are_forms_without_marks(&self, a: &Name<'_>, b: &Name<'_>) -> bool {
        let text = |name: &Name<'_>| name.letters.folded.iter().collect::<String>();
        self.is_german() && guards::are_forms(&text(a), &text(b), self.pack)
    }

    /// Names that sound the same; not where endings vary that the sounds know nothing of.
    fn sound(&self, a: &Name<'_>, b: &Name<'_>) -> Option<Likeness> {
        if self.is_german() || guards::has_cases(self.pack) {
            return None;
        }
        let form = |name: &'_ Name<'_>| name.entry.spelling.clone();
        let (x, y) = (form(a), form(b));
        let (x, y) = (self.knowledge.form(&x), self.knowledge.form(&y));
        let has_sound = !x.phones.is_empty() && !y.phones.is_empty();
        let model = &self.knowledge.model;
        let is_one = || model.log_odds(&model.evidence(&x, &y)) >= threshold(Tier::Likely);
        (has_sound && is_one()).then_some(Likeness::Sound)
    }

    /// Fergânî, Fergani, Ṭaragay, Taragay: signs of length and of foreign letters are a
    /// habit of a Turkish text.
    fn has_signs_of_others(&self, a: &Name<'_>, b: &Name<'_>) -> bool {
        let is_turkish = self.pack.is_some_and(|pack| pack.tag == TURKISH);
        is_turkish && turkish_letters(a) == turkish_letters(b)
    }

    /// In German every noun is capitalised, and any may stand beside a name.
    fn is_german(&self) -> bool {
        self.pack.is_some_and(|pack| pack.tag == GERMAN)
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
const ENGLISH: Tag = Tag::known("en");
const TURKISH: Tag = Tag::known("tr");

/// Log-odds beyond the threshold: of any pair, of one that nothing but marks parts, and
/// of one that stands beside the same name.
const SURE: f32 = 0.5;
const FOLD: f32 = 2.0;
const SHARED: f32 = 1.0;

#[cfg(test)]
mod tests {
    use crate::text::Document;
    use crate::variant::{Knowledge, Settings, VocabularyBuilder, decide_in};

    /// The sets of a text, each with its members in order.
    fn sets(text: &str) -> Vec<Vec<String>> {
        let knowledge = Knowledge::without_table();
        let document = Document::from_text("x", text);
        let mut words = VocabularyBuilder::new();
        words.add(&document, &knowledge);
        let words = words.finish();
        let decided = decide_in(&document, &words, &knowledge, &Settings::default());
        let members = decided.clusters().iter().map(|cluster| {
            let mut members: Vec<String> = cluster
                .members
                .iter()
                .map(|m| m.spelling.to_string())
                .collect();
            members.sort();
            members
        });
        members.collect()
    }

    #[test]
    fn names_are_compared_and_words_are_not() {
        let one = [
            "He said that Tokayev came. Then Tokaev's guard left with Tokayev, and that was all.",
            "They met Zelensky in the town. It was with Zelenksy that they spoke of it.",
            "We have the Pokémon film and the Pokemon game at home.",
            "It was organised by them, and then it was organized by us.",
        ];
        for text in one {
            assert_eq!(sets(text).len(), 1, "{text}");
        }
        let none = [
            "The minister met the ministers. A message is not a massage. It is filing. Filling it.",
            "He is in Australia with an Australian, and the Australians are with him.",
            "They fought at Tora Bora. The caves of Tora Bora are in the east of it.",
        ];
        for text in none {
            assert_eq!(sets(text), Vec::<Vec<String>>::new(), "{text}");
        }
    }
}
