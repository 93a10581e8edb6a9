//! What to say: findings of named rules, and the edits that mend them.

mod edit;
mod finding;

pub use edit::{Edit, Edits};
pub use finding::{Finding, Rule};
