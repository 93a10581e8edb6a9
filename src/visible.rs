//! Text of others, shown so that it says nothing to a terminal or to a report's format.
//!
//! Documents and names of files may hold sequences that move the cursor, rename the
//! window or turn the order of a line round (ECMA-48; Unicode, UAX #9; Boucher and
//! Anderson, *Trojan Source*, 2021).

use std::borrow::Cow;
use std::fmt::Write;

/// The text with its control characters, line ends and bidirectional overrides written
/// out: ␛ for the escape character, `\u{202e}` for what has no picture. A tab stays.
///
/// Cost: one look at the text; no allocation where nothing is to be written out.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_spoken) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match picture(c) {
            _ if !is_spoken(c) => shown.push(c),
            Some(picture) => shown.push(picture),
            None => {
                // A string takes whatever is written to it.
                let _ = write!(shown, "\\u{{{:x}}}", c as u32);
            }
        }
    }
    Cow::Owned(shown)
}

/// True for what a terminal or a reader of lines heeds instead of showing it.
pub(crate) fn is_spoken(c: char) -> bool {
    let is_override = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_line_end = matches!(c, '\u{2028}' | '\u{2029}');
    let is_tag = matches!(c, '\u{E0000}'..='\u{E007F}');
    let is_no_character = c as u32 & 0xFFFE == 0xFFFE;
    c.is_control() && c != '\t' || is_override || is_line_end || is_tag || is_no_character
}

/// The sign of Unicode's block Control Pictures.
fn picture(c: char) -> Option<char> {
    match c {
        ..'\u{20}' => char::from_u32(0x2400 + c as u32),
        '\u{7F}' => Some('\u{2421}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_to_a_terminal() {
        for (text, shown) in [
            ("टोकायव\tक", "टोकायव\tक"),
            ("\u{1b}[2J\u{7}\n", "␛[2J␇␊"),
            ("a\u{9b}31m", "a\\u{9b}31m"),
            ("txt\u{202e}exe", "txt\\u{202e}exe"),
            ("क\u{200D}ष \u{200F}", "क\u{200D}ष \u{200F}"),
            ("\u{7f}\u{2028}", "␡\\u{2028}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
