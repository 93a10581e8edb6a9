//! Roots and patterns of Arabic: consonants carry the word, the long vowels between them
//! its form (Ryding, *A Reference Grammar of Modern Standard Arabic*, 2005, ch. 3 and 7).
//!
//! Words come here with one letter for all seats of hamza (ا for أ إ آ).

/// Prefixes of the imperfect and of derived verbs: يتقدم, تقدم.
pub(super) const VERBAL: [&str; 4] = ["ي", "ت", "ن", "ا"];

/// The article, and the clitics that stand before it.
pub(super) const ARTICLES: [&str; 9] = ["ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال", "ب"];

/// Long vowels and the endings that are none of the root.
pub(super) const fn is_weak(c: char) -> bool {
    matches!(c, 'ا' | 'و' | 'ي' | 'ى' | 'ی' | 'ء' | 'ة')
}

fn consonants(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| !is_weak(c))
}

/// A consonant more or less makes another root: الملكة, المملكة.
pub(super) fn have_other_consonants(a: &str, b: &str) -> bool {
    consonants(a).count() != consonants(b).count()
}

/// Three consonants or fewer with other vowels: القدم, القادم; حسن, حسين.
pub(super) fn are_of_one_short_root(a: &str, b: &str) -> bool {
    consonants(a).count() <= 3 && consonants(a).eq(consonants(b))
}

/// Patterns of a noun and its plural, or of two nouns of one root; C is any consonant, و
/// and ي included.
const PATTERNS: [(&str, &str); 9] = [
    ("مCCC", "مCاCC"),
    ("مCCCة", "مCاCC"),
    ("مCCCة", "مCاCCة"),
    ("مCCCية", "مCاCCة"),
    ("مCCيC", "مCاCيC"),
    ("مCCوC", "مCاCيC"),
    ("تCCيC", "تCاCيC"),
    ("تCCيC", "تCCC"),
    ("تCCيC", "تCاCC"),
];

/// مجلس/مجالس, تدبير/تدابير, also in Persian and Urdu, with what is written behind them.
pub(super) fn are_singular_and_plural(a: &str, b: &str) -> bool {
    let fits = |(one, other): &(&str, &str)| {
        (is_of(a, one) && is_of(b, other)) || (is_of(b, one) && is_of(a, other))
    };
    PATTERNS.iter().any(fits)
}

fn is_of(word: &str, pattern: &str) -> bool {
    let same = |(c, p): (char, char)| match p {
        'C' => !matches!(c, 'ا' | 'ى' | 'ء' | 'ة'),
        'ي' => matches!(c, 'ي' | 'ی'),
        'ة' => matches!(c, 'ة' | 'ه' | 'ہ'),
        _ => c == p,
    };
    word.chars().count() == pattern.chars().count() && word.chars().zip(pattern.chars()).all(same)
}

/// أنهم and إنهم are two particles with one pronoun.
pub(super) fn is_particle_with_pronoun(folded: &str) -> bool {
    let bare = folded.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']);
    let pronoun = bare.strip_prefix("ان");
    pronoun.is_some_and(|rest| {
        matches!(
            rest,
            "" | "ه"
                | "ة"
                | "ها"
                | "هم"
                | "هن"
                | "هما"
                | "نا"
                | "ي"
                | "ني"
                | "ك"
                | "كم"
                | "ما"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_no_spellings() {
        for (one, many) in [("مجلس", "مجالس"), ("تدبير", "تدابير"), ("مدرسة", "مدارس")]
        {
            assert!(are_singular_and_plural(one, many) && are_singular_and_plural(many, one));
        }
        assert!(!are_singular_and_plural("ترمب", "ترامب"));
    }
}
