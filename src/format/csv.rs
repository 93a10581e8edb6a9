//! CSV and TSV: all columns, or chosen ones.
//!
//! A scanner of our own, because no reader says where a field lies in its
//! source. Source: RFC 4180; line ends and quoting stay as they are.

use super::{Header, Malformed};
use crate::text::Segment;

pub(super) const OPEN_QUOTE: &str = "a quote is left open";

/// The fields of the columns named, by header or by number from 1; all, where
/// none is named. The first row counts as a header where a name is given, unless
/// `header` knows the columns.
pub(super) fn each_segment(
    source: &str,
    delimiter: u8,
    columns: &[String],
    header: &mut Header,
    found: &mut dyn FnMut(Segment),
) -> Result<(), Malformed> {
    let mut at = 0;
    while at < source.len() {
        let row = row(source, at, delimiter).ok_or_else(|| Malformed {
            line: 1 + memchr::memchr_iter(b'\n', &source.as_bytes()[..at]).count(),
            problem: OPEN_QUOTE.to_owned(),
        })?;
        let end = row.last().map_or(at, |field| field.end);
        let numbers = header
            .0
            .get_or_insert_with(|| chosen(source, &row, columns));
        for (number, field) in row.iter().enumerate() {
            if columns.is_empty() || numbers.contains(&number) {
                cell(source, field, found);
            }
        }
        at = end + line_end(&source[end..]);
    }
    Ok(())
}

fn chosen(source: &str, header: &[std::ops::Range<usize>], columns: &[String]) -> Vec<usize> {
    let number = |column: &String| {
        let named =
            |field: &std::ops::Range<usize>| source[field.clone()].trim_matches('"') == column;
        let by_name = header.iter().position(named);
        by_name.or_else(|| column.parse::<usize>().ok()?.checked_sub(1))
    };
    columns.iter().filter_map(number).collect()
}

/// The fields of the row that begins at `at`, quotes included; `None` for an open quote.
fn row(source: &str, mut at: usize, delimiter: u8) -> Option<Vec<std::ops::Range<usize>>> {
    let bytes = source.as_bytes();
    let mut fields = Vec::new();
    loop {
        let start = at;
        if bytes.get(at) == Some(&b'"') && delimiter == b',' {
            at = closing_quote(bytes, at + 1)? + 1;
        }
        while at < bytes.len() && bytes[at] != delimiter && !matches!(bytes[at], b'\r' | b'\n') {
            at += 1;
        }
        fields.push(start..at);
        if bytes.get(at) != Some(&delimiter) {
            return Some(fields);
        }
        at += 1;
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
fn cell(source: &str, field: &std::ops::Range<usize>, found: &mut dyn FnMut(Segment)) {
    let text = &source[field.clone()];
    let quoted = text.len() >= 2 && text.starts_with('"') && text.ends_with('"');
    if !quoted {
        return found(Segment::exact(field.start, field.end, false));
    }
    let (mut at, end) = (field.start + 1, field.end - 1);
    let mut joined = false;
    while at < end {
        let stop = source[at..end].find("\"\"").map_or(end, |n| at + n);
        if at < stop {
            found(Segment::exact(at, stop, joined));
            joined = true;
        }
        if stop < end {
            found(Segment::decoded(stop, stop + 2, "\"".to_owned(), joined));
            joined = true;
        }
        at = stop + 2;
    }
}
