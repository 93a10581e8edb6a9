//! How to print it: findings and clusters for people and for programs.

mod catalogue;
pub mod checkstyle;
mod coverage;
#[cfg(feature = "cli")]
pub(crate) mod diff;
pub mod github;
mod harmless;
pub mod human;
pub mod json;
mod located;
#[cfg(feature = "cli")]
pub mod page;
#[cfg(feature = "cli")]
pub(crate) mod plan;
mod plural;
pub mod rdjson;
mod romanised;
pub mod sarif;
mod sets;
pub mod table;
mod why;

pub use catalogue::{Catalogue, Interface, filled};
pub use coverage::gaps;
pub use located::{Located, Replacement, located};
pub use plural::plural;
pub use sets::{Around, Kept, Place, Set, SetSpelling, Sets, set_name};
