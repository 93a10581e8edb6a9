//! What the commands print.

pub(crate) mod baseline;
pub(crate) mod report;
