//! In which letters a word is suggested that a text has with a capital, by its place or in
//! a name, and without one.

use crate::language::Tag;
use crate::text::Script;
use crate::variant::clustering::cluster::{Cluster, Member};

/// Of a word in two styles, or together and apart, that stands in small letters in one way,
/// the other way is shown so, too: co-operation, Cooperation and Development. German
/// writes nouns with a capital.
pub(crate) fn in_small_letters(cluster: &mut Cluster) {
    let is_apart = |member: &Member| member.spelling.contains([' ', '-']);
    let is_word = cluster.style.is_some() || cluster.members.iter().any(is_apart);
    if !is_word || cluster.language == Some(Tag::known("de")) {
        return;
    }
    if !cluster.members.iter().any(is_small) {
        return;
    }
    for member in &mut cluster.members {
        if !is_apart(member) && has_capital_alone(member) {
            member.surface = member.spelling.to_string();
        }
    }
}

fn is_small(member: &Member) -> bool {
    let has_cases = Script::of_word(&member.spelling).is_some_and(Script::has_cases);
    has_cases && member.count > 0 && !member.surface.contains(char::is_uppercase)
}

/// Its first letter is its only capital.
fn has_capital_alone(member: &Member) -> bool {
    let mut letters = member.surface.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    begins && !letters.any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::Checker;
    use crate::text::Document;

    #[test]
    fn a_word_is_suggested_in_its_own_letters() {
        let text = "The Organisation for Economic Cooperation and Development wants more \
                    co-operation, and co-operation costs money.";
        let document = Document::from_text("x", text);
        let decided = Checker::builder().build().decide_in(&document);
        let names: Vec<&str> = decided
            .clusters()
            .iter()
            .map(super::super::cluster::Cluster::name)
            .collect();
        assert_eq!(names, ["cooperation"]);
    }
}
