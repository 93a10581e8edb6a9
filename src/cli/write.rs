//! Replaces a file whole or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use atomic_write_file::AtomicWriteFile;

use crate::error::{Error, ErrorKind};

/// Writes `fixed` where a file with the fingerprint `read` stood. The file a symbolic link points to is
/// replaced, not the link; owner and permissions stay.
///
/// # Errors
/// Where the file has changed since it was read, has other hard links, or
/// cannot be written; then it is as it was.
pub(super) fn replace(path: &Path, read: u128, fixed: &[u8]) -> Result<(), Error> {
    let fail = |problem: String, mend: &str| Error::new(ErrorKind::Io, problem, mend).in_file(path);
    let io = |error: std::io::Error| {
        fail(
            format!("cannot write: {error}"),
            "give write permission, or free space",
        )
    };
    let target = fs::canonicalize(path).map_err(io)?;
    let metadata = fs::metadata(&target).map_err(io)?;
    if has_other_links(&metadata) {
        let mend = "copy it to a file of its own";
        return Err(fail(
            "the file has other hard links, which a rewrite would cut off".to_owned(),
            mend,
        ));
    }
    if fingerprint(&fs::read(&target).map_err(io)?) != read {
        let mend = "run vartani again";
        return Err(fail("the file changed while it was read".to_owned(), mend));
    }
    let mut file = AtomicWriteFile::open(&target).map_err(io)?;
    file.write_all(fixed).map_err(io)?;
    file.commit().map_err(io)
}

/// By which a file is known not to have changed (XXH3, 128 bits).
pub(super) fn fingerprint(raw: &[u8]) -> u128 {
    xxhash_rust::xxh3::xxh3_128(raw)
}

/// Writes a file of our own, whole or not at all.
pub(super) fn write_whole(path: &Path, text: &[u8]) -> Result<(), Error> {
    let fail = |error: std::io::Error| {
        let mend = "give write permission, or free space";
        Error::new(ErrorKind::Io, format!("cannot write: {error}"), mend).in_file(path)
    };
    let mut file = AtomicWriteFile::open(path).map_err(fail)?;
    file.write_all(text).map_err(fail)?;
    file.commit().map_err(fail)
}

#[cfg(unix)]
fn has_other_links(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_links(_: &fs::Metadata) -> bool {
    false
}
