//! The terms of the evidence: what is weighed when two spellings are compared.

use crate::sound::EditClass;

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

macro_rules! named_terms {
    ($($name:ident $sign:ident $words:literal;)*) => {
        /// A term that is not the count of an edit class.
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
    LogLength For "length of the words";
    SameSound For "the same sound";
    SameSkeleton For "the same consonants";
    SameFold For "alike but for vowel length, breath and place";
    MatchedConsonants For "consonants in common";
    FurtherEdits Against "a second difference and more";
    ManyEdits Against "a fourth difference and more";
    EditShare Against "differences for the length";
    ConsonantShare Against "consonants that differ, for their number";
    VowelShare Against "vowels that differ, for their number";
    VeryShort Against "a difference in a very short word";
    Short Against "a difference in a short word";
    FirstPhone Against "the first sound differs";
    FirstConsonant Against "the first consonant differs";
    LastPhone Either "the last sound differs";
    AdjacentEdits Against "differences side by side";
    SuffixRun Against "one ends where the other goes on";
    PrefixRun Against "one begins before the other";
    SyllableGap Against "more syllables in one";
    TwoConsonants Against "two consonants differ";
    EndingProductive Against "endings that alternate in other words";
    EndingVeryProductive Against "endings that alternate in very many words";
    EndingShort Against "productive endings of one letter";
    EndingLong Against "productive endings of several letters";
    KnownRule Either "both are words of the lexicon, a rule of spelling apart";
    KnownOpen Against "both are words of the lexicon, an open o or e apart";
    KnownLength Against "both are words of the lexicon, a vowel length apart";
    KnownSchwa Against "both are words of the lexicon, an inherent vowel apart";
    KnownVowel Against "both are words of the lexicon, a vowel apart";
    KnownEnding Against "both are words of the lexicon, a last vowel apart";
    KnownBreath Against "both are words of the lexicon, breath or place apart";
    KnownConsonant Against "both are words of the lexicon, a consonant apart";
    CommonRule Either "both are common, a rule of spelling apart";
    CommonOpen Against "both are common, an open o or e apart";
    CommonLength Against "both are common, a vowel length apart";
    CommonSchwa Against "both are common, an inherent vowel apart";
    CommonVowel Against "both are common, a vowel apart";
    CommonEnding Against "both are common, a last vowel apart";
    CommonBreath Against "both are common, breath or place apart";
    CommonConsonant Against "both are common, a consonant apart";
    OneKnown Either "one is a word of the lexicon, one is not";
    NeitherKnown Either "neither is a word of the lexicon";
}

/// A term of the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// How often a class of difference occurs in the alignment.
    Edit(EditClass),
    /// Anything else.
    Named(Named),
}

impl Term {
    /// How many terms there are.
    pub const COUNT: usize = EditClass::COUNT + Named::ALL.len();

    /// All terms, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Self> {
        let edits = EditClass::ALL.iter().map(|&class| Self::Edit(class));
        edits.chain(Named::ALL.iter().map(|&named| Self::Named(named)))
    }

    /// Its number, below [`Term::COUNT`].
    pub const fn index(self) -> usize {
        match self {
            Self::Edit(class) => class.index(),
            Self::Named(named) => EditClass::COUNT + named as usize,
        }
    }

    /// The name that the weights file uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Edit(class) => class.name(),
            Self::Named(named) => named.name(),
        }
    }

    /// The term in words, for explanations.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Edit(class) => class.words(),
            Self::Named(named) => named.words(),
        }
    }

    /// Which way it may pull.
    pub const fn sign(self) -> Sign {
        match self {
            Self::Edit(_) => Sign::Against,
            Self::Named(named) => named.sign(),
        }
    }
}
