//! What the commands print.

pub(crate) mod baseline;
pub(crate) mod plan;
pub(crate) mod spool;
