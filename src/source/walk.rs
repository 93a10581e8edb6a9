//! Which files to read: those that are named, and those in the folders that are.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::error::{Error, ErrorKind};
use crate::source::fault::cannot_read;
use crate::source::globs::Globs;
use crate::source::input::Input;
use crate::source::source::Source;

/// What is named.
pub(crate) struct Paths {
    /// Files and folders, and `-` for standard input.
    pub named: Vec<PathBuf>,
    /// A file with more of them, one a line.
    pub files_from: Option<PathBuf>,
    /// The name that reports show for standard input.
    pub stdin_name: String,
}

/// All sources in the order given, directories walked in the order of their
/// names, and what could not be found. Files that are excluded, and vartani's
/// `own` (tables, journals, baselines), are left out.
pub(crate) fn sources(
    wanted: &Paths,
    excluded: &Globs,
    own: &[&Path],
) -> (Vec<Source>, Vec<Error>) {
    let mut paths = wanted.named.clone();
    let mut errors = Vec::new();
    if let Some(list) = &wanted.files_from {
        match listed(list) {
            Ok(more) => paths.extend(more),
            Err(error) => errors.push(error),
        }
    } else if paths.is_empty() {
        paths.push(PathBuf::from("."));
    }
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            match Input::read_once(&path, wanted.stdin_name.clone(), io::stdin()) {
                Ok(given) => sources.push(Source::Input(given)),
                Err(error) => errors.push(error),
            }
        } else {
            walk(&path, &mut sources, &mut errors);
        }
    }
    sources.retain(|source| match source {
        Source::Input(Input::Stdin(..)) | Source::Member(..) => true,
        Source::Input(Input::File(path)) => {
            !excluded.matches(&path.to_string_lossy()) && !own.iter().any(|own| is_same(own, path))
        }
    });
    (sources, errors)
}

/// Names are compared first, because most differ.
fn is_same(a: &Path, b: &Path) -> bool {
    a.file_name() == b.file_name()
        && matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

fn walk(path: &Path, sources: &mut Vec<Source>, errors: &mut Vec<Error>) {
    match fs::metadata(path) {
        Err(error) => errors.push(cannot_read(path, &error)),
        Ok(meta) if meta.is_file() => sources.push(Source::Input(Input::File(path.to_owned()))),
        Ok(meta) if !meta.is_dir() => {
            let opened = fs::File::open(path).map_err(|error| cannot_read(path, &error));
            match opened.and_then(|pipe| Input::read_once(path, path.display().to_string(), pipe)) {
                Ok(given) => sources.push(Source::Input(given)),
                Err(error) => errors.push(error),
            }
        }
        Ok(_) => {
            let walk = WalkBuilder::new(path)
                .require_git(false)
                .add_custom_ignore_filename(".vartaniignore")
                .sort_by_file_path(Path::cmp)
                .build();
            for entry in walk {
                match entry {
                    // What Word leaves beside a file that is open.
                    Ok(entry) if entry.file_name().to_string_lossy().starts_with("~$") => {}
                    Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                        sources.push(Source::Input(Input::File(entry.into_path())));
                    }
                    Ok(_) => {}
                    Err(error) => errors.push(Error::new(
                        ErrorKind::Io,
                        format!("cannot read the folder: {error}"),
                        "give read permission, or name other paths",
                    )),
                }
            }
        }
    }
}

fn listed(list: &Path) -> Result<Vec<PathBuf>, Error> {
    let text = if list.as_os_str() == "-" {
        let mut text = Vec::new();
        io::stdin().read_to_end(&mut text).map(|_| text)
    } else {
        fs::read(list)
    };
    let text = text.map_err(|error| cannot_read(list, &error))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    Ok(text
        .lines()
        .filter(|line| !line.is_empty())
        .map(PathBuf::from)
        .collect())
}
