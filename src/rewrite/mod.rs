//! How bytes go back: replaced whole or not at all, written down, and taken back.

pub(crate) mod archive;
mod fault;
pub(crate) mod fixed;
pub(crate) mod folder;
pub(crate) mod history;
pub(crate) mod journal;
pub(crate) mod keep;
pub(crate) mod leftovers;
pub(crate) mod long;
pub(crate) mod mark;
pub(crate) mod name;
pub(crate) mod record;
pub(crate) mod replace;
pub(crate) mod restore;
pub(crate) mod rewriting;
pub(crate) mod splice;
