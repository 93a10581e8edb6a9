//! Where the records of a table or of JSON Lines end, found in bytes as they come.
//!
//! Each is read as `csv.rs` and `json.rs` read it: what stands between two ends can be
//! given to them alone.

use super::formats::Format;
use super::malformed::Malformed;
use super::{csv, json};

/// Finds the ends of records: of lines, or of rows that a carriage return alone ends.
#[derive(Debug)]
pub struct RecordEnds {
    kind: Kind,
    /// Ends of lines so far.
    lines: usize,
    /// The line, from 1, that the record begins on.
    record_line: usize,
}

#[derive(Debug)]
enum Kind {
    Rows(Row),
    Values(Value),
}

impl RecordEnds {
    /// `None` for a format without records.
    #[must_use]
    pub fn of_format(format: Format) -> Option<Self> {
        let kind = match format {
            Format::Csv => Kind::Rows(Row::new(None)),
            Format::Tsv => Kind::Rows(Row::new(Some(b'\t'))),
            Format::Json => Kind::Values(Value::default()),
            _ => return None,
        };
        Some(Self {
            kind,
            lines: 0,
            record_line: 1,
        })
    }

    /// Reads on; where the last record ends in `bytes`, at the end of a line if there is
    /// one. Between a carriage return and a line feed an empty row may end. A record that is malformed
    /// beyond doubt ends there, so that its reader can say so.
    pub fn read(&mut self, bytes: &[u8]) -> Option<usize> {
        let (mut line_end, mut other_end) = (None, None);
        for (at, &byte) in bytes.iter().enumerate() {
            let ends = match &mut self.kind {
                Kind::Rows(row) => row.ends_with(byte),
                Kind::Values(value) => value.ends_with(byte),
            };
            self.lines += usize::from(byte == b'\n');
            if ends {
                let end = if byte == b'\r' {
                    &mut other_end
                } else {
                    &mut line_end
                };
                *end = Some(at + 1);
                self.record_line = self.lines + 1;
                if matches!(&self.kind, Kind::Values(value) if value.is_broken) {
                    break;
                }
            }
        }
        line_end.or(other_end)
    }

    /// What is wrong where the text ends here, if the last record shows it.
    #[must_use]
    pub fn left_open(&self) -> Option<Malformed> {
        let (line, problem) = match &self.kind {
            Kind::Rows(row) if row.place == InRow::Quoted => {
                (self.record_line, csv::OPEN_QUOTE.to_owned())
            }
            Kind::Values(value) if value.is_broken => return None,
            Kind::Values(value) if value.in_string => {
                (self.lines + 1, json::not(json::OPEN_STRING))
            }
            Kind::Values(value) if !value.objects.is_empty() => {
                (self.lines + 1, json::not(json::OPEN_BRACKET))
            }
            _ => return None,
        };
        Some(Malformed {
            line,
            problem,
            is_choice: false,
        })
    }
}

/// A row of a table, as far as it was read.
#[derive(Debug)]
struct Row {
    /// Known from the first row on.
    delimiter: Option<u8>,
    quotes: bool,
    place: InRow,
    /// How often each sign that may be the delimiter stands in the first row, and how that
    /// begins.
    counts: [usize; 4],
    head: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InRow {
    /// In the byte order mark that a table may begin with: behind so many bytes of it.
    Mark(usize),
    FieldBegins,
    Unquoted,
    Quoted,
    /// The quote is closed, or the first of two.
    QuoteInQuoted,
}

const MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

impl Row {
    const fn new(delimiter: Option<u8>) -> Self {
        Self {
            delimiter,
            quotes: delimiter.is_none(),
            place: InRow::Mark(0),
            counts: [0; 4],
            head: Vec::new(),
        }
    }

    #[inline]
    fn ends_with(&mut self, byte: u8) -> bool {
        let parts = match self.delimiter {
            Some(delimiter) => byte == delimiter,
            None => csv::DELIMITERS.contains(&byte),
        };
        let in_mark = matches!(self.place, InRow::Mark(at) if byte == MARK[at]);
        self.place = match (self.place, byte) {
            (InRow::Mark(at), _) if in_mark => InRow::Mark((at + 1) % MARK.len()),
            (InRow::FieldBegins | InRow::Mark(0), b'"') if self.quotes => InRow::Quoted,
            (InRow::Quoted, b'"') => InRow::QuoteInQuoted,
            (InRow::Quoted, _) | (InRow::QuoteInQuoted, b'"') => InRow::Quoted,
            (_, b'\r' | b'\n') => InRow::FieldBegins,
            _ if parts => InRow::FieldBegins,
            _ => InRow::Unquoted,
        };
        let ends = matches!(byte, b'\r' | b'\n') && self.place == InRow::FieldBegins;
        if self.delimiter.is_none() && !in_mark {
            self.first_row(byte, ends);
        }
        ends
    }

    #[cold]
    fn first_row(&mut self, byte: u8, ends: bool) {
        if ends {
            if !self.head.is_empty() {
                let named = csv::separator(&self.head);
                self.delimiter = Some(named.unwrap_or_else(|| csv::most(self.counts)));
            }
            return;
        }
        if self.head.len() < "\"sep=;\"?".len() {
            self.head.push(byte);
        }
        let sign = csv::DELIMITERS.iter().position(|&sign| sign == byte);
        if let (Some(sign), InRow::FieldBegins) = (sign, self.place) {
            self.counts[sign] += 1;
        }
    }
}

/// JSON values one after the other, as far as they were read.
#[derive(Debug, Default)]
struct Value {
    /// The containers around: true for an object.
    objects: Vec<bool>,
    in_string: bool,
    after_backslash: bool,
    is_broken: bool,
}

impl Value {
    #[inline]
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_string {
            self.in_string = byte != b'"' || self.after_backslash;
            self.after_backslash = byte == b'\\' && !self.after_backslash;
            self.is_broken |= byte == b'\n';
            return self.is_broken;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.objects.push(byte == b'{'),
            b'}' | b']' => self.is_broken |= self.objects.pop() != Some(byte == b'}'),
            b'\n' => return self.objects.is_empty(),
            _ => {}
        }
        self.is_broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Chosen, Header, with_prose_after};
    use crate::text::{Document, LineIndex, Origin};
    use proptest::prelude::*;

    /// The words with their places, or what is wrong.
    type Told = Result<Vec<(usize, String)>, Malformed>;

    fn told(document: Document, format: Format, chosen: &Chosen, header: &mut Header) -> Told {
        let core = 0..document.bytes().len();
        let document = with_prose_after(document, core, format, chosen, header)?;
        let words = document.words().map(|(token, word)| {
            let at = document.file_offset(document.source_span(token.span).start);
            (at, word.to_owned())
        });
        Ok(words.collect())
    }

    /// The text read record by record, each of `size` bytes or a little more.
    fn in_portions(source: &str, size: usize, format: Format, chosen: &Chosen) -> Told {
        let mut ends = RecordEnds::of_format(format).unwrap();
        let (mut header, mut words) = (Header::default(), Vec::new());
        let (mut origin, mut begin, mut read, mut end) = (Origin::default(), 0, 0, None);
        while begin < source.len() {
            let next = (read + size).min(source.len());
            let found = ends.read(&source.as_bytes()[read..next]);
            end = found.map(|at| read + at).or(end);
            read = next;
            let Some(until) = end.take().or((read == source.len()).then_some(read)) else {
                continue;
            };
            let portion = Document::from_text("x", &source[begin..until]).beginning_at(origin);
            let place = LineIndex::new(&portion).locate(until - begin);
            words.extend(told(portion, format, chosen, &mut header)?);
            (begin, origin) = (
                until,
                Origin {
                    offset: until,
                    place,
                },
            );
        }
        Ok(words)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn records_one_by_one_are_the_whole(
            source in "\u{FEFF}{0,2}(sep=;\r?\n)?([,;|\t\"\n\\\\:{}\\[\\] कखa]|\r\n|\"\"|\r|\u{FEFF}|\\{\"क\":|\\]\n|\\}\n){0,40}",
            size in 1_usize..30,
            named in any::<bool>(),
        ) {
            let named = named.then(|| "क".to_owned());
            let columns: Vec<String> = named.clone().into_iter().chain(named.as_ref().map(|_| "2".to_owned())).collect();
            let chosen = Chosen { columns, fields: named.into_iter().collect(), ..Chosen::default() };
            for format in [Format::Csv, Format::Tsv, Format::Json] {
                let whole = Document::from_text("x", &source);
                let whole = told(whole, format, &chosen, &mut Header::default());
                prop_assert_eq!(in_portions(&source, size, format, &chosen), whole);
            }
        }

        #[test]
        fn what_is_left_open_is_what_the_reader_says(
            source in "([,\"\n\\\\:{}\\[\\] क]|\r\n){0,12}",
        ) {
            for format in [Format::Csv, Format::Json] {
                let mut ends = RecordEnds::of_format(format).unwrap();
                ends.read(source.as_bytes());
                if let Some(malformed) = ends.left_open() {
                    let document = Document::from_text("x", &source);
                    let said = told(document, format, &Chosen::default(), &mut Header::default());
                    prop_assert_eq!(said, Err(malformed));
                }
            }
        }
    }
}
