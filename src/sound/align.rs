//! Weighted edit distance over phones, with an alignment that can be shown.
//!
//! The recurrence is that of Wagner and Fischer (1974). Under unit costs it is
//! plain Levenshtein distance; a test holds it against `strsim`.

use crate::sound::edit_class::EditClass;
use crate::sound::phone::Phone;

/// What one difference of each class costs, in hundredths, because whole numbers are
/// added and compared in less time. All costs are positive, so only equal phone
/// sequences have distance zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    by_class: [u32; EditClass::COUNT],
    /// The cost of each phone against each inside a word, so that the innermost
    /// loop looks up once.
    inner: Vec<u32>,
}

const HUNDREDTHS: f32 = 100.0;

/// More than any distance; a cost can be added to it.
const INFINITE: u32 = u32::MAX / 2;

impl Costs {
    /// The least that a difference can cost.
    pub const FLOOR: f32 = 0.02;

    /// Costs by class, rounded to hundredths; anything below [`Costs::FLOOR`] is raised
    /// to it.
    pub fn new(cost: impl Fn(EditClass) -> f32) -> Self {
        let mut costs = [0; EditClass::COUNT];
        for &class in EditClass::ALL {
            costs[class.index()] = hundredths(cost(class).max(Self::FLOOR));
        }
        let inside = |a: Phone, b: Phone| match EditClass::of_substitution(a, b, false, false) {
            _ if a == b => 0,
            class => costs[class.index()],
        };
        let inner = Phone::all().flat_map(|a| Phone::all().map(move |b| (a, b)));
        Self {
            by_class: costs,
            inner: inner.map(|(a, b)| inside(a, b)).collect(),
        }
    }

    /// One for every difference: Levenshtein distance over phones.
    #[must_use]
    pub fn unit() -> Self {
        Self::new(|_| 1.0)
    }

    fn cost(&self, class: EditClass) -> u32 {
        self.by_class[class.index()]
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "costs are positive and small"
)]
fn hundredths(cost: f32) -> u32 {
    (cost * HUNDREDTHS).round() as u32
}

/// One step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The phone of the first word, `None` where only the second has one.
    pub a: Option<Phone>,
    /// The phone of the second word, `None` where only the first has one.
    pub b: Option<Phone>,
    /// What differs; `None` where the phones are equal.
    pub class: Option<EditClass>,
}

/// Two phone sequences laid side by side at the least cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The steps from the first phone to the last.
    pub operations: Vec<Operation>,
    /// The sum of the costs.
    pub cost: f32,
}

/// The distance of two phone sequences. Symmetric; zero only for equal ones.
///
/// Cost: the product of the lengths.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a sum of costs has few digits")]
pub fn distance(a: &[Phone], b: &[Phone], costs: &Costs) -> f32 {
    let (a, b): (Vec<_>, Vec<_>) = (in_place(a).collect(), in_place(b).collect());
    if are_too_long(&a, &b) {
        return side_by_side(&a, &b, costs).cost;
    }
    Grid::new(&a, &b, costs, &mut Vec::new()).fill(INFINITE) as f32 / HUNDREDTHS
}

/// A phone, and what it is where the other sequence has none.
pub type InPlace = (Phone, EditClass);

/// Each phone with what it is where the other sequence has none.
pub fn in_place(phones: &[Phone]) -> impl Iterator<Item = InPlace> {
    let gap = |at| EditClass::of_insertion(phones, at);
    phones
        .iter()
        .enumerate()
        .map(move |(at, &phone)| (phone, gap(at)))
}

/// Longest sound, in phones, for which a bound is used; longer ones are always within.
const LONGEST_BOUNDED: usize = 62;

/// Room to lay sequences side by side in, used again from pair to pair.
#[derive(Clone, Debug, Default)]
pub struct AlignScratch(Vec<u32>);

/// The greatest distance of two sequences that are laid side by side.
#[derive(Clone, Copy, Debug)]
pub struct Bound(u32);

impl Bound {
    /// Rounded to hundredths, as costs are.
    #[must_use]
    pub fn from_distance(distance: f32) -> Self {
        Self(hundredths(distance))
    }
}

/// As [`align_in_place`], of two sequences whose [`distance`] is at most `most`.
///
/// Cost: most pairs are given up after a few phones, where no way through is left
/// below `most`.
pub fn align_within(
    a: &[InPlace],
    b: &[InPlace],
    costs: &Costs,
    most: Bound,
    room: &mut AlignScratch,
) -> Option<Alignment> {
    if are_too_long(a, b) {
        return None;
    }
    let is_long = a.len().max(b.len()) > LONGEST_BOUNDED;
    let most = if is_long { INFINITE } else { most.0 };
    let mut grid = Grid::new(a, b, costs, &mut room.0);
    let distance = grid.fill(most);
    (distance <= most).then(|| grid.trace())
}

/// Aligns two phone sequences. The alignment of `(b, a)` is that of `(a, b)` mirrored.
///
/// Cost: the product of the lengths, in time and space.
#[must_use]
pub fn align(a: &[Phone], b: &[Phone], costs: &Costs) -> Alignment {
    let (a, b): (Vec<_>, Vec<_>) = (in_place(a).collect(), in_place(b).collect());
    align_in_place(&a, &b, costs)
}

/// As [`align`], of sequences that [`in_place`] gives.
#[must_use]
pub fn align_in_place(a: &[InPlace], b: &[InPlace], costs: &Costs) -> Alignment {
    if are_too_long(a, b) {
        return side_by_side(a, b, costs);
    }
    let mut cells = Vec::new();
    let mut grid = Grid::new(a, b, costs, &mut cells);
    grid.fill(INFINITE);
    grid.trace()
}

/// Cells of the largest table that is filled: 4 MB of them.
const MOST_CELLS: usize = 1 << 20;

/// Two sequences of a thousand phones and more are no two words.
fn are_too_long(a: &[InPlace], b: &[InPlace]) -> bool {
    (a.len() + 1).saturating_mul(b.len() + 1) > MOST_CELLS
}

/// An alignment that is none of the cheapest: each phone beside that at its place.
///
/// Cost: the sum of the lengths.
#[expect(clippy::cast_precision_loss, reason = "a sum of costs has few digits")]
fn side_by_side(a: &[InPlace], b: &[InPlace], costs: &Costs) -> Alignment {
    let beside = |at: usize| match (a.get(at), b.get(at)) {
        (Some(&(one, _)), Some(&(other, _))) => {
            operation(Some(one), Some(other), class_of(a, b, at, at))
        }
        (one, other) => {
            let class = one.or(other).map(|&(_, class)| class);
            operation(one.map(|it| it.0), other.map(|it| it.0), class)
        }
    };
    let operations: Vec<Operation> = (0..a.len().max(b.len())).map(beside).collect();
    let classes = operations.iter().filter_map(|operation| operation.class);
    let cost: u64 = classes.map(|class| u64::from(costs.cost(class))).sum();
    Alignment {
        operations,
        cost: cost as f32 / HUNDREDTHS,
    }
}

/// The table of least costs for all pairs of prefixes.
struct Grid<'a> {
    a: &'a [InPlace],
    b: &'a [InPlace],
    costs: &'a Costs,
    /// Row by row; a row for each prefix of `a`.
    cells: &'a mut [u32],
}

impl<'a> Grid<'a> {
    /// In room whose content does not matter.
    fn new(a: &'a [InPlace], b: &'a [InPlace], costs: &'a Costs, room: &'a mut Vec<u32>) -> Self {
        let size = (a.len() + 1) * (b.len() + 1);
        if room.len() < size {
            room.resize(size, 0);
        }
        Self {
            a,
            b,
            costs,
            cells: &mut room[..size],
        }
    }

    /// Fills the rows and gives the distance, or more than `most` where it is more: no
    /// row is filled behind one of which all is more.
    ///
    /// Whole rows, because to fill only what a way below `most` may lead through
    /// (Ukkonen, *Algorithms for approximate string matching*, 1985) takes longer: it is
    /// foretold how long a row is, and not where a way ends.
    #[expect(clippy::similar_names, reason = "the field calls them so")]
    fn fill(&mut self, most: u32) -> u32 {
        let width = self.b.len() + 1;
        let (mut above, mut rest) = self.cells.split_at_mut(width);
        above[0] = 0;
        for (j, &(_, class)) in self.b.iter().enumerate() {
            above[j + 1] = above[j] + self.costs.cost(class);
        }
        for (i, &(phone, class)) in self.a.iter().enumerate() {
            let gap = self.costs.cost(class);
            let inner = &self.costs.inner[phone.index() * Phone::COUNT..][..Phone::COUNT];
            // Where both words begin, and where both end.
            let first = if i == 0 { 0 } else { usize::MAX };
            let last = if i + 1 == self.a.len() {
                self.b.len().wrapping_sub(1)
            } else {
                usize::MAX
            };
            let (row, after) = rest.split_at_mut(width);
            let mut left = above[0] + gap;
            let mut least = left;
            row[0] = left;
            let cells = row[1..].iter_mut().zip(above.windows(2)).zip(self.b);
            for (j, ((cell, above), &(other, class))) in cells.enumerate() {
                let cost = if j == first || j == last {
                    class_of(self.a, self.b, i, j).map_or(0, |class| self.costs.cost(class))
                } else {
                    inner[other.index()]
                };
                let only_b = left + self.costs.cost(class);
                left = (above[0] + cost).min(above[1] + gap).min(only_b);
                least = least.min(left);
                *cell = left;
            }
            if least > most {
                return INFINITE;
            }
            (above, rest) = (row, after);
        }
        above[width - 1]
    }

    fn cell(&self, i: usize, j: usize) -> u32 {
        self.cells[i * (self.b.len() + 1) + j]
    }

    /// The last step of the cheapest way to a cell that has one. Of steps that are as
    /// cheap, that of both phones goes before the others, and that of the smaller
    /// word alone before that of the greater, whichever of them is `a`.
    fn step_into(&self, i: usize, j: usize, a_is_greater: bool) -> Operation {
        let here = self.cell(i, j);
        if i > 0 && j > 0 {
            let class = class_of(self.a, self.b, i - 1, j - 1);
            let cost = class.map_or(0, |class| self.costs.cost(class));
            if self.cell(i - 1, j - 1) + cost == here {
                let (a, b) = (self.a[i - 1].0, self.b[j - 1].0);
                return operation(Some(a), Some(b), class);
            }
        }
        let is_step = |before: u32, class| before + self.costs.cost(class) == here;
        let only_a = || is_step(self.cell(i - 1, j), self.a[i - 1].1);
        let only_b = || is_step(self.cell(i, j - 1), self.b[j - 1].1);
        let of_a = match (i, j) {
            (0, _) => false,
            (_, 0) => true,
            _ if a_is_greater => !only_b(),
            _ => only_a(),
        };
        if of_a {
            let (a, class) = self.a[i - 1];
            operation(Some(a), None, Some(class))
        } else {
            let (b, class) = self.b[j - 1];
            operation(None, Some(b), Some(class))
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a sum of costs has few digits")]
    fn trace(&self) -> Alignment {
        let a_is_greater = self.a > self.b;
        let (mut i, mut j) = (self.a.len(), self.b.len());
        let mut operations = Vec::with_capacity(i.max(j) + 2);
        while i + j > 0 {
            let operation = self.step_into(i, j, a_is_greater);
            i -= usize::from(operation.a.is_some());
            j -= usize::from(operation.b.is_some());
            operations.push(operation);
        }
        operations.reverse();
        Alignment {
            operations,
            cost: self.cell(self.a.len(), self.b.len()) as f32 / HUNDREDTHS,
        }
    }
}

/// What two phones differ in; `None` where they are equal.
fn class_of(a: &[InPlace], b: &[InPlace], i: usize, j: usize) -> Option<EditClass> {
    let first = i == 0 && j == 0;
    let last = i + 1 == a.len() && j + 1 == b.len();
    let (a, b) = (a[i].0, b[j].0);
    (a != b).then(|| EditClass::of_substitution(a, b, first, last))
}

const fn operation(a: Option<Phone>, b: Option<Phone>, class: Option<EditClass>) -> Operation {
    Operation { a, b, class }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::phones;

    #[test]
    #[expect(clippy::float_cmp, reason = "the same computation gives the same bits")]
    fn long_sequences_ask_for_no_table() {
        let long = phones(&"टोकायव".repeat(20_000));
        let other = phones(&"टोकायेव".repeat(20_000));
        let unit = Costs::unit();
        assert_eq!(align(&long, &long, &unit).cost, 0.0);
        assert!(distance(&long, &other, &unit) > 0.0);
        let (a, b): (Vec<_>, Vec<_>) = (in_place(&long).collect(), in_place(&other).collect());
        assert!(
            align_within(
                &a,
                &b,
                &unit,
                Bound::from_distance(9.0),
                &mut AlignScratch::default()
            )
            .is_none()
        );
    }

    #[test]
    fn what_differs_between_two_spellings() {
        let show = |a, b| -> Vec<&str> {
            let alignment = align(&phones(a), &phones(b), &Costs::unit());
            let classes = alignment.operations.iter().filter_map(|op| op.class);
            classes.map(EditClass::words).collect()
        };
        assert_eq!(show("टोकायव", "टोकायेव"), ["a ~ e"]);
        assert_eq!(show("टोकायेव", "तोकायेव"), ["retroflex ~ dental"]);
        assert_eq!(show("मॉस्को", "मास्को"), ["open o ~ a, ā"]);
        assert_eq!(show("महत्त्व", "महत्व"), ["double ~ single consonant"]);
        assert_eq!(show("दूसरा", "दूसरे"), ["final ā ~ e"]);
        assert_eq!(show("संबंध", "सम्बन्ध"), [""; 0]);
        assert_eq!(show("ज़ख़्म", "जख्म"), ["z ~ j", "x ~ kh"]);
    }
}
