//! Which spellings of a vocabulary are compared at all.

use crate::parallel::of_each;
use crate::text::{Class, Script};
use crate::variant::comparison::form::Form;
use crate::variant::knowledge::Knowledge;
use crate::variant::tuning::SHORTEST;
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// The spellings that are compared, with their places in the vocabulary.
pub(crate) fn forms<'a>(
    vocabulary: &'a Vocabulary,
    knowledge: &'a Knowledge,
    running_text: bool,
) -> (Vec<usize>, Vec<Form<'a>>) {
    let form = |(at, entry): (usize, &'a Entry)| {
        let known = knowledge.in_language(entry.language);
        let compared = entry.script != Script::Other
            && !known.is_kept(&entry.spelling)
            && memchr::memchr2(b' ', b'.', entry.spelling.as_bytes()).is_none()
            && (!running_text || !entry.script.has_cases());
        let form = compared.then(|| known.form(&entry.spelling))?;
        is_compared(&form).then_some((at, form))
    };
    of_each(vocabulary.entries(), form).into_iter().unzip()
}

/// True for a form that is long enough, and is of a kind, to be compared.
pub(crate) fn is_compared(form: &Form<'_>) -> bool {
    form.phones.len() >= SHORTEST && is_comparable(form)
}

/// Noises (ऽऽर्र्र्र), words cut at a vowel sign and remains of a legacy font (पतिर्,
/// हैहृ, हुईऌ: no word of Hindi is written so) are no spellings of anything.
fn is_comparable(form: &Form<'_>) -> bool {
    let drawn_out = form
        .phones
        .windows(4)
        .any(|four| four.iter().all(|p| *p == four[0]));
    let first = form.spelling.chars().next().map(Class::of_char);
    let remains = form.is_hindi()
        && (form.spelling.ends_with("र्")
            || form.spelling.ends_with("हृ")
            || form.spelling.contains('\u{090C}'));
    !drawn_out && !remains && matches!(first, Some(Class::Letter(_)))
}
