//! Which files to read: those that are named, and those in the folders that are.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use crate::error::{Error, ErrorKind};
use crate::format::Kind;
use crate::source::fault::cannot_read;
use crate::source::globs::{Globs, resolved};
use crate::source::guess;
use crate::source::input::Input;
use crate::source::own::{HEAD, Own};
use crate::source::packing::Packing;
use crate::source::passed_over::PassedOver;
use crate::source::source::Source;
use crate::source::tar;

/// What is named.
pub(crate) struct Paths {
    /// Files and folders, and `-` for standard input.
    pub named: Vec<PathBuf>,
    /// A file with more of them, one a line or each with a NUL behind it.
    pub files_from: Option<PathBuf>,
    /// The name that reports show for standard input.
    pub stdin_name: String,
}

/// What was found.
#[derive(Default)]
pub(crate) struct Found {
    /// In the order given, folders walked in the order of their names; each file once.
    pub sources: Vec<Source>,
    /// The names of those that were named, as reports show them.
    pub named: HashSet<String>,
    /// Files that are not read, by their names alone.
    pub passed_over: Vec<(String, PassedOver)>,
    /// What could not be found or walked.
    pub errors: Vec<Error>,
    /// What was found, as the file system knows it, where it may be found twice.
    known: Option<HashSet<PathBuf>>,
}

/// All sources. Files that are excluded, and vartani's `own` (tables, journals,
/// baselines), are left out.
pub(crate) fn sources(wanted: &Paths, excluded: &Globs, own: &[&Path]) -> Found {
    let mut paths = wanted.named.clone();
    let mut found = Found::default();
    if let Some(list) = &wanted.files_from {
        match listed(list) {
            Ok(more) => paths.extend(more),
            Err(error) => found.errors.push(error),
        }
    } else if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    found.known = (paths.len() > 1).then(HashSet::new);
    let left_out = LeftOut {
        excluded,
        own: own.iter().map(|path| (*path, resolved(path))).collect(),
    };
    let mut has_stdin = false;
    for path in paths {
        if path.as_os_str() != "-" {
            found.path(&path, &left_out);
        } else if !std::mem::replace(&mut has_stdin, true) {
            found.once(&path, wanted.stdin_name.clone(), io::stdin());
        }
    }
    found
}

/// What is not read, although it is there.
struct LeftOut<'a> {
    excluded: &'a Globs,
    /// As they are named, and as the file system knows them.
    own: Vec<(&'a Path, PathBuf)>,
}

impl LeftOut<'_> {
    /// Names are compared first, because most differ.
    fn is_own(&self, path: &Path) -> bool {
        let is_same = |(own, full): &(&Path, PathBuf)| {
            own.file_name() == path.file_name() && resolved(path) == *full
        };
        self.own.iter().any(is_same)
    }
}

impl Found {
    fn path(&mut self, path: &Path, left_out: &LeftOut<'_>) {
        match fs::metadata(path) {
            Err(error) => self.errors.push(cannot_read(path, &error)),
            Ok(meta) if meta.is_file() => self.named_file(path, left_out),
            Ok(meta) if meta.is_dir() => self.walk(path, left_out),
            // A pipe or a device.
            Ok(_) => match fs::File::open(path) {
                Ok(pipe) => self.once(path, path.display().to_string(), pipe),
                Err(error) => self.errors.push(cannot_read(path, &error)),
            },
        }
    }

    fn once(&mut self, path: &Path, name: String, from: impl Read) {
        match Input::read_once(path, name.clone(), from) {
            Ok(given) => {
                self.named.insert(name);
                self.sources.push(Source::Input(given));
            }
            Err(error) => self.errors.push(error),
        }
    }

    fn named_file(&mut self, path: &Path, left_out: &LeftOut<'_>) {
        let name = path.display().to_string();
        if left_out.is_own(path) {
            // A list of words shows nothing of what it is.
            let own = Own::of_name(&name).or_else(|| Own::of_head(&head(path)));
            let own = own.unwrap_or(Own::Lexicon);
            self.named.insert(name.clone());
            self.passed_over.push((name, PassedOver::Own(own)));
            return;
        }
        if left_out.excluded.matches(path) {
            self.passed_over.push((name, PassedOver::Excluded));
            return;
        }
        // One that is found again in a folder is still one that was named.
        self.named.insert(name);
        self.file(path.to_owned());
    }

    fn file(&mut self, path: PathBuf) {
        let is_new = |known: &mut HashSet<PathBuf>| known.insert(resolved(&path));
        if self.known.as_mut().is_none_or(is_new) {
            self.sources.push(Source::Input(Input::File(path)));
        }
    }

    fn walk(&mut self, path: &Path, left_out: &LeftOut<'_>) {
        let walk = WalkBuilder::new(path)
            .require_git(false)
            .add_custom_ignore_filename(".vartaniignore")
            .sort_by_file_path(Path::cmp)
            .build();
        for entry in walk {
            match entry {
                Ok(entry) => self.entry(entry, left_out),
                Err(error) => self.errors.push(Error::new(
                    ErrorKind::Io,
                    format!("cannot walk: {error}"),
                    "give read permission, or name other paths",
                )),
            }
        }
    }

    fn entry(&mut self, entry: DirEntry, left_out: &LeftOut<'_>) {
        self.errors
            .extend(entry.error().and_then(unusable_patterns));
        // What Word leaves beside a file that is open.
        let is_lock = entry.file_name().to_string_lossy().starts_with("~$");
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let path = entry.into_path();
        if !is_file || is_lock || left_out.is_own(&path) || left_out.excluded.matches(&path) {
            return;
        }
        match by_name(&path) {
            Some(why) => {
                let name = path.display().to_string();
                self.passed_over.push((name, why));
            }
            None => self.file(path),
        }
    }
}

/// Why a file in a folder is not read, where its name shows that.
fn by_name(path: &Path) -> Option<PassedOver> {
    let name = path.to_string_lossy();
    if tar::packing(&name).is_some() {
        return None;
    }
    match Kind::of_name(Packing::of_name(&name).1) {
        Kind::Text(_) => None,
        Kind::Code(_) => Some(PassedOver::Code),
        Kind::Data => {
            let known = guess::of_head(&head(path));
            let binary = known.filter(|why| matches!(why, PassedOver::Binary(_)));
            Some(binary.unwrap_or(PassedOver::Data))
        }
    }
}

/// The first bytes of a file, as far as they can be read.
fn head(path: &Path) -> Vec<u8> {
    let mut head = Vec::new();
    if let Ok(file) = fs::File::open(path) {
        // What was read before an error is there.
        let _ = file.take(HEAD).read_to_end(&mut head);
    }
    head
}

/// What is wrong with the patterns of a file of ours; those of others are not ours to judge.
fn unusable_patterns(error: &ignore::Error) -> Option<Error> {
    let problem = error.to_string();
    let line = problem
        .lines()
        .find(|line| line.contains(".vartaniignore"))?;
    let help = "write patterns as in .gitignore";
    let problem = format!("cannot read the patterns: {line}");
    Some(Error::new(ErrorKind::Config, problem, help))
}

fn listed(list: &Path) -> Result<Vec<PathBuf>, Error> {
    let text = if list.as_os_str() == "-" {
        let mut text = Vec::new();
        io::stdin().read_to_end(&mut text).map(|_| text)
    } else {
        fs::read(list)
    };
    let text = text.map_err(|error| cannot_read(list, &error))?;
    Ok(paths_in(&text).into_iter().map(PathBuf::from).collect())
}

/// The paths of a list: each with a NUL behind it, or one a line.
fn paths_in(text: &[u8]) -> Vec<OsString> {
    let text = text.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(text);
    let by_nul = memchr::memchr(0, text).is_some();
    let end = if by_nul { 0 } else { b'\n' };
    let lines = text.split(|&byte| byte == end).map(|line| match line {
        [line @ .., b'\r'] if !by_nul => line,
        line => line,
    });
    let paths = lines.filter(|line| !line.is_empty());
    paths.map(path_of).collect()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).to_owned()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_be_written_in_any_way() {
        let wanted: [OsString; 2] = ["a b.txt".into(), "c.txt".into()];
        for list in [
            "a b.txt\nc.txt\n",
            "a b.txt\r\nc.txt",
            "\u{FEFF}a b.txt\n\nc.txt\n",
            "a b.txt\0c.txt\0",
            "\u{FEFF}a b.txt\0c.txt",
        ] {
            assert_eq!(paths_in(list.as_bytes()), wanted, "{list:?}");
        }
    }
}
