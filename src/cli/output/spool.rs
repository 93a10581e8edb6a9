//! The report for people of a text in portions. It is grouped by set, and the text is not:
//! the lines wait in a file without a name until the text is read.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::sync::Arc;

use crate::lint::Finding;
use crate::report::human::{self, Marks};
use crate::text::{Document, LineIndex};
use crate::variant::Canonicals;

/// The occurrences of all sets so far.
pub(crate) struct Spool {
    waiting: File,
    length: u64,
    sets: Vec<Set>,
    /// The sets by name.
    numbers: HashMap<String, usize>,
    canonicals: Arc<Canonicals>,
}

struct Set {
    first: Finding,
    /// Where its occurrences wait, one range a portion.
    places: Vec<Range<u64>>,
}

impl Spool {
    /// # Errors
    /// Where no file can be made in the folder for temporary files.
    pub(crate) fn new(canonicals: &Arc<Canonicals>) -> io::Result<Self> {
        Ok(Self {
            waiting: tempfile::tempfile()?,
            length: 0,
            sets: Vec::new(),
            numbers: HashMap::new(),
            canonicals: Arc::clone(canonicals),
        })
    }

    /// Adds the findings of the next portion.
    ///
    /// # Errors
    /// Where there is no space.
    pub(crate) fn add(
        &mut self,
        portion: &Document,
        findings: &[Finding],
        marks: Marks,
    ) -> io::Result<()> {
        let index = LineIndex::new(portion);
        let mut printed = Vec::new();
        for (name, of_set) in human::sets(findings) {
            let start = self.length + printed.len() as u64;
            human::occurrences(&mut printed, portion, &index, &of_set, marks)?;
            let next = self.sets.len();
            let number = *self.numbers.entry(name.to_owned()).or_insert(next);
            if number == next {
                self.sets.push(Set {
                    first: of_set[0].clone(),
                    places: Vec::new(),
                });
            }
            let end = self.length + printed.len() as u64;
            self.sets[number].places.push(start..end);
        }
        self.length += printed.len() as u64;
        self.waiting.write_all(&printed)
    }

    /// Prints all sets, in the order of their first occurrence.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub(crate) fn print(self, out: &mut impl Write, marks: Marks) -> io::Result<()> {
        let mut waiting = BufReader::new(self.waiting);
        for set in self.sets {
            human::heading(out, &set.first, &self.canonicals, marks)?;
            for place in set.places {
                waiting.seek(SeekFrom::Start(place.start))?;
                io::copy(&mut waiting.by_ref().take(place.end - place.start), out)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
