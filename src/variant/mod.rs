//! Which are one word: from a vocabulary to clusters with a canonical.

mod cluster;
mod evidence;
mod lexicon;
mod model;
mod term;

pub use cluster::{Canonicals, Cluster, Member, Reason, Tier};
pub use evidence::{Evidence, Form, evidence};
pub use lexicon::{Endings, Lexicon};
pub use model::{Model, Weights};
pub use term::{Named, Sign, Term};
