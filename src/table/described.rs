//! A row in words, for a person who asks about a spelling.

use crate::text::Spelling;

use super::row::{Row, Status};

impl Row {
    /// What the row says of a spelling that is its variant or its canonical.
    pub(crate) fn described(&self, spelling: &Spelling) -> String {
        let (variant, canonical, source) = (self.variant(), self.canonical(), &self.source);
        let status = match self.status {
            Status::Candidate => ", candidate",
            _ => "",
        };
        let lang = match &*self.lang {
            lang if self.is_of_pack() => format!("{lang}, "),
            _ => String::new(),
        };
        let relation = self.relation;
        if !self.style.is_empty() {
            let style = &self.style;
            return format!("{variant} and {canonical} by style {style} ({lang}{source}{status})");
        }
        if self.canonical_spelling() == *spelling && !self.is_of_pack() {
            return format!("{canonical} is preferred ({lang}{source}{status})");
        }
        format!("{variant} → {canonical} ({lang}{relation}, {source}{status})")
    }

    /// True for a row of the built-in table or of the user, and for one of a language pack
    /// that names both spellings.
    pub(crate) fn is_about(&self, a: &Spelling, b: &Spelling) -> bool {
        let (variant, canonical) = (&self.keys.0, &self.keys.1);
        !self.is_of_pack() || [(variant, canonical), (canonical, variant)].contains(&(a, b))
    }

    /// The rows of the built-in table are Hindi.
    fn is_of_pack(&self) -> bool {
        !matches!(&*self.lang, "" | "hi")
    }
}
