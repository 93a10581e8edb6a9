//! A path in a journal: text where it is UTF-8, else its bytes.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A path, whole.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Name {
    Text(String),
    /// One number a byte.
    Bytes(Vec<u8>),
}

impl Name {
    pub(crate) fn of_path(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Bytes(path.as_os_str().as_encoded_bytes().to_vec()),
        }
    }

    /// The bytes of a path that a text cannot tell.
    pub(crate) fn of_bytes(path: &Path) -> Option<Self> {
        path.to_str().is_none().then(|| Self::of_path(path))
    }

    pub(crate) fn path(&self) -> PathBuf {
        match self {
            Self::Text(text) => PathBuf::from(text),
            Self::Bytes(bytes) => of_bytes(bytes),
        }
    }
}

#[cfg(unix)]
fn of_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn of_bytes(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}
