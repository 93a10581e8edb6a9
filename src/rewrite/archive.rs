//! The documents of one archive that change: many texts, one file to write.

use std::sync::Arc;

use crate::error::Error;
use crate::rewrite::fixed::Fixed;
use crate::rewrite::journal::Journal;
use crate::rewrite::splice::{Splice, Splicing, splices};
use crate::source::blob::Blob;
use crate::source::input::Input;
use crate::source::tar::Tarball;

/// What is done to the archive that is being read.
#[derive(Default)]
pub(crate) struct Archived {
    splicing: Option<Splicing>,
    /// Names of the documents that change.
    pub written: Vec<String>,
    pub edits: usize,
    /// Why the archive stays as it is.
    failed: Option<Error>,
}

impl Archived {
    /// Takes the edits of one document in.
    ///
    /// # Errors
    /// Where this document cannot be rewritten; the others can.
    pub(crate) fn put(
        &mut self,
        (tarball, number): (&Arc<Tarball>, usize),
        fixed: &Fixed<'_>,
        journal: &mut Option<Journal>,
    ) -> Result<(), Error> {
        let text = fixed.edits.rewrite(fixed.document);
        let packed = fixed.packed(text.clone(), &tarball.read(number)?)?;
        let splices = splices(tarball, number, Blob::held(packed))?;
        self.edits += fixed.edits.as_slice().len();
        self.written.push(fixed.document.name().to_owned());
        if self.failed.is_none() {
            let begun = match &tarball.input {
                Input::File(path) => fixed.begin_in(journal, (path, true), &text),
                // It is written nowhere that could be undone.
                Input::Stdin(..) => Ok(()),
            };
            let written = begun.and_then(|()| self.write(tarball, splices));
            self.failed = written.err();
        }
        Ok(())
    }

    /// Takes a long document in, which waits as it is to be and of which the journal
    /// tells already.
    ///
    /// # Errors
    /// As [`Archived::put`].
    pub(crate) fn put_long(
        &mut self,
        (tarball, number): (&Arc<Tarball>, usize),
        edits: usize,
        packed: Blob,
    ) -> Result<(), Error> {
        let splices = splices(tarball, number, packed)?;
        self.edits += edits;
        self.written.push(tarball.members[number].name.clone());
        if self.failed.is_none() {
            self.failed = self.write(tarball, splices).err();
        }
        Ok(())
    }

    fn write(&mut self, tarball: &Arc<Tarball>, splices: Vec<Splice>) -> Result<(), Error> {
        let splicing = match &mut self.splicing {
            Some(splicing) => splicing,
            none => none.insert(Splicing::begin(tarball)?),
        };
        splicing.put(splices)
    }

    /// Replaces the archive, if anything in it changes; one from standard input is
    /// given back.
    ///
    /// # Errors
    /// Where it cannot be written; then it is as it was.
    pub(crate) fn end(self, journal: &mut Option<Journal>) -> Result<Option<Blob>, Error> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let Some(splicing) = self.splicing else {
            return Ok(None);
        };
        let given_back = splicing.finish()?;
        if let Some(journal) = journal {
            for name in &self.written {
                journal.done(name)?;
            }
        }
        Ok(given_back)
    }
}
