//! Which scripts are weighed alike.

use crate::text::Script;

/// Scripts that share weights. What varies between two renderings of a name depends
/// on how a script writes, and how much it matters on the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum ScriptFamily {
    /// Any script that is none of the others, and two different ones.
    Any,
    /// Devanagari.
    Devanagari,
    /// The other Indic scripts.
    Indic,
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Arabic.
    Arabic,
}

impl ScriptFamily {
    /// All, in the order of the columns of the weights file.
    pub const ALL: &'static [Self] = &[
        Self::Any,
        Self::Devanagari,
        Self::Indic,
        Self::Latin,
        Self::Cyrillic,
        Self::Arabic,
    ];

    /// That of two words in these scripts.
    #[must_use]
    pub fn of_scripts(a: Option<Script>, b: Option<Script>) -> Self {
        match a {
            _ if a != b => Self::Any,
            Some(Script::Devanagari) => Self::Devanagari,
            Some(Script::Latin) => Self::Latin,
            Some(Script::Cyrillic) => Self::Cyrillic,
            Some(Script::Arabic) => Self::Arabic,
            Some(script) if script.block().is_some() => Self::Indic,
            _ => Self::Any,
        }
    }
}
