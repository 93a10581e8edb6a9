//! How to print it: findings and clusters for people and for programs.

pub mod checkstyle;
mod coverage;
#[cfg(feature = "cli")]
pub(crate) mod diff;
pub mod github;
#[cfg(feature = "cli")]
pub mod html;
pub mod human;
pub mod json;
mod located;
#[cfg(feature = "cli")]
pub(crate) mod plan;
mod plural;
pub mod rdjson;
pub mod sarif;
pub mod table;

pub use coverage::{not_compared, only_possible};
pub use located::{Located, Replacement, located};
pub use plural::plural;
