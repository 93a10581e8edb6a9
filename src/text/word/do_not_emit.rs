//! Sequences of code points that look like one letter and are not to be used.

use std::cmp::Reverse;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Unicode's sequences that look like one letter and are not to be used:
/// `sequence<TAB>what to write<TAB>kind`, code points in hexadecimal
/// (`tools/encoding/do_not_emit.py`).
pub(super) const UNICODE: &str = include_str!("../../../data/encoding/do-not-emit.tsv");

/// Signs spelt in two parts that Unicode does not list, as `first, second, one`.
///
/// Devanagari, Gujarati and Odia: found in newspapers. Bengali au: no canonical
/// composition. Arabic: The Unicode Standard, ch. 9.2, a hamza above that a letter
/// of its own has.
const IN_TWO_PARTS: &[(char, char, char)] = &[
    ('\u{93E}', '\u{945}', '\u{949}'),
    ('\u{93E}', '\u{947}', '\u{94B}'),
    ('\u{93E}', '\u{948}', '\u{94C}'),
    ('\u{945}', '\u{93E}', '\u{949}'),
    ('\u{945}', '\u{902}', '\u{901}'),
    ('\u{946}', '\u{93E}', '\u{94A}'),
    ('\u{9C7}', '\u{9D7}', '\u{9CC}'),
    ('\u{A86}', '\u{AC5}', '\u{A91}'),
    ('\u{A86}', '\u{AC7}', '\u{A93}'),
    ('\u{A86}', '\u{AC8}', '\u{A94}'),
    ('\u{ABE}', '\u{AC5}', '\u{AC9}'),
    ('\u{ABE}', '\u{AC7}', '\u{ACB}'),
    ('\u{ABE}', '\u{AC8}', '\u{ACC}'),
    ('\u{AC5}', '\u{ABE}', '\u{AC9}'),
    ('\u{B85}', '\u{BBE}', '\u{B86}'),
    ('\u{62D}', '\u{654}', '\u{681}'),
    ('\u{631}', '\u{654}', '\u{76C}'),
    ('\u{6CC}', '\u{654}', '\u{626}'),
];

/// What is not to be emitted, by its first letter, longer sequences first.
pub(super) struct DoNotEmit {
    /// By code point below [`Self::LOW`]: true where a sequence begins with it;
    /// asked of every letter of every new word.
    begins: [bool; Self::LOW],
    sequences: FxHashMap<char, Vec<(String, String)>>,
}

impl DoNotEmit {
    const LOW: usize = 0x1000;

    pub(super) fn built_in() -> &'static Self {
        static TABLE: LazyLock<DoNotEmit> = LazyLock::new(DoNotEmit::read);
        &TABLE
    }

    fn read() -> Self {
        let listed = UNICODE.lines().filter_map(|line| {
            let mut columns = line.split('\t').map(spelt_out);
            Some((columns.next()??, columns.next()??))
        });
        let own = IN_TWO_PARTS
            .iter()
            .map(|(first, second, one)| (format!("{first}{second}"), one.to_string()));
        let mut table = Self {
            begins: [false; Self::LOW],
            sequences: FxHashMap::default(),
        };
        for (sequence, written) in listed.chain(own) {
            let Some(first) = sequence.chars().next() else {
                continue;
            };
            if let Some(begins) = table.begins.get_mut(first as usize) {
                *begins = true;
            }
            let of_letter = table.sequences.entry(first).or_default();
            of_letter.push((sequence, written));
        }
        for of_letter in table.sequences.values_mut() {
            of_letter.sort_by_key(|(sequence, _)| Reverse(sequence.len()));
        }
        table
    }

    /// The sequence that `text`, which begins with `first`, begins with, and what
    /// to write.
    pub(super) fn find(&self, first: char, text: &str) -> Option<&(String, String)> {
        if !self.begins.get(first as usize).is_none_or(|&begins| begins) {
            return None;
        }
        let of_letter = self.sequences.get(&first)?;
        of_letter
            .iter()
            .find(|(sequence, _)| text.starts_with(sequence.as_str()))
    }
}

/// The characters of `905 946`; `None` for anything else.
pub(super) fn spelt_out(points: &str) -> Option<String> {
    let point = |hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
    points.split(' ').map(point).collect()
}

/// The last two letters of the sequences that are not to be emitted, which are rarer
/// than the first two.
pub(crate) fn last_two_letters() -> impl Iterator<Item = (char, char)> {
    let sequences = DoNotEmit::built_in().sequences.values().flatten();
    sequences.filter_map(|(sequence, _)| {
        let mut letters = sequence.chars().rev();
        let last = letters.next()?;
        Some((letters.next()?, last))
    })
}
