//! Cyrillic letters: Russian first, its neighbours and Turkic languages beside.
//!
//! Letter values: ISO 9:1995 and the BGN/PCGN tables of the languages.

#![expect(clippy::match_same_arms, reason = "one line for each letter")]

use crate::sound::phone::{Phone, Phones};

/// The phones of a word in Cyrillic letters, in either case.
pub(crate) fn phones(word: &str) -> Phones {
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.flat_map(|c| letter(c).iter().copied()).collect()
}

/// What a small letter says. Modifiers and letters of old scripts say nothing.
fn letter(c: char) -> &'static [Phone] {
    use Phone as P;
    match c {
        'а' | 'ӑ' | 'ѧ' => &[P::A],
        'ә' | 'ӓ' | 'ӕ' | 'ӛ' => &[P::OPEN_E],
        'б' => &[P::B],
        'в' => &[P::V],
        'г' | 'ґ' | 'ԍ' | 'ҕ' => &[P::G],
        'ғ' | 'ӷ' | 'ӻ' => &[P::GAMMA],
        'д' | 'ԁ' => &[P::D],
        'ђ' => &[P::J],
        'ѓ' => &[P::G],
        'е' | 'ѐ' | 'ӗ' | 'ѣ' => &[P::E],
        // Russian prints ё as е as often as not.
        'ё' => &[P::OPEN_E_LONG],
        'є' => &[P::Y, P::E],
        'э' | 'ӭ' => &[P::E_SHORT],
        'ж' | 'җ' | 'ӂ' | 'ӝ' => &[P::ZH],
        'з' | 'ҙ' | 'ӟ' | 'ӡ' | 'ѕ' => &[P::Z],
        'и' | 'і' | 'ѝ' | 'ӥ' | 'ѵ' => &[P::I],
        'ӣ' => &[P::II],
        'ї' => &[P::Y, P::I],
        'й' | 'ј' | 'ҋ' => &[P::Y],
        'к' | 'ҝ' | 'ҟ' | 'ќ' | 'ӄ' => &[P::K],
        'қ' | 'ҡ' | 'ԛ' => &[P::Q],
        'л' | 'ӆ' | 'љ' => &[P::L],
        'м' | 'ӎ' => &[P::M],
        'н' | 'ӈ' | 'ӊ' => &[P::N],
        'њ' => &[P::NY],
        'ң' | 'ҥ' => &[P::NG],
        'о' | 'ӧ' | 'ө' | 'ӫ' | 'ѡ' | 'ѻ' => &[P::O],
        'п' | 'ҧ' => &[P::P],
        'р' | 'ҏ' => &[P::R],
        'с' => &[P::S],
        'ҫ' | 'ѳ' => &[P::THETA],
        'т' | 'ҭ' => &[P::T],
        'ћ' => &[P::C],
        'у' => &[P::U],
        'ӯ' => &[P::UU],
        'ү' | 'ұ' | 'ӱ' | 'ӳ' => &[P::U],
        'ў' | 'ԝ' | 'ҩ' => &[P::W],
        'ф' => &[P::F],
        'х' | 'ҳ' | 'ӽ' | 'ӿ' => &[P::X],
        'һ' | 'ԧ' => &[P::H],
        'ц' | 'ҵ' => &[P::TS],
        'ч' | 'ҷ' | 'ҹ' | 'ӌ' | 'ӵ' | 'ҽ' | 'ҿ' => &[P::C],
        'џ' => &[P::J],
        'ш' => &[P::SH],
        'щ' => &[P::SH, P::C],
        // The palochka of the Caucasus is heard in the letter before it.
        'ъ' | 'ӏ' | 'Ӏ' => &[P::HAMZA],
        'ы' | 'ӹ' => &[P::CENTRAL],
        'ь' | 'ҍ' => &[P::SOFT],
        'ю' => &[P::Y, P::U],
        'я' => &[P::Y, P::A],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use crate::sound::phones;

    #[test]
    fn russian_and_kazakh_words_as_they_sound() {
        for (word, sound) in [
            ("Токаев", "tokaev"),
            ("Қазақстан", "qazaqstan"),
            ("Щукин", "ścukin"),
            ("Зеленський", "zelensʹkiy"),
        ] {
            assert_eq!(phones(word).to_string(), sound, "{word}");
        }
    }
}
