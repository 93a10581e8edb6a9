//! Files of library users.

use std::path::Path;

use crate::error::{Error, ErrorKind, cause};
use crate::text::Document;

impl Document {
    /// Reads a file as the format that its name says.
    ///
    /// ```
    /// # let folder = std::env::temp_dir();
    /// # let path = folder.join("vartani-open.md");
    /// std::fs::write(&path, "# मॉस्को\n\n`मास्को`\n")?;
    /// let document = vartani::text::Document::open(&path)?;
    /// assert_eq!(document.words().count(), 1);
    /// # std::fs::remove_file(path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Where it cannot be read, holds no text, or breaks its format.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        use crate::format::{Chosen, Format, with_prose};
        let path = path.as_ref();
        let name = path.display().to_string();
        let in_file = |error: Error| error.in_file(path);
        let format = Format::of_name(&name);
        let document = Self::read(name, read(path)?).map_err(|error| in_file(error.into()))?;
        with_prose(document, format, &Chosen::default()).map_err(|error| in_file(error.into()))
    }
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|error| {
        Error::new(
            ErrorKind::Io,
            format!("cannot read: {}", cause(&error)),
            "check the path",
        )
        .in_file(path)
    })
}
