//! By what a file is known not to have changed since it was read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// As [`fingerprint`], of a file, without holding it.
pub(crate) fn fingerprint_of(path: &Path) -> io::Result<u128> {
    let mut file = File::open(path)?;
    let mut digest = Xxh3::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(digest.digest128()),
            read => digest.update(&buffer[..read]),
        }
    }
}

/// By which a file is known not to have changed (XXH3, 128 bits).
pub(crate) fn fingerprint(raw: &[u8]) -> u128 {
    xxh3_128(raw)
}
