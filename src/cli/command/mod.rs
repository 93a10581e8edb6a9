//! The commands, one a file.

pub(crate) mod check;
pub(crate) mod cluster;
pub(crate) mod completions;
pub(crate) mod effective;
pub(crate) mod explain;
pub(crate) mod fix;
pub(crate) mod init;
pub(crate) mod lsp;
pub(crate) mod man;
pub(crate) mod profile;
pub(crate) mod review;
pub(crate) mod row;
pub(crate) mod rule;
pub(crate) mod score;
pub(crate) mod table;
pub(crate) mod undo;
