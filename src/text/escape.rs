//! How a replacement is written into a place of a source, so that the source keeps its
//! form. What the forms ask stands with the formats, in `format/escape.rs`.

use std::fmt;

use crate::text::span::SourceSpan;

/// What is written where in a source: sorted, disjoint.
pub type Splices = Vec<(SourceSpan, String)>;

/// Writes a text into a place of a source: the sign is the escape's own (a quote, a
/// delimiter). `None` where the place cannot hold the text.
pub type Write = fn(sign: char, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices>;

/// How a place of a source writes what a reader sees.
#[derive(Clone, Copy)]
pub struct Escape {
    name: &'static str,
    sign: char,
    write: Write,
}

impl Escape {
    /// Nothing needs to be escaped.
    pub const NONE: Self = Self::new("none", '\0', as_it_is);

    /// An escape of a name of its own, with its sign.
    pub const fn new(name: &'static str, sign: char, write: Write) -> Self {
        Self { name, sign, write }
    }

    /// What to write where, so that `text` is seen at `place`. `None` where that cannot
    /// be done.
    #[must_use]
    pub fn write(self, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
        (self.write)(self.sign, source, place, text)
    }
}

/// Two escapes of one name and sign do the same.
impl PartialEq for Escape {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.sign) == (other.name, other.sign)
    }
}

impl Eq for Escape {}

impl fmt::Debug for Escape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Escape({} {:?})", self.name, self.sign)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "its kind may fail")]
fn as_it_is(_: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    Some(vec![(place, text.to_owned())])
}

/// Which escape holds from which byte of a source on. Cells of a table may change it
/// millions of times, among a few.
#[derive(Clone, Debug, Default)]
pub(crate) struct Escapes {
    few: Vec<Escape>,
    /// Where one of the few begins to hold.
    begins: Vec<(usize, u8)>,
}

impl Escapes {
    /// Of the next segment, which begins at `start`.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "formats have fewer than 256 escapes"
    )]
    pub(crate) fn add(&mut self, start: usize, escape: Escape) {
        let last = self
            .begins
            .last()
            .map(|&(_, number)| self.few[usize::from(number)]);
        if last.unwrap_or(Escape::NONE) == escape {
            return;
        }
        let known = self.few.iter().position(|held| *held == escape);
        let number = known.unwrap_or_else(|| {
            self.few.push(escape);
            self.few.len() - 1
        });
        self.begins.push((start, number as u8));
    }

    /// Of a place; of one without bytes, that of the byte before it.
    pub(crate) fn at(&self, place: SourceSpan) -> Escape {
        let byte = if place.is_empty() {
            place.start.saturating_sub(1)
        } else {
            place.start
        };
        let begun = self.begins.partition_point(|&(start, _)| start <= byte);
        let number = begun.checked_sub(1).map(|at| self.begins[at].1);
        number.map_or(Escape::NONE, |number| self.few[usize::from(number)])
    }
}
