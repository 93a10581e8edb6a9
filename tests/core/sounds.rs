//! Walks the blocks: every assigned letter and mark has a sound or a reason.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
use vartani::sound::phones;

/// Blocks with a consonant that carries marks, and what says nothing: accents,
/// avagraha, signs of hymns, the nukta on a letter that takes none.
const INDIC: &[(&str, u32, char, &str)] = &[
    ("Devanagari", 0x0900, 'क', "ऽ\u{951}\u{952}\u{953}\u{954}ॱ"),
    ("Bengali", 0x0980, 'ক', "ঀঽৼ\u{9FE}"),
    ("Gurmukhi", 0x0A00, 'ਕ', "\u{A51}ੲੳੴ"),
    (
        "Gujarati",
        0x0A80,
        'ક',
        "ઽ\u{AFA}\u{AFB}\u{AFC}\u{AFD}\u{AFE}\u{AFF}",
    ),
    ("Odia", 0x0B00, 'କ', "ଽ\u{B53}\u{B54}\u{B55}"),
    ("Tamil", 0x0B80, 'க', ""),
    ("Telugu", 0x0C00, 'క', "ఽ\u{C5C}"),
    ("Kannada", 0x0C80, 'ಕ', "ಽ\u{CDC}ೱೲ"),
    ("Malayalam", 0x0D00, 'ക', "\u{D3B}ഽ"),
    ("Sinhala", 0x0D80, 'ක', ""),
];

fn group(c: char) -> GeneralCategoryGroup {
    c.general_category_group()
}

/// A mark is heard where it changes a syllable, last or not.
fn is_heard(base: char, mark: char) -> bool {
    phones(&format!("{base}{mark}")) != phones(&base.to_string())
        || phones(&format!("{base}{mark}{base}")) != phones(&format!("{base}{base}"))
}

#[test]
fn every_indic_letter_and_mark_has_a_sound() {
    let mut mute = Vec::new();
    for &(block, start, base, silent) in INDIC {
        for c in (start..start + 0x80).filter_map(char::from_u32) {
            let heard = match group(c) {
                GeneralCategoryGroup::Letter => !phones(&c.to_string()).is_empty(),
                GeneralCategoryGroup::Mark => is_heard(base, c),
                _ => continue,
            };
            if heard == silent.contains(c) {
                mute.push(format!("{block} U+{:04X} {c}", c as u32));
            }
        }
    }
    assert!(mute.is_empty(), "{mute:#?}");
}

/// Old letters that no living spelling uses, and modifiers.
fn is_cyrillic_of_old(c: u32) -> bool {
    matches!(c, 0x0460..=0x0482 | 0x0487..=0x0489)
}

#[test]
fn every_cyrillic_letter_has_a_sound() {
    let mute: Vec<String> = (0x0400..0x0500)
        .filter_map(char::from_u32)
        .filter(|c| group(*c) == GeneralCategoryGroup::Letter && !is_cyrillic_of_old(*c as u32))
        .filter(|c| phones(&c.to_string()).is_empty())
        .map(|c| format!("U+{:04X} {c}", c as u32))
        .collect();
    assert!(mute.is_empty(), "{mute:#?}");
}

#[test]
fn every_letter_of_urdu_persian_and_arabic_has_a_sound() {
    let letters = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہءیےآأإكيىةه";
    for c in letters.chars() {
        assert!(!phones(&format!("ب{c}")).is_empty() && !phones(&format!("{c}ب")).is_empty());
        let alone = phones(&format!("ب{c}ب"));
        assert!(alone.len() > 2, "U+{:04X} {c} {alone}", c as u32);
    }
}

#[test]
fn every_latin_letter_of_the_first_blocks_has_a_sound() {
    // The ordinal signs and the micro sign are no letters of words.
    let mute: Vec<String> = (0x41..0x180)
        .filter_map(char::from_u32)
        .filter(|c| group(*c) == GeneralCategoryGroup::Letter && !"ªºµ".contains(*c))
        .filter(|c| phones(&c.to_string()).is_empty())
        .map(|c| format!("U+{:04X} {c}", c as u32))
        .collect();
    assert!(mute.is_empty(), "{mute:#?}");
}
