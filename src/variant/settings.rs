//! What is asked of the scope pass.

use super::tier::Tier;

/// What the person asked of the scope pass.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The least sure tier that is wanted.
    pub lowest: Tier,
    /// Take the built-in table as the house's own: a consistent text that
    /// writes otherwise is wrong.
    pub enforce_built_in: bool,
    /// The vocabulary is that of running text, not a list of names: scripts with
    /// cases are then not compared, because their common words have no lexicon here.
    pub running_text: bool,
    /// Distinct spellings of the archive that the scope is a part of; 0 where it
    /// stands for itself. Its majority is then preferred to the built-in table.
    pub archive: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lowest: Tier::Likely,
            enforce_built_in: false,
            running_text: true,
            archive: 0,
        }
    }
}
