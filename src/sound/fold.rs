//! Coarse keys for blocking: spellings of one word should share one, or nearly.
//!
//! Folding merges what two renderings of one name freely exchange. It is for
//! finding candidate pairs only; whether they are one word is decided on
//! evidence, because a fold this coarse merges people.

use super::phone::{Phone, Phones};

/// A folded key: one byte a kept phone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fold(Vec<u8>);

/// Which groups of consonants occur in a fold, of those that a spelling variant
/// hardly exchanges for another group or drops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FirmConsonants(u16);

/// Not n, r, d and v: a nasal comes and goes, ड़ is r and d, v is also a vowel.
const FIRM: &[u8] = b"kgcjtpmls";

impl FirmConsonants {
    /// How many differences there must be, each of a consonant of its own: one
    /// difference takes at most one group from each side.
    #[inline]
    pub const fn least_differences(self, other: Self) -> u32 {
        let here = (self.0 & !other.0).count_ones();
        let there = (other.0 & !self.0).count_ones();
        if here > there { here } else { there }
    }
}

impl Fold {
    /// The groups of consonants that occur.
    pub fn firm_consonants(&self) -> FirmConsonants {
        let groups = self.0.iter().filter_map(|letter| {
            let group = FIRM.iter().position(|firm| firm == letter)?;
            Some(1 << group)
        });
        FirmConsonants(groups.fold(0, |groups, group: u16| groups | group))
    }

    /// The folded phones, each one ASCII letter.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The consonants alone.
    #[must_use]
    pub fn skeleton(&self) -> Self {
        Self(consonants(&self.0).collect())
    }

    /// True where the consonants are the same. Without an allocation.
    pub fn has_skeleton_of(&self, other: &Self) -> bool {
        consonants(&self.0).eq(consonants(&other.0))
    }
}

/// The consonants, doubles once.
fn consonants(letters: &[u8]) -> impl Iterator<Item = u8> {
    let mut last = 0;
    letters.iter().copied().filter(move |&letter| {
        let kept = !b"aiu".contains(&letter) && letter != last;
        last = if kept { letter } else { last };
        kept
    })
}

/// Folds phones: the inherent vowel, y, h and breath are dropped, vowels merged by
/// quality, stops by place, sibilants, nasals but m, v and b; doubles collapse.
pub fn fold(phones: &Phones) -> Fold {
    let mut folded: Vec<u8> = Vec::with_capacity(phones.len());
    for &phone in phones.iter() {
        if let Some(letter) = LETTERS[phone.index()]
            && folded.last() != Some(&letter)
        {
            folded.push(letter);
        }
    }
    Fold(folded)
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
    use super::super::phones;
    use super::*;

    #[test]
    fn renderings_of_one_name_fold_alike() {
        let key = |word| String::from_utf8(fold(&phones(word)).0).unwrap();
        assert_eq!(key("टोकायव"), "tukav");
        assert_eq!(key("तोकायव"), "tukav");
        assert_eq!(key("ज़रूरत"), key("जरुरत"));
    }
}
