//! What is known: canonical tables.

mod row;

pub use row::{Origin, Relation, Row, Status};
