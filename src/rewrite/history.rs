//! What a journal says was changed, file by file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

use crate::error::Error;
use crate::rewrite::record::{Edit, Record, cannot, each_record};

/// One rewriting of one file.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub before: String,
    pub after: String,
    /// The archive that the file is in, if it is in one.
    pub archive: Option<String>,
    /// The file was replaced.
    pub is_done: bool,
    /// How many edits it has.
    pub count: usize,
    /// Where the journal records them.
    edits: Range<u64>,
}

/// The changes of each file that a journal records, in their order. What it costs
/// grows with the files and not with the edits, which stay on the disk.
///
/// # Errors
/// Where it cannot be read or is not a journal. An unfinished last line is passed over.
pub(crate) fn changes(path: &Path) -> Result<BTreeMap<String, Vec<Change>>, Error> {
    let file = File::open(path).map_err(|error| cannot(path, &error))?;
    let mut changes: BTreeMap<String, Vec<Change>> = BTreeMap::new();
    // The edits of a change stand behind its beginning, and nothing between them.
    let mut begun = None;
    each_record(path, &file, |record, place| {
        match record {
            Record::Begin(begin) => {
                let change = Change {
                    before: begin.before.clone(),
                    after: begin.after.clone(),
                    archive: begin.archive.clone(),
                    is_done: false,
                    count: 0,
                    edits: place.end..place.end,
                };
                changes.entry(begin.path.clone()).or_default().push(change);
                begun = Some(begin.path.clone());
            }
            Record::Edit(edit) => {
                let of_path = changes.get_mut(&edit.path);
                let change = of_path.filter(|_| begun.as_ref() == Some(&edit.path));
                let change = change.and_then(|of_path| of_path.last_mut());
                let unknown = || format!("an edit of {}, which was not begun", edit.path);
                let change = change.ok_or_else(unknown)?;
                change.count += 1;
                change.edits.end = place.end;
            }
            Record::Done { path } => {
                let mut of_path = changes.get_mut(path).into_iter().flatten().rev();
                let change = of_path.find(|change| !change.is_done);
                change.into_iter().for_each(|change| change.is_done = true);
                begun = None;
            }
            Record::Run { .. } => begun = None,
        }
        Ok(())
    })?;
    Ok(changes)
}

impl Change {
    /// Its edits, as they are read from the journal.
    ///
    /// # Errors
    /// Here or from the iterator, where the journal cannot be read any more.
    pub(crate) fn edits(
        &self,
        journal: &Path,
    ) -> Result<impl Iterator<Item = Result<Edit, Error>>, Error> {
        let cannot = |error: std::io::Error| cannot(journal, &error);
        let mut file = File::open(journal).map_err(cannot)?;
        file.seek(SeekFrom::Start(self.edits.start))
            .map_err(cannot)?;
        let lines = file.take(self.edits.end - self.edits.start);
        Ok(BufReader::new(lines).split(b'\n').map(move |line| {
            let line = line.map_err(cannot)?;
            serde_json::from_slice(&line).map_err(|error| cannot(error.into()))
        }))
    }
}
