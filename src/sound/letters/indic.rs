//! The parallel Indic blocks: from letters to phones.
//!
//! Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and
//! Malayalam follow one order (ISCII, IS 13194:1991), 0x80 code points apart.
//! One row of letters serves all nine; what a script does otherwise stands in
//! [`exception`]. Letter values: ISO 15919; The Unicode Standard, ch. 12.

#![expect(clippy::match_same_arms, reason = "one line for each letter")]

use super::abugida::Sign;
use crate::sound::phone::{Phone, Phones};
use crate::text::Script;

const VIRAMA: u32 = 0x4D;
const NUKTA: u32 = 0x3C;
const ANUSVARA: u32 = 0x02;
const CHANDRABINDU: u32 = 0x01;
const VISARGA: u32 = 0x03;

/// Consonants from offset 0x15 (क) to 0x39 (ह).
const CONSONANTS: [Phone; 0x25] = [
    Phone::K,
    Phone::KH,
    Phone::G,
    Phone::GH,
    Phone::NG,
    Phone::C,
    Phone::CH,
    Phone::J,
    Phone::JH,
    Phone::NY,
    Phone::TT,
    Phone::TTH,
    Phone::DD,
    Phone::DDH,
    Phone::NN,
    Phone::T,
    Phone::TH,
    Phone::D,
    Phone::DH,
    Phone::N,
    Phone::NNN,
    Phone::P,
    Phone::PH,
    Phone::B,
    Phone::BH,
    Phone::M,
    Phone::Y,
    Phone::R,
    Phone::RRR,
    Phone::L,
    Phone::LL,
    Phone::LLL,
    Phone::V,
    Phone::SH,
    Phone::SS,
    Phone::S,
    Phone::H,
];

/// क़ to य़: letters with their nukta, which the normal form takes apart.
const PRECOMPOSED: [Phone; 8] = [
    Phone::Q,
    Phone::X,
    Phone::GAMMA,
    Phone::Z,
    Phone::RR,
    Phone::RRH,
    Phone::F,
    Phone::Y,
];

/// The phones of a word in one of the nine parallel blocks.
pub(crate) fn phones(word: &str, script: Script) -> Phones {
    let mut reader = Reader::new(script);
    for c in word.chars() {
        reader.read(c as u32);
    }
    reader.finish()
}

struct Reader {
    script: Script,
    phones: Phones,
    /// A consonant whose vowel is not known yet.
    open: Option<Phone>,
    /// A nasal mark whose place depends on what follows.
    nasal: Option<Phone>,
    geminate: bool,
}

impl Reader {
    fn new(script: Script) -> Self {
        Self {
            script,
            phones: Phones::default(),
            open: None,
            nasal: None,
            geminate: false,
        }
    }

    fn read(&mut self, code: u32) {
        match sign(code, self.script) {
            Sign::Consonant(phone) => {
                self.close_with(Phone::A);
                self.open = Some(phone);
            }
            Sign::Prenasalised(phone) => {
                self.close_with(Phone::A);
                self.put_nasal(None);
                self.nasal = Some(Phone::ANUSVARA);
                self.open = Some(phone);
            }
            Sign::Bare(phone) => {
                self.close_with(Phone::A);
                self.put_consonant(phone);
            }
            Sign::Vowel(phone) => {
                self.close_with(Phone::A);
                self.put_nasal(None);
                self.phones.push(phone);
            }
            Sign::VowelSign(phone) => self.close_with(phone),
            Sign::Vocalic(phone) => {
                self.close_with(Phone::A);
                self.put_consonant(phone);
                self.phones.push(Phone::VOCALIC);
            }
            Sign::VocalicSign(phone) => {
                if let Some(open) = self.open.take() {
                    self.put_consonant(open);
                }
                self.phones.push(phone);
                self.phones.push(Phone::VOCALIC);
            }
            Sign::Virama => {
                if let Some(open) = self.open.take() {
                    self.put_consonant(open);
                }
            }
            Sign::Nukta => self.open = self.open.map(|phone| with_nukta(phone, self.script)),
            Sign::Nasal(mark) => {
                self.close_with(Phone::A);
                self.put_nasal(None);
                self.nasal = Some(mark);
            }
            Sign::Visarga => {
                self.close_with(Phone::A);
                self.phones.push(Phone::VISARGA);
            }
            Sign::Geminate => {
                self.close_with(Phone::A);
                self.geminate = true;
            }
            Sign::Silent => {}
        }
    }

    /// Writes the open consonant, if any, and its vowel.
    fn close_with(&mut self, vowel: Phone) {
        if let Some(open) = self.open.take() {
            self.put_consonant(open);
            self.phones.push(vowel);
        } else if vowel != Phone::A {
            self.phones.push(vowel);
        }
    }

    fn put_consonant(&mut self, phone: Phone) {
        self.put_nasal(Some(phone));
        if std::mem::take(&mut self.geminate) {
            self.phones.push(phone);
        }
        self.phones.push(phone);
    }

    /// Writes a pending nasal mark: the nasal of the next stop, or the mark itself.
    fn put_nasal(&mut self, next: Option<Phone>) {
        let Some(mark) = self.nasal.take() else {
            return;
        };
        let resolved = match next {
            Some(next) if mark == Phone::ANUSVARA => next.homorganic_nasal(),
            None if mark == Phone::ANUSVARA && self.reads_final_anusvara_as_m() => Phone::M,
            _ => mark,
        };
        self.phones.push(resolved);
    }

    fn reads_final_anusvara_as_m(&self) -> bool {
        matches!(
            self.script,
            Script::Telugu | Script::Kannada | Script::Malayalam
        )
    }

    /// Ends the word. Northern scripts do not speak a final inherent vowel.
    fn finish(mut self) -> Phones {
        let northern = matches!(
            self.script,
            Script::Devanagari | Script::Bengali | Script::Gurmukhi | Script::Gujarati
        );
        let unspoken = northern && self.open.is_some();
        self.close_with(Phone::A);
        self.put_nasal(None);
        if unspoken {
            self.phones.drop_last_vowel();
        }
        self.phones
    }
}

fn sign(code: u32, script: Script) -> Sign {
    if script == Script::Sinhala {
        return super::sinhala::sign(code).unwrap_or(Sign::Silent);
    }
    exception(code).unwrap_or_else(|| {
        if script.block() == Some(code & !0x7F) {
            shared_sign(code & 0x7F)
        } else {
            Sign::Silent
        }
    })
}

/// The row of signs that the nine blocks share, by offset in the block.
fn shared_sign(offset: u32) -> Sign {
    match offset {
        0x00 | CHANDRABINDU => Sign::Nasal(Phone::CHANDRABINDU),
        ANUSVARA => Sign::Nasal(Phone::ANUSVARA),
        VISARGA => Sign::Visarga,
        0x15..=0x39 => Sign::Consonant(CONSONANTS[(offset - 0x15) as usize]),
        NUKTA => Sign::Nukta,
        VIRAMA => Sign::Virama,
        0x0B | 0x60 => Sign::Vocalic(Phone::R),
        0x0C | 0x61 => Sign::Vocalic(Phone::L),
        0x43 | 0x44 => Sign::VocalicSign(Phone::R),
        0x62 | 0x63 => Sign::VocalicSign(Phone::L),
        0x04..=0x14 => letter_vowel(offset).map_or(Sign::Silent, Sign::Vowel),
        0x3E..=0x4C => letter_vowel(offset - 0x38).map_or(Sign::Silent, Sign::VowelSign),
        _ => Sign::Silent,
    }
}

/// Independent vowels by offset; vowel signs stand 0x38 after their letter.
fn letter_vowel(offset: u32) -> Option<Phone> {
    Some(match offset {
        0x04 | 0x05 => Phone::A,
        0x06 => Phone::AA,
        0x07 => Phone::I,
        0x08 => Phone::II,
        0x09 => Phone::U,
        0x0A => Phone::UU,
        0x0D => Phone::OPEN_E,
        0x0E => Phone::E_SHORT,
        0x0F => Phone::E,
        0x10 => Phone::AI,
        0x11 => Phone::OPEN_O,
        0x12 => Phone::O_SHORT,
        0x13 => Phone::O,
        0x14 => Phone::AU,
        _ => return None,
    })
}

/// Code points that mean something else in one block than the shared row says.
fn exception(code: u32) -> Option<Sign> {
    Some(match code {
        // Devanagari: Kashmiri, Bihari, Marathi and Sindhi letters.
        0x0950 | 0x0AD0 | 0x0BD0 => Sign::Vowel(Phone::O),
        0x0958..=0x095F => Sign::Consonant(PRECOMPOSED[(code - 0x0958) as usize]),
        0x0972 => Sign::Vowel(Phone::OPEN_E),
        // The Bengali anji is a sign of auspiciousness.
        0x0980 => Sign::Silent,
        0x093A | 0x0956 => Sign::VowelSign(Phone::U),
        0x093B | 0x0957 => Sign::VowelSign(Phone::UU),
        0x094E => Sign::VowelSign(Phone::E),
        0x094F => Sign::VowelSign(Phone::AU),
        0x0955 => Sign::VowelSign(Phone::OPEN_E),
        0x0973 | 0x0976 => Sign::Vowel(Phone::U),
        0x0974 | 0x0977 => Sign::Vowel(Phone::UU),
        0x0975 => Sign::Vowel(Phone::AU),
        0x0978 => Sign::Consonant(Phone::D),
        0x0979 => Sign::Consonant(Phone::ZH),
        0x097A => Sign::Consonant(Phone::Y),
        0x097B => Sign::Consonant(Phone::G),
        0x097C => Sign::Consonant(Phone::J),
        0x097D => Sign::Bare(Phone::HAMZA),
        0x097E => Sign::Consonant(Phone::D),
        0x097F => Sign::Consonant(Phone::B),
        // Bengali and Assamese: য is j, য় is y, ৎ is t, ৰ is r, ৱ is v.
        0x09AF => Sign::Consonant(Phone::J),
        0x09CE => Sign::Bare(Phone::T),
        0x09F0 => Sign::Consonant(Phone::R),
        0x09F1 => Sign::Consonant(Phone::V),
        0x09DF => Sign::Consonant(Phone::Y),
        0x09DC => Sign::Consonant(Phone::RR),
        0x09DD => Sign::Consonant(Phone::RRH),
        0x09D7 => Sign::VowelSign(Phone::AU),
        // Gurmukhi: tippi, addak, letters of its own.
        0x0A70 => Sign::Nasal(Phone::ANUSVARA),
        0x0A71 => Sign::Geminate,
        0x0A59 => Sign::Consonant(Phone::X),
        0x0A5A => Sign::Consonant(Phone::GAMMA),
        0x0A5B => Sign::Consonant(Phone::Z),
        0x0A5C => Sign::Consonant(Phone::RR),
        0x0A5E => Sign::Consonant(Phone::F),
        0x0A75 => Sign::VowelSign(Phone::I),
        // Gujarati: zha.
        0x0AF9 => Sign::Consonant(Phone::ZH),
        // Odia: ଯ is j, ୟ is y, ୱ is w.
        0x0B2F => Sign::Consonant(Phone::J),
        0x0B5C => Sign::Consonant(Phone::RR),
        0x0B5D => Sign::Consonant(Phone::RRH),
        0x0B5F => Sign::Consonant(Phone::Y),
        0x0B71 => Sign::Consonant(Phone::V),
        0x0B56 => Sign::VowelSign(Phone::AI),
        0x0B57 | 0x0BD7 => Sign::VowelSign(Phone::AU),
        0x0B83 => Sign::Visarga,
        // Telugu and Kannada: affricates, length marks, historic ḻ and ṟ.
        0x0C55 | 0x0CD5 => Sign::VowelSign(Phone::E),
        0x0C56 | 0x0CD6 => Sign::VowelSign(Phone::AI),
        0x0C58 => Sign::Consonant(Phone::TS),
        0x0C59 => Sign::Consonant(Phone::Z),
        0x0C5A => Sign::Consonant(Phone::RRR),
        0x0C5D | 0x0CDD => Sign::Bare(Phone::N),
        0x0CF3 => Sign::Nasal(Phone::ANUSVARA),
        0x0CDE => Sign::Consonant(Phone::LLL),
        // Malayalam: chillus are consonants without a vowel.
        0x0D5F => Sign::Vowel(Phone::II),
        0x0D29 => Sign::Consonant(Phone::N),
        0x0D3A => Sign::Consonant(Phone::T),
        0x0D54 => Sign::Bare(Phone::M),
        0x0D55 => Sign::Bare(Phone::Y),
        0x0D56 => Sign::Bare(Phone::LLL),
        0x0D57 => Sign::VowelSign(Phone::AU),
        0x0D4E | 0x0D7C => Sign::Bare(Phone::R),
        0x0D7A => Sign::Bare(Phone::NN),
        0x0D7B => Sign::Bare(Phone::N),
        0x0D7D => Sign::Bare(Phone::L),
        0x0D7E => Sign::Bare(Phone::LL),
        0x0D7F => Sign::Bare(Phone::K),
        _ => return None,
    })
}

/// The phone that a nukta makes of a consonant.
fn with_nukta(phone: Phone, script: Script) -> Phone {
    match (phone, script) {
        (Phone::S, Script::Gurmukhi) => Phone::SH,
        (Phone::L, Script::Gurmukhi) => Phone::LL,
        (Phone::J, Script::Bengali) => Phone::Y,
        (Phone::K, _) => Phone::Q,
        (Phone::KH, _) => Phone::X,
        (Phone::G, _) => Phone::GAMMA,
        (Phone::J, _) => Phone::Z,
        (Phone::JH, _) => Phone::ZH,
        (Phone::DD, _) => Phone::RR,
        (Phone::DDH, _) => Phone::RRH,
        (Phone::PH, _) => Phone::F,
        _ => phone,
    }
}

#[cfg(test)]
mod tests {
    use crate::sound::phones;

    #[test]
    fn hindi_words_as_they_sound() {
        for (word, sound) in [
            ("टोकायव", "ṭokāyav"),
            ("कज़ाख़स्तान", "kazāxastān"),
            ("संबंध", "sambandh"),
            ("सम्बन्ध", "sambandh"),
            ("हँस", "ham\u{310}s"),
            ("हंस", "haṁs"),
            ("कृष्ण", "kr\u{325}ṣṇ"),
            ("महत्त्व", "mahattv"),
            ("दुःख", "duḥkh"),
            ("न", "na"),
            ("ਪੱਕਾ", "pakkā"),
            ("বাংলাদেশ", "bāṁlādeś"),
            ("ലണ്ടൻ", "laṇṭan"),
            ("தமிழ்", "tamiḻ"),
        ] {
            assert_eq!(phones(word).to_string(), sound, "{word}");
        }
    }
}
