//! A nukta or a vowel sign of Devanagari that slipped behind another sign, and belongs to a
//! letter that only the letters around it tell.

const NUKTA: char = '\u{93C}';

/// What should stand for a vowel sign and the nukta behind it, after `before`: how many
/// bytes it takes, and what is right. The nukta of साड़ी may stand behind the sign of its
/// first letter (सा़डी), which has none, or stand there a second time (सा़ड़ी).
pub(super) fn nukta_behind_sign(before: Option<char>, text: &str) -> Option<(usize, String)> {
    let mut letters = text.chars();
    let (sign, nukta) = (letters.next()?, letters.next()?);
    if nukta != NUKTA {
        return None;
    }
    let both = sign.len_utf8() + nukta.len_utf8();
    let next = letters.next();
    let is_flap = |letter: Option<char>| matches!(letter, Some('ड' | 'ढ'));
    let takes_one = |letter: Option<char>| matches!(letter, Some('क' | 'ख' | 'ग' | 'ज' | 'फ'));
    let takes_none = before.is_some_and(|letter| "घछटठदधपबभमशषसह".contains(letter));
    if takes_none && !is_flap(next) && !takes_one(next) {
        return Some((both, sign.to_string()));
    }
    let belongs_before = is_flap(before) || (takes_one(before) && !is_flap(next));
    if belongs_before || !(is_flap(next) || takes_one(next)) {
        return None;
    }
    let next = next?;
    if letters.next() == Some(NUKTA) {
        Some((both, sign.to_string()))
    } else {
        Some((both + next.len_utf8(), format!("{sign}{next}{NUKTA}")))
    }
}

/// ए with a sign behind it, inside a word, is ए with a stray sign (जाएेंगे). Where a word
/// begins it is ऐ, which Unicode says (एेसा).
pub(super) fn sign_behind_vowel(before: Option<char>, text: &str) -> Option<(usize, String)> {
    const WITH_SIGN: &str = "ए\u{947}";
    (before.is_some() && text.starts_with(WITH_SIGN)).then(|| (WITH_SIGN.len(), "ए".to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::text::repaired;

    #[test]
    fn a_stray_sign_goes_where_it_belongs() {
        for (wrong, right) in [
            ("गाएेंगे", "गाएंगे"),
            ("बजाएें", "बजाएं"),
            ("एेसा", "ऐसा"),
            ("सा़ड़ी", "साड़ी"),
            ("सा़डी", "साड़ी"),
            ("झा़ड़ू", "झाड़ू"),
            ("भी़ड़", "भीड़"),
            ("गा़डी", "गाड़ी"),
            ("पडा़", "पड़ा"),
            ("पीडि़त", "पीड़ित"),
            ("आजा़द", "आज़ाद"),
            ("ते़ज", "तेज़"),
            ("मै़ंने", "मैंने"),
            ("दी़वार", "दीवार"),
        ] {
            assert_eq!(repaired(wrong), right, "{wrong}");
        }
    }
}
