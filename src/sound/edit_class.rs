//! What differs between two aligned phones: about a hundred named classes.
//!
//! The classes are the unit that is weighed, explained and fitted. They follow
//! what varies between two renderings of one name in South Asian newspapers
//! (retroflex and dental, vowel length, glides, nukta, schwa …).

use std::sync::LazyLock;

use crate::sound::phone::{Kind, Manner, Phone, Place, Quality};

macro_rules! edit_classes {
    ($($name:ident $words:literal;)*) => {
        /// A class of difference between two aligned phones.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum EditClass {
            $(#[doc = $words] $name),*
        }

        impl EditClass {
            /// All classes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The class in words, for explanations.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),* }
            }

            /// The name that the weights file uses.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

edit_classes! {
    SchwaLongA "a ~ ā";
    ShortLongI "i ~ ī";
    ShortLongU "u ~ ū";
    ShortLongEO "short ~ long e, o";
    EAi "e ~ ai";
    OAu "o ~ au";
    OpenOA "open o ~ a, ā";
    OpenOO "open o ~ o, au";
    OpenE "open e ~ e, ai, a";
    IE "i ~ e";
    UO "u ~ o";
    SchwaE "a ~ e";
    SchwaI "a ~ i";
    SchwaU "a ~ u";
    SchwaO "a ~ o";
    LongAE "ā ~ e, ai";
    LongAO "ā ~ o, au";
    LongAIU "ā ~ i, u";
    FrontBack "front ~ back vowel";
    Vocalic "vocalic r ~ vowel";
    VowelOther "other vowels";
    FinalSchwaLongA "final a ~ ā";
    FinalLengthIU "final i, u ~ ī, ū";
    FinalAE "final ā ~ e";
    FinalIE "final ī ~ e";
    FinalAI "final ā ~ ī";
    FinalAO "final ā ~ o, u";
    FinalVowelOther "other final vowels";
    SchwaIndel "a in or out";
    LongAIndel "ā in or out";
    ShortIUIndel "i, u in or out";
    LongIUIndel "ī, ū in or out";
    EOIndel "e, o in or out";
    HiatusIndel "vowel beside a vowel in or out";
    InitialVowelIndel "initial vowel in or out";
    FinalAIndel "final a, ā in or out";
    FinalShortIUIndel "final i, u in or out";
    FinalLongIUIndel "final ī, ū in or out";
    FinalEOIndel "final e, o in or out";
    YGlideIndel "y between vowels in or out";
    YIndel "y in or out";
    VGlideIndel "v between vowels in or out";
    VIndel "v in or out";
    HIndel "h in or out";
    FinalHIndel "final h in or out";
    BreathIndel "visarga or silent letter in or out";
    NasalisationIndel "nasalisation in or out";
    FinalNasalisationIndel "final nasalisation in or out";
    HomorganicNasalIndel "nasal before its stop in or out";
    NasalIndel "nasal in or out";
    FinalNasalIndel "final nasal in or out";
    GeminateIndel "double ~ single consonant";
    RBeforeConsonantIndel "r before a consonant in or out";
    RAfterConsonantIndel "r after a consonant in or out";
    RIndel "r in or out";
    LIndel "l in or out";
    SibilantIndel "sibilant in or out";
    ClusterStopIndel "stop beside a consonant in or out";
    StopIndel "stop in or out";
    FinalStopIndel "final stop in or out";
    InitialConsonantIndel "initial consonant in or out";
    ConsonantIndel "other consonant in or out";
    RetroflexDental "retroflex ~ dental";
    RetroflexDentalMore "retroflex ~ dental, breath or voice too";
    AspirationVoiceless "aspirated ~ not";
    AspirationVoiced "aspirated ~ not, voiced";
    NuktaQ "q ~ k";
    NuktaX "x ~ kh";
    NuktaGamma "ġ ~ g";
    NuktaZ "z ~ j";
    NuktaF "f ~ ph";
    NuktaR "ṛ ~ ḍ";
    KX "k ~ x";
    NuktaFar "other letters with nukta";
    Voicing "voiced ~ voiceless stop";
    VoicingSibilant "s ~ z";
    BV "b ~ v";
    BhV "bh ~ v";
    VF "v ~ f";
    VW "v ~ w";
    ShSs "ś ~ ṣ";
    SSh "s ~ ś";
    SSs "s ~ ṣ";
    SibilantAffricate "s, ś ~ c, ts";
    JY "j ~ y";
    JG "j ~ g";
    ZD "z ~ d";
    STh "s ~ th";
    JZh "j, z ~ zh";
    NNn "n ~ ṇ";
    AnusvaraN "anusvara ~ n";
    ChandrabinduAnusvara "chandrabindu ~ anusvara";
    AnusvaraNasal "nasal mark ~ other nasal";
    MN "m ~ n";
    NasalPlace "other nasals";
    LR "l ~ r";
    LLl "l ~ ḷ";
    RRr "r ~ ṛ, ṟ";
    RD "r ~ ḍ, d";
    LD "ḷ ~ ḍ, d";
    LLL "ḻ ~ ḷ, l, r";
    YVowel "y ~ i, e";
    VVowel "v ~ u, o";
    KC "k ~ c, s";
    PF "p ~ f";
    EmphaticPair "Arabic letters of one sound";
    SamePlace "same place, other manner";
    SameManner "same manner, other place";
    Unlike "unlike consonants";
    InitialUnlike "other first consonants";
    VowelConsonant "vowel ~ consonant";
}

impl EditClass {
    /// How many classes there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Its number, below [`EditClass::COUNT`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The class of two different phones that stand against each other.
    /// `last`: both end their words; `first`: both begin them. Symmetric.
    #[inline]
    #[must_use]
    pub fn of_substitution(a: Phone, b: Phone, first: bool, last: bool) -> Self {
        let table = if last { &FINAL } else { &INNER };
        match table[a.index() * Phone::COUNT + b.index()] {
            Self::SamePlace | Self::SameManner | Self::Unlike if first => Self::InitialUnlike,
            class => class,
        }
    }

    /// The class of the phone at `at` standing against nothing.
    #[must_use]
    pub fn of_insertion(phones: &[Phone], at: usize) -> Self {
        let phone = phones[at];
        let before = at.checked_sub(1).map(|i| phones[i]);
        let after = phones.get(at + 1).copied();
        match phone.kind() {
            Kind::Vowel(quality, long) => vowel_insertion(quality, long, before, after),
            Kind::Nasalisation if after.is_none() => Self::FinalNasalisationIndel,
            Kind::Nasalisation => Self::NasalisationIndel,
            Kind::Breath => Self::BreathIndel,
            Kind::Consonant(_, manner, ..) => consonant_insertion(phone, manner, before, after),
        }
    }
}

static INNER: LazyLock<Vec<EditClass>> = LazyLock::new(|| matrix(inner));
static FINAL: LazyLock<Vec<EditClass>> = LazyLock::new(|| {
    matrix(|a, b| match (a.kind(), b.kind()) {
        (Kind::Vowel(p, _), Kind::Vowel(q, _)) => final_vowels(p, q),
        _ => inner(a, b),
    })
});

fn matrix(class: impl Fn(Phone, Phone) -> EditClass) -> Vec<EditClass> {
    let pairs = Phone::all().flat_map(|a| Phone::all().map(move |b| (a.min(b), a.max(b))));
    pairs.map(|(a, b)| class(a, b)).collect()
}

/// The class of two phones, the smaller first.
fn inner(a: Phone, b: Phone) -> EditClass {
    match (a.kind(), b.kind()) {
        (Kind::Vowel(p, _), Kind::Vowel(q, _)) if a == Phone::A || b == Phone::A => {
            schwa(if a == Phone::A { q } else { p })
        }
        (Kind::Vowel(p, _), Kind::Vowel(q, _)) => vowels(p, q),
        (Kind::Vowel(p, _), Kind::Consonant(..)) => vowel_consonant(p, b),
        (Kind::Vowel(..), _) => EditClass::VowelConsonant,
        _ => named_pair(a, b).unwrap_or_else(|| by_articulation(a, b)),
    }
}

/// The inherent vowel against another.
fn schwa(other: Quality) -> EditClass {
    use EditClass as C;
    match other {
        Quality::A => C::SchwaLongA,
        Quality::OpenO => C::OpenOA,
        Quality::OpenE => C::OpenE,
        Quality::E | Quality::Ai => C::SchwaE,
        Quality::I | Quality::Central => C::SchwaI,
        Quality::U => C::SchwaU,
        Quality::O | Quality::Au => C::SchwaO,
        Quality::Vocalic => C::Vocalic,
    }
}

fn vowels(p: Quality, q: Quality) -> EditClass {
    use EditClass as C;
    use Quality::{A, Ai, Au, Central, E, I, O, OpenE, OpenO, U, Vocalic};
    match (p.min(q), p.max(q)) {
        (A, A) => C::SchwaLongA,
        (I, I) => C::ShortLongI,
        (U, U) => C::ShortLongU,
        (E, E) | (O, O) | (OpenE, OpenE) => C::ShortLongEO,
        (E, Ai) => C::EAi,
        (O, Au) => C::OAu,
        (A, OpenO) => C::OpenOA,
        (O | Au, OpenO) => C::OpenOO,
        (A | E | Ai | I, OpenE) => C::OpenE,
        (I, E | Ai | Central) | (E, Central) => C::IE,
        (U, O | Au | OpenO) => C::UO,
        (A, E | Ai) => C::LongAE,
        (A, O | Au) => C::LongAO,
        (A, I | U) => C::LongAIU,
        (Vocalic, _) | (_, Vocalic) => C::Vocalic,
        (I | E | Ai, U | O | Au | OpenO) | (U, E | Ai) => C::FrontBack,
        _ => C::VowelOther,
    }
}

fn final_vowels(p: Quality, q: Quality) -> EditClass {
    use EditClass as C;
    use Quality::{A, Ai, Au, E, I, O, U};
    match (p.min(q), p.max(q)) {
        (A, A) => C::FinalSchwaLongA,
        (I, I) | (U, U) => C::FinalLengthIU,
        (A, E | Ai) => C::FinalAE,
        (I, E | Ai) => C::FinalIE,
        (A, I) => C::FinalAI,
        (A, U | O | Au) => C::FinalAO,
        _ => C::FinalVowelOther,
    }
}

fn vowel_consonant(vowel: Quality, consonant: Phone) -> EditClass {
    use Quality::{Ai, Au, E, I, O, U};
    match (vowel, consonant) {
        (I | E | Ai, Phone::Y) => EditClass::YVowel,
        (U | O | Au, Phone::V | Phone::W) => EditClass::VVowel,
        _ => EditClass::VowelConsonant,
    }
}

/// Pairs with a class of their own, the smaller phone first.
fn named_pair(a: Phone, b: Phone) -> Option<EditClass> {
    use EditClass as C;
    use Phone as P;
    Some(match (a, b) {
        (P::K, P::Q) => C::NuktaQ,
        (P::KH, P::X) => C::NuktaX,
        (P::K, P::X) => C::KX,
        (P::G, P::GAMMA) => C::NuktaGamma,
        (P::J, P::Z) => C::NuktaZ,
        (P::PH, P::F) => C::NuktaF,
        (P::DD, P::RR) | (P::DDH, P::RRH) => C::NuktaR,
        (P::P, P::F) => C::PF,
        (P::KH | P::X, P::Q)
        | (P::Q | P::H, P::X)
        | (P::GH, P::GAMMA)
        | (P::JH, P::Z)
        | (P::RR | P::DD, P::RRH)
        | (P::DDH, P::RR) => C::NuktaFar,
        (P::J | P::JH | P::Z, P::ZH) => C::JZh,
        (P::S, P::Z) | (P::SH, P::ZH) => C::VoicingSibilant,
        (P::B, P::V) => C::BV,
        (P::BH, P::V) => C::BhV,
        (P::V, P::F) => C::VF,
        (P::V, P::W) => C::VW,
        (P::SH, P::SS) => C::ShSs,
        (P::SH, P::S) => C::SSh,
        (P::SS, P::S) => C::SSs,
        (P::C | P::CH, P::SH | P::SS | P::S | P::TS) | (P::SH | P::S | P::Z | P::T, P::TS) => {
            C::SibilantAffricate
        }
        (P::J, P::Y) => C::JY,
        (P::G, P::J) => C::JG,
        (P::D | P::DH, P::Z | P::ETH) | (P::Z, P::ETH) => C::ZD,
        (P::TH | P::S | P::T, P::THETA) | (P::TH, P::S) => C::STh,
        (P::NN, P::N) => C::NNn,
        (P::N, P::ANUSVARA) => C::AnusvaraN,
        (P::ANUSVARA, P::CHANDRABINDU) => C::ChandrabinduAnusvara,
        (P::N, P::M) => C::MN,
        (P::R, P::L) => C::LR,
        (P::L, P::LL) => C::LLl,
        (P::R, P::RR | P::RRR | P::RRH) | (P::RR, P::RRR) => C::RRr,
        (P::DD | P::D, P::R) | (P::D, P::RR) => C::RD,
        (P::DD | P::D, P::LL | P::L) => C::LD,
        (P::L | P::LL | P::R, P::LLL) => C::LLL,
        (P::K, P::C | P::S | P::SH) => C::KC,
        _ => return emphatic_pair(a, b),
    })
}

/// Arabic-script letters that Urdu and Persian speak alike.
fn emphatic_pair(a: Phone, b: Phone) -> Option<EditClass> {
    use Phone as P;
    let plain = |p| match p {
        P::S_EMPHATIC | P::THETA => P::S,
        P::Z_EMPHATIC | P::D_EMPHATIC | P::ETH => P::Z,
        P::T_EMPHATIC => P::T,
        P::H_DEEP => P::H,
        other => other,
    };
    (plain(a) == plain(b)).then_some(EditClass::EmphaticPair)
}

#[expect(
    clippy::many_single_char_names,
    reason = "two sides, and what is asked of both"
)]
fn by_articulation(a: Phone, b: Phone) -> EditClass {
    use EditClass as C;
    use Place::{Dental, Retroflex};
    match (a.kind(), b.kind()) {
        (Kind::Consonant(p, m, voiced, breath), Kind::Consonant(q, n, voiced_too, breath_too)) => {
            let coronal = matches!((p, q), (Retroflex, Dental) | (Dental, Retroflex));
            let both_stops = m == Manner::Stop && n == Manner::Stop;
            match (both_stops, voiced == voiced_too, breath == breath_too) {
                (true, true, true) if coronal => C::RetroflexDental,
                (true, ..) if coronal => C::RetroflexDentalMore,
                (true, true, false) if p == q && voiced => C::AspirationVoiced,
                (true, true, false) if p == q => C::AspirationVoiceless,
                (true, false, _) if p == q => C::Voicing,
                _ if m == Manner::Nasal && n == Manner::Nasal => C::NasalPlace,
                _ if p == q => C::SamePlace,
                _ if m == n => C::SameManner,
                _ => C::Unlike,
            }
        }
        (Kind::Nasalisation, _) | (_, Kind::Nasalisation) if a.is_nasal() && b.is_nasal() => {
            C::AnusvaraNasal
        }
        (Kind::Breath, Kind::Breath) => C::BreathIndel,
        _ => C::Unlike,
    }
}

fn vowel_insertion(
    quality: Quality,
    long: bool,
    before: Option<Phone>,
    after: Option<Phone>,
) -> EditClass {
    use EditClass as C;
    let beside_vowel = [before, after].into_iter().flatten().any(Phone::is_vowel);
    match (quality, before, after) {
        (_, None, _) => C::InitialVowelIndel,
        (Quality::A, _, None) => C::FinalAIndel,
        (Quality::I | Quality::U, _, None) if long => C::FinalLongIUIndel,
        (Quality::I | Quality::U, _, None) => C::FinalShortIUIndel,
        (_, _, None) => C::FinalEOIndel,
        _ if beside_vowel => C::HiatusIndel,
        (Quality::A, ..) if long => C::LongAIndel,
        (Quality::A, ..) => C::SchwaIndel,
        (Quality::I | Quality::U, ..) if long => C::LongIUIndel,
        (Quality::I | Quality::U | Quality::Vocalic | Quality::Central, ..) => C::ShortIUIndel,
        _ => C::EOIndel,
    }
}

fn consonant_insertion(
    phone: Phone,
    manner: Manner,
    before: Option<Phone>,
    after: Option<Phone>,
) -> EditClass {
    use EditClass as C;
    let beside = |neighbour: Option<Phone>| neighbour.is_some_and(|p| !p.is_vowel());
    let between_vowels = before.is_some_and(Phone::is_vowel) && after.is_none_or(Phone::is_vowel);
    match phone {
        _ if before == Some(phone) || is_geminate_start(phone, after) => C::GeminateIndel,
        Phone::H | Phone::H_DEEP if after.is_none() => C::FinalHIndel,
        Phone::H | Phone::H_DEEP => C::HIndel,
        Phone::Y if between_vowels => C::YGlideIndel,
        Phone::Y => C::YIndel,
        Phone::V | Phone::W if between_vowels => C::VGlideIndel,
        Phone::V | Phone::W => C::VIndel,
        _ if before.is_none() => C::InitialConsonantIndel,
        _ if manner == Manner::Nasal => match after {
            None => C::FinalNasalIndel,
            Some(next) if next.is_stop() && next.homorganic_nasal() == phone => {
                C::HomorganicNasalIndel
            }
            Some(_) => C::NasalIndel,
        },
        _ if manner == Manner::Rhotic && beside(after) => C::RBeforeConsonantIndel,
        _ if manner == Manner::Rhotic && beside(before) => C::RAfterConsonantIndel,
        _ if manner == Manner::Rhotic => C::RIndel,
        _ if manner == Manner::Lateral => C::LIndel,
        _ if manner == Manner::Fricative => C::SibilantIndel,
        _ if manner == Manner::Stop && after.is_none() => C::FinalStopIndel,
        _ if manner == Manner::Stop && (beside(before) || beside(after)) => C::ClusterStopIndel,
        _ if manner == Manner::Stop => C::StopIndel,
        _ => C::ConsonantIndel,
    }
}

/// क्ख, च्छ: a stop before its aspirate doubles it.
fn is_geminate_start(phone: Phone, after: Option<Phone>) -> bool {
    after.is_some_and(|next| {
        next == phone
            || (phone.is_stop()
                && EditClass::of_substitution(phone, next, false, false)
                    == EditClass::AspirationVoiceless)
    })
}
