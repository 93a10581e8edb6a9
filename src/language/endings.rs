//! Pairs of endings between which the words of a language alternate (देश/देशों): two
//! words that differ in such a pair are forms of one.

use std::fmt;

use fst::Map;

/// How many words alternate between two endings.
#[derive(Clone)]
pub struct Endings {
    /// `None` where the bytes are no map.
    stems: Option<Map<&'static [u8]>>,
}

impl Endings {
    /// The endings of a map; none where the bytes are no map.
    pub(super) fn from_map(map: &'static [u8]) -> Self {
        Self {
            stems: Map::new(map).ok(),
        }
    }

    /// The endings of Hindi.
    #[must_use]
    pub fn hindi() -> Self {
        Self::from_map(include_bytes!("../../data/language/hi/endings.fst"))
    }

    /// How many stems of the lexicon show both endings. Order-free.
    ///
    /// ```
    /// let endings = vartani::language::Endings::hindi();
    /// assert!(endings.stems("", "ों") > 100);
    /// assert_eq!(endings.stems("ों", ""), endings.stems("", "ों"));
    /// assert_eq!(endings.stems("क", "ख"), 0);
    /// ```
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "an ending has fewer stems")]
    pub fn stems(&self, a: &str, b: &str) -> u32 {
        let shown = |ending: &'_ str| {
            if ending.is_empty() {
                "-".to_owned()
            } else {
                ending.to_owned()
            }
        };
        let (a, b) = (shown(a), shown(b));
        let key = format!("{}\t{}", a.as_str().min(&b), a.as_str().max(&b));
        let stems = self.stems.as_ref().and_then(|stems| stems.get(key));
        stems.unwrap_or(0) as u32
    }
}

impl fmt::Debug for Endings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Endings of {} pairs",
            self.stems.as_ref().map_or(0, Map::len)
        )
    }
}
