//! Writes a row into a table that people keep.

use std::fs;
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::rewrite::replace::{replace, write_whole};
use crate::source::fault::cannot_read;
use crate::source::fingerprint::fingerprint;
use crate::table::{Row, with_row};

/// Writes the row, and makes the table where there is none.
///
/// # Errors
/// Where the table cannot be read or written, or the row contradicts another one.
pub(crate) fn write_row(path: &Path, row: &Row) -> Result<(), Error> {
    let bytes = if path.exists() {
        fs::read(path).map_err(|error| cannot_read(path, &error))?
    } else {
        Vec::new()
    };
    let refused = |_| {
        let help = "save the table as UTF-8";
        Error::new(ErrorKind::Table, "the table is not valid UTF-8", help).in_file(path)
    };
    let text = String::from_utf8(bytes).map_err(refused)?;
    let written = with_row(&text, path, row)?;
    if text.is_empty() {
        write_whole(path, written.as_bytes())
    } else {
        replace(path, fingerprint(text.as_bytes()), written.as_bytes())
    }
}
