//! A long text on its way to where it is to stand, portion by portion.

use std::io::Read as _;
use std::ops::Range;

use xxhash_rust::xxh3::Xxh3;

use crate::error::Error;
use crate::rewrite::fixed::Fixed;
use crate::rewrite::journal::Journal;
use crate::rewrite::record::{Place, edits_of};
use crate::rewrite::rewriting::Rewriting;
use crate::source::blob::Blob;
use crate::source::fault::cannot_read;
use crate::source::input::Input;
use crate::source::packing::Packing;
use crate::source::source::Source;

/// A long text that is rewritten from its first edit on, while the journal records it.
pub(crate) struct LongRewriting {
    rewriting: Rewriting,
    name: String,
    written: Xxh3,
    /// Where the journal records it.
    begun_at: Option<u64>,
}

impl LongRewriting {
    /// With the first `unchanged` bytes, which have no edit; `before` is the
    /// fingerprint of the text.
    ///
    /// # Errors
    /// Where it cannot be written, or read again.
    pub(crate) fn begin(
        source: &Source,
        unchanged: usize,
        before: u128,
        journal: &mut Option<Journal>,
    ) -> Result<Self, Error> {
        let name = source.name();
        let rewriting = Rewriting::begin(source, Packing::of_name(&name).0)?;
        // What came from standard input is written nowhere that could be undone.
        let file = match source {
            Source::Input(Input::File(path)) => Some((path.as_path(), false)),
            Source::Member(tarball, _) => match &tarball.input {
                Input::File(path) => Some((path.as_path(), true)),
                Input::Stdin(..) => None,
            },
            Source::Input(Input::Stdin(..)) => None,
        };
        let begun_at = match (journal, file) {
            (Some(journal), Some((file, is_member))) => {
                let place = Place {
                    name: &name,
                    file,
                    is_member,
                };
                Some(journal.begin_long(place, before)?)
            }
            _ => None,
        };
        let mut long = Self {
            rewriting,
            name,
            written: Xxh3::new(),
            begun_at,
        };
        let mut before = source.open()?.take(unchanged as u64);
        let mut buffer = vec![0; 1 << 20];
        loop {
            let read = before.read(&mut buffer);
            match read.map_err(|error| cannot_read(source.name().as_ref(), &error))? {
                0 => return Ok(long),
                read => long.put(&buffer[..read])?,
            }
        }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.written.update(bytes);
        self.rewriting.put(bytes)
    }

    /// Writes the core of a portion with its edits, and the edits down.
    ///
    /// # Errors
    /// Where there is no space, or the journal cannot be written.
    pub(crate) fn put_portion(
        &mut self,
        portion: &Fixed<'_>,
        core: &Range<usize>,
        journal: &mut Option<Journal>,
    ) -> Result<(), Error> {
        let document = portion.document;
        let written = portion.edits.rewrite(document);
        let margin = document.source().len() - core.end;
        self.put(&written[core.start..written.len() - margin])?;
        let (Some(journal), Some(_)) = (journal, self.begun_at) else {
            return Ok(());
        };
        let base = document.origin().offset;
        let mut edits = edits_of(document, portion.findings, portion.edits);
        for edit in &mut edits {
            edit.byte_start += base;
            edit.byte_end += base;
        }
        journal.edits(edits)
    }

    /// As [`Rewriting::commit`], in the journal before and after.
    ///
    /// # Errors
    /// As there, or where the journal cannot be written.
    pub(crate) fn commit(
        self,
        read: u128,
        journal: &mut Option<Journal>,
    ) -> Result<Option<Blob>, Error> {
        let mut told = journal.as_mut().zip(self.begun_at);
        if let Some((journal, at)) = &mut told {
            journal.complete_long(*at, self.written.digest128())?;
        }
        let given_back = self.rewriting.commit(read)?;
        match told {
            Some((journal, _)) if given_back.is_none() => journal.done(&self.name)?,
            _ => {}
        }
        Ok(given_back)
    }
}
