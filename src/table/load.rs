//! Reads a table: UTF-8 CSV with a header, columns in any order.
//!
//! A BOM is tolerated, unknown columns are passed over here (and kept by
//! `format` and `merge`). Every error names the line and what helps.

use std::path::Path;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};
use rustc_hash::FxHashSet;

use crate::error::{Error, ErrorKind};
use crate::parallel;

use crate::text::{Spelling, Tag};

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
    let mut found = Records {
        header: Vec::new(),
        records: Vec::new(),
    };
    let errors = each_record(text, path, |line, cells| {
        let cells: Vec<String> = cells.iter().map(str::to_owned).collect();
        if found.header.is_empty() {
            found.header = cells;
        } else {
            found.records.push((line, cells));
        }
    });
    (found, errors)
}

/// Gives each record with its line, the header first; an error for each line that
/// cannot be read.
#[expect(clippy::cast_possible_truncation, reason = "a table lies in memory")]
fn each_record(text: &[u8], path: &Path, mut take: impl FnMut(u64, Cells<'_>)) -> Vec<Error> {
    let text = text.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(text);
    let mut errors = Vec::new();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text);
    let mut record = ByteRecord::new();
    let mut place = LineCounter {
        text,
        at: 0,
        line: 1,
    };
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return errors,
            Err(error) => {
                let help = "correct the quoting of the line";
                errors.push(table_error(path, 1, &error.to_string(), help));
                return errors;
            }
        }
        let line = record
            .position()
            .map_or(1, |p| place.line_of(p.byte() as usize));
        match Cells::of_record(&record) {
            Some(cells) => take(line, cells),
            None => errors.push(table_error(
                path,
                line,
                "the line is not valid UTF-8",
                "save the table as UTF-8",
            )),
        }
    }
}

/// The cells of a record, without the blanks around them. They are read as UTF-8 all at
/// once.
#[derive(Clone, Copy)]
struct Cells<'a> {
    text: &'a str,
    record: &'a ByteRecord,
}

impl<'a> Cells<'a> {
    /// `None` where a cell is not UTF-8.
    fn of_record(record: &'a ByteRecord) -> Option<Self> {
        let text = simdutf8::basic::from_utf8(record.as_slice()).ok()?;
        let mut ends = (0..record.len()).filter_map(|cell| record.range(cell));
        let cells = ends.all(|range| text.is_char_boundary(range.end));
        cells.then_some(Self { text, record })
    }

    fn get(self, cell: usize) -> &'a str {
        let range = self.record.range(cell).unwrap_or_default();
        trimmed(&self.text[range])
    }

    fn iter(self) -> impl Iterator<Item = &'a str> {
        (0..self.record.len()).map(move |cell| self.get(cell))
    }
}

/// A cell without the blanks around it. Most have none, and begin and end with an ASCII
/// sign or a letter of three bytes, of which no blank has the first.
fn trimmed(cell: &str) -> &str {
    let is_sign = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let is_letter = |byte: Option<&u8>| byte == Some(&0xE0);
    let bytes = cell.as_bytes();
    let begins = is_sign(bytes.first()) || is_letter(bytes.first());
    let ends = is_sign(bytes.last()) || is_letter(bytes.iter().nth_back(2));
    if begins && ends { cell } else { cell.trim() }
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
        let newlines = memchr::memchr_iter(b'\n', &self.text[self.at..byte]).count();
        self.line += newlines as u64;
        self.at = byte;
        self.line
    }
}

/// Reads the rows of a table, with an error for each line that is not usable.
pub(super) fn rows(text: &[u8], path: &Path) -> (Vec<Placed>, Vec<Error>) {
    let mut rows = Vec::new();
    let errors = each_row(text, path, |placed| rows.push(placed));
    (rows, errors)
}

/// Gives each row; an error for each line that is not usable.
pub(super) fn each_row(text: &[u8], path: &Path, mut take: impl FnMut(Placed)) -> Vec<Error> {
    let mut unusable = Vec::new();
    let mut columns: Option<Result<Columns, String>> = None;
    let mut shared = Shared::default();
    let mut errors = each_record(text, path, |line, cells| {
        let Some(columns) = &columns else {
            columns = Some(Columns::find(&cells.iter().collect::<Vec<&str>>()));
            return;
        };
        let Ok(columns) = columns else { return };
        match columns.row(cells, &mut shared) {
            Ok(row) => take(Placed { row, line }),
            Err((problem, help)) => unusable.push(table_error(path, line, &problem, &help)),
        }
    });
    let columns = columns.unwrap_or_else(|| Columns::find(&[]));
    if let Err(problem) = columns {
        let help = format!("begin the table with the line {}", COLUMNS.join(","));
        errors.insert(0, table_error(path, 1, &problem, &help));
    }
    errors.extend(unusable);
    errors
}

/// The rows of the built-in table in two halves, read side by side.
pub(super) fn built_in_rows(text: &str) -> [Vec<Row>; 2] {
    let rows = text.split_once('\n').map_or("", |(_, rows)| rows);
    let middle = memchr::memchr(b'\n', &rows.as_bytes()[rows.len() / 2..]);
    let middle = middle.map_or(rows.len(), |at| rows.len() / 2 + at + 1);
    let (one, other) = rows.split_at(middle);
    parallel::join(|| rows_in_order(one), || rows_in_order(other)).into()
}

/// The rows of lines whose columns are in order.
fn rows_in_order(lines: &str) -> Vec<Row> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .from_reader(lines.as_bytes());
    let mut record = ByteRecord::new();
    let mut shared = Shared::default();
    let columns = Columns::in_order(COLUMNS.len());
    let mut rows = Vec::with_capacity(lines.len() / 64);
    while reader.read_byte_record(&mut record).unwrap_or_default() {
        let row = Cells::of_record(&record).map(|cells| columns.row(cells, &mut shared));
        rows.extend(row.and_then(Result::ok));
    }
    rows
}

/// Takes a line in; `None` where it cannot be read.
fn record_of_line(line: &str, record: &mut ByteRecord) -> Option<()> {
    record.clear();
    if line.contains('"') {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .buffer_capacity(line.len().max(1))
            .from_reader(line.as_bytes());
        reader.read_byte_record(record).ok()?;
        return Some(());
    }
    // To make a reader costs more than all else: nothing quoted, commas part the cells.
    for cell in line.trim_end_matches(['\r', '\n']).split(',') {
        record.push_field(cell.as_bytes());
    }
    Some(())
}

/// The row of a line of a language pack, which has the columns in order and `style` behind
/// them; `None` where it cannot be read.
pub(super) fn row_of_line(line: &str) -> Option<Row> {
    let mut record = ByteRecord::new();
    record_of_line(line, &mut record)?;
    let cells = Cells::of_record(&record)?;
    let columns = Columns::in_order(COLUMNS.len() + 1);
    let row = columns.row(cells, &mut Shared::default()).ok()?;
    // The index is in normal form of the language: Turkish has two letters i.
    let language = Tag::parse(&row.lang);
    let key = |text: &str| Spelling::in_language(text, language);
    Some(Row {
        keys: (key(row.variant()), key(row.canonical())),
        style: cells.get(COLUMNS.len()).into(),
        ..row
    })
}

/// Texts that many rows have, held once.
#[derive(Default)]
struct Shared(FxHashSet<Arc<str>>);

impl Shared {
    fn share(&mut self, text: &str) -> Arc<str> {
        if text.is_empty() {
            return Arc::default();
        }
        if let Some(held) = self.0.get(text) {
            return held.clone();
        }
        let held: Arc<str> = text.into();
        self.0.insert(held.clone());
        held
    }
}

/// Which cell holds which column.
struct Columns {
    places: [Option<usize>; 7],
    width: usize,
    /// Cells up to the last that every row needs.
    fewest: usize,
}

impl Columns {
    /// The columns of the format in their order, in records of so many cells.
    const fn in_order(width: usize) -> Self {
        let places = [
            Some(0),
            Some(1),
            Some(2),
            Some(3),
            Some(4),
            Some(5),
            Some(6),
        ];
        Self {
            places,
            width,
            fewest: width,
        }
    }

    fn find(header: &[&str]) -> Result<Self, String> {
        let place = |name: &str| header.iter().position(|cell| *cell == name);
        let places = COLUMNS.map(place);
        for (name, place) in COLUMNS.iter().zip(places).take(2) {
            if place.is_none() {
                return Err(format!("the header has no column «{name}»"));
            }
        }
        let needed = places[..2].iter().flatten().max();
        Ok(Self {
            places,
            width: header.len(),
            fewest: needed.map_or(0, |at| at + 1),
        })
    }

    #[expect(clippy::similar_names, reason = "the field calls them so")]
    fn row(&self, cells: Cells<'_>, shared: &mut Shared) -> Result<Row, (String, String)> {
        // A row may leave its last cells out.
        let fewest = self.fewest.min(self.width);
        if cells.record.len() > self.width || cells.record.len() < fewest {
            let (found, width) = (cells.record.len(), self.width);
            return Err((
                format!("the line has {found} cells, the header {width}"),
                "add or remove commas, or quote a cell that holds one".to_owned(),
            ));
        }
        let held = |at: &usize| *at < cells.record.len();
        let cell = |column: usize| {
            let place = self.places[column].filter(held);
            place.map_or("", |at| cells.get(at))
        };
        let (variant, canonical) = (cell(0), cell(1));
        if variant.is_empty() || canonical.is_empty() {
            let help = "fill both, or remove the line".to_owned();
            return Err(("variant or canonical is empty".to_owned(), help));
        }
        Ok(Row {
            relation: relation(cell(2))?,
            lang: shared.share(cell(3)),
            status: status(cell(4))?,
            source: shared.share(cell(5)),
            note: shared.share(cell(6)),
            ..Row::new(variant, canonical)
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
            let help = "write variant, misspelling, encoding, distinct or keep".to_owned();
            return Err((format!("unknown relation «{other}»"), help));
        }
    })
}

fn status(text: &str) -> Result<Status, (String, String)> {
    Ok(match text {
        "" | "verified" => Status::Verified,
        "candidate" => Status::Candidate,
        "retired" => Status::Retired,
        other => {
            let help = "write verified, candidate or retired".to_owned();
            return Err((format!("unknown status «{other}»"), help));
        }
    })
}

pub(super) fn table_error(path: &Path, line: u64, problem: &str, help: &str) -> Error {
    Error::new(ErrorKind::Table, problem, help)
        .in_file(path)
        .on_line(line)
}
