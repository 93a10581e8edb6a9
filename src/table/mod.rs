//! What is known: canonical tables, their laws and their look-up.

mod check;
mod format;
mod load;
mod lookup;
mod row;
mod words;

pub use format::{format, merge, write_rows};
pub use lookup::{Phrase, Table, TableEntry};
pub use row::{Origin, Relation, Row, Status};
