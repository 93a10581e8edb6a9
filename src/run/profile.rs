//! `vartani profile`: the vocabulary of an archive, stored.
//!
//! A profile is text, compressed with Zstandard: a first line with the version
//! and the number of documents, then a line a spelling in code-point order: the
//! documents it occurs in, its language or `-`, and each way it is written with its occurrences,
//! separated by tabs. Profiles of parts add up to the profile of the whole, byte
//! for byte.

use std::io::Write;
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::language::default_language;
use crate::text::{Script, Tag};
use crate::variant::{Stored, VocabularyBuilder};

use crate::cli::config;
use crate::cli::knowledge;
use crate::cli::options::{ProfileBuildArgs, ProfileCommand};
use crate::cli::{Outcome, Stop, stdout};
use crate::rewrite::replace::write_whole;
use crate::run::count::counted;
use crate::run::pass::prepare;
use crate::source::compression::Compression;
use crate::source::packing::Packing;
use crate::source::source::{Reading, cannot_read, sources};

const KIND: &str = "vartani-profile";
const VERSION: &str = "2";
/// The version before, without languages: those that the scripts are taken for.
const WITHOUT_LANGUAGES: &str = "1";

pub(crate) fn run(command: &ProfileCommand) -> Result<Outcome, Stop> {
    match command {
        ProfileCommand::Build(args) => build(args),
        ProfileCommand::Merge { profiles, out } => {
            let mut all = VocabularyBuilder::new();
            for profile in profiles {
                all.merge(read(profile)?);
            }
            write(out, &all)?;
            Ok(Outcome::default())
        }
        ProfileCommand::Show { profile, words } => show(profile, *words),
    }
}

fn build(args: &ProfileBuildArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let loaded = config::load(&args.knowledge)?;
    let mut args = args.clone();
    loaded.complete_knowledge(&mut args.knowledge);
    loaded.complete_input(&mut args.input);
    let knowledge = knowledge::load(&args.knowledge)?;
    let mut own = args.knowledge.tables();
    own.push(&args.out);
    let (sources, errors) = sources(&args.input, &loaded.excluded(), &own);
    prepare(&args.input, &errors, &mut outcome);
    let reading = Reading::new(&args.input, &loaded);
    let words = counted(&sources, &knowledge, &reading, &mut outcome);
    write(&args.out, &words)?;
    Ok(outcome)
}

fn show(profile: &Path, every_word: bool) -> Result<Outcome, Stop> {
    let words = read(profile)?;
    let mut out = stdout();
    if every_word {
        for entry in words.finish().entries() {
            let (count, documents) = (entry.count, entry.documents);
            writeln!(out, "{}\t{count}\t{documents}", entry.written)?;
        }
    } else {
        let (documents, spellings) = (words.documents(), words.spellings());
        let stored = words.stored();
        let occurrences = stored.iter().flat_map(|s| &s.written).map(|(_, n)| n);
        let occurrences: u64 = occurrences.sum();
        writeln!(
            out,
            "version {VERSION}: {documents} documents, {occurrences} words, {spellings} spellings"
        )?;
    }
    out.flush()?;
    Ok(Outcome::default())
}

fn write(file: &Path, words: &VocabularyBuilder) -> Result<(), Error> {
    let mut text = format!("{KIND} {VERSION} {}\n", words.documents());
    for stored in words.stored() {
        let language = stored
            .language
            .map_or_else(|| "-".to_owned(), |tag| tag.to_string());
        text.push_str(&format!("{}\t{language}", stored.documents));
        for (word, count) in stored.written {
            text.push_str(&format!("\t{word}\t{count}"));
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
    let mut written = Vec::new();
    while let Some(word) = cells.next() {
        written.push((word, cells.next()?.parse().ok()?));
    }
    let (first, _) = written.first()?;
    let language = if has_languages {
        said
    } else {
        default_language(Script::of(first)?)
    };
    Some(Stored {
        language,
        documents,
        written,
    })
}

fn unusable(file: &Path, problem: &str) -> Error {
    let mend = "build it anew with `vartani profile build`";
    Error::new(ErrorKind::Config, problem, mend).in_file(file)
}
