//! Which spelling of a name is preferred where counts do not tell.

use crate::text::Script;
use crate::variant::clustering::cluster::{Member, Reason};
use crate::variant::comparison::letters::{Letters, capitalised};
use crate::variant::knowledge::InLanguage;

/// Pokémon and Pokemon: nothing but marks parts the members, of which only a custom or
/// the lexicon says which is preferred.
pub(crate) fn are_folds(members: &[Member]) -> bool {
    if !members.iter().all(has_cases) {
        return false;
    }
    let mut letters = members.iter().map(|member| Letters::of(&member.spelling));
    let first = letters.next();
    first.is_some_and(|first| letters.all(|other| first.are_the_same(&other)))
}

/// The member that the lexicon of the language has, as a name or a word, where it has no
/// other: what stands apart (air strikes) is in none.
pub(crate) fn only_name(members: &[Member], known: InLanguage<'_>) -> Option<(usize, Reason)> {
    if !members.iter().all(has_cases) {
        return None;
    }
    let is_listed = |&at: &usize| {
        let spelling = &members[at].spelling;
        known.band(spelling).is_some()
            || known.band(&capitalised(spelling, known.language)).is_some()
    };
    let mut listed = (0..members.len()).filter(is_listed);
    let only = listed.next().filter(|&at| !members[at].from_table)?;
    listed.next().is_none().then_some((only, Reason::OnlyWord))
}

fn has_cases(member: &Member) -> bool {
    Script::of_word(&member.spelling).is_some_and(Script::has_cases)
}
