//! The rows of a language, found where they lie.
//!
//! `variants.csv` of a pack is text of up to a megabyte. Nothing of it is read at start:
//! `variants.fst` says where in it the lines of a spelling are (`docs/table.md` names the
//! columns, `data/language/README.md` the keys). The table room reads the lines.

use std::fmt;

use fst::Map;
use fst::raw::{Node, Output};

/// Lines of `variants.csv` by the spellings that they name.
#[derive(Clone)]
pub struct Rows {
    text: &'static str,
    /// `None` where the bytes are no map.
    index: Option<Map<&'static [u8]>>,
}

/// What stands in a key between a canonical and the number of its row.
const OF_CANONICAL: u8 = 0;

/// A spelling that rows name, which a word begins with but for its last letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stem {
    /// The spelling.
    pub(crate) spelling: String,
    /// How many bytes of the word it shares: all of its own, or all but its last letter.
    pub(crate) shared: usize,
}

impl Rows {
    /// The rows of a pack that has none.
    pub(super) const NONE: Self = Self {
        text: "",
        index: None,
    };

    /// The lines of a table, and the map that says where they are.
    pub(super) fn from_parts(text: &'static str, index: &'static [u8]) -> Self {
        Self {
            text,
            index: Map::new(index).ok(),
        }
    }

    /// All lines but the header.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.text.lines().skip(1)
    }

    /// True where there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.is_none()
    }

    /// How many there are. Cost: the text is read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines().count()
    }

    /// The line whose variant is a spelling. Cost: a look-up in the length of the spelling.
    pub(crate) fn of_variant(&self, spelling: &str) -> Option<&'static str> {
        self.line(self.index.as_ref()?.get(spelling)?)
    }

    /// The lines whose canonical is a spelling.
    pub(crate) fn of_canonical(&self, spelling: &str) -> Vec<&'static str> {
        let places = self.places_of_canonical(spelling).unwrap_or_default();
        places.into_iter().filter_map(|at| self.line(at)).collect()
    }

    fn places_of_canonical(&self, spelling: &str) -> Option<Vec<u64>> {
        let fst = self.index.as_ref()?.as_fst();
        let mut walk = Walk::of(fst);
        spelling.bytes().try_for_each(|byte| walk.step(byte))?;
        walk.step(OF_CANONICAL)?;
        let mut places = Vec::new();
        for high in walk.node.transitions() {
            let below = fst.node(high.addr);
            let so_far = walk.output.cat(high.out);
            for low in below.transitions() {
                let output = so_far.cat(low.out);
                places.push(output.cat(fst.node(low.addr).final_output()).value());
            }
        }
        Some(places)
    }

    /// The spellings that rows name and a word begins with, or begins with but for their
    /// last letter; not the word itself. Cost: a step for each byte, as far as rows go.
    pub(crate) fn stems(&self, word: &str) -> Vec<Stem> {
        let mut stems = Vec::new();
        let Some(index) = &self.index else {
            return stems;
        };
        let fst = index.as_fst();
        let mut walk = Walk::of(fst);
        for (at, letter) in word.char_indices() {
            if at > 0 {
                if walk.is_named() {
                    stems.push(Stem {
                        spelling: word[..at].to_owned(),
                        shared: at,
                    });
                }
                walk.each_next_letter(|last| {
                    let spelling = format!("{}{last}", &word[..at]);
                    if !word.starts_with(&spelling) {
                        stems.push(Stem {
                            spelling,
                            shared: at,
                        });
                    }
                });
            }
            let mut bytes = [0; 4];
            let mut bytes = letter.encode_utf8(&mut bytes).bytes();
            if bytes.try_for_each(|byte| walk.step(byte)).is_none() {
                return stems;
            }
        }
        walk.each_next_letter(|last| {
            stems.push(Stem {
                spelling: format!("{word}{last}"),
                shared: word.len(),
            });
        });
        stems
    }

    fn line(&self, at: u64) -> Option<&'static str> {
        let rest = self.text.get(usize::try_from(at).ok()?..)?;
        rest.lines().next()
    }
}

/// A place in the map, with what the way to it gives.
#[derive(Clone, Copy)]
struct Walk<'f> {
    fst: &'f fst::raw::Fst<&'static [u8]>,
    node: Node<'f>,
    output: Output,
}

impl<'f> Walk<'f> {
    fn of(fst: &'f fst::raw::Fst<&'static [u8]>) -> Self {
        Self {
            fst,
            node: fst.root(),
            output: Output::zero(),
        }
    }

    fn step(&mut self, byte: u8) -> Option<()> {
        let transition = self.node.transition(self.node.find_input(byte)?);
        self.output = self.output.cat(transition.out);
        self.node = self.fst.node(transition.addr);
        Some(())
    }

    /// True where a row names the spelling that led here.
    fn is_named(&self) -> bool {
        self.node.is_final() || self.node.find_input(OF_CANONICAL).is_some()
    }

    /// The letters after which a spelling ends that a row names.
    fn each_next_letter(&self, mut visit: impl FnMut(char)) {
        let mut open = vec![(*self, Vec::new())];
        while let Some((walk, bytes)) = open.pop() {
            for transition in walk.node.transitions() {
                if transition.inp == OF_CANONICAL && bytes.is_empty() {
                    continue;
                }
                let mut next = walk;
                if next.step(transition.inp).is_none() {
                    continue;
                }
                let mut letter = bytes.clone();
                letter.push(transition.inp);
                match std::str::from_utf8(&letter)
                    .ok()
                    .and_then(|text| text.chars().next())
                {
                    Some(letter) if next.is_named() => visit(letter),
                    None if letter.len() < 4 => open.push((next, letter)),
                    _ => {}
                }
            }
        }
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rows of {} bytes", self.text.len())
    }
}
