//! What is known: canonical tables, their laws and their look-up.

mod apart_keys;
mod check;
mod edit;
mod format;
mod held_apart;
mod layers;
mod load;
mod lookup;
mod phrases;
mod row;
pub(crate) mod shipped;
pub(crate) mod unspaced;

pub use edit::with_row;
pub use format::{format, merge, write_rows};
pub use lookup::{Table, TableEntry};
pub use phrases::{Phrase, Phrases};
pub use row::{Origin, Relation, Row, Status};
pub use unspaced::Unspaced;
