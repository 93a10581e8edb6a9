//! vartani finds and fixes inconsistent spellings of the same name or word.
//!
//! [`Checker`] is the one door: it checks documents, fixes them, and clusters lists.
//!
//! The stages behind it, each a module: [`text`] (what is written), [`language`] (what a
//! language knows), [`sound`] (how it sounds), [`table`] (what is decided), [`mod@format`]
//! (where prose is), [`variant`] (which are one word), [`lint`] (what to say), [`report`]
//! (how to print it). They take text and give findings; none of them reads a file or prints.
//!
//! ```
//! use vartani::{Checker, text::Document, variant::Tier};
//!
//! let checker = Checker::builder().build();
//! let text = "न्यूयॉर्क में ठंड है। वह न्यू यॉर्क गया। न्यूयॉर्क बड़ा है।";
//! let report = checker.check(Document::from_text("draft.txt", text));
//! for finding in report.findings() {
//!     println!("{}: {:?}", finding.word, finding.suggestion);
//! }
//! assert_eq!(report.findings()[0].word, "न्यू यॉर्क");
//! let fixed = String::from_utf8(report.fixed(Tier::Likely)).unwrap();
//! assert_eq!(fixed, "न्यूयॉर्क में ठंड है। वह न्यूयॉर्क गया। न्यूयॉर्क बड़ा है।");
//! ```
#![forbid(unsafe_code)]

mod checker;
#[cfg(feature = "cli")]
pub mod cli;
pub mod error;
pub mod format;
pub mod language;
#[cfg(all(feature = "cli", any(test, fuzzing)))]
#[doc(hidden)]
pub mod laws;
pub mod lint;
#[cfg(feature = "cli")]
mod lsp;
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
mod visible;

pub use checker::builder::CheckerBuilder;
pub use checker::{Checker, DocumentSettings, Report};
