//! The scope pass over all sources: their words, counted side by side.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::error::Error;
use crate::table::Table;
use crate::variant::{Canonicals, VocabularyBuilder};

use super::input::{Reading, Source};
use super::long::{self, Surveyed};
use super::scope::{BATCH, skipped};
use super::tarball::Tarball;
use super::{Outcome, say};

/// The words of all sources together, counted.
pub(super) fn counted(
    sources: &[Source],
    table: &Table,
    reading: &Reading,
    outcome: &mut Outcome,
) -> VocabularyBuilder {
    let shards: Vec<_> = sources
        .par_chunks(BATCH)
        .map(|chunk| counted_here(chunk, table, reading))
        .collect();
    let mut all = VocabularyBuilder::new();
    for (words, errors) in shards {
        all.merge(words);
        outcome.failed |= !errors.is_empty();
        errors.iter().for_each(say);
    }
    all
}

fn counted_here(
    sources: &[Source],
    table: &Table,
    reading: &Reading,
) -> (VocabularyBuilder, Vec<Error>) {
    let mut words = VocabularyBuilder::new();
    let mut errors = Vec::new();
    for source in sources {
        if source.is_tarball() {
            match Tarball::open(source, &reading.excluded) {
                Ok(tarball) => {
                    let members = Source::members(&Arc::new(tarball));
                    let parts: Vec<_> = members
                        .par_chunks(BATCH)
                        .map(|members| counted_here(members, table, reading))
                        .collect();
                    for (part, more) in parts {
                        words.merge(part);
                        errors.extend(more);
                    }
                }
                Err(error) => errors.push(error),
            }
            continue;
        }
        match in_portions(source, table, &mut words) {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => {
                errors.push(error);
                continue;
            }
        }
        match source.read(&reading.chosen) {
            Ok(Some(read)) => words.add(&read.document, table),
            Ok(None) if reading.verbose => skipped(source),
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    (words, errors)
}

/// Counts a long text without holding it; false where it has to be held.
fn in_portions(
    source: &Source,
    table: &Table,
    words: &mut VocabularyBuilder,
) -> Result<bool, Error> {
    let Some(path) = long::path(source) else {
        return Ok(false);
    };
    let surveyed = long::survey(path, table, words)?;
    Ok(matches!(surveyed, Surveyed::InPortions(_)))
}

/// Says how sure the discovered sets of a scope are, where it is large enough to tell.
pub(super) fn say_chance(canonicals: &Canonicals) {
    let Some(chance) = canonicals.chance() else {
        return;
    };
    let _ = writeln!(
        io::stderr(),
        "{} pairs of spellings were discovered; chance would make {:.1} of them ({:.1} %)",
        chance.links,
        chance.expected_wrong,
        100.0 * chance.share()
    );
}
