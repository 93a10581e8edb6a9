//! Kinds of difference, from the lightest to the heaviest: what the classes of the
//! alignment have in common.

use crate::sound::{Alignment, Costs, EditClass};

/// What kind of difference an edit is, from the lightest to the heaviest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum EditKind {
    /// A rule of spelling: nukta, anusvara, glide, a doubled letter.
    Rule,
    /// An open vowel of English.
    Open,
    /// The length of i or u.
    Length,
    /// The inherent vowel.
    Schwa,
    /// Another vowel.
    Vowel,
    /// Breath, place or sibilant of a consonant.
    Breath,
    /// A last vowel or nasal, which inflection changes.
    Ending,
    /// Another consonant.
    Consonant,
}

impl EditKind {
    /// All kinds, from the lightest to the heaviest.
    pub const ALL: &'static [Self] = &[
        Self::Rule,
        Self::Open,
        Self::Length,
        Self::Schwa,
        Self::Vowel,
        Self::Breath,
        Self::Ending,
        Self::Consonant,
    ];
}

/// The kind of a class.
pub(crate) fn kind(class: EditClass) -> EditKind {
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
        | C::GeminateIndel
        | C::YGlideIndel
        | C::ShSs
        | C::BreathIndel => K::Rule,
        C::OpenOA | C::OpenOO | C::OpenE => K::Open,
        C::ShortLongI | C::ShortLongU | C::ShortLongEO | C::FinalLengthIU => K::Length,
        C::SchwaIndel | C::SchwaLongA => K::Schwa,
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
        | C::LongAIndel
        | C::ShortIUIndel
        | C::LongIUIndel
        | C::EOIndel
        | C::HiatusIndel
        | C::InitialVowelIndel
        | C::YVowel
        | C::VVowel
        | C::YIndel => K::Vowel,
        C::FinalSchwaLongA
        | C::FinalAE
        | C::FinalIE
        | C::FinalAI
        | C::FinalAO
        | C::FinalVowelOther
        | C::FinalAIndel
        | C::FinalShortIUIndel
        | C::FinalLongIUIndel
        | C::FinalEOIndel
        | C::FinalNasalisationIndel
        | C::FinalNasalIndel
        | C::FinalHIndel => K::Ending,
        C::RetroflexDental
        | C::RetroflexDentalMore
        | C::AspirationVoiceless
        | C::AspirationVoiced
        | C::KX
        | C::NuktaFar
        | C::SSh
        | C::SSs
        | C::NNn
        | C::HIndel
        | C::NasalisationIndel
        | C::HomorganicNasalIndel
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
pub(crate) fn pair_kind(alignment: &Alignment) -> EditKind {
    let kinds = alignment
        .operations
        .iter()
        .filter_map(|op| op.class)
        .map(kind);
    kinds.max().unwrap_or(EditKind::Rule)
}

/// True where nothing but a rule of spelling differs.
pub(crate) fn is_by_rule(alignment: &Alignment) -> bool {
    pair_kind(alignment) == EditKind::Rule
}

/// True where nothing differs but what a house may write in one way or the other: the
/// nukta of Persian and English sounds, a nasal sign, a glide, a visarga, the candra of English
/// (Central Hindi Directorate, *Devanagari Lipi tatha Hindi Vartani ka Manakikaran*,
/// 2016, allows more than one of most of these). A lost ड़ or a doubled letter is a slip.
pub(crate) fn is_house_style(alignment: &Alignment) -> bool {
    use EditClass as C;
    let mut classes = alignment.operations.iter().filter_map(|op| op.class);
    classes.all(|class| {
        matches!(
            class,
            C::NuktaQ
                | C::NuktaX
                | C::NuktaGamma
                | C::NuktaZ
                | C::NuktaF
                | C::AnusvaraN
                | C::ChandrabinduAnusvara
                | C::AnusvaraNasal
                | C::NasalPlace
                | C::YGlideIndel
                | C::BreathIndel
                | C::OpenOA
                | C::OpenOO
                | C::OpenE
        )
    })
}

/// True where nothing but a rule of spelling or a vowel's length differs.
pub(crate) fn is_rule_or_length(alignment: &Alignment) -> bool {
    matches!(pair_kind(alignment), EditKind::Rule | EditKind::Length)
}

/// True where nothing but a rule of spelling, an open vowel or a length differs.
#[must_use]
pub fn is_light(alignment: &Alignment) -> bool {
    pair_kind(alignment) <= EditKind::Length
}
