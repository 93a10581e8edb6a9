//! A verb and its causative are two words: बिगड़ना, बिगाड़ना; बनना, बनाना; सीखना, सिखाना;
//! in all their forms (Kachru, *Hindi*, 2006, ch. 4; `McGregor`, *Outline*, 1995, § 36).

use crate::language::{Style, verb_stems};
use crate::variant::comparison::form::Form;

/// True for forms of two verbs of one root, where one is known to be a verb, or both
/// where nothing but the length of a vowel parts the two.
pub(crate) fn are_of_two_verbs(a: &Form<'_>, b: &Form<'_>) -> bool {
    let Some(pack) = a.pack else {
        return false;
    };
    let is_verb = |stem: &str| {
        let has = |ending| pack.lexicon.listed(&format!("{stem}{ending}")).is_some();
        ["ना", "ता", "ते", "ती", "ने"].into_iter().any(has) || (has("ा") && has("ी"))
    };
    let (of_a, of_b) = (stems(a.spelling), stems(b.spelling));
    of_a.iter().any(|x| {
        of_b.iter().any(|y| {
            let are_two = Style::of(x.written).key != Style::of(y.written).key && x.root == y.root;
            let both = || is_verb(x.written) && is_verb(y.written);
            let one = || (x.is_of_verb && y.is_of_verb) || is_verb(x.written) || is_verb(y.written);
            are_two && if x.has_a == y.has_a { both() } else { one() }
        })
    })
}

/// Endings that hardly any other word has.
const UNMISTAKABLE: [&str; 17] = [
    "ना",
    "कर",
    "ेगा",
    "ेगी",
    "ेंगे",
    "ेंगी",
    "ूँगा",
    "ूँगी",
    "ूंगा",
    "ूंगी",
    "एगा",
    "एगी",
    "एंगे",
    "एँगे",
    "ऊँगा",
    "ऊँगी",
    "ऊंगी",
];

struct Stem<'a> {
    written: &'a str,
    /// The word has an ending of verbs.
    is_of_verb: bool,
    /// Without what makes the causative.
    root: String,
    /// The number of its long ā.
    has_a: usize,
}

fn stems(word: &str) -> Vec<Stem<'_>> {
    let stems = verb_stems(word);
    let of_stem = stems.map(|stem| Stem {
        written: stem,
        is_of_verb: UNMISTAKABLE.contains(&&word[stem.len()..]),
        root: root(stem),
        has_a: stem_a(stem),
    });
    of_stem.collect()
}

fn stem_a(stem: &str) -> usize {
    stem.matches(['ा', 'आ']).count()
}

/// The consonants of a stem with its short vowels: the causative has its first or its last
/// vowel long, or a last ā or vā.
fn root(stem: &str) -> String {
    let key = Style::of(stem).key;
    let bare = key.strip_suffix("वा").or_else(|| key.strip_suffix('ा'));
    let bare = bare.filter(|bare| bare.chars().nth(1).is_some());
    let short = |c| match c {
        'ा' => None,
        'ी' | 'े' | 'ै' => Some('ि'),
        'ू' | 'ो' | 'ौ' => Some('ु'),
        'आ' => Some('अ'),
        'ई' | 'ए' | 'ऐ' => Some('इ'),
        'ऊ' | 'ओ' | 'औ' => Some('उ'),
        c => Some(c),
    };
    bare.unwrap_or(&key).chars().filter_map(short).collect()
}
