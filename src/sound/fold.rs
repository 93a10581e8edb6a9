//! Coarse keys for blocking: spellings of one word should share one, or nearly.
//!
//! Folding merges what two renderings of one name freely exchange. It is for
//! finding candidate pairs only; whether they are one word is decided on
//! evidence, because a fold this coarse merges people.

use crate::sound::phone::{Phone, Phones};

/// A folded key: a letter a kept phone, the first in the lowest five bits. What a word
/// has behind the 25th is ignored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fold(u128);

/// Bits of a letter: what ASCII letters differ in.
const BITS: u32 = 5;
const LETTER: u128 = (1 << BITS) - 1;
const LONGEST: u32 = u128::BITS / BITS;

/// Which groups of consonants occur in a fold, of those that a spelling variant
/// hardly exchanges for another group or drops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FirmConsonants(u32);

/// Not n, r, d and v: a nasal comes and goes, ड़ is r and d, v is also a vowel.
const FIRM: u32 = group_set(b"kgcjtpmls");
const VOWELS: u32 = group_set(b"aiu");

#[expect(
    clippy::cast_possible_truncation,
    reason = "masked to the bits of a letter"
)]
const fn group_set(letters: &[u8]) -> u32 {
    let (mut set, mut at) = (0, 0);
    while at < letters.len() {
        set |= 1 << (letters[at] & LETTER as u8);
        at += 1;
    }
    set
}

impl FirmConsonants {
    /// True where one difference may make one of the other, if each is of a consonant:
    /// it takes at most one group from each side.
    #[inline]
    #[must_use]
    pub fn may_differ_in_one(self, other: Self) -> bool {
        let (here, there) = (self.0 & !other.0, other.0 & !self.0);
        let has_one_at_most = |set: u32| set & set.wrapping_sub(1) == 0;
        has_one_at_most(here) && has_one_at_most(there)
    }
}

impl Fold {
    /// How many letters it has.
    #[inline]
    #[must_use]
    pub const fn length(self) -> u32 {
        (u128::BITS - self.0.leading_zeros()).div_ceil(BITS)
    }

    /// Its letters, packed: equal for equal folds.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "masked to the bits of a letter"
    )]
    pub const fn halves(self) -> [u64; 2] {
        [self.0 as u64, (self.0 >> u64::BITS) as u64]
    }

    /// The fold of which these are the [`Fold::halves`].
    #[must_use]
    pub const fn of_halves(halves: [u64; 2]) -> Self {
        Self(halves[0] as u128 | (halves[1] as u128) << u64::BITS)
    }

    /// The folded phones, each one ASCII letter.
    pub fn letters(self) -> impl Iterator<Item = u8> {
        (0..self.length()).map(move |at| (self.0 >> (at * BITS) & LETTER) as u8 | b'`')
    }

    /// The same without the letter at a place.
    #[inline]
    #[must_use]
    pub const fn without(self, at: u32) -> Self {
        let before = (1_u128 << (at * BITS)) - 1;
        Self(self.0 & before | self.0 >> BITS & !before)
    }

    /// The groups of consonants that occur.
    #[must_use]
    pub fn firm_consonants(self) -> FirmConsonants {
        let groups = self.letters().fold(0, |set, letter| set | group_of(letter));
        FirmConsonants(groups & FIRM)
    }

    /// The consonants alone, doubles once.
    #[must_use]
    pub fn skeleton(self) -> Self {
        let consonants = self.letters().filter(|&l| group_of(l) & VOWELS == 0);
        Self::from_letters(consonants)
    }

    /// True where so many letters put in, left out or exchanged make one of the other.
    ///
    /// Cost: a few comparisons of whole folds, three for each of two edits.
    #[inline]
    #[must_use]
    pub fn is_within(self, edits: u32, other: Self) -> bool {
        let differing = self.0 ^ other.0;
        if differing == 0 {
            return true;
        }
        let Some(edits) = edits.checked_sub(1) else {
            return false;
        };
        let same = differing.trailing_zeros() / BITS * BITS;
        let (a, b) = (Self(self.0 >> same), Self(other.0 >> same));
        let (a_less, b_less) = (Self(a.0 >> BITS), Self(b.0 >> BITS));
        a_less.is_within(edits, b_less) || a_less.is_within(edits, b) || a.is_within(edits, b_less)
    }

    /// Of letters, doubles once.
    fn from_letters(letters: impl Iterator<Item = u8>) -> Self {
        let (mut packed, mut length, mut last) = (0, 0, 0);
        for letter in letters {
            if letter != last && length < LONGEST {
                packed |= (u128::from(letter) & LETTER) << (length * BITS);
                length += 1;
                last = letter;
            }
        }
        Self(packed)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "masked to the bits of a letter"
)]
const fn group_of(letter: u8) -> u32 {
    1 << (letter & LETTER as u8)
}

/// Folds phones: the inherent vowel, y, h and breath are dropped, vowels merged by
/// quality, stops by place, sibilants, nasals but m, v and b; doubles collapse.
#[must_use]
pub fn fold(phones: &Phones) -> Fold {
    Fold::from_letters(phones.iter().filter_map(|phone| LETTERS[phone.index()]))
}

static LETTERS: [Option<u8>; Phone::COUNT] = {
    let mut letters = [None; Phone::COUNT];
    let groups: [(&[Phone], u8); 17] = [
        (&[Phone::AA, Phone::OPEN_E_LONG], b'a'),
        (
            &[
                Phone::I,
                Phone::II,
                Phone::E_SHORT,
                Phone::E,
                Phone::AI,
                Phone::OPEN_E,
                Phone::CENTRAL,
                Phone::VOCALIC,
            ],
            b'i',
        ),
        (
            &[Phone::U, Phone::UU, Phone::O_SHORT, Phone::O, Phone::AU],
            b'u',
        ),
        (&[Phone::OPEN_O], b'a'),
        (&[Phone::K, Phone::KH, Phone::Q, Phone::X], b'k'),
        (&[Phone::G, Phone::GH, Phone::GAMMA], b'g'),
        (&[Phone::C, Phone::CH], b'c'),
        (
            &[
                Phone::J,
                Phone::JH,
                Phone::Z,
                Phone::ZH,
                Phone::Z_EMPHATIC,
                Phone::ETH,
            ],
            b'j',
        ),
        (
            &[
                Phone::TT,
                Phone::TTH,
                Phone::T,
                Phone::TH,
                Phone::T_EMPHATIC,
            ],
            b't',
        ),
        (
            &[
                Phone::DD,
                Phone::DDH,
                Phone::D,
                Phone::DH,
                Phone::D_EMPHATIC,
            ],
            b'd',
        ),
        (
            &[
                Phone::NG,
                Phone::NY,
                Phone::NN,
                Phone::N,
                Phone::NNN,
                Phone::ANUSVARA,
                Phone::CHANDRABINDU,
            ],
            b'n',
        ),
        (&[Phone::M], b'm'),
        (&[Phone::P, Phone::PH, Phone::F], b'p'),
        (&[Phone::B, Phone::BH, Phone::V, Phone::W], b'v'),
        (&[Phone::R, Phone::RR, Phone::RRH, Phone::RRR], b'r'),
        (&[Phone::L, Phone::LL, Phone::LLL], b'l'),
        (
            &[
                Phone::SH,
                Phone::SS,
                Phone::S,
                Phone::TS,
                Phone::S_EMPHATIC,
                Phone::THETA,
            ],
            b's',
        ),
    ];
    let mut group = 0;
    while group < groups.len() {
        let (phones, letter) = groups[group];
        let mut i = 0;
        while i < phones.len() {
            letters[phones[i].index()] = Some(letter);
            i += 1;
        }
        group += 1;
    }
    letters
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sound::phones;

    #[test]
    fn renderings_of_one_name_fold_alike() {
        assert_eq!(key("टोकायव"), "tukav");
        assert_eq!(key("तोकायव"), "tukav");
        assert_eq!(key("ज़रूरत"), key("जरुरत"));
    }

    fn key(word: &str) -> String {
        fold(&phones(word)).letters().map(char::from).collect()
    }

    proptest! {
        #[test]
        fn edits_are_counted_as_elsewhere(a in "[aktm]{0,9}", b in "[aktm]{0,9}", edits in 0..3_u32) {
            let (a, b) = (Fold::from_letters(a.bytes()), Fold::from_letters(b.bytes()));
            let letters = |fold: Fold| fold.letters().collect::<Vec<u8>>();
            let distance = strsim::generic_levenshtein(&letters(a), &letters(b));
            prop_assert_eq!(a.is_within(edits, b), distance <= edits as usize);
        }

        #[test]
        #[expect(clippy::cast_possible_truncation, reason = "masked to the bits of a letter")]
        fn a_letter_is_left_out(letters in "[a-z]{1,25}", at in 0..25_usize) {
            let fold = Fold::from_letters(letters.bytes());
            let mut rest: Vec<u8> = fold.letters().collect();
            let at = at % rest.len();
            rest.remove(at);
            prop_assert_eq!(fold.without(at as u32).letters().collect::<Vec<u8>>(), rest);
        }
    }
}
