//! Why two spellings may or may not be one word, term by term.

use crate::sound::{
    Alignment, Costs, EditClass, Fold, InPlace, Operation, Phones, align_in_place, fold, in_place,
    phones,
};
use crate::table::Table;
use crate::text::Script;

use super::lexicon::{Endings, Lexicon};
use super::term::{Named, Term};

/// A spelling with what the comparison needs to know of it.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// The spelling in normal form.
    pub spelling: &'a str,
    /// Its sound.
    pub phones: Phones,
    /// Its sound, to be laid beside another.
    pub in_place: Box<[InPlace]>,
    /// Its sound, folded.
    pub fold: Fold,
    /// Its script, if it has one.
    pub script: Option<Script>,
    /// How common the word is, if the lexicon has it.
    pub band: Option<u8>,
}

impl<'a> Form<'a> {
    /// Looks a spelling up and sounds it out.
    pub fn new(spelling: &'a str) -> Self {
        let script = Script::of(spelling);
        let phones = phones(spelling);
        Self {
            spelling,
            in_place: in_place(&phones).collect(),
            fold: fold(&phones),
            phones,
            script,
            band: script.and_then(Lexicon::of).and_then(|l| l.band(spelling)),
        }
    }

    /// The same, with what the lexica of a table know.
    pub fn known(spelling: &'a str, table: &Table) -> Self {
        let form = Self::new(spelling);
        Self {
            band: form.band.max(table.band(spelling)),
            ..form
        }
    }
}

/// The terms that hold for a pair, with their values, and the alignment they come from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Each term at most once, in the order of their numbers.
    pub terms: Vec<(Term, f32)>,
    /// How the two were laid side by side.
    pub alignment: Alignment,
}

/// A band from which on a word counts as common.
const COMMON: u8 = 3;

/// A band from which on a word is more than an entry of a list: many names are that.
const ATTESTED: u8 = 2;

/// Gathers the evidence on a pair. Symmetric.
///
/// Cost: one alignment and a few look-ups.
pub fn evidence(a: &Form<'_>, b: &Form<'_>, costs: &Costs) -> Evidence {
    let alignment = align_in_place(&a.in_place, &b.in_place, costs);
    let mut terms = Terms([0.0; Term::COUNT]);
    sound_and_word_terms(&mut terms, a, b, &alignment);
    ending_terms(&mut terms, a, b, &alignment);
    Evidence {
        terms: terms.into_sparse(),
        alignment,
    }
}

/// Where terms go.
pub(super) trait Scale {
    /// Adds to a term.
    fn put(&mut self, term: Term, value: f32);

    /// Adds to a named term.
    fn add(&mut self, named: Named, value: f32) {
        self.put(Term::Named(named), value);
    }
}

struct Terms([f32; Term::COUNT]);

impl Scale for Terms {
    fn put(&mut self, term: Term, value: f32) {
        self.0[term.index()] += value;
    }
}

impl Terms {
    fn into_sparse(self) -> Vec<(Term, f32)> {
        Term::all()
            .zip(self.0)
            .filter(|&(_, value)| value != 0.0)
            .collect()
    }
}

/// All terms but those of endings.
pub(super) fn sound_and_word_terms(
    terms: &mut impl Scale,
    a: &Form<'_>,
    b: &Form<'_>,
    alignment: &Alignment,
) {
    terms.add(Named::Bias, 1.0);
    edit_terms(terms, alignment);
    shape_terms(terms, a, b, alignment);
    lexicon_terms(terms, a, b, alignment);
}

fn edit_terms(terms: &mut impl Scale, alignment: &Alignment) {
    for class in alignment.operations.iter().filter_map(|op| op.class) {
        terms.put(Term::Edit(class), 1.0);
    }
}

/// What an operation touches.
fn is_consonant(operation: &Operation) -> bool {
    [operation.a, operation.b]
        .into_iter()
        .flatten()
        .any(|phone| !phone.is_vowel())
}

fn shape_terms(terms: &mut impl Scale, a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) {
    let operations = &alignment.operations;
    let edits = || operations.iter().filter(|op| op.class.is_some());
    let edited = edits().count();
    let length = a.phones.len().min(b.phones.len()).max(1);
    let consonants = operations
        .iter()
        .filter(|op| is_consonant(op))
        .count()
        .max(1);
    let vowels = (operations.len() - consonants.min(operations.len())).max(1);
    let consonant_edits = edits().filter(|op| is_consonant(op)).count();
    let heavy = edits().filter(|op| op.class.is_some_and(is_heavy)).count();
    terms.add(Named::LogLength, (length as f32).ln());
    terms.add(
        Named::MatchedConsonants,
        (consonants - consonant_edits).min(8) as f32,
    );
    if edited == 0 {
        terms.add(Named::SameSound, 1.0);
        return;
    }
    if a.fold == b.fold {
        terms.add(Named::SameFold, 1.0);
    }
    if a.fold.has_skeleton_of(&b.fold) {
        terms.add(Named::SameSkeleton, 1.0);
    }
    terms.add(Named::FurtherEdits, edited as f32 - 1.0);
    terms.add(Named::ManyEdits, edited.saturating_sub(3) as f32);
    terms.add(Named::EditShare, edited as f32 / operations.len() as f32);
    terms.add(Named::ConsonantShare, heavy as f32 / consonants as f32);
    terms.add(
        Named::VowelShare,
        (edited - consonant_edits) as f32 / vowels as f32,
    );
    if length <= 3 {
        terms.add(Named::VeryShort, 1.0);
    }
    if length <= 5 {
        terms.add(Named::Short, 1.0);
    }
    if heavy >= 2 {
        terms.add(Named::TwoConsonants, 1.0);
    }
    position_terms(terms, operations);
    let syllables = |form: &Form<'_>| form.phones.iter().filter(|p| p.is_vowel()).count();
    terms.add(
        Named::SyllableGap,
        syllables(a).abs_diff(syllables(b)) as f32,
    );
}

fn position_terms(terms: &mut impl Scale, operations: &[Operation]) {
    let changed = |op: &Operation| op.class.is_some();
    if operations.first().is_some_and(changed) {
        terms.add(Named::FirstPhone, 1.0);
        if operations
            .first()
            .is_some_and(|op| is_consonant(op) && op.class.is_some_and(is_heavy))
        {
            terms.add(Named::FirstConsonant, 1.0);
        }
    }
    if operations.last().is_some_and(changed) {
        terms.add(Named::LastPhone, 1.0);
    }
    let adjacent = operations
        .windows(2)
        .filter(|pair| pair.iter().all(changed))
        .count();
    terms.add(Named::AdjacentEdits, adjacent as f32);
    let one_sided = |op: &&Operation| op.a.is_none() || op.b.is_none();
    let suffix = operations.iter().rev().take_while(one_sided).count();
    let prefix = operations.iter().take_while(one_sided).count();
    terms.add(Named::SuffixRun, suffix.saturating_sub(1) as f32);
    terms.add(Named::PrefixRun, prefix.saturating_sub(1) as f32);
}

/// Differences that two renderings of one name seldom show.
fn is_heavy(class: EditClass) -> bool {
    kind(class) == EditKind::Consonant
}

/// What kind of difference an edit is, from the lightest to the heaviest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum EditKind {
    Rule,
    Open,
    Length,
    Schwa,
    Vowel,
    Breath,
    Ending,
    Consonant,
}

fn kind(class: EditClass) -> EditKind {
    use EditClass as C;
    use EditKind as K;
    match class {
        C::NuktaQ
        | C::NuktaX
        | C::NuktaGamma
        | C::NuktaZ
        | C::NuktaF
        | C::NuktaR
        | C::AnusvaraN
        | C::ChandrabinduAnusvara
        | C::AnusvaraNasal
        | C::NasalPlace
        | C::GeminateIn
        | C::YGlideIn
        | C::ShSs
        | C::BreathIn => K::Rule,
        C::OpenOA | C::OpenOO | C::OpenE => K::Open,
        C::ShortLongI | C::ShortLongU | C::ShortLongEO | C::FinalLengthIU => K::Length,
        C::SchwaIn | C::SchwaLongA => K::Schwa,
        C::EAi
        | C::OAu
        | C::IE
        | C::UO
        | C::SchwaE
        | C::SchwaI
        | C::SchwaU
        | C::SchwaO
        | C::LongAE
        | C::LongAO
        | C::LongAIU
        | C::FrontBack
        | C::Vocalic
        | C::VowelOther
        | C::LongAIn
        | C::ShortIUIn
        | C::LongIUIn
        | C::EOIn
        | C::HiatusIn
        | C::InitialVowelIn
        | C::YVowel
        | C::VVowel
        | C::YIn => K::Vowel,
        C::FinalSchwaLongA
        | C::FinalAE
        | C::FinalIE
        | C::FinalAI
        | C::FinalAO
        | C::FinalVowelOther
        | C::FinalAIn
        | C::FinalShortIUIn
        | C::FinalLongIUIn
        | C::FinalEOIn
        | C::FinalNasalisationIn
        | C::FinalNasalIn
        | C::FinalHIn => K::Ending,
        C::RetroflexDental
        | C::RetroflexDentalMore
        | C::AspirationVoiceless
        | C::AspirationVoiced
        | C::KX
        | C::NuktaFar
        | C::SSh
        | C::SSs
        | C::NNn
        | C::HIn
        | C::NasalisationIn
        | C::HomorganicNasalIn
        | C::EmphaticPair
        | C::BV
        | C::VW
        | C::PF
        | C::RRr
        | C::LLl => K::Breath,
        _ => K::Consonant,
    }
}

/// What differences cost in the alignment. Hand-set, by kind: costs that follow
/// the fitted weights were tried and fit worse, because the weights share what a
/// difference costs with the terms of the whole pair.
pub fn alignment_costs() -> Costs {
    Costs::new(|class| match (class, kind(class)) {
        (EditClass::VowelConsonant, _) => 2.2,
        (_, EditKind::Rule | EditKind::Length) => 0.3,
        (_, EditKind::Open | EditKind::Schwa) => 0.4,
        (_, EditKind::Breath) => 0.6,
        (_, EditKind::Vowel | EditKind::Ending) => 0.7,
        (_, EditKind::Consonant) => 1.6,
    })
}

/// The heaviest difference of a pair; a rule of spelling where they sound the same.
fn pair_kind(alignment: &Alignment) -> EditKind {
    let kinds = alignment
        .operations
        .iter()
        .filter_map(|op| op.class)
        .map(kind);
    kinds.max().unwrap_or(EditKind::Rule)
}

/// True where nothing but a rule of spelling differs.
pub(super) fn is_by_rule(alignment: &Alignment) -> bool {
    pair_kind(alignment) == EditKind::Rule
}

/// True where nothing but a rule of spelling or a vowel's length differs.
pub(super) fn is_rule_or_length(alignment: &Alignment) -> bool {
    matches!(pair_kind(alignment), EditKind::Rule | EditKind::Length)
}

/// True where nothing but a rule of spelling, an open vowel or a length differs.
pub(super) fn is_light(alignment: &Alignment) -> bool {
    pair_kind(alignment) <= EditKind::Length
}

/// Longest ending, in code points, that is looked up.
const LONGEST_ENDING: usize = 4;

/// Stems from which on two endings are taken for forms of any word.
const VERY_PRODUCTIVE: u32 = 100;

pub(super) fn ending_terms(
    terms: &mut impl Scale,
    a: &Form<'_>,
    b: &Form<'_>,
    alignment: &Alignment,
) {
    let Some(endings) = a.script.and_then(Endings::of) else {
        return;
    };
    let (x, y) = different_endings(a.spelling, b.spelling);
    let of_every_verb = are_imperative_and_subjunctive(x, y);
    if is_rule_or_length(alignment) && !of_every_verb {
        return;
    }
    let longest = x.chars().count().max(y.chars().count());
    if longest > LONGEST_ENDING {
        return;
    }
    let stems = if of_every_verb {
        VERY_PRODUCTIVE
    } else {
        endings.stems(x, y)
    };
    let productivity = (1.0 + stems as f32).ln();
    terms.add(Named::EndingProductive, productivity);
    if stems >= VERY_PRODUCTIVE {
        terms.add(Named::EndingVeryProductive, 1.0);
    }
    let by_length = if longest == 1 {
        Named::EndingShort
    } else {
        Named::EndingLong
    };
    terms.add(by_length, productivity);
}

/// True for the polite imperative beside the subjunctive of a verb in -ā (सुनाइए,
/// सुनाए, also written सुनाये): every such verb has both, and nothing but a glide
/// stands between them (Kamta Prasad Guru, Hindi Vyakaran, on the moods).
fn are_imperative_and_subjunctive(x: &str, y: &str) -> bool {
    let imperative = |ending| matches!(ending, "इए" | "इये");
    let subjunctive = |ending| matches!(ending, "ए" | "ये");
    (imperative(x) && subjunctive(y)) || (imperative(y) && subjunctive(x))
}

/// What remains of two spellings after their common beginning.
pub(super) fn different_endings<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let common = a.char_indices().zip(b.chars()).find(|&((_, c), d)| c != d);
    let at = common.map_or(a.len().min(b.len()), |((at, _), _)| at);
    (&a[at..], &b[at..])
}

fn lexicon_terms(terms: &mut impl Scale, a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) {
    if a.script.and_then(Lexicon::of).is_none() && a.band.max(b.band).is_none() {
        return;
    }
    let (Some(band_a), Some(band_b)) = (a.band, b.band) else {
        let known = a.band.max(b.band) >= Some(ATTESTED);
        terms.add(
            if known {
                Named::OneKnown
            } else {
                Named::NeitherKnown
            },
            1.0,
        );
        return;
    };
    let (known, common) = match pair_kind(alignment) {
        EditKind::Rule => (Named::KnownRule, Named::CommonRule),
        EditKind::Open => (Named::KnownOpen, Named::CommonOpen),
        EditKind::Length => (Named::KnownLength, Named::CommonLength),
        EditKind::Schwa => (Named::KnownSchwa, Named::CommonSchwa),
        EditKind::Vowel => (Named::KnownVowel, Named::CommonVowel),
        EditKind::Ending => (Named::KnownEnding, Named::CommonEnding),
        EditKind::Breath => (Named::KnownBreath, Named::CommonBreath),
        EditKind::Consonant => (Named::KnownConsonant, Named::CommonConsonant),
    };
    terms.add(known, 1.0);
    let rarer = band_a.min(band_b);
    if rarer >= COMMON {
        terms.add(common, f32::from(rarer - COMMON + 1));
    }
}
