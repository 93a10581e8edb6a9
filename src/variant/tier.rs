//! How sure a statement is.

use std::fmt;

/// How sure a statement is; the surer, the smaller.
///
/// ```
/// use vartani::variant::Tier;
/// assert!(Tier::Certain < Tier::Likely && Tier::Likely < Tier::Possible);
/// assert_eq!(Tier::Likely.to_string(), "likely");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Tier {
    /// Encoding-only differences and verified table rows.
    Certain,
    /// Discovered, expected error at most 1 in 100 in this scope.
    Likely,
    /// Worth a look, expected error at most 1 in 20.
    Possible,
}

impl Tier {
    /// The name that options and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
