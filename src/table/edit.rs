//! One row into a table that people keep: comments, order and line ends stay.

use std::path::Path;

use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};

use crate::error::Error;
use crate::text::Spelling;

use super::load::{COLUMNS, rows, table_error};
use super::lookup::Table;
use super::row::{Relation, Row};

/// The table with a row: in the place of the row that it overrides, else at the end.
///
/// # Errors
/// Where the table cannot be read, or the row contradicts another one.
///
/// ```
/// use std::path::Path;
/// use vartani::table::{Row, with_row};
///
/// let text = "# names\nvariant,canonical,note\nदिल्लि,दिली,\n# end\n";
/// let edited = with_row(text, Path::new("house.csv"), &Row::new("दिल्लि", "दिल्ली"))?;
/// assert_eq!(edited, "# names\nvariant,canonical,note\nदिल्लि,दिल्ली,\n# end\n");
/// # Ok::<(), vartani::error::Error>(())
/// ```
pub fn with_row(text: &str, path: &Path, row: &Row) -> Result<String, Error> {
    if text.trim().is_empty() {
        let fresh = format!("{}\n", COLUMNS.join(","));
        return with_row(&fresh, path, row);
    }
    let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let base = text.len() - body.len();
    let lines = lines(body, path)?;
    let Some((header, records)) = lines.split_first() else {
        let help = "begin the table with its header";
        return Err(table_error(path, 1, "the table has no header", help));
    };
    let crlf = body[..header.end].ends_with("\r\n");
    let line = line(row, &header.cells, crlf, path)?;
    let overridden = records.iter().find(|it| overrides(row, it, &header.cells));
    let edited = match overridden {
        Some(it) => {
            let (before, after) = (&text[..base + it.start], &text[base + it.end..]);
            format!("{before}{line}{after}")
        }
        None if text.ends_with('\n') => format!("{text}{line}"),
        None => format!("{text}{}{line}", if crlf { "\r\n" } else { "\n" }),
    };
    let problems = Table::problems(edited.as_bytes(), path, false);
    match problems.into_iter().next() {
        Some(problem) => Err(problem),
        None => Ok(edited),
    }
}

/// A record and its bytes, line end included.
struct Line {
    start: usize,
    end: usize,
    cells: Vec<String>,
}

#[expect(clippy::cast_possible_truncation, reason = "a table lies in memory")]
fn lines(body: &str, path: &Path) -> Result<Vec<Line>, Error> {
    // Whatever cannot be read is named with its line.
    let (_, errors) = rows(body.as_bytes(), path);
    if let Some(error) = errors.into_iter().next() {
        return Err(error);
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(body.as_bytes());
    let mut found = Vec::new();
    let mut record = ByteRecord::new();
    let mut broken = |error: csv::Error| {
        table_error(
            path,
            1,
            &error.to_string(),
            "correct the quoting of the line",
        )
    };
    while reader.read_byte_record(&mut record).map_err(&mut broken)? {
        let start = record.position().map_or(0, |at| at.byte() as usize);
        let cells = record
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned());
        // A record begins after the comments and empty lines before it.
        let start = begin(body, start);
        let mut end = reader.position().byte() as usize;
        // The reader ends a record at the first sign of a line end.
        let is_half = body[..end].ends_with('\r') && body[end..].starts_with('\n');
        end += usize::from(is_half);
        let cells = cells.collect();
        found.push(Line { start, end, cells });
    }
    Ok(found)
}

/// Where the record itself begins: behind comments and empty lines.
fn begin(body: &str, mut at: usize) -> usize {
    loop {
        let rest = &body[at..];
        let is_passed = rest.starts_with(['#', '\n', '\r']);
        match memchr::memchr(b'\n', rest.as_bytes()) {
            Some(end) if is_passed => at += end + 1,
            _ => return at,
        }
    }
}

/// The row as a line of this table.
fn line(row: &Row, header: &[String], crlf: bool, path: &Path) -> Result<String, Error> {
    let terminator = if crlf {
        Terminator::CRLF
    } else {
        Terminator::Any(b'\n')
    };
    let mut writer = WriterBuilder::new()
        .terminator(terminator)
        .from_writer(Vec::new());
    let relation = match row.relation {
        Relation::Variant => "variant",
        Relation::Misspelling => "misspelling",
        Relation::Encoding => "encoding",
        Relation::Distinct => "distinct",
        Relation::Keep => "keep",
    };
    if relation != "variant" && !header.iter().any(|name| name.trim() == "relation") {
        let help = "add the column `relation`: vartani table format --write";
        return Err(table_error(
            path,
            1,
            "the table has no column `relation`",
            help,
        ));
    }
    let cell = |name: &String| match name.trim() {
        "variant" => row.variant().to_owned(),
        "canonical" => row.canonical().to_owned(),
        "relation" => relation.to_owned(),
        "lang" => row.lang.to_string(),
        "status" => "verified".to_owned(),
        "source" => row.source.to_string(),
        "note" => row.note.to_string(),
        _ => String::new(),
    };
    let cells: Vec<String> = header.iter().map(cell).collect();
    let fail = |problem: &str| table_error(path, 1, problem, "correct the header of the table");
    writer
        .write_record(&cells)
        .map_err(|error| fail(&error.to_string()))?;
    let bytes = writer
        .into_inner()
        .map_err(|error| fail(&error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| fail(&error.to_string()))
}

/// True where the row says something else of the same word or pair.
fn overrides(row: &Row, line: &Line, header: &[String]) -> bool {
    let cell = |wanted: &str| {
        let at = header.iter().position(|name| name.trim() == wanted);
        at.and_then(|at| line.cells.get(at))
            .map_or("", |cell| cell.trim())
    };
    let same = |a: &str, b: &str| Spelling::of_word(a) == Spelling::of_word(b);
    let of_language = cell("lang") == &*row.lang;
    let is_pair = |a: &str, b: &str| same(cell("variant"), a) && same(cell("canonical"), b);
    let same_pair =
        is_pair(row.variant(), row.canonical()) || is_pair(row.canonical(), row.variant());
    let held_is_distinct = cell("relation") == "distinct";
    let same_variant = same(cell("variant"), row.variant()) && !held_is_distinct;
    of_language && (same_pair || (same_variant && row.relation != Relation::Distinct))
}
