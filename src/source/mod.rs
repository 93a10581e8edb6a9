//! Where bytes come from: files, streams and archives, read whole or in portions.

pub(crate) mod blob;
pub(crate) mod compression;
pub(crate) mod cuts;
pub(crate) mod fault;
pub(crate) mod fingerprint;
pub(crate) mod globs;
pub(crate) mod guess;
pub(crate) mod input;
pub(crate) mod limits;
pub(crate) mod own;
pub(crate) mod packing;
pub(crate) mod passed_over;
pub(crate) mod portions;
#[allow(clippy::module_inception)]
pub(crate) mod source;
pub(crate) mod tar;
pub(crate) mod walk;
pub(crate) mod zip;
