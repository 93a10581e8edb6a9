//! Paths by their patterns: what is left out, and what has settings of its own.

use std::fs;
use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns as in gitignore, rooted where the configuration stands.
#[derive(Clone, Debug)]
pub(crate) struct Globs {
    root: PathBuf,
    matcher: Gitignore,
}

impl Globs {
    /// Patterns of a file that stands in the folder `root`. A pattern that cannot be read
    /// matches nothing; [`problem`] says so before.
    pub(crate) fn new(root: &Path, patterns: &[String]) -> Self {
        let root = resolved(root);
        let mut builder = GitignoreBuilder::new(&root);
        for pattern in patterns {
            let _ = builder.add_line(None, of_root(pattern, &root));
        }
        let matcher = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Self { root, matcher }
    }

    /// Patterns that match nothing.
    pub(crate) fn none() -> Self {
        Self::new(Path::new("."), &[])
    }

    /// True where one of them matches the path, or a folder above it, however the path is
    /// written.
    pub(crate) fn matches(&self, path: impl AsRef<Path>) -> bool {
        if self.matcher.is_empty() {
            return false;
        }
        let full = resolved(path.as_ref());
        full.strip_prefix(&self.root).is_ok_and(|relative| {
            let found = self.matcher.matched_path_or_any_parents(relative, false);
            found.is_ignore()
        })
    }
}

/// What begins with `./`, or with the path of `root`, stands where the configuration does:
/// `/a` is left of it, which is rooted.
fn of_root<'a>(pattern: &'a str, root: &Path) -> &'a str {
    let behind = |root: &str| {
        let rest = pattern.strip_prefix(root)?;
        rest.starts_with('/').then_some(rest)
    };
    let whole = || behind(root.to_str().filter(|root| !root.is_empty())?);
    behind(".").or_else(whole).unwrap_or(pattern)
}

/// Why a pattern cannot be used, if it cannot.
pub(crate) fn problem(pattern: &str) -> Option<String> {
    let mut builder = GitignoreBuilder::new(".");
    let added = builder.add_line(None, pattern).err();
    let built = || builder.build().err();
    added.or_else(built).map(|error| error.to_string())
}

/// A path as the file system knows it, however it is written. Of what is not there, or is
/// inside an archive, the folders are known.
pub(crate) fn resolved(path: &Path) -> PathBuf {
    let folders = path
        .ancestors()
        .filter(|folder| !folder.as_os_str().is_empty());
    for folder in folders.chain([Path::new(".")]) {
        if let Ok(mut full) = fs::canonicalize(folder) {
            let inside = path.strip_prefix(folder).unwrap_or(path);
            for part in inside.components() {
                match part {
                    Component::CurDir => {}
                    Component::ParentDir => drop(full.pop()),
                    part => full.push(part),
                }
            }
            return full;
        }
    }
    path.to_owned()
}

/// The folder of a file, as the file system knows it.
pub(crate) fn folder_of(file: &Path) -> PathBuf {
    let file = resolved(file);
    file.parent().map(Path::to_owned).unwrap_or_default()
}

/// A path from a [resolved] folder on, with slashes, however it is written.
pub(crate) fn relative(path: &Path, folder: &Path) -> String {
    let path = resolved(path);
    for (up, above) in folder.ancestors().enumerate() {
        if let Ok(below) = path.strip_prefix(above) {
            let steps = std::iter::repeat_n("..".into(), up);
            let below = below.iter().map(|part| part.to_string_lossy());
            return steps.chain(below).collect::<Vec<_>>().join("/");
        }
    }
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_be_written_in_any_way() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("d")).unwrap();
        fs::write(folder.path().join("d/a.txt"), "").unwrap();
        let root = folder.path();
        let paths = ["d/a.txt", "./d/a.txt", "d/../d/a.txt", "d/./b.tar/../a.txt"];
        for pattern in ["d", "./d/a.txt", "/d/*", "a.txt"] {
            let globs = Globs::new(root, &[pattern.to_owned()]);
            for path in paths {
                assert!(globs.matches(root.join(path)), "{pattern} {path}");
            }
        }
        assert!(problem("[z-a]").is_some() && problem("{a").is_some());
        assert_eq!(problem("**/*.txt"), None);
    }
}
