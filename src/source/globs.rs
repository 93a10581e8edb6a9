//! Paths by their patterns: what is left out, and what has settings of its own.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns as in gitignore, rooted where the configuration stands.
#[derive(Clone, Debug)]
pub(crate) struct Globs {
    root: PathBuf,
    matcher: Gitignore,
}

impl Globs {
    /// Patterns of a file that stands in the folder `root`.
    pub(crate) fn new(root: &Path, patterns: &[String]) -> Self {
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut builder = GitignoreBuilder::new(&root);
        for pattern in patterns {
            // A pattern that cannot be read matches nothing.
            let _ = builder.add_line(None, pattern);
        }
        let matcher = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Self { root, matcher }
    }

    /// Patterns that match nothing.
    pub(crate) fn none() -> Self {
        Self::new(Path::new("."), &[])
    }

    /// True where one of them matches the path, or a folder above it.
    pub(crate) fn matches(&self, path: &str) -> bool {
        if self.matcher.is_empty() {
            return false;
        }
        let full = canonical(Path::new(path));
        full.strip_prefix(&self.root).is_ok_and(|relative| {
            let found = self.matcher.matched_path_or_any_parents(relative, false);
            found.is_ignore()
        })
    }
}

/// A path without links. What is inside an archive has none of its own.
fn canonical(path: &Path) -> PathBuf {
    let folders = path
        .ancestors()
        .filter(|folder| !folder.as_os_str().is_empty());
    for folder in folders.chain([Path::new(".")]) {
        if let Ok(full) = fs::canonicalize(folder) {
            let inside = path.strip_prefix(folder).unwrap_or(path);
            return if inside.as_os_str().is_empty() {
                full
            } else {
                full.join(inside)
            };
        }
    }
    path.to_owned()
}
