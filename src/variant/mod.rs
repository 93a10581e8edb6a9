//! Which are one word: from a vocabulary to clusters with a canonical.

mod archive;
mod candidates;
mod cannot_link;
mod canonical;
mod chance;
mod cluster;
mod confusion;
mod decide;
mod decoy;
mod edit_kind;
mod ending;
mod evidence;
mod form;
mod inflection;
mod judge;
mod lexicon;
mod linking;
mod model;
mod neighbours;
mod phrase;
mod spacing;
mod tally;
mod term;
mod vocabulary;
mod word_by_word;
mod writing;

pub use archive::Archive;
pub use candidates::{Candidate, Near, candidates};
pub use chance::Chance;
pub use cluster::{Canonicals, Cluster, Member, Reason, Tier};
pub use decide::{Settings, decide, decide_in};
pub use edit_kind::{EditKind, is_light};
pub use evidence::{Evidence, evidence};
pub use form::Form;
pub use judge::{PairJudgement, Verdict, judge, threshold};
pub use lexicon::{Endings, Lexicon};
pub use model::{Model, Weights};
pub use tally::DocumentCount;
pub use term::{Known, Named, Part, Sign, Term};
pub use vocabulary::{Entry, Stored, Vocabulary, VocabularyBuilder};
pub use word_by_word::word_by_word;
pub use writing::Writing;

pub(crate) use phrase::{begins as begins_phrase, find as find_phrases};
pub(crate) use vocabulary::{PASSAGE, in_parts, in_parts_with};
