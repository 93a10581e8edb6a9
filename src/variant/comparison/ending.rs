//! What remains of two words after their common beginning, and whether other words
//! show the same two endings: then they are forms of one word.

use crate::sound::Alignment;

use crate::variant::comparison::edit_kind::is_rule_or_length;
use crate::variant::comparison::form::Form;
use crate::variant::comparison::term::{Named, Scale};
use crate::variant::tuning::{LONGEST_ENDING, VERY_PRODUCTIVE};

/// Terms of the endings that alternate (देश/देशों).
#[expect(
    clippy::cast_precision_loss,
    reason = "a number of stems has few digits"
)]
pub(crate) fn ending_terms(
    terms: &mut impl Scale,
    a: &Form<'_>,
    b: &Form<'_>,
    alignment: &Alignment,
) {
    let Some(endings) = a.weighed().map(|pack| &pack.endings) else {
        return;
    };
    let (x, y) = different_endings(a.spelling, b.spelling);
    let of_every_verb = are_imperative_and_subjunctive(x, y);
    if is_rule_or_length(alignment) && !of_every_verb {
        return;
    }
    let longest = x.chars().count().max(y.chars().count());
    if longest > LONGEST_ENDING {
        return;
    }
    let stems = if of_every_verb {
        VERY_PRODUCTIVE
    } else {
        endings.stems(x, y)
    };
    let productivity = (1.0 + stems as f32).ln();
    terms.add(Named::EndingProductive, productivity);
    if stems >= VERY_PRODUCTIVE {
        terms.add(Named::EndingVeryProductive, 1.0);
    }
    let by_length = if longest == 1 {
        Named::EndingShort
    } else {
        Named::EndingLong
    };
    terms.add(by_length, productivity);
}

/// True for the polite imperative beside the subjunctive of a verb in -ā (सुनाइए,
/// सुनाए, also written सुनाये): every such verb has both, and nothing but a glide
/// stands between them (Kamta Prasad Guru, Hindi Vyakaran, on the moods).
fn are_imperative_and_subjunctive(x: &str, y: &str) -> bool {
    let imperative = |ending| matches!(ending, "इए" | "इये");
    let subjunctive = |ending| matches!(ending, "ए" | "ये");
    (imperative(x) && subjunctive(y)) || (imperative(y) && subjunctive(x))
}

/// What remains of two spellings after their common beginning.
pub(crate) fn different_endings<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let common = a.char_indices().zip(b.chars()).find(|&((_, c), d)| c != d);
    let at = common.map_or(a.len().min(b.len()), |((at, _), _)| at);
    (&a[at..], &b[at..])
}
