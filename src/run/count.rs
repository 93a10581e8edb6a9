//! The scope pass over all sources: their words, counted side by side.

use std::sync::Arc;

use rayon::prelude::*;

use crate::error::Error;
use crate::run::notice::{Notice, Notify};
use crate::run::outcome::Outcome;
use crate::run::settings::Reading;
use crate::run::survey::{Surveyed, survey};
use crate::source::limits::BATCH;
use crate::source::source::{Content, Source};
use crate::source::tar::Tarball;
use crate::variant::{Knowledge, VocabularyBuilder};

/// The words of all sources together, counted.
pub(crate) fn counted(
    sources: &[Source],
    knowledge: &Knowledge,
    reading: &Reading,
    notify: Notify<'_>,
    outcome: &mut Outcome,
) -> VocabularyBuilder {
    let shards: Vec<_> = sources
        .par_chunks(BATCH)
        .map(|chunk| counted_here(chunk, knowledge, reading, notify))
        .collect();
    let mut all = VocabularyBuilder::new();
    for (words, errors) in shards {
        all.merge(words);
        outcome.failed |= !errors.is_empty();
        for error in &errors {
            notify(Notice::Failure(error));
        }
    }
    all
}

fn counted_here(
    sources: &[Source],
    knowledge: &Knowledge,
    reading: &Reading,
    notify: Notify<'_>,
) -> (VocabularyBuilder, Vec<Error>) {
    let mut words = VocabularyBuilder::new();
    let mut errors = Vec::new();
    for source in sources {
        if let Some(archive) = source.archive() {
            match Tarball::open(archive, &reading.excluded) {
                Ok(tarball) => {
                    let members = Source::members(&Arc::new(tarball));
                    let parts: Vec<_> = members
                        .par_chunks(BATCH)
                        .map(|members| counted_here(members, knowledge, reading, notify))
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
        let counted = counted_one(source, knowledge, reading, notify, &mut words);
        errors.extend(counted.err());
    }
    (words, errors)
}

/// A long text is counted without holding it, where that can be done.
fn counted_one(
    source: &Source,
    knowledge: &Knowledge,
    reading: &Reading,
    notify: Notify<'_>,
    words: &mut VocabularyBuilder,
) -> Result<(), Error> {
    let mut content = source.read(&reading.chosen, true)?;
    if let Content::Long = content {
        let surveyed = survey(source, knowledge, &reading.chosen, words)?;
        content = match surveyed {
            Surveyed::InPortions(survey) => {
                reading.saw(&survey.header);
                return Ok(());
            }
            Surveyed::PassedOver(why) => Content::PassedOver(why),
            Surveyed::Whole => source.read(&reading.chosen, false)?,
        };
    }
    match content {
        Content::Text(read) => {
            reading.saw(&read.header);
            words.add(&read.document, knowledge);
        }
        Content::PassedOver(why) => notify(Notice::PassedOver(&source.name(), &why)),
        Content::Long => {}
    }
    Ok(())
}
