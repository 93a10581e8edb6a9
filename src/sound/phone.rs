//! The phone alphabet: one small set of sounds shared by every script.
//!
//! Blocking, scoring and explaining all speak this alphabet. The symbols follow
//! ISO 15919 (the transliteration of Indic scripts) where it has one, the
//! International Phonetic Association's chart elsewhere. The grouping by place
//! and manner is that of the same two sources.

use std::fmt;

/// A phoneme-like unit, a small integer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(u8);

/// The quality of a vowel, length apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Quality {
    /// a, ā.
    A,
    /// i, ī.
    I,
    /// u, ū.
    U,
    /// The vowel of ऋ.
    Vocalic,
    /// e, ē.
    E,
    /// ai.
    Ai,
    /// o, ō.
    O,
    /// au.
    Au,
    /// English open e (ऍ), Sinhala æ.
    OpenE,
    /// English open o (ऑ).
    OpenO,
    /// Russian ы, Turkish ı.
    Central,
}

/// Where a consonant is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Place {
    Velar,
    Uvular,
    Palatal,
    Retroflex,
    Dental,
    Labial,
    Glottal,
}

/// How a consonant is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Manner {
    Stop,
    Nasal,
    Fricative,
    Lateral,
    Rhotic,
    Glide,
}

/// What kind of sound a phone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A vowel: quality, and whether it is long.
    Vowel(Quality, bool),
    /// A consonant: place, manner, voiced, aspirated.
    Consonant(Place, Manner, bool, bool),
    /// A nasal without a place of its own: anusvara before a non-stop, chandrabindu.
    Nasalisation,
    /// Visarga, hamza, ain, the Russian signs: hardly heard.
    Breath,
}

macro_rules! phones {
    ($($name:ident $symbol:literal $kind:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($name),* }
        #[allow(missing_docs)]
        impl Phone { $(pub const $name: Phone = Phone(Number::$name as u8);)* }
        static SOUNDS: &[(&str, Kind)] = &{
            use Kind::{Breath, Consonant, Nasalisation, Vowel};
            use Manner::{Fricative, Glide, Lateral, Nasal, Rhotic, Stop};
            use Place::{Dental, Glottal, Labial, Palatal, Retroflex, Uvular, Velar};
            [$(($symbol, $kind)),*]
        };
    };
}

phones! {
    A "a" Vowel(Quality::A, false);
    AA "ā" Vowel(Quality::A, true);
    I "i" Vowel(Quality::I, false);
    II "ī" Vowel(Quality::I, true);
    U "u" Vowel(Quality::U, false);
    UU "ū" Vowel(Quality::U, true);
    VOCALIC "\u{325}" Vowel(Quality::Vocalic, false);
    E_SHORT "ĕ" Vowel(Quality::E, false);
    E "e" Vowel(Quality::E, true);
    AI "ai" Vowel(Quality::Ai, true);
    O_SHORT "ŏ" Vowel(Quality::O, false);
    O "o" Vowel(Quality::O, true);
    AU "au" Vowel(Quality::Au, true);
    OPEN_E "ê" Vowel(Quality::OpenE, false);
    OPEN_E_LONG "ê\u{304}" Vowel(Quality::OpenE, true);
    OPEN_O "ô" Vowel(Quality::OpenO, true);
    CENTRAL "ɨ" Vowel(Quality::Central, false);
    K "k" Consonant(Velar, Stop, false, false);
    KH "kh" Consonant(Velar, Stop, false, true);
    G "g" Consonant(Velar, Stop, true, false);
    GH "gh" Consonant(Velar, Stop, true, true);
    NG "ṅ" Consonant(Velar, Nasal, true, false);
    C "c" Consonant(Palatal, Stop, false, false);
    CH "ch" Consonant(Palatal, Stop, false, true);
    J "j" Consonant(Palatal, Stop, true, false);
    JH "jh" Consonant(Palatal, Stop, true, true);
    NY "ñ" Consonant(Palatal, Nasal, true, false);
    TT "ṭ" Consonant(Retroflex, Stop, false, false);
    TTH "ṭh" Consonant(Retroflex, Stop, false, true);
    DD "ḍ" Consonant(Retroflex, Stop, true, false);
    DDH "ḍh" Consonant(Retroflex, Stop, true, true);
    NN "ṇ" Consonant(Retroflex, Nasal, true, false);
    T "t" Consonant(Dental, Stop, false, false);
    TH "th" Consonant(Dental, Stop, false, true);
    D "d" Consonant(Dental, Stop, true, false);
    DH "dh" Consonant(Dental, Stop, true, true);
    N "n" Consonant(Dental, Nasal, true, false);
    P "p" Consonant(Labial, Stop, false, false);
    PH "ph" Consonant(Labial, Stop, false, true);
    B "b" Consonant(Labial, Stop, true, false);
    BH "bh" Consonant(Labial, Stop, true, true);
    M "m" Consonant(Labial, Nasal, true, false);
    Y "y" Consonant(Palatal, Glide, true, false);
    R "r" Consonant(Dental, Rhotic, true, false);
    L "l" Consonant(Dental, Lateral, true, false);
    V "v" Consonant(Labial, Glide, true, false);
    SH "ś" Consonant(Palatal, Fricative, false, false);
    SS "ṣ" Consonant(Retroflex, Fricative, false, false);
    S "s" Consonant(Dental, Fricative, false, false);
    H "h" Consonant(Glottal, Fricative, true, false);
    LL "ḷ" Consonant(Retroflex, Lateral, true, false);
    Q "q" Consonant(Uvular, Stop, false, false);
    X "x" Consonant(Velar, Fricative, false, false);
    GAMMA "ġ" Consonant(Velar, Fricative, true, false);
    Z "z" Consonant(Dental, Fricative, true, false);
    F "f" Consonant(Labial, Fricative, false, false);
    RR "ṛ" Consonant(Retroflex, Rhotic, true, false);
    RRH "ṛh" Consonant(Retroflex, Rhotic, true, true);
    ZH "ž" Consonant(Palatal, Fricative, true, false);
    W "w" Consonant(Velar, Glide, true, false);
    LLL "ḻ" Consonant(Palatal, Lateral, true, false);
    RRR "ṟ" Consonant(Palatal, Rhotic, true, false);
    NNN "ṉ" Consonant(Uvular, Nasal, true, false);
    TS "ts" Consonant(Dental, Stop, false, true);
    S_EMPHATIC "s\u{331}" Consonant(Uvular, Fricative, false, true);
    Z_EMPHATIC "z\u{331}" Consonant(Uvular, Fricative, true, true);
    D_EMPHATIC "d\u{331}" Consonant(Uvular, Stop, true, true);
    T_EMPHATIC "t\u{331}" Consonant(Uvular, Stop, false, true);
    THETA "θ" Consonant(Dental, Fricative, false, true);
    ETH "ð" Consonant(Dental, Fricative, true, true);
    H_DEEP "ħ" Consonant(Glottal, Fricative, false, true);
    ANUSVARA "ṁ" Nasalisation;
    CHANDRABINDU "m\u{310}" Nasalisation;
    VISARGA "ḥ" Breath;
    HAMZA "ʔ" Breath;
    AIN "ʕ" Breath;
    SOFT "ʹ" Breath;
}

impl Phone {
    /// How many phones there are.
    pub const COUNT: usize = Number::SOFT as usize + 1;

    /// All phones, in order.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "there are fewer than 256 phones"
    )]
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT as u8).map(Self)
    }

    /// Its number, below [`Phone::COUNT`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Its transliteration.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        SOUNDS[self.index()].0
    }

    /// What kind of sound it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        SOUNDS[self.index()].1
    }

    /// True for a long vowel.
    #[must_use]
    pub fn is_long(self) -> bool {
        matches!(self.kind(), Kind::Vowel(_, true))
    }

    /// True for vowels.
    #[must_use]
    pub fn is_vowel(self) -> bool {
        matches!(self.kind(), Kind::Vowel(..))
    }

    /// True for stops of the five Indic classes and their like.
    #[must_use]
    pub fn is_stop(self) -> bool {
        matches!(self.kind(), Kind::Consonant(_, Manner::Stop, ..))
    }

    /// True for nasal consonants and nasalisation.
    #[must_use]
    pub fn is_nasal(self) -> bool {
        matches!(
            self.kind(),
            Kind::Nasalisation | Kind::Consonant(_, Manner::Nasal, ..)
        )
    }

    /// The nasal that an anusvara stands for before this phone.
    #[must_use]
    pub fn homorganic_nasal(self) -> Self {
        match self.kind() {
            Kind::Consonant(place, Manner::Stop, ..) => match place {
                Place::Velar | Place::Uvular | Place::Glottal => Self::NG,
                Place::Palatal => Self::NY,
                Place::Retroflex => Self::NN,
                Place::Dental => Self::N,
                Place::Labial => Self::M,
            },
            Kind::Consonant(_, Manner::Nasal, ..) => self,
            _ => Self::ANUSVARA,
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

/// A spelling as a sequence of phones.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phones(Vec<Phone>);

impl Phones {
    /// The phones in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Phone] {
        &self.0
    }

    pub(crate) fn push(&mut self, phone: Phone) {
        self.0.push(phone);
    }

    /// Drops an unspoken last vowel, unless the word has no other.
    pub(crate) fn drop_last_vowel(&mut self) {
        if self.0.iter().filter(|phone| phone.is_vowel()).count() > 1 {
            self.0.pop();
        }
    }
}

impl FromIterator<Phone> for Phones {
    fn from_iter<I: IntoIterator<Item = Phone>>(phones: I) -> Self {
        Self(phones.into_iter().collect())
    }
}

impl std::ops::Deref for Phones {
    type Target = [Phone];
    fn deref(&self) -> &[Phone] {
        &self.0
    }
}

impl fmt::Display for Phones {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|phone| f.write_str(phone.symbol()))
    }
}
