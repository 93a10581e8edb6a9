//! What a journal says was changed, file by file.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::Error;
use crate::rewrite::folder::Folder;
use crate::rewrite::leftovers::Leftovers;
use crate::rewrite::record::{Begin, Edit, Record, Wholeness, cannot, each_record};

/// One rewriting of one text.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// The name of the text, as reports show it.
    pub name: String,
    /// The path of the file that was written, as the run had it.
    pub path: PathBuf,
    /// The name of the archive that the text is in, if it is in one.
    pub archive: Option<String>,
    /// Where the path led, if that is not the place in the folder that it names.
    pub target: Option<PathBuf>,
    /// Of the run.
    pub folder: Arc<Folder>,
    pub before: String,
    pub after: String,
    /// The file was replaced.
    pub is_done: bool,
    /// How many edits it has.
    pub count: usize,
    /// Where the journal records them.
    edits: Range<u64>,
}

/// All that a journal tells.
#[derive(Debug, Default)]
pub(crate) struct History {
    /// In their order. What it costs grows with the files and not with the edits, which
    /// stay on the disk.
    pub changes: Vec<Change>,
    pub whole: Wholeness,
    /// The mark of each run.
    pub marks: Vec<String>,
}

/// Where the reader of a journal stands.
struct Reader<'a> {
    journal: &'a Path,
    history: History,
    folder: Arc<Folder>,
    /// The change that edits belong to: they stand behind its beginning, and nothing
    /// between them.
    begun: Option<usize>,
    /// The changes of a name that are not done.
    open: HashMap<String, Vec<usize>>,
}

impl History {
    /// # Errors
    /// Where the journal cannot be read, or is none. Lines that were cut off are passed
    /// over.
    pub(crate) fn read(path: &Path, journal: impl Read) -> Result<Self, Error> {
        let mut reader = Reader {
            journal: path,
            history: Self::default(),
            folder: Arc::new(Folder::current()),
            begun: None,
            open: HashMap::new(),
        };
        let whole = each_record(path, journal, |record, place| reader.take(record, place))?;
        reader.history.whole = whole;
        Ok(reader.history)
    }

    /// What the runs may have left behind.
    pub(crate) fn leftovers(&self) -> Leftovers {
        let mut leftovers = Leftovers::default();
        self.marks.iter().for_each(|mark| leftovers.run(mark));
        for change in self.changes.iter().filter(|_| !self.marks.is_empty()) {
            leftovers.beside(&change.folder.file(&change.path));
        }
        leftovers
    }
}

impl Reader<'_> {
    /// False for an edit of which the beginning is lost.
    fn take(&mut self, record: &Record, place: Range<u64>) -> bool {
        match record {
            Record::Run(run) => {
                self.begun = None;
                self.folder = Arc::new(Folder::of_run(run, self.journal));
                self.history.marks.extend(run.mark.clone());
            }
            Record::Begin(begin) => {
                let number = self.history.changes.len();
                let change = change(begin, &self.folder, place.end);
                self.history.changes.push(change);
                let open = self.open.entry(begin.path.clone()).or_default();
                open.push(number);
                self.begun = Some(number);
            }
            Record::Edit(edit) => {
                let change = self.begun.map(|number| &mut self.history.changes[number]);
                let Some(change) = change.filter(|change| change.name == edit.path) else {
                    return false;
                };
                change.count += 1;
                change.edits.end = place.end;
            }
            Record::Done { path } => {
                let last = self.open.get_mut(path).and_then(Vec::pop);
                if let Some(number) = last {
                    self.history.changes[number].is_done = true;
                }
                self.begun = None;
            }
        }
        true
    }
}

fn change(begin: &Begin, folder: &Arc<Folder>, edits: u64) -> Change {
    let path = match (&begin.archive, &begin.archive_bytes, &begin.path_bytes) {
        (_, Some(bytes), _) | (None, None, Some(bytes)) => bytes.path(),
        (Some(archive), None, _) => archive.into(),
        (None, None, None) => PathBuf::from(&begin.path),
    };
    Change {
        name: begin.path.clone(),
        path,
        archive: begin.archive.clone(),
        target: begin.target.as_ref().map(super::name::Name::path),
        folder: Arc::clone(folder),
        before: begin.before.clone(),
        after: begin.after.clone(),
        is_done: false,
        count: 0,
        edits: edits..edits,
    }
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
