//! Sizes that decide how a source is read.

/// Texts of more bytes, unpacked, are read in portions.
pub(crate) const LONG: u64 = 64 << 20;

/// Documents that are held in memory at once, unless they are long.
pub(crate) const BATCH: usize = 64;

/// Most bytes that one compressed file may unpack to: a bomb is refused, not read.
pub(crate) const MOST_UNPACKED: u64 = 2 << 30;
