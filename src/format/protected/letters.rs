//! Which letters belong to a name, and which signs end one.

/// What ends a name in every script but letters: dandas, Arabic and Hebrew signs.
const SIGNS: [char; 12] = [
    '\u{964}', '\u{965}', '\u{970}', '\u{60C}', '\u{61B}', '\u{61F}', '\u{66A}', '\u{6D4}',
    '\u{589}', '\u{5BE}', '\u{5C0}', '\u{5C3}',
];

/// True for letters, marks, digits and what joins them: whatever is written inside a word.
pub(crate) fn is_word(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{AD}' | '\u{200C}' | '\u{200D}' => true,
        '\u{80}'..='\u{2FF}' => c.is_alphanumeric(),
        // General punctuation, CJK signs, fullwidth signs, private use and objects.
        '\u{2000}'..='\u{206F}' | '\u{2E00}'..='\u{2E7F}' | '\u{3000}'..='\u{303F}' => false,
        '\u{FEFF}' | '\u{FF00}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FFF0}'.. => {
            c as u32 > 0xFFFF && c.is_alphanumeric()
        }
        _ => !SIGNS.contains(&c),
    }
}

/// True for what stands between names and in none: blanks, brackets, quotes, commas.
pub(crate) fn is_separator(c: char) -> bool {
    match c {
        '"' | '\'' | '<' | '>' | '(' | ')' | '{' | '}' | '[' | ']' | '|' | ',' | ';' | '*'
        | '!' | '?' | '^' | '`' | '&' => true,
        _ if c.is_ascii() => c.is_ascii_whitespace() || c.is_ascii_control(),
        _ => !is_word(c),
    }
}

/// Where the word goes on to that `at` stands behind.
pub(crate) fn word_after(text: &str, at: usize) -> usize {
    let letters = text[at..].chars().take_while(|&c| is_word(c));
    at + letters.map(char::len_utf8).sum::<usize>()
}

/// Where the word begins that ends at `at`, not before `from`.
pub(crate) fn word_before(text: &str, at: usize, from: usize) -> usize {
    let letters = text[from..at].chars().rev().take_while(|&c| is_word(c));
    at - letters.map(char::len_utf8).sum::<usize>()
}
