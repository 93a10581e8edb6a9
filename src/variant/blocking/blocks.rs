//! Blocks: the forms that share a key.
//!
//! Symmetric deletes on the folded key (Garbe's `SymSpell`, 2012, applied to
//! phones): two keys within k edits share a key after at most k deletions from
//! each. Keys of up to two letters must agree; up to five may be one edit
//! apart, longer ones two. Measured on 27.7 million pairs of place names: recall
//! .955 with deletes, .987 with equal consonant skeletons besides. What shares a key
//! may be twice as far apart; it is dropped by comparing the keys, which cost one of
//! 11,455 findings in the labelled Hindi texts and none of 4,986 Hindi names.
//!
//! The blocks are a few sorted lists, not a map of lists: they are built on all cores,
//! take eight bytes a key, and are read from one end to the other.

use crate::parallel::each;
use crate::sound::{FirmConsonants, Fold};

use crate::variant::comparison::form::Form;

/// Two places in a list of forms, the smaller first.
pub type Candidate = (u32, u32);

/// Keys shared by more forms than this say too little.
const MOST_UNDER_A_KEY: usize = 64;

/// Two keys that share one after deletions may be four edits apart. Of the pairs of a
/// million pseudo-words three in five are more than this.
const MOST_EDITS: u32 = 2;

/// Parts that the keys are made in, by their highest bits.
const KEY_PARTS: usize = 4;

/// Keys with the numbers of their forms: the high bits are of the key, the low
/// ones are the number. Sorted, without doubles, in parts by the highest bits.
#[derive(Debug)]
pub(crate) struct Blocks {
    parts: Vec<Vec<u64>>,
    number_bits: u32,
    outlines: Vec<Outline>,
}

/// What decides whether two forms that share a key may be near each other.
#[derive(Clone, Copy, Debug)]
struct Outline {
    /// In two parts, because one number would take room to begin at a multiple of its
    /// size.
    fold: [u64; 2],
    consonants: FirmConsonants,
    /// Of the consonants, in their order.
    skeleton: u32,
}

impl Outline {
    fn of_fold(fold: Fold) -> Self {
        Self {
            fold: fold.halves(),
            consonants: fold.firm_consonants(),
            skeleton: (hash(fold.skeleton(), 0) >> u32::BITS) as u32,
        }
    }

    #[inline]
    fn is_near(&self, other: &Self) -> bool {
        let folds = || (Fold::of_halves(self.fold), Fold::of_halves(other.fold));
        let is_within = |(a, b): (Fold, Fold)| a.is_within(MOST_EDITS, b);
        // Two consonants of different kinds are too far apart to be weighed.
        self.consonants.may_differ_in_one(other.consonants)
            && (self.skeleton == other.skeleton || is_within(folds()))
    }
}

impl Blocks {
    /// The blocks of `forms`.
    pub(crate) fn of_forms(forms: &[Form<'_>]) -> Self {
        let mut blocks = Self::without_keys(forms);
        blocks.parts = each(0..KEY_PARTS, |part| vec![blocks.part_of(forms, part)]);
        blocks
    }

    fn without_keys(forms: &[Form<'_>]) -> Self {
        Self {
            parts: Vec::new(),
            number_bits: forms.len().next_power_of_two().trailing_zeros().max(1),
            outlines: forms
                .iter()
                .map(|form| Outline::of_fold(form.fold))
                .collect(),
        }
    }

    /// The blocks of `forms` without the keys that one form alone has, and the pairs of
    /// one of them and one of `others`, sorted, each once.
    ///
    /// Three in five keys of a million forms are of one alone; but for those of the part
    /// that a core works at, they are not held.
    pub(crate) fn beside(forms: &[Form<'_>], others: &Self) -> (Self, Vec<Candidate>) {
        let mut blocks = Self::without_keys(forms);
        let parts = each(0..KEY_PARTS, |part| {
            let mut entries = blocks.part_of(forms, part);
            let pairs = blocks.pairs_with(&entries, others, part);
            blocks.drop_lone_keys(&mut entries);
            vec![(entries, pairs)]
        });
        let pairs: Vec<Vec<Candidate>>;
        (blocks.parts, pairs) = parts.into_iter().unzip();
        let mut pairs = pairs.concat();
        pairs.sort_unstable();
        pairs.dedup();
        (blocks, pairs)
    }

    /// The keys of the forms that are of a part.
    fn part_of(&self, forms: &[Form<'_>], part: usize) -> Vec<u64> {
        let bits = self.number_bits;
        let mut keys = Vec::new();
        let mut entries = Vec::new();
        for (number, form) in forms.iter().enumerate() {
            keys.clear();
            let script = form.script.map_or(0, |script| script as u8);
            blocking_keys(form.fold, script, &mut keys);
            let of_part = keys.iter().filter(|&&key| part_of(key) == part);
            entries.extend(of_part.map(|&key| (key >> bits << bits) | number as u64));
        }
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// The numbers of the forms that share a key with one that is not among them,
    /// and may be near it.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "masked to the bits of a number"
    )]
    pub(crate) fn sharing(&self, form: &Form<'_>) -> impl Iterator<Item = u32> {
        let mut keys = Vec::new();
        let script = form.script.map_or(0, |script| script as u8);
        blocking_keys(form.fold, script, &mut keys);
        let outline = Outline::of_fold(form.fold);
        let number = |entry: u64| (entry & ((1 << self.number_bits) - 1)) as u32;
        let block = |key: u64| {
            let entries = &self.parts[part_of(key)];
            let key = key >> self.number_bits;
            let first = entries.partition_point(|e| e >> self.number_bits < key);
            let same = entries[first..].iter();
            let length = same.take_while(|&e| e >> self.number_bits == key).count();
            let length = if length > MOST_UNDER_A_KEY { 0 } else { length };
            &entries[first..first + length]
        };
        let near = move |&number: &u32| self.outlines[number as usize].is_near(&outline);
        let entries = keys.into_iter().flat_map(block);
        entries.map(move |&entry| number(entry)).filter(near)
    }

    /// The pairs of a form here, of which these are the keys of a part, and one of
    /// `others`, some of them more than once.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "masked to the bits of a number"
    )]
    fn pairs_with(&self, entries: &[u64], others: &Self, part: usize) -> Vec<Candidate> {
        let bits = self.number_bits.max(others.number_bits);
        let number = |entry: u64, blocks: &Self| (entry & ((1 << blocks.number_bits) - 1)) as u32;
        let mut pairs = Vec::new();
        let mut blocks = entries.chunk_by(|a, b| a >> bits == b >> bits);
        let mut here = blocks.next();
        for theirs in others.parts[part].chunk_by(|a, b| a >> bits == b >> bits) {
            let key = theirs[0] >> bits;
            while here.is_some_and(|mine| mine[0] >> bits < key) {
                here = blocks.next();
            }
            let Some(mine) = here.filter(|mine| mine[0] >> bits == key) else {
                continue;
            };
            if mine.len().max(theirs.len()) > MOST_UNDER_A_KEY {
                continue;
            }
            for a in mine.iter().map(|&entry| number(entry, self)) {
                let outline = self.outlines[a as usize];
                let near = |&b: &u32| outline.is_near(&others.outlines[b as usize]);
                let theirs = theirs.iter().map(|&entry| number(entry, others));
                pairs.extend(theirs.filter(near).map(|b| (a, b)));
            }
        }
        pairs
    }

    /// The pairs whose smaller number is in the range, sorted, each once.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "masked to the bits of a number"
    )]
    pub(crate) fn pairs(&self, first: u32, last: u32) -> Vec<Candidate> {
        let number = |entry: &u64| (entry & ((1 << self.number_bits) - 1)) as u32;
        let mut pairs = Vec::new();
        let mut block: Vec<(u32, Outline)> = Vec::with_capacity(MOST_UNDER_A_KEY);
        let same_key = |a: &u64, b: &u64| a >> self.number_bits == b >> self.number_bits;
        let blocks = self.parts.iter().flat_map(|part| part.chunk_by(same_key));
        for entries in blocks {
            if entries.len() > MOST_UNDER_A_KEY {
                continue;
            }
            let before_last = &entries[..entries.len() - 1];
            let in_range = |number: u32| (first..last).contains(&number);
            if !before_last.iter().map(number).any(in_range) {
                continue;
            }
            // First all, because memory gives several sooner together than one by one.
            block.clear();
            block.extend(
                entries
                    .iter()
                    .map(number)
                    .map(|n| (n, self.outlines[n as usize])),
            );
            for (i, &(a, outline)) in block.iter().enumerate() {
                if in_range(a) {
                    let near = block[i + 1..]
                        .iter()
                        .filter(|(_, other)| outline.is_near(other));
                    pairs.extend(near.map(|&(b, _)| (a, b)));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Drops the keys that one form alone has.
    fn drop_lone_keys(&self, entries: &mut Vec<u64>) {
        let key = |entry: u64| entry >> self.number_bits;
        let (mut kept, mut before) = (0, None);
        for at in 0..entries.len() {
            let here = key(entries[at]);
            let after = entries.get(at + 1).map(|&entry| key(entry));
            if before == Some(here) || after == Some(here) {
                entries[kept] = entries[at];
                kept += 1;
            }
            before = Some(here);
        }
        entries.truncate(kept);
        entries.shrink_to_fit();
    }
}

/// The part of the blocks that a key is in.
#[expect(
    clippy::cast_possible_truncation,
    reason = "masked to the bits of a number"
)]
fn part_of(key: u64) -> usize {
    (key >> (u64::BITS - KEY_PARTS.trailing_zeros())) as usize
}

fn blocking_keys(fold: Fold, script: u8, keys: &mut Vec<u64>) {
    let length = fold.length();
    if length == 0 {
        return;
    }
    let skeleton = fold.skeleton();
    if skeleton.length() >= 2 {
        keys.push(hash(skeleton, script | 0x80));
    }
    keys.push(hash(fold, script));
    if length < 3 {
        return;
    }
    for i in 0..length {
        let less = fold.without(i);
        keys.push(hash(less, script));
        if length > 5 {
            keys.extend((i..length - 1).map(|j| hash(less.without(j), script)));
        }
    }
}

/// Two products, their bits mixed once more because the high ones make the key: no
/// seed, the same on every machine. The odd numbers are those of `FxHash` and of
/// Knuth's multiplicative hashing (*The Art of Computer Programming*, 6.4).
#[inline]
fn hash(fold: Fold, salt: u8) -> u64 {
    let [low, high] = fold.halves();
    let high = (high ^ u64::from(salt) << 56).wrapping_mul(0xF135_7AEA_2E62_A9C5);
    let hash = low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.rotate_left(32);
    (hash ^ (hash >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
