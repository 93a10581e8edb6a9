//! The Arabic script as Arabic, Persian and Urdu use it.
//!
//! Short vowels are mostly unwritten, و and ی are vowels or glides by their
//! place, and ھ makes the letter before it an aspirate. Letter values: ISO 233,
//! DIN 31635, and the Unicode Standard, ch. 9 (Arabic).

#![expect(clippy::match_same_arms, reason = "one line for each letter")]

use crate::sound::phone::{Phone, Phones};

/// The phones of a word in Arabic letters.
pub(crate) fn phones(word: &str) -> Phones {
    let letters: Vec<char> = word.chars().filter(|c| !is_silent(*c)).collect();
    let mut out: Vec<Phone> = Vec::with_capacity(letters.len());
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|n| letters[n]);
        let after = letters.get(at + 1).copied();
        match c {
            'ا' | 'ٱ' if before.is_none() && after.is_some_and(is_semivowel) => {}
            'ا' | 'ٱ' if before.is_none() => out.push(Phone::A),
            'و' | 'ؤ' => out.push(waw(before, after)),
            'ی' | 'ي' | 'ى' | 'ئ' => out.push(ya(before, after)),
            'ھ' => aspirate(&mut out),
            'ّ' => out.extend(out.last().copied()),
            _ => out.extend(letter(c)),
        }
    }
    out.into_iter().collect()
}

fn is_semivowel(c: char) -> bool {
    matches!(c, 'و' | 'ی' | 'ي' | 'ى')
}

fn is_alif(c: char) -> bool {
    matches!(c, 'ا' | 'آ' | 'ٱ' | 'أ' | 'إ')
}

/// Sukun, tatweel, Quranic marks: nothing is heard.
fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\u{0640}' | '\u{0652}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}'
    )
}

/// و is v at the beginning and before a vowel, else o.
fn waw(before: Option<char>, after: Option<char>) -> Phone {
    let glide = before.is_none() || after.is_some_and(|c| is_alif(c) || is_semivowel(c));
    if glide { Phone::V } else { Phone::O }
}

/// ی is y at the beginning and before a vowel, else i.
fn ya(before: Option<char>, after: Option<char>) -> Phone {
    let glide = before.is_none() || after.is_some_and(|c| is_alif(c) || c == 'و');
    if glide { Phone::Y } else { Phone::II }
}

fn aspirate(out: &mut Vec<Phone>) {
    let aspirated = out.last().and_then(|phone| {
        let pairs = [
            (Phone::K, Phone::KH),
            (Phone::G, Phone::GH),
            (Phone::C, Phone::CH),
            (Phone::J, Phone::JH),
            (Phone::TT, Phone::TTH),
            (Phone::DD, Phone::DDH),
            (Phone::T, Phone::TH),
            (Phone::D, Phone::DH),
            (Phone::P, Phone::PH),
            (Phone::B, Phone::BH),
            (Phone::RR, Phone::RRH),
        ];
        pairs.iter().find(|(plain, _)| plain == phone).map(|p| p.1)
    });
    match (aspirated, out.last_mut()) {
        (Some(phone), Some(last)) => *last = phone,
        _ => out.push(Phone::H),
    }
}

fn letter(c: char) -> Option<Phone> {
    Some(match c {
        'ا' | 'آ' | 'ٱ' => Phone::AA,
        'أ' | 'إ' | '\u{064E}' => Phone::A,
        '\u{0650}' => Phone::I,
        '\u{064F}' => Phone::U,
        '\u{064B}'..='\u{064D}' => Phone::N,
        'ء' | '\u{0654}' | '\u{0655}' => Phone::HAMZA,
        'ب' => Phone::B,
        'پ' => Phone::P,
        'ت' => Phone::T,
        'ٹ' => Phone::TT,
        'ث' => Phone::THETA,
        'ج' => Phone::J,
        'چ' => Phone::C,
        'ح' => Phone::H_DEEP,
        'خ' => Phone::X,
        'د' => Phone::D,
        'ڈ' => Phone::DD,
        'ذ' => Phone::ETH,
        'ر' => Phone::R,
        'ڑ' => Phone::RR,
        'ز' => Phone::Z,
        'ژ' => Phone::ZH,
        'س' => Phone::S,
        'ش' => Phone::SH,
        'ص' => Phone::S_EMPHATIC,
        'ض' => Phone::D_EMPHATIC,
        'ط' => Phone::T_EMPHATIC,
        'ظ' => Phone::Z_EMPHATIC,
        'ع' => Phone::AIN,
        'غ' => Phone::GAMMA,
        'ف' | 'ڤ' => Phone::F,
        'ق' => Phone::Q,
        'ک' | 'ك' | 'ڪ' => Phone::K,
        'گ' => Phone::G,
        'ڭ' | 'ڱ' => Phone::NG,
        'ل' => Phone::L,
        'م' => Phone::M,
        'ن' => Phone::N,
        'ڻ' => Phone::NN,
        'ں' => Phone::CHANDRABINDU,
        'ہ' | 'ه' | 'ة' | 'ۃ' | 'ۀ' | 'ۂ' => Phone::H,
        'ۇ' | 'ۆ' | 'ۈ' => Phone::U,
        'ۋ' => Phone::V,
        'ې' | 'ے' | 'ۓ' => Phone::E,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::sound::phones;

    #[test]
    fn urdu_words_as_they_sound() {
        for (word, sound) in [
            ("پاکستان", "pākstān"),
            ("بھارت", "bhārt"),
            ("یوکرین", "yokrīn"),
            ("ولی", "vlī"),
        ] {
            assert_eq!(phones(word).to_string(), sound, "{word}");
        }
    }
}
