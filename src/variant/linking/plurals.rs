//! Case and number that only the last nasal vowel tells: तितलियाँ are direct, तितलियों
//! oblique, and so is तितलीयों, which is misspelt (Kachru, *Hindi*, 2006, ch. 3).

/// True for two words of which both end in a nasal vowel, and each in another.
pub(crate) fn end_in_other_nasal_vowels(a: &str, b: &str) -> bool {
    match (last_nasal_vowel(a), last_nasal_vowel(b)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    }
}

/// The last vowel, if it is nasal; one for those that are written for each other.
fn last_nasal_vowel(word: &str) -> Option<char> {
    let word = word.strip_suffix(['ं', 'ँ'])?;
    match word.chars().next_back()? {
        'ा' | 'आ' => Some('ा'),
        'ि' | 'ी' | 'इ' | 'ई' => Some('ी'),
        'ु' | 'ू' | 'उ' | 'ऊ' | 'ो' | 'ौ' | 'ओ' | 'औ' => Some('ो'),
        'े' | 'ै' | 'ए' | 'ऐ' => Some('े'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direct_and_oblique() {
        assert!(end_in_other_nasal_vowels("तितलियाँ", "तितलीयों"));
        assert!(end_in_other_nasal_vowels("किताबें", "किताबों"));
        assert!(!end_in_other_nasal_vowels("क्यूँ", "क्यों"));
        assert!(!end_in_other_nasal_vowels("कहानियां", "कहानियाँ"));
        assert!(!end_in_other_nasal_vowels("संबंध", "सम्बन्ध"));
    }
}
