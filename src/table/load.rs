//! Reads a table: UTF-8 CSV with a header, columns in any order.
//!
//! A BOM is tolerated, unknown columns are passed over here (and kept by
//! `format` and `merge`). Every error names the line and the mend.

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};

use crate::error::{Error, ErrorKind};

use super::row::{Relation, Row, Status};

/// A row with the line it stands on.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The row.
    pub row: Row,
    /// Its line, from 1.
    pub line: u64,
}

/// The columns of the format, in the order that `format` writes.
pub(super) const COLUMNS: [&str; 7] = [
    "variant",
    "canonical",
    "relation",
    "lang",
    "status",
    "source",
    "note",
];

/// A table as records: the header, and each record with its line.
pub(super) struct Records {
    pub header: Vec<String>,
    pub records: Vec<(u64, Vec<String>)>,
}

/// Reads header and records; an error for each line that cannot be read.
pub(super) fn records(text: &[u8], path: &Path) -> (Records, Vec<Error>) {
    let text = text.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(text);
    let mut errors = Vec::new();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text);
    let mut found = Records {
        header: Vec::new(),
        records: Vec::new(),
    };
    let mut record = ByteRecord::new();
    let mut place = LineCounter {
        text,
        at: 0,
        line: 1,
    };
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                errors.push(table_error(
                    path,
                    1,
                    &error.to_string(),
                    "mend the quoting of the line",
                ));
                break;
            }
        }
        let line = record
            .position()
            .map_or(1, |p| place.line_of(p.byte() as usize));
        match cells(&record) {
            Some(cells) if found.header.is_empty() => found.header = cells,
            Some(cells) => found.records.push((line, cells)),
            None => errors.push(table_error(
                path,
                line,
                "the line is not valid UTF-8",
                "save the table as UTF-8",
            )),
        }
    }
    (found, errors)
}

/// Lines by byte offset. The reader's own line count is off after CRLF, and its
/// byte offset may point at the line ending before the record.
struct LineCounter<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl LineCounter<'_> {
    fn line_of(&mut self, mut byte: usize) -> u64 {
        while matches!(self.text.get(byte), Some(b'\n' | b'\r')) {
            byte += 1;
        }
        let newlines = self.text[self.at..byte]
            .iter()
            .filter(|&&b| b == b'\n')
            .count();
        self.line += newlines as u64;
        self.at = byte;
        self.line
    }
}

fn cells(record: &ByteRecord) -> Option<Vec<String>> {
    record
        .iter()
        .map(|cell| {
            std::str::from_utf8(cell)
                .ok()
                .map(|text| text.trim().to_owned())
        })
        .collect()
}

/// Reads the rows of a table, with an error for each line that is not usable.
pub(super) fn rows(text: &[u8], path: &Path) -> (Vec<Placed>, Vec<Error>) {
    let (found, mut errors) = records(text, path);
    let columns = match Columns::find(&found.header) {
        Ok(columns) => columns,
        Err(problem) => {
            let mend = format!("begin the table with the line {}", COLUMNS.join(","));
            errors.insert(0, table_error(path, 1, &problem, &mend));
            return (Vec::new(), errors);
        }
    };
    let mut rows = Vec::with_capacity(found.records.len());
    for (line, cells) in &found.records {
        match columns.row(cells, found.header.len()) {
            Ok(row) => rows.push(Placed { row, line: *line }),
            Err((problem, mend)) => errors.push(table_error(path, *line, &problem, &mend)),
        }
    }
    (rows, errors)
}

/// Which cell holds which column.
struct Columns([Option<usize>; 7]);

impl Columns {
    fn find(header: &[String]) -> Result<Self, String> {
        let place = |name: &str| header.iter().position(|cell| cell == name);
        let columns = COLUMNS.map(place);
        for (name, place) in COLUMNS.iter().zip(columns).take(2) {
            if place.is_none() {
                return Err(format!("the header has no column «{name}»"));
            }
        }
        Ok(Self(columns))
    }

    fn row(&self, cells: &[String], width: usize) -> Result<Row, (String, String)> {
        if cells.len() != width {
            let problem = format!("the line has {} cells, the header {width}", cells.len());
            return Err((
                problem,
                "add or remove commas, or quote a cell that holds one".to_owned(),
            ));
        }
        let cell = |column: usize| self.0[column].map_or("", |at| cells[at].as_str());
        let (variant, canonical) = (cell(0), cell(1));
        if variant.is_empty() || canonical.is_empty() {
            let mend = "fill both, or remove the line".to_owned();
            return Err(("variant or canonical is empty".to_owned(), mend));
        }
        Ok(Row {
            relation: relation(cell(2))?,
            lang: cell(3).to_owned(),
            status: status(cell(4))?,
            source: cell(5).to_owned(),
            note: cell(6).to_owned(),
            ..Row::new(variant.to_owned(), canonical.to_owned())
        })
    }
}

fn relation(text: &str) -> Result<Relation, (String, String)> {
    Ok(match text {
        "" | "variant" => Relation::Variant,
        "misspelling" => Relation::Misspelling,
        "encoding" => Relation::Encoding,
        "distinct" => Relation::Distinct,
        "keep" => Relation::Keep,
        other => {
            let mend = "write variant, misspelling, encoding, distinct or keep".to_owned();
            return Err((format!("unknown relation «{other}»"), mend));
        }
    })
}

fn status(text: &str) -> Result<Status, (String, String)> {
    Ok(match text {
        "" | "verified" => Status::Verified,
        "candidate" => Status::Candidate,
        "retired" => Status::Retired,
        other => {
            let mend = "write verified, candidate or retired".to_owned();
            return Err((format!("unknown status «{other}»"), mend));
        }
    })
}

pub(super) fn table_error(path: &Path, line: u64, problem: &str, mend: &str) -> Error {
    Error::new(ErrorKind::Table, problem, mend)
        .in_file(path)
        .on_line(line)
}
