//! Phrases are compared word by word: what the words in common say is said once, and
//! the two phrases are one only if each two words are.

use crate::variant::comparison::evidence::{Evidence, evidence_with};
use crate::variant::comparison::form::Form;
use crate::variant::comparison::model::Model;
use crate::variant::comparison::term::Named;

/// The evidence on each two words that differ, where both spellings have as many
/// words; else on the whole. Never empty. `form` looks a spelling up.
///
/// Cost: an alignment for each two words.
#[expect(
    clippy::cast_precision_loss,
    reason = "a number of letters has few digits"
)]
pub fn word_by_word<'a>(
    a: &'a str,
    b: &'a str,
    model: &Model,
    form: impl Fn(&'a str) -> Form<'a>,
) -> Vec<Evidence> {
    let (words_a, words_b): (Vec<&str>, Vec<&str>) = (words(a).collect(), words(b).collect());
    let compare =
        |a, b, around: &[(Named, f32)]| evidence_with(&form(a), &form(b), model.costs(), around);
    let pairs = words_a.iter().copied().zip(words_b.iter().copied());
    let (same, differ): (Vec<_>, Vec<_>) = pairs.partition(|(a, b)| a == b);
    match (words_a.len(), words_b.len()) {
        (1, 1) => vec![compare(a, b, &[])],
        (m, n) if m != n || differ.is_empty() => {
            let uneven = f32::from(u8::from(m != n));
            vec![compare(a, b, &[(Named::PhraseUneven, uneven)])]
        }
        _ => {
            let letters: usize = same.iter().map(|(word, _)| word.chars().count()).sum();
            let around = [
                (Named::InPhrase, 1.0),
                (Named::PhraseShared, (1.0 + letters as f32).ln()),
                (Named::PhraseDiffers, differ.len() as f32 - 1.0),
            ];
            let evidence = differ.into_iter().map(|(a, b)| compare(a, b, &around));
            evidence.collect()
        }
    }
}

fn words(spelling: &str) -> impl Iterator<Item = &str> {
    let words = spelling.split([' ', '-']);
    words.filter(|word| !word.is_empty())
}
