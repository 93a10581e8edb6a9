//! Which files to read, and reading them.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;

use crate::error::{Error, ErrorKind};
use crate::format::{Chosen, Format, Malformed, with_prose};
use crate::text::Document;

use super::config::Globs;
use super::config::Loaded;
use super::long::{self, LONG};
use super::options::InputArgs;
use super::packing::Packing;
use super::stream::Stream;
use super::tarball::{self, Tarball};
use super::write::fingerprint;

/// One thing to read.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Standard input or a pipe, read once, with the name to show.
    Stdin(String, Arc<Stream>),
    /// A file.
    File(PathBuf),
    /// A text in an archive, by its number.
    Member(Arc<Tarball>, usize),
}

/// What reading a source gives.
pub(super) enum Content {
    Text(Box<Opened>),
    Binary,
    /// A text that is too long to be held.
    Long,
}

/// A document with what is needed to write it back.
#[derive(Debug)]
pub(super) struct Opened {
    pub document: Document,
    pub packing: Packing,
    /// Of the file as it was read.
    pub fingerprint: u128,
}

impl Source {
    /// The name that reports show.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin(name, _) => name.clone(),
            Self::File(path) => path.display().to_string(),
            Self::Member(tarball, number) => tarball.members[*number].name.clone(),
        }
    }

    /// True where it is a tar archive: many documents, not one.
    pub(super) fn is_tarball(&self) -> bool {
        !matches!(self, Self::Member(..)) && tarball::packing(&self.name()).is_some()
    }

    /// The documents in an archive.
    pub(super) fn members(tarball: &Arc<Tarball>) -> Vec<Self> {
        let numbers = 0..tarball.members.len();
        let member = |number| Self::Member(Arc::clone(tarball), number);
        numbers.map(member).collect()
    }

    /// What it holds. Without `may_be_long` a text is held, however long it is.
    ///
    /// # Errors
    /// Where it cannot be read or unpacked, or is malformed.
    pub(super) fn read(&self, chosen: &Chosen, may_be_long: bool) -> Result<Content, Error> {
        let may_be_long = may_be_long && long::format(self).is_some();
        if may_be_long && self.length() > LONG {
            return Ok(Content::Long);
        }
        let raw = self.raw()?;
        let name = self.name();
        let (packing, inner) = Packing::of_name(&name);
        let format = Format::of_name(inner);
        let fingerprint = fingerprint(&raw);
        let most = if may_be_long { LONG } else { u64::MAX };
        let inside = packing.unpack_up_to(raw, most);
        let Some(inside) = inside.map_err(|error| cannot_unpack(&name, &error))? else {
            return Ok(Content::Long);
        };
        let Ok(document) = Document::read(&name, inside) else {
            return Ok(Content::Binary);
        };
        let read = |document| {
            Content::Text(Box::new(Opened {
                document,
                packing,
                fingerprint,
            }))
        };
        with_prose(document, format, chosen)
            .map(read)
            .map_err(|malformed| self.malformed(malformed))
    }

    /// All its bytes, as they are compressed.
    ///
    /// # Errors
    /// Where they cannot be read, or are too many.
    pub(super) fn raw(&self) -> Result<Vec<u8>, Error> {
        match self {
            Self::Stdin(name, given) => {
                let bytes = given.bytes(0..given.length());
                bytes.map_err(|error| cannot_read(Path::new(name), &error))
            }
            Self::File(path) => fs::read(path).map_err(|error| cannot_read(path, &error)),
            Self::Member(tarball, number) => tarball.read(*number),
        }
    }

    /// All its bytes, as they are compressed and as they are read.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(super) fn packed(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Stdin(_, given) => Box::new(given.read_all()),
            Self::File(path) => Box::new(fs::File::open(path)?),
            Self::Member(tarball, number) => {
                let data = tarball.members[*number].data.clone();
                Box::new(tarball.stream.reader(data))
            }
        })
    }

    /// Its text, unpacked as it is read.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(super) fn open(&self) -> Result<Box<dyn Read + Send>, Error> {
        let name = self.name();
        let opened = self
            .packed()
            .and_then(|packed| Packing::of_name(&name).0.reader(packed));
        opened.map_err(|error| cannot_read(Path::new(&name), &error))
    }

    /// What is wrong with its text.
    pub(super) fn malformed(&self, malformed: Malformed) -> Error {
        let mend = "mend the file, or leave it out";
        Error::new(ErrorKind::Format, malformed.problem, mend)
            .in_file(self.name())
            .on_line(malformed.line as u64)
    }

    /// Bytes that it has, as it is compressed.
    pub(super) fn length(&self) -> u64 {
        match self {
            Self::Stdin(_, given) => given.length(),
            Self::File(path) => path.metadata().map_or(0, |metadata| metadata.len()),
            Self::Member(tarball, number) => tarball.members[*number].size(),
        }
    }

    /// Bytes of its text, as well as they are known before it is read.
    pub(super) fn size(&self) -> u64 {
        // Text is some eight times as long as what it is compressed to.
        match Packing::of_name(&self.name()).0 {
            Packing::None => self.length(),
            _ => 8 * self.length(),
        }
    }
}

/// How sources are read.
pub(super) struct Reading {
    /// What the arguments choose of structured data.
    pub chosen: Chosen,
    pub excluded: Globs,
    /// Name what is passed over.
    pub verbose: bool,
}

impl Reading {
    pub(super) fn new(args: &InputArgs, loaded: &Loaded) -> Self {
        Self {
            chosen: Chosen {
                columns: args.column.clone(),
                fields: args.field.clone(),
                ..Chosen::default()
            },
            excluded: loaded.excluded(),
            verbose: args.verbose,
        }
    }
}

/// All sources in the order given, directories walked in the order of their
/// names, and what could not be found. Files that are excluded, and vartani's
/// `own` (tables, journals, baselines), are left out.
pub(super) fn sources(
    args: &InputArgs,
    excluded: &Globs,
    own: &[&Path],
) -> (Vec<Source>, Vec<Error>) {
    let mut paths = args.paths.clone();
    let mut errors = Vec::new();
    if let Some(list) = &args.files_from {
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
            match read_once(&path, args.stdin_filename.clone(), io::stdin()) {
                Ok(given) => sources.push(given),
                Err(error) => errors.push(error),
            }
        } else {
            walk(&path, &mut sources, &mut errors);
        }
    }
    sources.retain(|source| match source {
        Source::Stdin(..) | Source::Member(..) => true,
        Source::File(path) => {
            !excluded.matches(&path.to_string_lossy()) && !own.iter().any(|own| is_same(own, path))
        }
    });
    (sources, errors)
}

/// What standard input, a pipe or a device gives, which can be read once only.
fn read_once(path: &Path, name: String, from: impl Read) -> Result<Source, Error> {
    let given = Stream::of(&name, from, |error| cannot_read(path, error))?;
    Ok(Source::Stdin(name, Arc::new(given)))
}

/// Names are compared first, because most differ.
fn is_same(a: &Path, b: &Path) -> bool {
    a.file_name() == b.file_name()
        && matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

fn walk(path: &Path, sources: &mut Vec<Source>, errors: &mut Vec<Error>) {
    match fs::metadata(path) {
        Err(error) => errors.push(cannot_read(path, &error)),
        Ok(meta) if meta.is_file() => sources.push(Source::File(path.to_owned())),
        Ok(meta) if !meta.is_dir() => {
            let opened = fs::File::open(path).map_err(|error| cannot_read(path, &error));
            match opened.and_then(|pipe| read_once(path, path.display().to_string(), pipe)) {
                Ok(given) => sources.push(given),
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
                        sources.push(Source::File(entry.into_path()));
                    }
                    Ok(_) => {}
                    Err(error) => errors.push(Error::new(
                        ErrorKind::Io,
                        format!("cannot walk: {error}"),
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

pub(super) fn cannot_unpack(name: &str, error: &io::Error) -> Error {
    let mend = "mend the file, or leave it out";
    Error::new(ErrorKind::Io, format!("cannot unpack: {error}"), mend).in_file(name)
}

pub(super) fn cannot_read(path: &Path, error: &io::Error) -> Error {
    let mend = match error.kind() {
        io::ErrorKind::NotFound => "check the path",
        io::ErrorKind::PermissionDenied => "give read permission",
        _ => "check the file",
    };
    Error::new(ErrorKind::Io, format!("cannot read: {error}"), mend).in_file(path)
}
