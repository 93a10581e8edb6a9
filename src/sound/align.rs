//! Weighted edit distance over phones, with an alignment that can be shown.
//!
//! The recurrence is that of Wagner and Fischer (1974). Under unit costs it is
//! plain Levenshtein distance; a test holds it against `strsim`.

use super::edit_class::EditClass;
use super::phone::Phone;

/// What one difference of each class costs. All costs are positive, so only
/// equal phone sequences have distance zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    by_class: [f32; EditClass::COUNT],
    /// The cost of each phone against each inside a word, so that the innermost
    /// loop looks up once.
    inner: Vec<f32>,
}

impl Costs {
    /// The least that a difference can cost.
    pub const FLOOR: f32 = 0.02;

    /// Costs by class; anything below [`Costs::FLOOR`] is raised to it.
    pub fn new(cost: impl Fn(EditClass) -> f32) -> Self {
        let mut costs = [0.0; EditClass::COUNT];
        for &class in EditClass::ALL {
            costs[class.index()] = cost(class).max(Self::FLOOR);
        }
        let inside = |a: Phone, b: Phone| match EditClass::of_substitution(a, b, false, false) {
            _ if a == b => 0.0,
            class => costs[class.index()],
        };
        let inner = Phone::all().flat_map(|a| Phone::all().map(move |b| (a, b)));
        Self {
            by_class: costs,
            inner: inner.map(|(a, b)| inside(a, b)).collect(),
        }
    }

    /// One for every difference: Levenshtein distance over phones.
    pub fn unit() -> Self {
        Self::new(|_| 1.0)
    }

    /// The cost of one difference.
    pub fn of(&self, class: EditClass) -> f32 {
        self.by_class[class.index()]
    }
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
pub fn distance(a: &[Phone], b: &[Phone], costs: &Costs) -> f32 {
    let (a, b): (Vec<_>, Vec<_>) = (in_place(a).collect(), in_place(b).collect());
    Grid::fill(&a, &b, costs).distance()
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

/// Phones that are compared by [`is_within`]; what is longer is always within.
const LONGEST_BOUNDED: usize = 62;

/// True where [`distance`] is at most `most`, of sequences that [`in_place`] gives.
///
/// Cost: as [`distance`], without an allocation; given up where no way through
/// is left below `most`.
pub fn is_within(a: &[InPlace], b: &[InPlace], costs: &Costs, most: f32) -> bool {
    let width = b.len();
    if a.len().max(width) > LONGEST_BOUNDED {
        return true;
    }
    // The row above, which becomes the row below from left to right.
    let mut row = [0.0_f32; LONGEST_BOUNDED + 1];
    let mut gaps_b = [0.0_f32; LONGEST_BOUNDED];
    for (j, &(_, class)) in b.iter().enumerate() {
        gaps_b[j] = costs.of(class);
        row[j + 1] = row[j] + gaps_b[j];
    }
    for (i, &(phone, class)) in a.iter().enumerate() {
        let gap = costs.of(class);
        let inner = &costs.inner[phone.index() * Phone::COUNT..][..Phone::COUNT];
        let mut before = row[0];
        let mut left = before + gap;
        row[0] = left;
        let mut least = left;
        for (j, (&(other, _), &gap_b)) in b.iter().zip(&gaps_b).enumerate() {
            let first = i == 0 && j == 0;
            let last = i + 1 == a.len() && j + 1 == width;
            let cost = if (first || last) && phone != other {
                costs.of(EditClass::of_substitution(phone, other, first, last))
            } else {
                inner[other.index()]
            };
            let above = row[j + 1];
            left = (before + cost).min(above + gap).min(left + gap_b);
            row[j + 1] = left;
            before = above;
            least = least.min(left);
        }
        if least > most {
            return false;
        }
    }
    row[width] <= most
}

/// Aligns two phone sequences. The alignment of `(b, a)` is that of `(a, b)` mirrored.
///
/// Cost: the product of the lengths, in time and space.
pub fn align(a: &[Phone], b: &[Phone], costs: &Costs) -> Alignment {
    let (a, b): (Vec<_>, Vec<_>) = (in_place(a).collect(), in_place(b).collect());
    align_in_place(&a, &b, costs)
}

/// As [`align`], of sequences that [`in_place`] gives.
pub fn align_in_place(a: &[InPlace], b: &[InPlace], costs: &Costs) -> Alignment {
    if a > b {
        return mirrored(align_in_place(b, a, costs));
    }
    Grid::fill(a, b, costs).trace()
}

fn mirrored(mut alignment: Alignment) -> Alignment {
    for operation in &mut alignment.operations {
        std::mem::swap(&mut operation.a, &mut operation.b);
    }
    alignment
}

/// The table of least costs for all pairs of prefixes.
struct Grid<'a> {
    a: &'a [InPlace],
    b: &'a [InPlace],
    costs: &'a Costs,
    cells: Vec<f32>,
}

impl<'a> Grid<'a> {
    fn fill(a: &'a [InPlace], b: &'a [InPlace], costs: &'a Costs) -> Self {
        let mut grid = Self {
            a,
            b,
            costs,
            cells: vec![0.0; (a.len() + 1) * (b.len() + 1)],
        };
        grid.fill_edges();
        for i in 1..=a.len() {
            for j in 1..=b.len() {
                let at = grid.at(i, j);
                grid.cells[at] = grid.least(i, j);
            }
        }
        grid
    }

    /// The prefixes of one word against nothing of the other.
    fn fill_edges(&mut self) {
        for j in 1..=self.b.len() {
            self.cells[j] = self.cells[j - 1] + self.costs.of(self.b[j - 1].1);
        }
        for i in 1..=self.a.len() {
            let (here, above) = (self.at(i, 0), self.at(i - 1, 0));
            self.cells[here] = self.cells[above] + self.costs.of(self.a[i - 1].1);
        }
    }

    /// The cost of the cheapest way into an inner cell; what [`Grid::step_into`]
    /// says, without the operation.
    #[inline]
    fn least(&self, i: usize, j: usize) -> f32 {
        let at_an_end = (i == 1 && j == 1) || (i == self.a.len() && j == self.b.len());
        let both = if at_an_end {
            self.substitution(i - 1, j - 1).0
        } else {
            let (a, b) = (self.a[i - 1].0, self.b[j - 1].0);
            let cost = self.costs.inner[a.index() * Phone::COUNT + b.index()];
            self.cells[self.at(i - 1, j - 1)] + cost
        };
        let only_a = self.cells[self.at(i - 1, j)] + self.costs.of(self.a[i - 1].1);
        let only_b = self.cells[self.at(i, j - 1)] + self.costs.of(self.b[j - 1].1);
        both.min(only_a).min(only_b)
    }

    fn at(&self, i: usize, j: usize) -> usize {
        i * (self.b.len() + 1) + j
    }

    fn distance(&self) -> f32 {
        self.cells[self.cells.len() - 1]
    }

    /// The cheapest way into cell (i, j): its cost and the operation.
    fn step_into(&self, i: usize, j: usize) -> Option<(f32, Operation)> {
        let both = (i > 0 && j > 0).then(|| self.substitution(i - 1, j - 1));
        let only_a = (i > 0).then(|| {
            let class = self.a[i - 1].1;
            let cost = self.cells[self.at(i - 1, j)] + self.costs.of(class);
            (cost, operation(Some(self.a[i - 1].0), None, Some(class)))
        });
        let only_b = (j > 0).then(|| {
            let class = self.b[j - 1].1;
            let cost = self.cells[self.at(i, j - 1)] + self.costs.of(class);
            (cost, operation(None, Some(self.b[j - 1].0), Some(class)))
        });
        let ways = [both, only_a, only_b].into_iter().flatten();
        ways.reduce(|best, way| if way.0 < best.0 { way } else { best })
    }

    fn substitution(&self, i: usize, j: usize) -> (f32, Operation) {
        let (a, b) = (self.a[i].0, self.b[j].0);
        let before = self.cells[self.at(i, j)];
        if a == b {
            return (before, operation(Some(a), Some(b), None));
        }
        let first = i == 0 && j == 0;
        let last = i + 1 == self.a.len() && j + 1 == self.b.len();
        let class = EditClass::of_substitution(a, b, first, last);
        let cost = before + self.costs.of(class);
        (cost, operation(Some(a), Some(b), Some(class)))
    }

    fn trace(&self) -> Alignment {
        let (mut i, mut j) = (self.a.len(), self.b.len());
        let mut operations = Vec::with_capacity(i.max(j));
        while let Some((_, operation)) = self.step_into(i, j) {
            i -= usize::from(operation.a.is_some());
            j -= usize::from(operation.b.is_some());
            operations.push(operation);
        }
        operations.reverse();
        Alignment {
            operations,
            cost: self.distance(),
        }
    }
}

const fn operation(a: Option<Phone>, b: Option<Phone>, class: Option<EditClass>) -> Operation {
    Operation { a, b, class }
}

#[cfg(test)]
mod tests {
    use super::super::phones;
    use super::*;

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
