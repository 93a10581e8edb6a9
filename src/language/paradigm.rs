//! What a Hindi word may be a form of: the endings of nouns, adjectives and verbs, each
//! with what the lemma has in their place.
//!
//! Source: Kachru, *Hindi* (2006), ch. 3 and 4; `McGregor`, *Outline of Hindi Grammar*
//! (1995), for the endings of derivation.

/// Endings with what the lemma has in their place.
const ENDINGS: &[(&str, &[&str])] = &[
    // Nouns and adjectives.
    ("ों", &["", "ा"]),
    ("ें", &[""]),
    ("े", &["ा"]),
    ("ी", &["ा"]),
    ("ो", &["", "ा"]),
    ("ियों", &["ी", "ि", "िया"]),
    ("ियाँ", &["ी", "ि", "िया"]),
    ("ियां", &["ी", "ि", "िया"]),
    ("ियो", &["ी", "ि", "िया"]),
    ("ीयों", &["ी"]),
    ("ीयाँ", &["ी"]),
    ("ीयां", &["ी"]),
    ("ओं", &["", "ा"]),
    ("एँ", &["", "ा"]),
    ("एं", &["", "ा"]),
    ("यें", &["", "ा"]),
    ("ओ", &["", "ा"]),
    ("ुओं", &["ू"]),
    ("ुएँ", &["ू"]),
    ("ुएं", &["ू"]),
    ("इयों", &["ई", "इ"]),
    ("इयाँ", &["ई", "इ"]),
    ("इयां", &["ई", "इ"]),
    ("ए", &["आ", "ा", "या"]),
    ("ये", &["या"]),
    ("यी", &["या"]),
    ("ई", &["या", "आ"]),
    // Verbs: the stem, then ना.
    ("", &["ना"]),
    ("ने", &["ना"]),
    ("नी", &["ना"]),
    ("ता", &["ना"]),
    ("ते", &["ना"]),
    ("ती", &["ना"]),
    ("तीं", &["ना"]),
    ("कर", &["ना"]),
    ("के", &["ना"]),
    ("ा", &["ना"]),
    ("े", &["ना"]),
    ("ी", &["ना"]),
    ("ीं", &["ना"]),
    ("ो", &["ना"]),
    ("ें", &["ना"]),
    ("ूँ", &["ना"]),
    ("ूं", &["ना"]),
    ("िए", &["ना"]),
    ("िये", &["ना"]),
    ("िएगा", &["ना"]),
    ("ेगा", &["ना"]),
    ("ेगी", &["ना"]),
    ("ोगे", &["ना"]),
    ("ोगी", &["ना"]),
    ("ेंगे", &["ना"]),
    ("ेंगी", &["ना"]),
    ("ूँगा", &["ना"]),
    ("ूंगा", &["ना"]),
    ("ूँगी", &["ना"]),
    ("ूंगी", &["ना"]),
    ("या", &["ना"]),
    ("ये", &["ना"]),
    ("यी", &["ना"]),
    ("ए", &["ना"]),
    ("ई", &["ना"]),
    ("ईं", &["ना"]),
    ("यीं", &["ना"]),
    ("ओ", &["ना"]),
    ("एँ", &["ना"]),
    ("एं", &["ना"]),
    ("यें", &["ना"]),
    ("ऊँ", &["ना"]),
    ("ऊं", &["ना"]),
    ("इए", &["ना"]),
    ("इये", &["ना"]),
    ("एगा", &["ना"]),
    ("एगी", &["ना"]),
    ("ओगे", &["ना"]),
    ("ओगी", &["ना"]),
    ("येगा", &["ना"]),
    ("येगी", &["ना"]),
    ("एँगे", &["ना"]),
    ("एंगे", &["ना"]),
    ("येंगे", &["ना"]),
    ("एँगी", &["ना"]),
    ("एंगी", &["ना"]),
    ("येंगी", &["ना"]),
    ("ऊँगा", &["ना"]),
    ("ऊंगा", &["ना"]),
    ("ऊँगी", &["ना"]),
    ("ऊंगी", &["ना"]),
];

/// Endings of derivation with what the word has in their place that it is made of.
const DERIVATIONS: &[(&str, &[&str])] = &[
    ("ी", &[""]),
    ("पन", &["", "ा"]),
    ("ता", &[""]),
    ("त्व", &[""]),
    ("ीय", &[""]),
    ("ीकरण", &[""]),
    ("वाद", &[""]),
    ("वादी", &[""]),
    ("वासी", &[""]),
    ("कार", &[""]),
    ("दार", &["", "ा"]),
    ("दारी", &["", "ा"]),
    ("वाला", &["", "ा"]),
    ("वाले", &["", "ा"]),
    ("वाली", &["", "ा"]),
    ("वान", &[""]),
    ("हीन", &[""]),
    ("पूर्वक", &[""]),
    ("पूर्ण", &[""]),
    ("शील", &[""]),
    ("गीरी", &[""]),
    ("बाज़", &["", "ा"]),
    ("बाज", &["", "ा"]),
    ("बाज़ी", &["", "ा"]),
    ("बाजी", &["", "ा"]),
];

/// Shortest part of a word, in code points, that an ending is taken from.
const SHORTEST_STEM: usize = 2;

/// The word, and the lemmas that it may be a form of: one that no lexicon has is harmless
/// where it is only looked up. Cost: a comparison for each ending.
///
/// ```
/// use vartani::language::may_be_forms_of;
/// assert!(may_be_forms_of("बैंकरों").contains(&"बैंकर".to_owned()));
/// assert!(may_be_forms_of("सुधारेगी").contains(&"सुधारना".to_owned()));
/// ```
#[must_use]
pub fn may_be_forms_of(word: &str) -> Vec<String> {
    without_endings(word, ENDINGS)
}

/// The lemmas that a word may be a form of, each with the ending of the word and that of
/// the lemma; the word itself first.
///
/// ```
/// use vartani::language::inflections;
/// assert!(inflections("जमीनों").any(|(lemma, ending)| lemma == "जमीन" && ending == ("ों", "")));
/// ```
pub fn inflections(word: &str) -> impl Iterator<Item = (String, (&'static str, &'static str))> {
    let inflected = ENDINGS.iter().flat_map(move |(ending, others)| {
        let stem = word.strip_suffix(ending);
        let stem = stem.filter(|stem| stem.chars().nth(SHORTEST_STEM - 1).is_some());
        let of_stem = |stem| {
            let lemma = move |other: &&'static str| (format!("{stem}{other}"), (*ending, *other));
            others.iter().map(lemma)
        };
        stem.map(of_stem).into_iter().flatten()
    });
    std::iter::once((word.to_owned(), ("", ""))).chain(inflected)
}

/// The word, and what it may be derived of: बंकरवाला of बंकर.
#[must_use]
pub fn may_be_derived_of(word: &str) -> Vec<String> {
    without_endings(word, DERIVATIONS)
}

fn without_endings(word: &str, endings: &[(&str, &[&str])]) -> Vec<String> {
    let mut lemmas = vec![word.to_owned()];
    for (ending, others) in endings {
        let stem = word.strip_suffix(ending);
        let stem = stem.filter(|stem| stem.chars().nth(SHORTEST_STEM - 1).is_some());
        if let Some(stem) = stem {
            lemmas.extend(others.iter().map(|other| format!("{stem}{other}")));
        }
    }
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}

/// The stems that a word may be a finite form or a participle of, with ना understood:
/// बनूँगी is of बन, बनाऊँगी of बना. Not a bare stem, which may be any word.
pub fn verb_stems(word: &str) -> impl Iterator<Item = &str> {
    let verbal = ENDINGS
        .iter()
        .filter(|(ending, lemma)| *lemma == ["ना"] && !ending.is_empty());
    let stems = verbal.filter_map(move |(ending, _)| word.strip_suffix(ending));
    stems.filter(|stem| stem.chars().nth(SHORTEST_STEM - 1).is_some())
}
