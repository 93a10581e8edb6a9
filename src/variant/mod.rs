//! Which are one word: from a vocabulary to clusters with a canonical.
//!
//! The stages: [`vocabulary`] (what occurs, how often) → [`blocking`] (which pairs are
//! worth a look) → [`comparison`] (what speaks for and against a pair) → [`linking`]
//! (which pairs are one word in this scope) → [`clustering`] (sets, and the spelling that
//! each prefers). [`decide`] runs all of them.

pub(crate) mod blocking;
pub(crate) mod clustering;
pub(crate) mod comparison;
mod decide;
mod knowledge;
pub(crate) mod linking;
mod settings;
mod tier;
pub(crate) mod vocabulary;

pub use blocking::archive::Archive;
pub use blocking::blocks::Candidate;
pub use blocking::candidates::{Near, candidates};
pub use clustering::cluster::{Canonicals, Cluster, Member, Reason};
pub use comparison::edit_kind::{EditKind, is_light};
pub use comparison::evidence::{Evidence, evidence};
pub use comparison::form::Form;
pub use comparison::judge::{PairJudgement, Verdict, judge, threshold};
pub use comparison::model::{Model, Weights};
pub use comparison::script_family::Writing;
pub use comparison::term::{Known, Named, Part, Sign, Term};
pub use comparison::word_by_word::word_by_word;
pub use decide::{decide, decide_in};
pub use knowledge::Knowledge;
pub use linking::false_discovery::Chance;
pub use linking::garbled::Broken;
pub use settings::Settings;
pub use tier::Tier;
pub use vocabulary::builder::{Stored, VocabularyBuilder};
pub use vocabulary::document_count::DocumentCount;
pub use vocabulary::entry::{Entry, Vocabulary};

pub(crate) use linking::names::parting::{Parted, parted};
pub(crate) use vocabulary::phrase::{begins as begins_phrase, find as find_phrases};
