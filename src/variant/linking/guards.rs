//! What may never be joined without a table, however alike it sounds.
//!
//! In running text the words around a name are mostly forms of other words.
//! Each guard names one way in which two forms of one lemma, or two words, come
//! closer than two spellings: measured on Hindi news, where they take most of the
//! wrong sets away and few right ones.

use crate::sound::{Alignment, EditClass, Operation, Phone};

use crate::language::Lexicon;
use crate::variant::comparison::edit_kind::{EditKind, is_light, is_rule_or_length, kind};
use crate::variant::comparison::ending::different_endings;
use crate::variant::comparison::form::Form;
use crate::variant::linking::known_words::are_two_words;
use crate::variant::linking::plurals::end_in_other_nasal_vowels;
use crate::variant::linking::verbs::are_of_two_verbs;
use crate::variant::tuning::{
    DISTANCE_NEEDS, IN_USE, LONG_WORD, LONGEST_VERB, MOST_MAY_LACK, NEAR, SHORT_DOUBLED,
    SHORT_PAIR_NEEDS, SHORT_WORD,
};

/// What a pair needs beyond the threshold of its scope; less than nothing for
/// long uncommon words with the same consonants, which chance seldom makes at any
/// distance.
pub(crate) fn needed_beyond(a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) -> f32 {
    let length = a.phones.len().min(b.phones.len());
    let uncommon = |form: &Form<'_>| form.band.is_none_or(|band| band <= IN_USE + 1);
    let same_consonants = || a.fold.skeleton() == b.fold.skeleton();
    if length >= LONG_WORD && uncommon(a) && uncommon(b) && same_consonants() {
        return -MOST_MAY_LACK;
    }
    let is_short = length <= SHORT_WORD && !is_light(alignment);
    let by_length = if is_short { SHORT_PAIR_NEEDS } else { 0.0 };
    by_length + DISTANCE_NEEDS * (alignment.cost - NEAR).max(0.0)
}

/// Endings of Hindi verbs (Kachru, *Hindi*, 2006, ch. 4).
const VERB_ENDINGS: &[&str] = &[
    "ता",
    "ते",
    "ती",
    "ना",
    "ने",
    "नी",
    "ेगा",
    "ेगी",
    "ेंगे",
    "ेंगी",
    "कर",
    "ूँ",
    "ूं",
    "ें",
    "ो",
    "ा",
    "े",
    "ी",
    "ीं",
    "ि",
    "ाई",
    "ाए",
    "ाया",
    "वा",
];

/// True where two forms may not be joined on their sound alone. A last nasal mark
/// against a last न or म is a guard of its own: जहां/जहान, नहीं/नहीम.
pub(crate) fn cannot_link(a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) -> bool {
    let operations = &alignment.operations;
    let ends_in_nasal = operations.last().is_some_and(|op| {
        matches!(
            op.class,
            Some(EditClass::AnusvaraN | EditClass::AnusvaraNasal)
        )
    });
    ends_in_nasal
        || has_colon(a.spelling, b.spelling)
        || ends_in_other_consonant(operations)
        || a_double_comes_or_goes(operations)
        || one_goes_on(operations)
        || one_begins_before(operations)
        || are_two_patterns(operations)
        || are_two_words(a, b)
        || (a.is_hindi()
            && (is_inflection(a, b, alignment)
                || is_verb_pair(a, b, operations)
                || are_of_two_verbs(a, b)
                || end_in_other_nasal_vowels(a.spelling, b.spelling)
                || is_short_in_verse(a, b, operations)
                || doubles_in_use(a, b, operations)))
}

/// दिल्ली/दिल्लीः: a colon that was written as a visarga. What is one word with and without
/// a last visarga (क्रमशः) is linked by its style.
fn has_colon(a: &str, b: &str) -> bool {
    a.ends_with('ः') != b.ends_with('ः')
}

/// प्रॉटेक्टेड/प्रोटेक्टिव: endings of a borrowed word.
fn ends_in_other_consonant(operations: &[Operation]) -> bool {
    let last = operations
        .iter()
        .rev()
        .find(|op| op.a.or(op.b) != Some(Phone::A));
    last.is_some_and(|op| {
        let both = op.a.is_some_and(|a| !a.is_vowel()) && op.b.is_some_and(|b| !b.is_vowel());
        both && op.class.map(kind) == Some(EditKind::Consonant)
    })
}

/// गयी/गद्दी, किया/किस्सा: a consonant that stands against nothing twice is not doubled.
fn a_double_comes_or_goes(operations: &[Operation]) -> bool {
    let doubled = |op: &Operation| op.class == Some(EditClass::GeminateIndel);
    operations.windows(2).any(|two| two.iter().all(doubled))
}

/// चरमपंथ/चरमपंथी, फंक्शन/फंक्शन्स, मामला/मामलाः: one is the other with something after it.
fn one_goes_on(operations: &[Operation]) -> bool {
    let tail = operations
        .iter()
        .rev()
        .take_while(|op| is_one_sided(op))
        .count();
    let last_is_schwa = tail == 1
        && operations
            .last()
            .is_some_and(|op| op.a.or(op.b) == Some(Phone::A));
    let doubled = tail == 1
        && operations
            .last()
            .is_some_and(|op| op.class == Some(EditClass::GeminateIndel));
    tail > 0 && !last_is_schwa && !doubled
}

/// विसंपीड़ित/संपीड़ित, अस्वीकृति/स्वीकृति: one is the other with a syllable before it.
fn one_begins_before(operations: &[Operation]) -> bool {
    let head: Vec<_> = operations
        .iter()
        .take_while(|op| is_one_sided(op))
        .collect();
    let negation = head
        .first()
        .is_some_and(|op| matches!(op.a.or(op.b), Some(Phone::A | Phone::AA)));
    head.len() >= 2 || negation
}

/// हाकिम/हकीम, नासिर/नसीर, आमिर/अमीर: one is long in its first vowel, the other in its
/// second. In Arabic *fāʿil* and *faʿīl* make two words and two names of one root (Wright,
/// *A Grammar of the Arabic Language*, 1896, I § 230–231).
fn are_two_patterns(operations: &[Operation]) -> bool {
    let lengths = |class| {
        let of_class = operations.iter().filter(move |op| op.class == Some(class));
        of_class.map(|op| op.a.is_some_and(Phone::is_long))
    };
    lengths(EditClass::SchwaLongA)
        .any(|a_is_long| lengths(EditClass::ShortLongI).any(|i_is_long| a_is_long != i_is_long))
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "handed to iterators that lend"
)]
fn is_one_sided(operation: &Operation) -> bool {
    operation.a.is_none() || operation.b.is_none()
}

/// The endings alternate in other words (देश/देशों, यां/यों), whatever the signs before
/// them that a house may leave out (कुँवारियों/कुंवारियां).
fn is_inflection(a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) -> bool {
    let Some(endings) = a.pack.map(|pack| &pack.endings) else {
        return false;
    };
    let alternate = |a: &str, b: &str| {
        let (x, y) = different_endings(a, b);
        endings.stems(x, y) > 0
    };
    !is_rule_or_length(alignment)
        && (alternate(a.spelling, b.spelling) || alternate(&plain(a.spelling), &plain(b.spelling)))
}

/// Without the signs that a house may leave out.
fn plain(spelling: &str) -> String {
    let kept = spelling.chars().filter(|&c| c != '\u{093C}');
    let plain = kept.map(|c| match c {
        'ँ' => 'ं',
        'ॉ' => 'ा',
        _ => c,
    });
    plain.collect()
}

/// खुलता/खोलता, जगने/जागने: a verb and its causative, where one is known to be a word; in
/// verse also उतरि/उतारि, of उतरना and उतारना.
fn is_verb_pair(a: &Form<'_>, b: &Form<'_>, operations: &[Operation]) -> bool {
    let lexicon = a.pack.map(|pack| &pack.lexicon);
    let is_known = |form: &Form<'_>| {
        let in_verse = |lexicon: &Lexicon| {
            let stem = form.spelling.strip_suffix('ि');
            stem.is_some_and(|stem| lexicon.band(&format!("{stem}ना")).is_some())
        };
        form.band.is_some() || lexicon.is_some_and(in_verse)
    };
    (is_known(a) || is_known(b)) && may_be_verbs(a, b, operations)
}

/// मिलि/मिली, लगि/लागी: in Braj and Awadhi a verb ends in a short i where it means
/// "having met" (Snell, *The Hindi Classical Tradition*, 1991), and verse is quoted.
/// Told by a form of a verb that the lexicon has, or by another difference besides.
/// मोहिनि/मोहिनी: the vocative of Sanskrit is short as well (Guru, *Hindi Vyakaran*).
fn is_short_in_verse(a: &Form<'_>, b: &Form<'_>, operations: &[Operation]) -> bool {
    let last_length = operations
        .last()
        .is_some_and(|op| op.class == Some(EditClass::FinalLengthIU));
    let lexicon = a.pack.map(|pack| &pack.lexicon);
    let is_verb = |form: &Form<'_>| {
        form.spelling.ends_with('ी') && lexicon.is_some_and(|l| l.is_verb_form(form.spelling))
    };
    let ends_in_i = |form: &Form<'_>| form.spelling.ends_with(['ि', 'ी']);
    let differences = operations.iter().filter(|op| op.class.is_some()).count();
    let feminine = a.spelling.ends_with("िनी") || b.spelling.ends_with("िनी");
    last_length
        && ends_in_i(a)
        && ends_in_i(b)
        && (differences > 1 || feminine || is_verb(a) || is_verb(b))
}

/// True where two spellings look like a verb and its causative, by the stem vowel.
pub(crate) fn may_be_verbs(a: &Form<'_>, b: &Form<'_>, operations: &[Operation]) -> bool {
    let shared = |ending: &&&str| a.spelling.ends_with(**ending) && b.spelling.ends_with(**ending);
    let stem_vowel = |class: EditClass| {
        matches!(
            class,
            EditClass::ShortLongI
                | EditClass::ShortLongU
                | EditClass::UO
                | EditClass::IE
                | EditClass::SchwaLongA
                | EditClass::LongAIndel
                | EditClass::SchwaIndel
        )
    };
    let mut classes = operations.iter().filter_map(|op| op.class);
    VERB_ENDINGS.iter().any(|ending| shared(&ending))
        && classes.any(stem_vowel)
        && a.phones.len().min(b.phones.len()) <= LONGEST_VERB
}

/// बचे/बच्चे, समान/सम्मान: the consonant between vowels is double in one, and both are
/// in use; or they are short and one is known (कटी/कट्टी).
fn doubles_in_use(a: &Form<'_>, b: &Form<'_>, operations: &[Operation]) -> bool {
    let in_use = |form: &Form<'_>| form.band.is_some_and(|band| band >= IN_USE);
    let vowel = |op: Option<&Operation>| op.is_some_and(|op| op.a.is_some_and(Phone::is_vowel));
    let between_vowels = |at: usize| {
        let (before, after) = (at.checked_sub(2), at + 1);
        let far = vowel(before.and_then(|i| operations.get(i)))
            || vowel(at.checked_sub(1).and_then(|i| operations.get(i)));
        let next = vowel(operations.get(after)) || vowel(operations.get(after + 1));
        far && next
            && (vowel(operations.get(after))
                || vowel(at.checked_sub(1).and_then(|i| operations.get(i))))
    };
    let doubled =
        |at: usize| operations[at].class == Some(EditClass::GeminateIndel) && between_vowels(at);
    let short = a.phones.len().min(b.phones.len()) <= SHORT_DOUBLED;
    let two_words = (in_use(a) && in_use(b)) || (short && (a.band.is_some() || b.band.is_some()));
    two_words && (0..operations.len()).any(doubled)
}
