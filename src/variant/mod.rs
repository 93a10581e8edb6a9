//! Which are one word: from a vocabulary to clusters with a canonical.
//!
//! The stages: `vocabulary` (what occurs, how often) → `blocking` (which pairs are
//! worth a look) → `comparison` (what speaks for and against a pair) → `linking`
//! (which pairs are one word in this scope) → `clustering` (sets, and the spelling that
//! each prefers). [`decide`] runs all of them.

pub(crate) mod blocking;
pub(crate) mod clustering;
pub(crate) mod comparison;
mod coverage;
mod decide;
mod knowledge;
pub(crate) mod linking;
mod settings;
mod tier;
pub mod tuning;
pub(crate) mod vocabulary;

pub use blocking::archive::Archive;
pub use blocking::blocks::Candidate;
pub use blocking::candidates::{Near, candidates};
pub use clustering::cluster::{Canonicals, Cluster, Member, Reason};
pub use comparison::edit_kind::{EditKind, is_light};
pub use comparison::evidence::{Evidence, evidence};
pub use comparison::form::Form;
pub use comparison::judge::{PairJudgement, Verdict, judge};
pub use comparison::model::{Model, Weights};
pub use comparison::script_family::ScriptFamily;
pub use comparison::term::{Known, Named, Part, Sign, Term};
pub use comparison::threshold::threshold;
pub use comparison::word_by_word::word_by_word;
pub use coverage::{Coverage, Covered, How};
pub use decide::{decide, decide_in};
pub use knowledge::Knowledge;
pub use linking::false_discovery::FalseDiscovery;
pub use linking::garbled::Garbled;
pub use settings::Settings;
pub use tier::Tier;
pub use vocabulary::builder::{Stored, VocabularyBuilder};
pub use vocabulary::coding::Coding;
pub use vocabulary::document_count::DocumentCount;
pub use vocabulary::entry::{Entry, Vocabulary};

pub(crate) use knowledge::InLanguage;
pub(crate) use linking::names::parting::{Parted, parted};
pub(crate) use vocabulary::coding::{coding_of, recoded};
pub(crate) use vocabulary::document_count::{by_languages, is_known, read_words};
pub(crate) use vocabulary::line_end::over_line_ends;
pub(crate) use vocabulary::phrase::{begins as begins_phrase, find as find_phrases};
