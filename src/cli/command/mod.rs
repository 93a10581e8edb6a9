//! The commands, one a file.

pub(crate) mod check;
pub(crate) mod cluster;
pub(crate) mod explain;
pub(crate) mod fix;
pub(crate) mod init;
pub(crate) mod score;
pub(crate) mod table;
