//! What the pack of a language says against a pair: two words that are listed, forms of
//! one word, words of closed classes. The same for all languages but Hindi, which the model
//! has learned to weigh.

use crate::language::Pack;
use crate::sound::Alignment;

use crate::variant::comparison::ending::different_endings;
use crate::variant::comparison::form::Form;

/// True where the knowledge of their language says that the two are two words.
pub(crate) fn are_two_words(a: &Form<'_>, b: &Form<'_>, _alignment: &Alignment) -> bool {
    let pack = a.pack.filter(|pack| !pack.is_weighed());
    let Some(pack) = pack.filter(|_| a.language == b.language) else {
        return false;
    };
    let (x, y) = (pack.key(a.spelling), pack.key(b.spelling));
    if pack.function_words().contains(&*x) || pack.function_words().contains(&*y) {
        return true;
    }
    let rules = pack.rules();
    let (folded_x, folded_y) = (rules.folded(&x), rules.folded(&y));
    if folded_x == folded_y {
        return false;
    }
    are_forms(&folded_x, &folded_y, pack)
        || alternate(&x, &y, pack)
        || alternate(&folded_x, &folded_y, pack)
        || are_listed(&x, &y, a, b, pack)
        || (pack.tag.as_str() == "ar" && are_two_roots(&folded_x, &folded_y))
}

/// One is the other with another clitic, case or particle: بأمريكا/أمريكا, মন্ত্রীর/মন্ত্রীকে.
fn are_forms(a: &str, b: &str, pack: &Pack) -> bool {
    let forms = pack.forms();
    let is_suffix = |rest: &str| {
        rest.is_empty() || forms.suffixes.contains(&rest) || forms.derivations.contains(&rest)
    };
    let is_prefix = |rest: &str| rest.is_empty() || forms.prefixes.contains(&rest);
    let (x, y) = different_endings(a, b);
    let (p, q) = different_beginnings(a, b);
    (is_suffix(x) && is_suffix(y)) || (is_prefix(p) && is_prefix(q))
}

/// What remains of two spellings before their common end.
fn different_beginnings<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let ends = a.char_indices().rev().zip(b.char_indices().rev());
    let common = ends.take_while(|((_, c), (_, d))| c == d).last();
    let (x, y) = common.map_or((a.len(), b.len()), |((x, _), (y, _))| (x, y));
    (&a[..x], &b[..y])
}

/// The endings alternate in other words of the language.
fn alternate(a: &str, b: &str, pack: &Pack) -> bool {
    let (x, y) = different_endings(a, b);
    pack.endings.stems(x, y) >= FEWEST_STEMS
}

/// Stems that show two endings by more than a slip.
const FEWEST_STEMS: u32 = 3;

/// Both are words of the lexicon, with or without what is written onto them. Names of
/// which both spellings are listed have the same consonants, and many of them.
fn are_listed(x: &str, y: &str, a: &Form<'_>, b: &Form<'_>, pack: &Pack) -> bool {
    let skeleton = a.fold.skeleton();
    if skeleton.length() >= NAME && skeleton == b.fold.skeleton() {
        return false;
    }
    let both =
        |x: &str, y: &str| pack.lexicon.listed(x).is_some() && pack.lexicon.listed(y).is_some();
    both(x, y) || parted(x, y, pack).any(|(x, y)| both(x, y))
}

/// Consonants that two names have in common where two words seldom have.
const NAME: u32 = 4;

/// The two without the same clitics and endings.
fn parted<'a>(x: &'a str, y: &'a str, pack: &'a Pack) -> impl Iterator<Item = (&'a str, &'a str)> {
    let forms = pack.forms();
    let without_prefix = forms
        .prefixes
        .iter()
        .filter_map(move |prefix| Some((x.strip_prefix(prefix)?, y.strip_prefix(prefix)?)));
    let without_suffix = forms
        .suffixes
        .iter()
        .filter_map(move |suffix| Some((x.strip_suffix(suffix)?, y.strip_suffix(suffix)?)));
    let long_enough =
        |(x, y): &(&str, &str)| [x, y].iter().all(|stem| stem.chars().nth(1).is_some());
    without_prefix.chain(without_suffix).filter(long_enough)
}

/// A consonant more or less makes another root: الملكة, المملكة. Vowels are و ي ا.
fn are_two_roots(a: &str, b: &str) -> bool {
    let consonants = |word: &str| word.chars().filter(|c| !"اويىءة".contains(*c)).count();
    consonants(a) != consonants(b)
}
