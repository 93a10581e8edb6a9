//! What of structured data is read.

use super::references::Linked;

/// Which parts of structured data are prose.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Columns of CSV and TSV, by header or number from 1; empty for all.
    pub columns: Vec<String>,
    /// Fields of JSON, by key or dotted path, and elements of XML, by name; empty
    /// for all.
    pub fields: Vec<String>,
    /// Comments and strings of program code are read.
    pub code: bool,
    /// Headings that other documents link to.
    pub linked: Linked,
}
