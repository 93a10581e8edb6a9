//! The Sinhala block, whose letters stand in an order of their own.
//!
//! Letter values: ISO 15919; The Unicode Standard, ch. 13 (Sinhala).

use super::abugida::Sign;
use crate::sound::phone::Phone;

/// What a code point of the block says; `None` for digits and unassigned places.
pub(crate) fn sign(code: u32) -> Option<Sign> {
    if let Some(consonant) = consonant(code) {
        return Some(Sign::Consonant(consonant));
    }
    Some(match code {
        0x0D81 => Sign::Nasal(Phone::CHANDRABINDU),
        0x0D82 => Sign::Nasal(Phone::ANUSVARA),
        0x0D83 => Sign::Visarga,
        0x0D85..=0x0D8C => Sign::Vowel(FIRST_VOWELS[(code - 0x0D85) as usize]),
        0x0D8D | 0x0D8E => Sign::Vocalic(Phone::R),
        0x0D8F | 0x0D90 => Sign::Vocalic(Phone::L),
        0x0D91..=0x0D96 => Sign::Vowel(LAST_VOWELS[(code - 0x0D91) as usize]),
        0x0D9F => Sign::Prenasalised(Phone::G),
        0x0DA6 => Sign::Prenasalised(Phone::J),
        0x0DAC => Sign::Prenasalised(Phone::DD),
        0x0DB3 => Sign::Prenasalised(Phone::D),
        0x0DB9 => Sign::Prenasalised(Phone::B),
        0x0DCA => Sign::Virama,
        0x0DCF..=0x0DD4 => Sign::VowelSign(FIRST_VOWELS[(code - 0x0DCE) as usize]),
        0x0DD6 => Sign::VowelSign(Phone::UU),
        0x0DD8 | 0x0DF2 => Sign::VocalicSign(Phone::R),
        0x0DDF | 0x0DF3 => Sign::VocalicSign(Phone::L),
        0x0DD9..=0x0DDE => Sign::VowelSign(LAST_VOWELS[(code - 0x0DD9) as usize]),
        _ => return None,
    })
}

const FIRST_VOWELS: [Phone; 8] = [
    Phone::A,
    Phone::AA,
    Phone::OPEN_E,
    Phone::OPEN_E_LONG,
    Phone::I,
    Phone::II,
    Phone::U,
    Phone::UU,
];

const LAST_VOWELS: [Phone; 6] = [
    Phone::E_SHORT,
    Phone::E,
    Phone::AI,
    Phone::O_SHORT,
    Phone::O,
    Phone::AU,
];

fn consonant(code: u32) -> Option<Phone> {
    Some(match code {
        0x0D9A => Phone::K,
        0x0D9B => Phone::KH,
        0x0D9C => Phone::G,
        0x0D9D => Phone::GH,
        0x0D9E => Phone::NG,
        0x0DA0 => Phone::C,
        0x0DA1 => Phone::CH,
        0x0DA2 => Phone::J,
        0x0DA3 => Phone::JH,
        // ඥ, spoken gn or ny, beside ඤ.
        0x0DA4 | 0x0DA5 => Phone::NY,
        0x0DA7 => Phone::TT,
        0x0DA8 => Phone::TTH,
        0x0DA9 => Phone::DD,
        0x0DAA => Phone::DDH,
        0x0DAB => Phone::NN,
        0x0DAD => Phone::T,
        0x0DAE => Phone::TH,
        0x0DAF => Phone::D,
        0x0DB0 => Phone::DH,
        0x0DB1 => Phone::N,
        0x0DB4 => Phone::P,
        0x0DB5 => Phone::PH,
        0x0DB6 => Phone::B,
        0x0DB7 => Phone::BH,
        0x0DB8 => Phone::M,
        0x0DBA => Phone::Y,
        0x0DBB => Phone::R,
        0x0DBD => Phone::L,
        0x0DC0 => Phone::V,
        0x0DC1 => Phone::SH,
        0x0DC2 => Phone::SS,
        0x0DC3 => Phone::S,
        0x0DC4 => Phone::H,
        0x0DC5 => Phone::LL,
        0x0DC6 => Phone::F,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::sound::phones;

    #[test]
    fn sinhala_words_as_they_sound() {
        for (word, sound) in [
            ("ලංකාව", "laṅkāva"),
            ("කොළඹ", "kŏḷamba"),
            ("ඇමෙරිකාව", "êmĕrikāva"),
            ("ශ්‍රී", "śrī"),
        ] {
            assert_eq!(phones(word).to_string(), sound, "{word}");
        }
    }
}
