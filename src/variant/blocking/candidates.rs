//! Which pairs of spellings are worth comparing, never all of them: those that share a
//! block and are near each other in sound.

use crate::sound::{AlignScratch, Alignment, Bound, Costs, InPlace, align_within};

use crate::parallel::{AT_A_TIME, each};
use crate::variant::blocking::blocks::{Blocks, Candidate};
use crate::variant::comparison::form::Form;

/// Forms that are not shared out.
const FEWEST: usize = 256;

/// Pairs whose sounds are brought together at a time.
const PAIRS_AT_A_TIME: usize = 64;

/// Parts that the pairs are gathered in, to be shared out among cores; of many forms
/// there are fewer, because all keys are checked for each.
const PARTS: usize = 24;
const PARTS_OF_MANY: usize = 8;
const MANY: usize = 100_000;

/// What is near enough to be a candidate at all.
#[derive(Clone, Copy, Debug)]
pub struct Near<'a> {
    /// What differences cost.
    pub costs: &'a Costs,
    /// The greatest distance in sound.
    pub farthest: f32,
    /// The same, where one of the two is short: of fewer than eight phones.
    pub farthest_of_short: f32,
}

/// Phones from which on a word is long.
const LONG: usize = 8;

/// What `keep` makes of the candidate pairs among `forms`, laid side by side, in the
/// order of the pairs, each asked once.
///
/// Cost: a form of n folded phones has about n²/2 keys of eight bytes; a key is
/// sorted once.
pub fn candidates<T: Send>(
    forms: &[Form<'_>],
    near: Near<'_>,
    keep: impl Fn(Candidate, Alignment) -> Option<T> + Send + Sync,
) -> Vec<T> {
    candidates_beside(forms, &[], near, keep, |_, _| None::<()>).0
}

/// As [`candidates`], and what `keep_beside` makes of those of one of `forms` and one
/// of `others`, which are numbered by themselves.
///
/// Cost: besides, one look at the keys of both.
#[expect(
    clippy::cast_possible_truncation,
    reason = "spellings and their phones are numbered in 32 bits"
)]
pub(crate) fn candidates_beside<T: Send, U: Send>(
    forms: &[Form<'_>],
    others: &[Form<'_>],
    near: Near<'_>,
    keep: impl Fn(Candidate, Alignment) -> Option<T> + Send + Sync,
    keep_beside: impl Fn(Candidate, Alignment) -> Option<U> + Send + Sync,
) -> (Vec<T>, Vec<U>) {
    let (blocks, beside) = Blocks::beside(forms, &Blocks::of_forms(others));
    let (sounds, other_sounds) = (Sounds::of_forms(forms), Sounds::of_forms(others));
    let bounds = Bounds::of_near(near);
    let of_some = |first: usize| {
        let last = (first + AT_A_TIME).min(beside.len());
        bounds.kept(&beside[first..last], &sounds, &other_sounds, &keep_beside)
    };
    let beside = each((0..beside.len()).step_by(AT_A_TIME), of_some);
    let parts = if forms.len() < MANY {
        PARTS
    } else {
        PARTS_OF_MANY
    };
    let part = forms.len().div_ceil(parts).max(FEWEST);
    let of_range = |first: usize| {
        let last = (first + part).min(forms.len());
        let pairs = blocks.pairs(first as u32, last as u32);
        bounds.kept(&pairs, &sounds, &sounds, &keep)
    };
    (each((0..forms.len()).step_by(part), of_range), beside)
}

/// [`Near`], as the alignment counts.
struct Bounds<'a> {
    costs: &'a Costs,
    of_long: Bound,
    of_short: Bound,
}

impl<'a> Bounds<'a> {
    fn of_near(near: Near<'a>) -> Self {
        Self {
            costs: near.costs,
            of_long: Bound::from_distance(near.farthest),
            of_short: Bound::from_distance(near.farthest_of_short),
        }
    }

    /// What `keep` makes of the pairs that are near each other. The sounds of several
    /// second words are brought together first: memory gives them sooner than one by one.
    fn kept<T>(
        &self,
        pairs: &[Candidate],
        firsts: &Sounds,
        seconds: &Sounds,
        keep: impl Fn(Candidate, Alignment) -> Option<T>,
    ) -> Vec<T> {
        let (mut room, mut kept) = (AlignScratch::default(), Vec::new());
        let (mut together, mut ends) = (Vec::new(), Vec::new());
        for some in pairs.chunks(PAIRS_AT_A_TIME) {
            together.clear();
            ends.clear();
            for &(_, b) in some {
                together.extend_from_slice(seconds.get(b));
                ends.push(together.len());
            }
            let mut start = 0;
            for (&pair, &end) in some.iter().zip(&ends) {
                let (a, b) = (firsts.get(pair.0), &together[start..end]);
                start = end;
                let is_long = a.len().min(b.len()) >= LONG;
                let most = if is_long { self.of_long } else { self.of_short };
                let alignment = align_within(a, b, self.costs, most, &mut room);
                kept.extend(alignment.and_then(|alignment| keep(pair, alignment)));
            }
        }
        kept
    }
}

/// The sounds of all forms, one after the other.
struct Sounds {
    starts: Vec<u32>,
    phones: Vec<InPlace>,
}

impl Sounds {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "spellings and their phones are numbered in 32 bits"
    )]
    fn of_forms(forms: &[Form<'_>]) -> Self {
        let mut sounds = Self {
            starts: Vec::with_capacity(forms.len() + 1),
            phones: Vec::new(),
        };
        for form in forms {
            sounds.starts.push(sounds.phones.len() as u32);
            sounds.phones.extend_from_slice(&form.in_place);
        }
        sounds.starts.push(sounds.phones.len() as u32);
        sounds
    }

    fn get(&self, number: u32) -> &[InPlace] {
        let at = number as usize;
        &self.phones[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
