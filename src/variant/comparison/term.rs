//! The terms of the evidence: what is weighed when two spellings are compared.
//!
//! Terms come in families, and a pair shows a few of each: what differs and
//! where, which two sounds stand against each other, what is in common, how much
//! differs for the length, what the lexicon knows. Within a family one simple
//! statement is weighed at a time, so that the sum of the weights can be explained.

use std::fmt;

use crate::sound::{EditClass, Phone};

use crate::variant::comparison::edit_kind::EditKind;

/// Which way a term may pull, known before any fitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It may only speak for one word.
    For,
    /// It may only speak against it.
    Against,
    /// The data decides.
    Either,
}

/// Where in the words a difference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Part {
    /// It is the first step of the alignment.
    First,
    /// It is neither.
    Inner,
    /// It is the last.
    Last,
}

/// How many of two spellings the lexicon has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Known {
    /// None.
    Neither,
    /// One.
    One,
    /// Both.
    Both,
}

macro_rules! named_terms {
    ($($name:ident $sign:ident $words:literal;)*) => {
        /// A term that belongs to no family.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Named {
            $(#[doc = $words] $name),*
        }

        impl Named {
            const ALL: &'static [Self] = &[$(Self::$name),*];

            const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),* }
            }

            const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            const fn sign(self) -> Sign {
                match self { $(Self::$name => Sign::$sign),* }
            }
        }
    };
}

named_terms! {
    Bias Either "before looking";
    SameSound For "the same sound";
    SameSkeleton For "the same consonants";
    SameFold For "alike but for vowel length, breath and place";
    EndingProductive Against "endings that alternate in other words";
    EndingVeryProductive Against "endings that alternate in very many words";
    EndingShort Against "productive endings of one letter";
    EndingLong Against "productive endings of several letters";
    InPhrase Either "words of a phrase";
    PhraseShared For "the other words of the phrase are the same";
    PhraseDiffers Against "other words of the phrase differ too";
    PhraseUneven Either "one has more words";
}

/// Lengths, in phones, that are distinguished; what is longer counts as this.
pub(crate) const LONGEST: u8 = 12;
/// Numbers of differences that are distinguished.
pub(crate) const MOST_EDITS: u8 = 6;
/// Numbers of syllables in or out that are distinguished.
pub(crate) const MOST_SYLLABLES: u8 = 3;
/// Numbers of differences of one kind that are distinguished.
pub(crate) const MOST_OF_KIND: u8 = 3;
/// Bands of the rarer and of the more common word that are distinguished.
pub(crate) const HIGHEST_BANDS: (u8, u8) = (4, 6);
const HIGHEST_BAND: u8 = 9;

/// A term of the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Term {
    /// How often a class of difference occurs in a part of the words.
    Edit(EditClass, Part),
    /// How often the first sound, the smaller, stands against the second; against
    /// nothing where there is none.
    Sounds(Phone, Option<Phone>),
    /// How often a sound stands against itself.
    Matched(Phone),
    /// How often a sound occurs in the two words.
    Sound(Phone),
    /// The shorter word has so many phones.
    Length(u8),
    /// The heaviest difference is of this kind.
    Heaviest(EditKind),
    /// The heaviest difference is of this kind, in words of this length.
    HeaviestIn(EditKind, u8),
    /// So many differences are of this kind.
    OfKind(EditKind, u8),
    /// There are so many differences.
    Edits(u8),
    /// There are so many differences, in words of about this length.
    EditsIn(u8, u8),
    /// So many syllables are in one and not in the other.
    Syllables(u8),
    /// So many of the two are in the lexicon, and the heaviest difference is of
    /// this kind.
    Lexicon(Known, EditKind),
    /// How common the rarer and the more common of the two are.
    Bands(u8, u8),
    /// How common the one that is in the lexicon is.
    OneBand(u8),
    /// Anything else.
    Named(Named),
}

const KINDS: usize = EditKind::ALL.len();
const PHONES: usize = Phone::COUNT;

const SOUNDS: usize = EditClass::COUNT * 3;
const MATCHED: usize = SOUNDS + PHONES * (PHONES + 1);
const SOUND: usize = MATCHED + PHONES;
const LENGTH: usize = SOUND + PHONES;
const HEAVIEST: usize = LENGTH + LONGEST as usize + 1;
const HEAVIEST_IN: usize = HEAVIEST + KINDS;
const OF_KIND: usize = HEAVIEST_IN + KINDS * (LONGEST as usize + 1);
const EDITS: usize = OF_KIND + KINDS * (MOST_OF_KIND as usize + 1);
const EDITS_IN: usize = EDITS + MOST_EDITS as usize + 1;
const SYLLABLES: usize = EDITS_IN + (MOST_EDITS as usize + 1) * (LONGEST as usize / 2 + 1);
const LEXICON: usize = SYLLABLES + MOST_SYLLABLES as usize + 1;
const BANDS: usize = LEXICON + 3 * KINDS;
const ONE_BAND: usize = BANDS + (HIGHEST_BANDS.0 as usize + 1) * (HIGHEST_BANDS.1 as usize + 1);
const NAMED: usize = ONE_BAND + HIGHEST_BAND as usize + 1;

impl Term {
    /// One more than the highest number of a term.
    pub const COUNT: usize = NAMED + Named::ALL.len();

    /// All terms, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        let parts = [Part::First, Part::Inner, Part::Last];
        let edits = EditClass::ALL
            .iter()
            .flat_map(move |&class| parts.map(|part| Self::Edit(class, part)));
        let sounds = Phone::all().flat_map(|a| {
            let others = Phone::all().filter(move |b| a < *b);
            let pairs = others.map(move |b| Self::Sounds(a, Some(b)));
            pairs.chain([Self::Sounds(a, None)])
        });
        let lengths = || 0..=LONGEST;
        let kinds = || EditKind::ALL.iter().copied();
        let in_lengths =
            move || kinds().flat_map(move |kind| lengths().map(move |n| Self::HeaviestIn(kind, n)));
        let of_kinds =
            kinds().flat_map(|kind| (0..=MOST_OF_KIND).map(move |n| Self::OfKind(kind, n)));
        let edits_in = (0..=MOST_EDITS)
            .flat_map(|edits| (0..=LONGEST / 2).map(move |half| Self::EditsIn(edits, half)));
        let known = [Known::Neither, Known::One, Known::Both];
        let lexicon = known
            .into_iter()
            .flat_map(move |known| kinds().map(move |kind| Self::Lexicon(known, kind)));
        let (rarer, common) = HIGHEST_BANDS;
        let bands =
            (0..=rarer).flat_map(move |low| (0..=common).map(move |high| Self::Bands(low, high)));
        edits
            .chain(sounds)
            .chain(Phone::all().map(Self::Matched))
            .chain(Phone::all().map(Self::Sound))
            .chain(lengths().map(Self::Length))
            .chain(kinds().map(Self::Heaviest))
            .chain(in_lengths())
            .chain(of_kinds)
            .chain((0..=MOST_EDITS).map(Self::Edits))
            .chain(edits_in)
            .chain((0..=MOST_SYLLABLES).map(Self::Syllables))
            .chain(lexicon)
            .chain(bands)
            .chain((0..=HIGHEST_BAND).map(Self::OneBand))
            .chain(Named::ALL.iter().map(|&named| Self::Named(named)))
    }

    /// Its number, below [`Term::COUNT`].
    #[inline]
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Edit(class, part) => class.index() * 3 + part as usize,
            Self::Sounds(a, Some(b)) => SOUNDS + a.index() * (PHONES + 1) + b.index(),
            Self::Sounds(a, None) => SOUNDS + a.index() * (PHONES + 1) + PHONES,
            Self::Matched(phone) => MATCHED + phone.index(),
            Self::Sound(phone) => SOUND + phone.index(),
            Self::Length(length) => LENGTH + length as usize,
            Self::Heaviest(kind) => HEAVIEST + kind as usize,
            Self::HeaviestIn(kind, length) => {
                HEAVIEST_IN + kind as usize * (LONGEST as usize + 1) + length as usize
            }
            Self::OfKind(kind, count) => {
                OF_KIND + kind as usize * (MOST_OF_KIND as usize + 1) + count as usize
            }
            Self::Edits(count) => EDITS + count as usize,
            Self::EditsIn(edits, half) => {
                EDITS_IN + edits as usize * (LONGEST as usize / 2 + 1) + half as usize
            }
            Self::Syllables(count) => SYLLABLES + count as usize,
            Self::Lexicon(known, kind) => LEXICON + known as usize * KINDS + kind as usize,
            Self::Bands(rarer, common) => {
                BANDS + rarer as usize * (HIGHEST_BANDS.1 as usize + 1) + common as usize
            }
            Self::OneBand(band) => ONE_BAND + band as usize,
            Self::Named(named) => NAMED + named as usize,
        }
    }

    /// What its name begins with.
    #[must_use]
    pub fn name_begins(self) -> &'static str {
        match self {
            Self::Edit(class, _) => class.name(),
            Self::Sounds(phone, _) => phone.symbol(),
            Self::Matched(_) => "Matched.",
            Self::Sound(_) => "Sound.",
            Self::Length(_) => "Length.",
            Self::Heaviest(_) | Self::HeaviestIn(..) => "Heaviest.",
            Self::OfKind(..) => "OfKind.",
            Self::Edits(_) | Self::EditsIn(..) => "Edits.",
            Self::Syllables(_) => "Syllables.",
            Self::Lexicon(..) => "Lexicon.",
            Self::Bands(..) => "Bands.",
            Self::OneBand(_) => "OneBand.",
            Self::Named(named) => named.name(),
        }
    }

    /// Its family in words, for explanations.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Edit(class, _) => class.words(),
            Self::Sounds(..) => "which two sounds differ",
            Self::Matched(_) => "the sounds in common",
            Self::Sound(_) => "what the words are made of",
            Self::Length(_) | Self::Edits(_) | Self::EditsIn(..) => {
                "how many differences, for the length"
            }
            Self::Syllables(_) => "whole syllables in or out",
            Self::Heaviest(_) | Self::HeaviestIn(..) | Self::OfKind(..) => {
                "how heavy they are, for the length"
            }
            Self::Lexicon(Known::Both, _) => "both are words of the lexicon",
            Self::Lexicon(Known::One, _) => "one is a word of the lexicon, one is not",
            Self::Lexicon(Known::Neither, _) => "neither is a word of the lexicon",
            Self::Bands(..) | Self::OneBand(_) => "how common they are",
            Self::Named(named) => named.words(),
        }
    }

    /// Which way it may pull.
    #[must_use]
    pub const fn sign(self) -> Sign {
        match self {
            Self::Edit(..) => Sign::Against,
            Self::Named(named) => named.sign(),
            _ => Sign::Either,
        }
    }
}

/// Where terms go.
pub(crate) trait Scale {
    /// Adds to a term.
    fn put(&mut self, term: Term, value: f32);

    /// Adds to a named term.
    fn add(&mut self, named: Named, value: f32) {
        self.put(Term::Named(named), value);
    }
}

/// The name that the weights file uses.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name_begins())?;
        match self {
            Self::Edit(_, part) => write!(f, ".{part:?}"),
            Self::Sounds(_, other) => write!(f, "~{}", other.map_or("-", Phone::symbol)),
            Self::Matched(phone) | Self::Sound(phone) => f.write_str(phone.symbol()),
            Self::Length(number)
            | Self::Edits(number)
            | Self::Syllables(number)
            | Self::OneBand(number) => write!(f, "{number}"),
            Self::Heaviest(kind) => write!(f, "{kind:?}"),
            Self::HeaviestIn(kind, length) => write!(f, "{kind:?}.Length.{length}"),
            Self::OfKind(kind, count) => write!(f, "{kind:?}.{count}"),
            Self::EditsIn(edits, half) => write!(f, "{edits}.Half.{half}"),
            Self::Lexicon(known, kind) => write!(f, "{known:?}.{kind:?}"),
            Self::Bands(rarer, common) => write!(f, "{rarer}.{common}"),
            Self::Named(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_a_number_and_a_name_of_its_own() {
        let terms: Vec<Term> = Term::all().collect();
        assert!(terms.windows(2).all(|two| two[0].index() < two[1].index()));
        assert!(terms.iter().all(|term| term.index() < Term::COUNT));
        let names: std::collections::BTreeSet<String> = terms.iter().map(Term::to_string).collect();
        assert_eq!(names.len(), terms.len());
    }
}
