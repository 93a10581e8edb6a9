//! Georgian letters: Mkhedruli, one sound a letter, and its capitals (Mtavruli).
//!
//! Letter values: ISO 9984:1996 and the BGN/PCGN table of Georgian. Stops are
//! aspirated (თ ფ ქ) or ejective (ტ პ კ). Foreign t, p and k are written with the
//! ejective letter, foreign ts and ch with the aspirated one, so that these have the
//! phones of t, p, k, ts and c. The other member of each pair has a sound of its own,
//! because the two distinguish words: ცელი, a scythe, and წელი, a year.

use crate::sound::phone::{Phone, Phones};

/// The phones of a word in Georgian letters, in either case.
pub(crate) fn phones(word: &str) -> Phones {
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.flat_map(|c| letter(c).iter().copied()).collect()
}

/// What a letter says. The raised nar, which marks a nasal vowel, says nothing.
fn letter(c: char) -> &'static [Phone] {
    use Phone as P;
    match c {
        'ა' => &[P::A],
        'ბ' => &[P::B],
        'გ' | 'ჹ' => &[P::G],
        'დ' => &[P::D],
        'ე' => &[P::E],
        'ვ' => &[P::V],
        'ზ' => &[P::Z],
        'თ' => &[P::TH],
        'ი' => &[P::I],
        'კ' => &[P::K],
        'ლ' => &[P::L],
        'მ' => &[P::M],
        'ნ' => &[P::N],
        'ო' | 'ჵ' => &[P::O],
        'პ' => &[P::P],
        'ჟ' => &[P::ZH],
        'რ' => &[P::R],
        'ს' => &[P::S],
        'ტ' => &[P::T],
        'უ' => &[P::U],
        'ფ' => &[P::PH],
        'ქ' => &[P::KH],
        'ღ' => &[P::GAMMA],
        'ყ' | 'ჴ' => &[P::Q],
        'შ' => &[P::SH],
        'ჩ' => &[P::C],
        'ც' => &[P::TS],
        'ძ' => &[P::D, P::Z],
        'წ' => &[P::T, P::S],
        'ჭ' => &[P::T, P::SH],
        'ხ' => &[P::X],
        'ჯ' => &[P::J],
        'ჰ' => &[P::H],
        // Letters of old spellings and of other languages in Georgian letters.
        'ჱ' => &[P::E, P::Y],
        'ჲ' => &[P::Y],
        'ჳ' | 'ჿ' => &[P::W],
        'ჶ' => &[P::F],
        'ჷ' => &[P::CENTRAL],
        'ჸ' | 'ჾ' => &[P::HAMZA],
        'ჺ' => &[P::AIN],
        'ჽ' => &[P::OPEN_E],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use crate::sound::phones;

    #[test]
    fn georgian_words_as_they_sound() {
        for (word, sound) in [
            ("თბილისი", "thbilisi"),
            ("ᲗᲑᲘᲚᲘᲡᲘ", "thbilisi"),
            ("საქართველო", "sakharthvelo"),
            ("ჯუღაშვილი", "juġaśvili"),
            ("ტოკიო", "tokio"),
        ] {
            assert_eq!(phones(word).to_string(), sound, "{word}");
        }
    }

    #[test]
    fn letters_that_distinguish_words_differ() {
        for (a, b) in [
            ("ცელი", "წელი"),
            ("თარი", "ტარი"),
            ("ქარი", "კარი"),
            ("ჩარი", "ჭარი"),
        ] {
            assert_ne!(phones(a), phones(b), "{a} {b}");
        }
    }
}
