//! One line of a table.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::Spelling;

/// How the two spellings of a row stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Relation {
    /// Two accepted spellings of one word.
    Variant,
    /// The variant is a mistake.
    Misspelling,
    /// The same text in other code points.
    Encoding,
    /// These two are never one word.
    Distinct,
    /// Leave this word alone.
    Keep,
}

/// How far a row may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// Read by a person; may rewrite.
    Verified,
    /// Proposed; evidence, never enough to rewrite.
    Candidate,
    /// Taken back; kept so that nobody proposes it again. Not used.
    Retired,
}

/// Where a row came from; later origins win over earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// The table that is compiled in.
    BuiltIn,
    /// A house style that was chosen.
    Style,
    /// The user's own table.
    User,
}

/// One line of a table: `variant,canonical,relation,lang,status,source,note`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The spelling that may occur, as the table writes it.
    pub(super) variant: Arc<str>,
    /// The preferred spelling, as it is to be written.
    pub(super) canonical: Arc<str>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// BCP 47 language, empty for any.
    pub lang: Arc<str>,
    /// How far the row may be trusted.
    pub status: Status,
    /// Where the knowledge comes from.
    pub source: Arc<str>,
    /// Anything else.
    pub note: Arc<str>,
    /// Of a row of a language pack: who writes the variant, and who the canonical
    /// (`BD>ACZ`). Empty in most rows.
    pub style: Arc<str>,
    /// Normal forms of variant and canonical, made once.
    pub(super) keys: (Spelling, Spelling),
}

impl Row {
    /// A verified row that says to write `canonical` for `variant`.
    ///
    /// ```
    /// use vartani::table::{Row, Status};
    /// let row = Row::new("दिल्लि", "दिल्ली");
    /// assert!(row.prefers() && row.status == Status::Verified);
    /// ```
    #[must_use]
    pub fn new(variant: &str, canonical: &str) -> Self {
        let (variant, canonical) = (Arc::from(variant), Arc::from(canonical));
        Self {
            keys: (
                Spelling::of_shared(&variant),
                Spelling::of_shared(&canonical),
            ),
            variant,
            canonical,
            relation: Relation::Variant,
            lang: Arc::default(),
            status: Status::Verified,
            source: Arc::default(),
            note: Arc::default(),
            style: Arc::default(),
        }
    }

    /// The same row for another canonical.
    #[must_use]
    pub(super) fn with_canonical(mut self, canonical: Arc<str>) -> Self {
        self.keys.1 = Spelling::of_shared(&canonical);
        self.canonical = canonical;
        self
    }

    /// The spelling that may occur, as the table writes it.
    #[must_use]
    pub fn variant(&self) -> &str {
        &self.variant
    }

    /// The preferred spelling, as it is to be written.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// True where the row only declares a canonical spelling.
    #[must_use]
    pub fn declares(&self) -> bool {
        self.variant == self.canonical && self.relation != Relation::Keep
    }

    /// True where the row says that `canonical` is to be written for `variant`.
    #[must_use]
    pub fn prefers(&self) -> bool {
        let says = matches!(
            self.relation,
            Relation::Variant | Relation::Misspelling | Relation::Encoding
        );
        says && !self.declares()
    }

    /// True where the variant is a word of its own as well, by the note (मैने, mynahs): such
    /// a row is not certain.
    #[must_use]
    pub fn has_another_sense(&self) -> bool {
        self.note.starts_with("also ")
    }

    /// True where the two spellings differ in their case alone (iphone, iPhone).
    #[must_use]
    pub fn is_about_case(&self) -> bool {
        let lower = |text: &str| text.to_lowercase();
        self.keys.0 == self.keys.1
            && self.variant != self.canonical
            && lower(&self.variant) == lower(&self.canonical)
    }

    /// Normal form of the variant: the key of the row.
    #[must_use]
    pub fn variant_spelling(&self) -> Spelling {
        self.keys.0.clone()
    }

    /// Normal form of the canonical.
    #[must_use]
    pub fn canonical_spelling(&self) -> Spelling {
        self.keys.1.clone()
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Variant => "variant",
            Self::Misspelling => "misspelling",
            Self::Encoding => "encoding",
            Self::Distinct => "distinct",
            Self::Keep => "keep",
        })
    }
}
