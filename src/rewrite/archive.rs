//! The documents of one archive that change: many texts, one file to write.

use std::sync::Arc;

use crate::error::Error;
use crate::lint::Edits;

use crate::cli::command::fix::journal_edits;
use crate::rewrite::journal::{Journal, Told};
use crate::rewrite::splice::{Splice, Splicing, splices};
use crate::run::scope::Checked;
use crate::source::blob::Stream;
use crate::source::packing::cannot_pack;
use crate::source::source::Source;
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
        checked: &Checked,
        edits: &Edits,
        journal: &mut Option<Journal>,
    ) -> Result<(), Error> {
        let Source::Member(tarball, number) = &checked.source else {
            return Ok(());
        };
        let document = &checked.document;
        let text = edits.rewrite(document);
        let packed = checked
            .packing
            .pack(document.encode(text.clone()), &tarball.read(*number)?)
            .map_err(|error| cannot_pack(document.name(), &error))?;
        let splices = splices(tarball, *number, Stream::held(packed))?;
        self.edits += edits.as_slice().len();
        self.written.push(document.name().to_owned());
        if self.failed.is_none() {
            let told = Self::tell(checked, edits, &text, journal);
            let written = told.and_then(|()| self.write(tarball, splices));
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
        packed: Stream,
    ) -> Result<(), Error> {
        let splices = splices(tarball, number, packed)?;
        self.edits += edits;
        self.written.push(tarball.members[number].name.clone());
        if self.failed.is_none() {
            self.failed = self.write(tarball, splices).err();
        }
        Ok(())
    }

    fn tell(
        checked: &Checked,
        edits: &Edits,
        text: &[u8],
        journal: &mut Option<Journal>,
    ) -> Result<(), Error> {
        let (Some(journal), Source::Member(tarball, _)) = (journal, &checked.source) else {
            return Ok(());
        };
        let document = &checked.document;
        let told = Told {
            path: document.name(),
            archive: Some(tarball.name()),
            before: document.source(),
            after: text,
        };
        journal.begin(&told, journal_edits(document, &checked.findings, edits))
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
    pub(crate) fn end(self, journal: &mut Option<Journal>) -> Result<Option<Stream>, Error> {
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
