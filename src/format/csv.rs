//! CSV and TSV: all columns, or chosen ones; the first row is reported and never rewritten.
//!
//! A scanner of our own, because no reader tells where a field lies in its
//! source. Source: RFC 4180; line ends and quoting stay as they are. Programs of many
//! countries write `;`: the first row says which sign parts its fields, or `sep=` does.

use std::ops::Range;

use super::chosen::Chosen;
use super::malformed::Malformed;
use crate::text::Segment;

use super::escape;

pub(super) const OPEN_QUOTE: &str = "a quote is left open";

/// Signs that may part fields; of those that occur as often, the first.
pub(super) const DELIMITERS: [u8; 4] = *b",;\t|";

/// What the beginning of a source tells of the rest: how a table is written, where its
/// chosen columns are, which chosen fields occur.
#[derive(Clone, Debug, Default)]
pub struct Header {
    delimiter: Option<u8>,
    columns: Option<Columns>,
    /// Of each chosen field of JSON, whether it occurs.
    pub(super) fields: Vec<bool>,
}

#[derive(Clone, Debug)]
struct Columns {
    /// Those chosen that are there.
    numbers: Vec<usize>,
    names: Vec<String>,
}

impl Header {
    /// Of each of the chosen columns, and of the fields, whether the source has it.
    #[must_use]
    pub fn has(&self, chosen: &Chosen) -> (Vec<bool>, Vec<bool>) {
        let has_column = |column: &String| {
            self.columns.as_ref().is_some_and(|columns| {
                let number = column
                    .parse()
                    .is_ok_and(|n| (1..=columns.names.len()).contains(&n));
                number || columns.names.contains(column)
            })
        };
        let columns = chosen.columns.iter().map(has_column).collect();
        (columns, self.fields.clone())
    }

    /// What is wrong where none of the chosen columns or fields is there; after all of the
    /// source was read.
    pub fn unknown(&self, chosen: &Chosen) -> Option<Malformed> {
        if let Some(columns) = &self.columns {
            let names: Vec<&str> = columns.names.iter().map(String::as_str).collect();
            let is_unknown = columns.numbers.is_empty() && !chosen.columns.is_empty();
            return is_unknown.then(|| Malformed::choice("column", &chosen.columns, &names));
        }
        let is_unknown = !self.fields.is_empty() && !self.fields.contains(&true);
        is_unknown.then(|| Malformed::choice("field", &chosen.fields, &[]))
    }
}

/// The fields of the columns named, by header or by number from 1; all, where
/// none is named. The first row names the columns, unless `header` knows them.
pub(super) fn each_segment(
    source: &str,
    by_tabs: bool,
    chosen: &Chosen,
    header: &mut Header,
    found: &mut dyn FnMut(Segment),
) -> Result<(), Malformed> {
    let mut at = 0;
    while at < source.len() {
        let known = if by_tabs {
            Some(b'\t')
        } else {
            header.delimiter
        };
        let row = Row::read(source, at, !by_tabs, known)
            .ok_or_else(|| Malformed::new(source, at, OPEN_QUOTE))?;
        let end = row.end;
        let next = end + line_end(&source[end..]);
        if at < end && !by_tabs {
            header.delimiter = Some(row.delimiter);
        }
        let is_separator = known.is_none() && separator(&source.as_bytes()[at..end]).is_some();
        if !is_separator && at < end {
            let names_columns = header.columns.is_none() && may_be_header(source, &row.fields);
            let columns = &header
                .columns
                .get_or_insert_with(|| columns(source, &row.fields, &chosen.columns))
                .numbers;
            for (number, field) in row.fields.iter().enumerate() {
                if chosen.columns.is_empty() || columns.contains(&number) {
                    let delimiter = if by_tabs { b'\t' } else { row.delimiter };
                    cell(source, field, delimiter, &mut |it| {
                        found(it.report_only(names_columns));
                    });
                }
            }
        }
        at = next;
    }
    Ok(())
}

fn columns(source: &str, header: &[Range<usize>], chosen: &[String]) -> Columns {
    let name = |field: &Range<usize>| source[field.clone()].trim().trim_matches('"').to_owned();
    let names: Vec<String> = header.iter().map(name).collect();
    let number = |column: &String| {
        let by_name = names.iter().position(|name| name == column);
        let by_number = || column.parse::<usize>().ok()?.checked_sub(1);
        let number = by_name.or_else(by_number)?;
        (number < names.len()).then_some(number)
    };
    let numbers = chosen.iter().filter_map(number).collect();
    Columns { numbers, names }
}

/// True for a row that may name the columns: its cells are short, different and no
/// sentences or numbers.
fn may_be_header(source: &str, cells: &[Range<usize>]) -> bool {
    let mut names: Vec<&str> = Vec::new();
    cells.iter().all(|cell| {
        let name = source[cell.clone()].trim();
        let inner = name.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        let name = inner.unwrap_or(name);
        let is_new = cells.len() > MOST_COLUMNS || !names.contains(&name);
        names.push(name);
        is_new
            && !name.is_empty()
            && name.split_whitespace().count() <= LONGEST_NAME
            && name
                .chars()
                .any(|c| !c.is_numeric() && !c.is_ascii_punctuation())
            && !name.contains(['"', ',', '\n', '।', '?', '!'])
            && !name.ends_with('.')
    })
}

/// Words that the name of a column has at most.
const LONGEST_NAME: usize = 5;

/// Of more columns than this it is not asked whether their names differ.
const MOST_COLUMNS: usize = 1000;

/// The sign that a line `sep=;` names, for the program that opens the table.
pub(super) fn separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    match line.strip_suffix(b"\"").unwrap_or(line) {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', sign] => Some(*sign),
        _ => None,
    }
}

/// The sign that most fields are parted by, where each of [`DELIMITERS`] occurs so often.
pub(super) fn most(counts: [usize; 4]) -> u8 {
    let mut best = 0;
    for number in 1..counts.len() {
        if counts[number] > counts[best] {
            best = number;
        }
    }
    DELIMITERS[best]
}

/// One row of a table.
struct Row {
    /// Its fields, quotes included.
    fields: Vec<Range<usize>>,
    end: usize,
    delimiter: u8,
}

impl Row {
    /// The row that begins at `at`; `None` for an open quote. Where no delimiter is known,
    /// a quote opens a field behind any sign that may be one.
    fn read(source: &str, at: usize, quotes: bool, known: Option<u8>) -> Option<Self> {
        let bytes = source.as_bytes();
        let mut parts = Vec::new();
        let mut counts = [0; 4];
        let (mut end, mut begins) = (at, true);
        while end < bytes.len() && !matches!(bytes[end], b'\r' | b'\n') {
            if begins && quotes && bytes[end] == b'"' {
                end = closing_quote(bytes, end + 1)? + 1;
                begins = false;
                continue;
            }
            let byte = bytes[end];
            let sign = DELIMITERS.iter().position(|&sign| sign == byte);
            begins = known.map_or(sign.is_some(), |known| known == byte);
            if begins {
                parts.push((byte, end));
                counts[sign.unwrap_or(0)] += 1;
            }
            end += 1;
        }
        let named = || separator(&bytes[at..end]);
        let delimiter = known.or_else(named).unwrap_or_else(|| most(counts));
        let mut fields = Vec::new();
        let mut start = at;
        for (_, place) in parts.into_iter().filter(|&(sign, _)| sign == delimiter) {
            fields.push(start..place);
            start = place + 1;
        }
        fields.push(start..end);
        Some(Self {
            fields,
            end,
            delimiter,
        })
    }
}

fn closing_quote(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return Some(at),
            _ => at += 1,
        }
    }
}

fn line_end(rest: &str) -> usize {
    if rest.starts_with("\r\n") {
        2
    } else {
        usize::from(!rest.is_empty())
    }
}

/// The text of one field; a doubled quote is seen as one.
fn cell(
    source: &str,
    field: &std::ops::Range<usize>,
    delimiter: u8,
    found: &mut dyn FnMut(Segment),
) {
    let text = &source[field.clone()];
    let quoted = text.len() >= 2 && text.starts_with('"') && text.ends_with('"');
    // Of tab-separated values quotes are letters, as they are read.
    let quoted = quoted && delimiter != b'\t';
    if !quoted {
        let escape = match delimiter {
            b'\t' => escape::TAB_FIELD,
            other => escape::field(char::from(other)),
        };
        return found(Segment::exact(field.start, field.end, false).escaped(escape));
    }
    let (mut at, end) = (field.start + 1, field.end - 1);
    let mut joined = false;
    while at < end {
        let stop = source[at..end].find("\"\"").map_or(end, |n| at + n);
        if at < stop {
            found(Segment::exact(at, stop, joined).escaped(escape::QUOTED_FIELD));
            joined = true;
        }
        if stop < end {
            let quote = Segment::decoded(stop, stop + 2, "\"".to_owned(), joined);
            found(quote.escaped(escape::QUOTED_FIELD));
            joined = true;
        }
        at = stop + 2;
    }
}
