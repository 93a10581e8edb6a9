//! The names of scripts whose words are not compared, for the report that says so.

/// First code point, last and name: `Blocks.txt` and `Scripts.txt` of Unicode 16.
const NAMES: [(u32, u32, &str); 24] = [
    (0x0370, 0x03FF, "Greek"),
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0700, 0x074F, "Syriac"),
    (0x0780, 0x07BF, "Thaana"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x0F00, 0x0FFF, "Tibetan"),
    (0x1000, 0x109F, "Burmese"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, "Hangul"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1800, 0x18AF, "Mongolian"),
    (0x1C50, 0x1C7F, "Ol Chiki"),
    (0x1F00, 0x1FFF, "Greek"),
    (0x3041, 0x309F, "Hiragana"),
    (0x30A0, 0x30FF, "Katakana"),
    (0x3400, 0x4DBF, "Han"),
    (0x4E00, 0x9FFF, "Han"),
    (0xABC0, 0xABFF, "Meitei Mayek"),
    (0xAC00, 0xD7AF, "Hangul"),
    (0xF900, 0xFAFF, "Han"),
    (0x20000, 0x323AF, "Han"),
];

/// The name of the script of the first letter of a word.
pub(crate) fn script_name(word: &str) -> &'static str {
    let code = word.chars().next().map_or(0, |c| c as u32);
    let found = NAMES
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&code));
    found.map_or("other scripts", |(_, _, name)| name)
}
