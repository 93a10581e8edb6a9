//! A profile: the vocabulary of an archive, stored.
//!
//! A profile is text, compressed with Zstandard: a first line with the version
//! and the number of documents, then a line a spelling in code-point order: the
//! documents it occurs in, its language or `-`, and each way it is written with its occurrences,
//! separated by tabs. Profiles of parts add up to the profile of the whole, byte
//! for byte.

use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::language::default_language;
use crate::rewrite::replace::write_whole;
use crate::source::compression::Compression;
use crate::source::fault::cannot_read;
use crate::source::packing::Packing;
use crate::text::{Script, Tag};
use crate::variant::{Stored, VocabularyBuilder};

const KIND: &str = "vartani-profile";
/// The version of the format.
pub(crate) const VERSION: &str = "2";
/// The version before, without languages: those that the scripts stand for.
const WITHOUT_LANGUAGES: &str = "1";

/// Writes the counts as a profile.
///
/// # Errors
/// Where the file cannot be written.
pub(crate) fn write(file: &Path, words: &VocabularyBuilder) -> Result<(), Error> {
    let mut text = format!("{KIND} {VERSION} {}\n", words.documents());
    for stored in words.stored() {
        let language = stored
            .language
            .map_or_else(|| "-".to_owned(), |tag| tag.to_string());
        text.extend([stored.documents.to_string(), format!("\t{language}")]);
        for (word, count) in stored.surfaces {
            text.extend(["\t", word, "\t", &count.to_string()]);
        }
        text.push('\n');
    }
    let packed = zstd::encode_all(text.as_bytes(), 0);
    let packed = packed.map_err(|error| unusable(file, &format!("cannot pack: {error}")))?;
    write_whole(file, &packed)
}

/// The counts of a profile.
///
/// # Errors
/// Where the file cannot be read, or is not a profile of this version.
pub(crate) fn read(file: &Path) -> Result<VocabularyBuilder, Error> {
    let raw = std::fs::read(file).map_err(|error| cannot_read(file, &error))?;
    let text = Packing::Compressed(Compression::Zstandard).unpack(raw).ok();
    let text = text.and_then(|text| String::from_utf8(text).ok());
    let text = text.ok_or_else(|| unusable(file, "this is not a profile"))?;
    let (head, rows) = text.split_once('\n').unwrap_or_default();
    let mut said = head.split(' ');
    let documents = match (said.next(), said.next(), said.next()) {
        (Some(KIND), Some(VERSION | WITHOUT_LANGUAGES), Some(documents)) => documents.parse().ok(),
        (Some(KIND), Some(version), _) => {
            let problem = format!("a profile of version {version}, not {VERSION}");
            return Err(unusable(file, &problem));
        }
        _ => return Err(unusable(file, "this is not a profile")),
    };
    let has_languages = !head.starts_with(&format!("{KIND} {WITHOUT_LANGUAGES} "));
    let stored: Option<Vec<Stored<'_>>> =
        rows.lines().map(|line| row(line, has_languages)).collect();
    match (documents, stored) {
        (Some(documents), Some(stored)) => Ok(VocabularyBuilder::restored(documents, stored)),
        _ => Err(unusable(file, "the profile is damaged")),
    }
}

fn row(line: &str, has_languages: bool) -> Option<Stored<'_>> {
    let mut cells = line.split('\t');
    let documents = cells.next()?.parse().ok()?;
    let said = if has_languages {
        Tag::parse(cells.next()?)
    } else {
        None
    };
    let mut surfaces = Vec::new();
    while let Some(word) = cells.next() {
        surfaces.push((word, cells.next()?.parse().ok()?));
    }
    let (first, _) = surfaces.first()?;
    let language = if has_languages {
        said
    } else {
        default_language(Script::of_word(first)?)
    };
    Some(Stored {
        language,
        documents,
        surfaces,
    })
}

fn unusable(file: &Path, problem: &str) -> Error {
    let help = "build a new one with `vartani profile build`";
    Error::new(ErrorKind::Config, problem, help).in_file(file)
}
