//! A document with the edits that are to be written.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::lint::{Edits, Finding};
use crate::rewrite::journal::Journal;
use crate::rewrite::record::{Place, edits_of, hash};
use crate::rewrite::replace::replace;
use crate::source::fault::cannot_read;
use crate::source::packing::{Packing, cannot_pack};
use crate::text::Document;

/// A document, its findings, and those of their edits that are written.
#[derive(Clone, Copy)]
pub(crate) struct Fixed<'a> {
    pub packing: Packing,
    /// Of the file as it was read.
    pub fingerprint: u128,
    pub document: &'a Document,
    pub findings: &'a [Finding],
    pub edits: &'a Edits,
}

impl Fixed<'_> {
    /// The text `fixed`, packed as the `original` is.
    ///
    /// # Errors
    /// Where it cannot be packed.
    pub(crate) fn packed(&self, fixed: Vec<u8>, original: &[u8]) -> Result<Vec<u8>, Error> {
        let packed = self.packing.pack(self.document.encode(fixed), original);
        packed.map_err(|error| cannot_pack(self.document.name(), &error))
    }

    /// Writes the edits down, before they are made.
    ///
    /// # Errors
    /// Where the journal cannot be written.
    pub(crate) fn begin_in(
        &self,
        journal: &mut Option<Journal>,
        (file, is_member): (&Path, bool),
        fixed: &[u8],
    ) -> Result<(), Error> {
        let Some(journal) = journal else {
            return Ok(());
        };
        let place = Place {
            name: self.document.name(),
            file,
            is_member,
        };
        let edits = edits_of(self.document, self.findings, self.edits);
        let (before, after) = (hash(self.document.source()), hash(fixed));
        journal.begin(place, (&before, &after), edits)
    }

    /// Replaces the file; in the journal before and after.
    ///
    /// # Errors
    /// Where it or the journal cannot be written; then the file is as it was.
    pub(crate) fn replace_file(
        &self,
        path: &Path,
        journal: &mut Option<Journal>,
    ) -> Result<(), Error> {
        let fixed = self.edits.rewrite(self.document);
        self.begin_in(journal, (path, false), &fixed)?;
        // Not trusted: replaced is only what has the fingerprint of what was read.
        let original = fs::read(path).map_err(|error| cannot_read(path, &error))?;
        let packed = self.packed(fixed, &original)?;
        replace(path, self.fingerprint, &packed)?;
        let name = self.document.name();
        journal
            .as_mut()
            .map_or(Ok(()), |journal| journal.done(name))
    }
}
