//! vartani finds and mends inconsistent spellings of the same name or word.
//!
//! The stages, each a module: [`text`] (what is written), [`sound`] (how it
//! sounds), [`table`] (what is known), [`variant`] (which are one word),
//! [`lint`] (what to say), [`report`] (how to print it). They take text and give
//! findings; none of them reads a file or prints.
//!
//! ```
//! use vartani::lint::{Checks, Edits, check};
//! use vartani::table::Table;
//! use vartani::text::Document;
//! use vartani::variant::{Settings, Tier, VocabularyBuilder, decide};
//!
//! let document = Document::from_text("draft", "टोकायव आए। टोकायव गए। टोकायेव बोले।");
//! let table = Table::empty();
//! let mut words = VocabularyBuilder::new();
//! words.add(&document, &table);
//! let canonicals = decide(&words.finish(), &table, &Settings::default());
//! let findings = check(&document, &canonicals, &table, &Checks::default());
//! let edits = Edits::from_findings(&findings, Tier::Likely);
//! let mended = edits.rewrite(&document);
//! assert_eq!(String::from_utf8(mended).unwrap(), "टोकायव आए। टोकायव गए। टोकायव बोले।");
//! ```
#![forbid(unsafe_code)]

#[cfg(feature = "cli")]
pub mod cli;
pub mod error;
pub mod format;
pub mod language;
pub mod lint;
mod parallel;
pub mod report;
#[cfg(feature = "cli")]
mod rewrite;
#[cfg(feature = "cli")]
mod run;
pub mod sound;
#[cfg(feature = "cli")]
mod source;
pub mod table;
pub mod text;
pub mod variant;
