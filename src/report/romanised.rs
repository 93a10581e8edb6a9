//! Spellings as they sound, where their letters look alike: some fonts hide a vowel sign.

use crate::sound::{Phone, Phones, phones};
use crate::text::is_nukta;
use crate::variant::{Cluster, Member};

/// True where spellings differ in nothing that is easily seen.
pub(super) fn look_alike<'a>(surfaces: impl Iterator<Item = &'a str>) -> bool {
    let is_seen = |c: &char| !is_nukta(*c) && !matches!(c, '\u{200C}' | '\u{200D}' | '\u{AD}');
    let mut folded = surfaces.map(|surface| surface.chars().filter(is_seen).collect::<String>());
    let first = folded.next();
    folded.next().is_some_and(|second| Some(second) == first)
}

/// The sounds of the members, with what differs from the first in brackets.
pub(super) fn romanised(cluster: &Cluster) -> String {
    let first = cluster.canonical().unwrap_or(&cluster.members[0]);
    let base = phones(&first.spelling);
    let others = cluster
        .members
        .iter()
        .filter(|m| m.spelling != first.spelling && m.count > 0);
    let cells: Vec<String> = others
        .map(|m: &Member| differing(&phones(&m.spelling), &base))
        .collect();
    format!("{base} ~ {}", cells.join(" ~ "))
}

fn differing(word: &Phones, base: &Phones) -> String {
    let same = |n: usize| word[n] == base[n];
    let shorter = word.len().min(base.len());
    let head = (0..shorter).take_while(|&n| same(n)).count();
    let tail = (0..shorter - head)
        .take_while(|&n| word[word.len() - 1 - n] == base[base.len() - 1 - n])
        .count();
    let show = |part: &[_]| -> String { part.iter().map(|p: &Phone| p.symbol()).collect() };
    let middle = &word[head..word.len() - tail];
    let middle = if middle.is_empty() && head + tail == base.len() {
        String::new()
    } else {
        format!("[{}]", show(middle))
    };
    format!(
        "{}{middle}{}",
        show(&word[..head]),
        show(&word[word.len() - tail..])
    )
}
