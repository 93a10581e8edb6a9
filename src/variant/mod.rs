//! Which are one word: from a vocabulary to clusters with a canonical.

mod archive;
mod candidates;
mod cannot_link;
mod canonical;
mod cluster;
mod decide;
mod decoy;
mod evidence;
mod inflection;
mod judge;
mod lexicon;
mod model;
mod phrase;
mod spacing;
mod term;
mod vocabulary;

pub use archive::Archive;
pub use candidates::{Candidate, Near, candidates};
pub use cluster::{Canonicals, Cluster, Member, Reason, Tier};
pub use decide::{Settings, decide};
pub use decoy::{Chance, chance};
pub use evidence::{Evidence, Form, evidence};
pub use judge::{PairJudgement, Verdict, judge, threshold};
pub use lexicon::{Endings, Lexicon};
pub use model::{Model, Weights};
pub use term::{Named, Sign, Term};
pub use vocabulary::{Entry, Stored, Vocabulary, VocabularyBuilder};

pub(crate) use phrase::find as find_phrases;
pub(crate) use vocabulary::{PASSAGE, in_parts};
