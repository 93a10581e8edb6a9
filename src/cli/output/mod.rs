//! What the commands print.

pub(crate) mod baseline;
pub(crate) mod diff;
pub(crate) mod plan;
pub(crate) mod report;
pub(crate) mod spool;
