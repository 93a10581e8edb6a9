//! Which code points belong to a word, and of which writing system.
//!
//! Sources: the code charts and `Scripts.txt`, `UnicodeData.txt` of Unicode 16
//! for the ranges; the Devanagari, Bengali … Malayalam blocks are laid out in
//! parallel (ISCII order, 0x80 apart), so one list of offsets serves nine.

use unicode_normalization::char::is_combining_mark;

/// A writing system that vartani distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Script {
    /// Hindi, Marathi, Nepali, Sanskrit …
    Devanagari = 1,
    /// Bengali and Assamese.
    Bengali,
    /// Punjabi.
    Gurmukhi,
    /// Gujarati.
    Gujarati,
    /// Odia.
    Odia,
    /// Tamil.
    Tamil,
    /// Telugu.
    Telugu,
    /// Kannada.
    Kannada,
    /// Malayalam.
    Malayalam,
    /// Sinhala.
    Sinhala,
    /// Latin, with its extended blocks.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Arabic, Persian, Urdu.
    Arabic,
    /// Greek.
    Greek,
    /// Armenian.
    Armenian,
    /// Katakana, a run of which is a word of Japanese; inside a run of others it is found
    /// by `read_words` alone.
    Katakana,
    /// Korean.
    Hangul,
    /// Georgian: Mkhedruli, and Mtavruli, its capitals.
    Georgian,
    /// Any other letters: found as words and looked up, never compared.
    Other,
}

impl Script {
    /// Every script whose words are compared, in the order of their blocks.
    pub const COMPARED: [Self; 18] = [
        Self::Devanagari,
        Self::Bengali,
        Self::Gurmukhi,
        Self::Gujarati,
        Self::Odia,
        Self::Tamil,
        Self::Telugu,
        Self::Kannada,
        Self::Malayalam,
        Self::Sinhala,
        Self::Latin,
        Self::Cyrillic,
        Self::Arabic,
        Self::Greek,
        Self::Armenian,
        Self::Katakana,
        Self::Hangul,
        Self::Georgian,
    ];

    /// The script of the first letter of `word`, if it has one.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        word.chars().find_map(|c| match Class::of_char(c) {
            Class::Letter(Self::Other) if Self::is_katakana(c) => Some(Self::Katakana),
            Class::Letter(script) | Class::Mark(script) => Some(script),
            _ => None,
        })
    }

    /// True for a letter of Katakana, and its mark of length.
    #[must_use]
    pub const fn is_katakana(c: char) -> bool {
        matches!(c, 'ァ'..='ヺ' | 'ー'..='ヾ' | 'ㇰ'..='ㇿ')
    }

    /// True for a letter of a script that is written without blanks between its words.
    #[must_use]
    pub fn has_no_blanks(c: char) -> bool {
        matches!(c as u32,
            0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x19E0..=0x19FF
            | 0x1A20..=0x1AAF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x31F0..=0x31FF
            | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F
            | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x1B000..=0x1B16F | 0x20000..=0x3FFFF)
    }

    /// True for a script with upper and lower case: in running text its names are
    /// compared, not its words.
    #[inline]
    #[must_use]
    pub const fn has_cases(self) -> bool {
        matches!(
            self,
            Self::Latin | Self::Cyrillic | Self::Greek | Self::Armenian
        )
    }

    /// The name of the script in Unicode; of the others together where it is not told.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Devanagari => "Devanagari",
            Self::Bengali => "Bengali",
            Self::Gurmukhi => "Gurmukhi",
            Self::Gujarati => "Gujarati",
            Self::Odia => "Odia",
            Self::Tamil => "Tamil",
            Self::Telugu => "Telugu",
            Self::Kannada => "Kannada",
            Self::Malayalam => "Malayalam",
            Self::Sinhala => "Sinhala",
            Self::Latin => "Latin",
            Self::Cyrillic => "Cyrillic",
            Self::Arabic => "Arabic",
            Self::Greek => "Greek",
            Self::Armenian => "Armenian",
            Self::Katakana => "Katakana",
            Self::Hangul => "Hangul",
            Self::Georgian => "Georgian",
            Self::Other => "other scripts",
        }
    }

    /// First code point of the 128-wide block of an Indic script.
    #[must_use]
    pub const fn block(self) -> Option<u32> {
        match self {
            Self::Devanagari => Some(0x0900),
            Self::Bengali => Some(0x0980),
            Self::Gurmukhi => Some(0x0A00),
            Self::Gujarati => Some(0x0A80),
            Self::Odia => Some(0x0B00),
            Self::Tamil => Some(0x0B80),
            Self::Telugu => Some(0x0C00),
            Self::Kannada => Some(0x0C80),
            Self::Malayalam => Some(0x0D00),
            Self::Sinhala => Some(0x0D80),
            _ => None,
        }
    }
}

/// What a code point does to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Class {
    /// A letter that may begin or continue a word of this script.
    Letter(Script),
    /// A vowel sign or other mark of this script.
    Mark(Script),
    /// A combining mark of no script of its own (U+0300…): continues any word.
    Inherited,
    /// ZWJ, ZWNJ: inside a word, but not of its sound.
    Joiner,
    /// Soft hyphen, word joiner, zero width space, marks of direction: nothing of a word,
    /// and inside one where letters stand on both sides.
    Invisible,
    /// An apostrophe: inside a Latin or Cyrillic word when letters stand on both sides.
    Apostrophe,
    /// A digit: ends a word.
    Digit,
    /// Everything else: ends a word.
    Break,
}

impl Class {
    /// The class of `c`. One table look-up below U+0E00, a few comparisons above.
    #[inline]
    #[must_use]
    pub fn of_char(c: char) -> Self {
        let code = c as u32;
        if code < TABLE_END {
            TABLE[code as usize]
        } else {
            beyond_table(c)
        }
    }

    /// The class of a code point below U+1000, given as its number.
    #[inline]
    pub(crate) fn of_code_below_1000(code: u32) -> Self {
        match TABLE.get(code as usize) {
            Some(class) => *class,
            None => beyond_table(char::from_u32(code).unwrap_or_default()),
        }
    }
}

const TABLE_END: u32 = 0x0E00;

static TABLE: [Class; TABLE_END as usize] = {
    let mut table = [Class::Break; TABLE_END as usize];
    let mut code = 0;
    while code < TABLE_END {
        table[code as usize] = class_below_e00(code);
        code += 1;
    }
    table
};

#[expect(clippy::match_same_arms, reason = "one line for each block of Unicode")]
const fn class_below_e00(code: u32) -> Class {
    match code {
        0x30..=0x39 => Class::Digit,
        0x27 => Class::Apostrophe,
        0xAD | 0x061C => Class::Invisible,
        0x41..=0x5A | 0x61..=0x7A | 0xAA | 0xBA => Class::Letter(Script::Latin),
        0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x02AF => Class::Letter(Script::Latin),
        0x02B0..=0x02C1 => Class::Letter(Script::Latin),
        0x0300..=0x036F => Class::Inherited,
        0x0370..=0x0373 | 0x0376..=0x0377 | 0x037B..=0x037D | 0x037F | 0x0386 => {
            Class::Letter(Script::Greek)
        }
        0x0388..=0x03E1 | 0x03F0..=0x03F5 | 0x03F7..=0x03FF => Class::Letter(Script::Greek),
        // Coptic.
        0x03E2..=0x03EF => Class::Letter(Script::Other),
        0x0483..=0x0489 => Class::Mark(Script::Cyrillic),
        0x0400..=0x052F => Class::Letter(Script::Cyrillic),
        0x0531..=0x0556 | 0x0560..=0x0588 => Class::Letter(Script::Armenian),
        0x05D0..=0x05EA | 0x05EF..=0x05F2 => Class::Letter(Script::Other),
        // Signs of Hebrew, Syriac, Thaana and N'Ko, then their letters.
        0x0591..=0x05BD
        | 0x05BF
        | 0x05C1..=0x05C2
        | 0x05C4..=0x05C5
        | 0x05C7
        | 0x0711
        | 0x0730..=0x074A
        | 0x07A6..=0x07B0
        | 0x07EB..=0x07F3 => Class::Mark(Script::Other),
        0x0710 | 0x0712..=0x072F | 0x074D..=0x074F | 0x0780..=0x07A5 | 0x07B1 => {
            Class::Letter(Script::Other)
        }
        0x07C0..=0x07C9 => Class::Digit,
        0x07CA..=0x07EA => Class::Letter(Script::Other),
        0x0610..=0x061A
        | 0x0640
        | 0x064B..=0x065F
        | 0x0670
        | 0x06D6..=0x06DC
        | 0x06DF..=0x06E8
        | 0x06EA..=0x06ED => Class::Mark(Script::Arabic),
        0x0660..=0x0669 | 0x06F0..=0x06F9 => Class::Digit,
        0x0620..=0x063F
        | 0x0641..=0x064A
        | 0x066E..=0x066F
        | 0x0671..=0x06D3
        | 0x06D5
        | 0x06EE..=0x06EF
        | 0x06FA..=0x06FC
        | 0x06FF
        | 0x0750..=0x077F
        | 0x08A0..=0x08C9 => Class::Letter(Script::Arabic),
        0x08CA..=0x08FF => Class::Mark(Script::Arabic),
        0x0D80..=0x0DFF => sinhala(code),
        0x0900..=0x0D7F => parallel(code),
        _ => Class::Break,
    }
}

const fn sinhala(code: u32) -> Class {
    match code {
        0x0D85..=0x0D96 | 0x0D9A..=0x0DB1 | 0x0DB3..=0x0DBB | 0x0DBD | 0x0DC0..=0x0DC6 => {
            Class::Letter(Script::Sinhala)
        }
        0x0D81..=0x0D83 | 0x0DCA | 0x0DCF..=0x0DD4 | 0x0DD6 | 0x0DD8..=0x0DDF | 0x0DF2..=0x0DF3 => {
            Class::Mark(Script::Sinhala)
        }
        0x0DE6..=0x0DEF => Class::Digit,
        _ => Class::Break,
    }
}

/// The nine blocks in ISCII order. Offsets from 0x70 on differ from block to block.
#[expect(clippy::match_same_arms, reason = "one line for each block of Unicode")]
const fn parallel(code: u32) -> Class {
    const SCRIPTS: [Script; 9] = [
        Script::Devanagari,
        Script::Bengali,
        Script::Gurmukhi,
        Script::Gujarati,
        Script::Odia,
        Script::Tamil,
        Script::Telugu,
        Script::Kannada,
        Script::Malayalam,
    ];
    let script = SCRIPTS[((code - 0x0900) / 0x80) as usize];
    match (code & 0x7F, code) {
        (0x64 | 0x65, _) => Class::Break,
        (0x66..=0x6F, _) => Class::Digit,
        (_, 0x0954 | 0x0953) => Class::Mark(script),
        (0x04, 0x0C04) | (0x00..=0x03, _) => Class::Mark(script),
        (_, 0x09CE | 0x0D4E | 0x0D54..=0x0D56) => Class::Letter(script),
        (_, 0x0D58..=0x0D5E | 0x0D4F) => Class::Break,
        (_, 0x0C58..=0x0C5D | 0x0CDC..=0x0CDE) => Class::Letter(script),
        (0x3D | 0x50 | 0x58..=0x61 | 0x04..=0x39, _) => Class::Letter(script),
        (0x3A..=0x4F | 0x51..=0x57 | 0x62..=0x63, _) => Class::Mark(script),
        (_, 0x0971..=0x097F | 0x09F0 | 0x09F1 | 0x09FC | 0x0A72..=0x0A74 | 0x0AF9 | 0x0B71) => {
            Class::Letter(script)
        }
        (_, 0x0CF1 | 0x0CF2 | 0x0D7A..=0x0D7F) => Class::Letter(script),
        (_, 0x09FE | 0x0A70 | 0x0A71 | 0x0A75 | 0x0AFA..=0x0AFF | 0x0CF3) => Class::Mark(script),
        _ => Class::Break,
    }
}

#[cold]
#[expect(clippy::match_same_arms, reason = "one line for each block of Unicode")]
fn beyond_table(c: char) -> Class {
    match c as u32 {
        0x200C | 0x200D => Class::Joiner,
        0x200B | 0x200E | 0x200F | 0x2060..=0x2064 | 0xFEFF => Class::Invisible,
        0x2019 => Class::Apostrophe,
        // Not the letters of the church, Asomtavruli and Nuskhuri.
        0x10D0..=0x10FA | 0x10FC..=0x10FF | 0x1C90..=0x1CBA | 0x1CBD..=0x1CBF => {
            Class::Letter(Script::Georgian)
        }
        0x1CD0..=0x1CFA => Class::Mark(Script::Devanagari),
        0xA8E0..=0xA8F1 | 0xA8FF => Class::Mark(Script::Devanagari),
        0xA8F2..=0xA8F7 | 0xA8FB..=0xA8FE => Class::Letter(Script::Devanagari),
        0x1E00..=0x1EFF
        | 0x1D00..=0x1DBF
        | 0x2C60..=0x2C7F
        | 0xA720..=0xA7FF
        | 0xFB00..=0xFB06
        | 0xFF21..=0xFF3A
        | 0xFF41..=0xFF5A => Class::Letter(Script::Latin),
        0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F => {
            Class::Inherited
        }
        0x1F00..=0x1FBC | 0x1FC2..=0x1FCC | 0x1FD0..=0x1FDB | 0x1FE0..=0x1FEC | 0x1FF2..=0x1FFC => {
            Class::Letter(Script::Greek)
        }
        0x1100..=0x11FF | 0xA960..=0xA97C | 0xAC00..=0xD7A3 | 0xD7B0..=0xD7FB => {
            Class::Letter(Script::Hangul)
        }
        0x1C80..=0x1C8A | 0xA640..=0xA66E | 0xA680..=0xA69D => Class::Letter(Script::Cyrillic),
        0x2DE0..=0x2DFF | 0xA66F..=0xA67F => Class::Mark(Script::Cyrillic),
        0xFB50..=0xFBB1 | 0xFBD3..=0xFD3D | 0xFD50..=0xFDC7 | 0xFDF0..=0xFDFB | 0xFE70..=0xFEFC => {
            Class::Letter(Script::Arabic)
        }
        _ if is_combining_mark(c) => Class::Mark(Script::Other),
        _ if c.is_alphabetic() => Class::Letter(Script::Other),
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_hindi_word() {
        for c in ['।', '॥', '॰', '५', '5', '-', '.', ' ', '\u{A0}', '"'] {
            assert!(
                !matches!(
                    Class::of_char(c),
                    Class::Letter(_) | Class::Mark(_) | Class::Joiner
                ),
                "U+{:04X} must end a word",
                c as u32
            );
        }
        for c in ['ा', 'ि', 'ी', 'ो', 'ौ', '्', '़', 'ं', 'ँ', 'ः', 'ॅ', 'ॉ']
        {
            assert_eq!(
                Class::of_char(c),
                Class::Mark(Script::Devanagari),
                "U+{:04X}",
                c as u32
            );
        }
    }
}
