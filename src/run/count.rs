//! The scope pass over all sources: their words, counted side by side.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::error::Error;
use crate::variant::{Canonicals, Knowledge, VocabularyBuilder};

use crate::cli::{Outcome, say};
use crate::run::long::{self, Surveyed};
use crate::run::pass::{BATCH, skipped};
use crate::source::source::{Content, Reading, Source};
use crate::source::tar::Tarball;

/// The words of all sources together, counted.
pub(crate) fn counted(
    sources: &[Source],
    knowledge: &Knowledge,
    reading: &Reading,
    outcome: &mut Outcome,
) -> VocabularyBuilder {
    let shards: Vec<_> = sources
        .par_chunks(BATCH)
        .map(|chunk| counted_here(chunk, knowledge, reading))
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
    knowledge: &Knowledge,
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
                        .map(|members| counted_here(members, knowledge, reading))
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
        let counted = counted_one(source, knowledge, reading, &mut words);
        errors.extend(counted.err());
    }
    (words, errors)
}

/// A long text is counted without holding it, where that can be done.
fn counted_one(
    source: &Source,
    knowledge: &Knowledge,
    reading: &Reading,
    words: &mut VocabularyBuilder,
) -> Result<(), Error> {
    let mut content = source.read(&reading.chosen, true)?;
    if let Content::Long = content {
        let surveyed = long::survey(source, knowledge, &reading.chosen, words)?;
        if let Surveyed::InPortions(_) = surveyed {
            return Ok(());
        }
        content = source.read(&reading.chosen, false)?;
    }
    match content {
        Content::Text(read) => words.add(&read.document, knowledge),
        Content::Binary if reading.verbose => skipped(source),
        Content::Binary | Content::Long => {}
    }
    Ok(())
}

/// Says how sure the discovered sets of a scope are, where it is large enough to tell.
pub(crate) fn say_chance(canonicals: &Canonicals) {
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
