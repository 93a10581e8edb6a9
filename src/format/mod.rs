//! Where prose is: the parts of a source that a reader sees as running text.
//!
//! One file per format. A format gives segments of the original bytes and never
//! writes; parsers are used for offsets only.

mod csv;
mod entity;
mod html;
mod json;
mod latex;
mod markdown;
mod office;
mod parts;
mod po;
mod records;
mod subtitle;
mod xml;

use std::ops::Range;

use crate::error::{Error, ErrorKind};
use crate::text::{Document, Seeing, Segment, Span};

pub use parts::{PART, parts};
pub use records::RecordEnds;

/// How a source is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Running text.
    #[default]
    Plain,
    /// Markdown.
    Markdown,
    /// HTML and XHTML.
    Html,
    /// XML of any kind.
    Xml,
    /// XLIFF: targets only.
    Xliff,
    /// SubRip and WebVTT.
    Subtitle,
    /// Gettext.
    Po,
    /// LaTeX.
    Latex,
    /// JSON and JSON Lines.
    Json,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// The text parts of a Word document, one after the other ([`PART`]).
    Docx,
    /// Those of an OpenDocument text.
    Odt,
    /// Those of an EPUB.
    Epub,
}

/// Which parts of structured data are prose.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Columns of CSV and TSV, by header or number from 1; empty for all.
    pub columns: Vec<String>,
    /// Fields of JSON, by key or dotted path, and elements of XML, by name; empty
    /// for all.
    pub fields: Vec<String>,
}

/// What the beginning of a table defines for its other rows: where the chosen columns
/// are.
#[derive(Clone, Debug, Default)]
pub struct Header(Option<Vec<usize>>);

/// A source that is not of its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, in words.
    pub problem: String,
}

impl From<Malformed> for Error {
    fn from(malformed: Malformed) -> Self {
        let help = "repair the file, or leave it out";
        Self::new(ErrorKind::Format, malformed.problem, help).on_line(malformed.line as u64)
    }
}

impl Format {
    /// The format that the ending of a file's name says; plain text for any other.
    ///
    /// ```
    /// use vartani::format::Format;
    /// assert_eq!(Format::of_name("draft.md"), Format::Markdown);
    /// assert_eq!(Format::of_name("draft"), Format::Plain);
    /// ```
    pub fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "xml" | "rss" | "atom" => Self::Xml,
            "xlf" | "xliff" => Self::Xliff,
            "srt" | "vtt" => Self::Subtitle,
            "po" | "pot" => Self::Po,
            "tex" | "ltx" => Self::Latex,
            "json" | "jsonl" | "ndjson" => Self::Json,
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "docx" => Self::Docx,
            "odt" => Self::Odt,
            "epub" => Self::Epub,
            _ => Self::Plain,
        }
    }

    /// True where the source is the parts of a container: places in it mean
    /// nothing to a reader, only those in its running text do.
    pub const fn is_container(self) -> bool {
        matches!(self, Self::Docx | Self::Odt | Self::Epub)
    }

    /// Gives each segment of the source. Of records they are not gathered first, because
    /// they may be many.
    fn each_segment(
        self,
        source: &str,
        chosen: &Chosen,
        header: &mut Header,
        found: &mut dyn FnMut(Segment),
    ) -> Result<(), Malformed> {
        let (columns, fields) = (&chosen.columns, &chosen.fields);
        let segments = match self {
            Self::Json => return json::each_segment(source, fields, found),
            Self::Csv => return csv::each_segment(source, b',', columns, header, found),
            Self::Tsv => return csv::each_segment(source, b'\t', columns, header, found),
            Self::Plain => vec![Segment::exact(0, source.len(), false)],
            Self::Markdown => markdown::segments(source),
            Self::Html => html::segments(source),
            Self::Xml => xml::segments(source, fields)?,
            Self::Xliff => xml::segments(source, &["target"])?,
            Self::Subtitle => subtitle::segments(source),
            Self::Po => po::segments(source),
            Self::Latex => latex::segments(source),
            Self::Docx => parts::segments(source, parts::word)?,
            Self::Odt => parts::segments(source, parts::open)?,
            Self::Epub => parts::segments(source, parts::book)?,
        };
        segments.into_iter().for_each(found);
        Ok(())
    }
}

/// The length of the byte order mark that `source` begins with, and what follows.
fn without_mark(source: &str) -> (usize, &str) {
    let rest = source.trim_start_matches('\u{FEFF}');
    (source.len() - rest.len(), rest)
}

/// The document, read only where its prose is: not in markup, not in web and
/// mail addresses. A source with invalid bytes is read as plain text, but not data in
/// records: its keys and the columns that were not chosen are no prose.
///
/// # Errors
/// [`Malformed`] where structured data cannot be read.
///
/// ```
/// use vartani::format::{Chosen, Format, with_prose};
/// use vartani::text::Document;
///
/// let document = Document::from_text("names.csv", "id,name\nक,टोकायव\n");
/// let chosen = Chosen { columns: vec!["name".to_owned()], ..Chosen::default() };
/// let document = with_prose(document, Format::Csv, &chosen).unwrap();
/// assert!(document.words().any(|(_, word)| word == "टोकायव"));
/// assert!(document.words().all(|(_, word)| word != "क"));
/// ```
pub fn with_prose(
    document: Document,
    format: Format,
    chosen: &Chosen,
) -> Result<Document, Malformed> {
    let core = 0..document.bytes().len();
    with_prose_after(document, core, format, chosen, &mut Header::default())
}

/// As [`with_prose`], of a part of a longer text whose `core` is records, where `header`
/// is what its beginning defines. What stands beside the core on its lines is not read.
///
/// # Errors
/// As [`with_prose`]; the line is that of the whole.
pub fn with_prose_after(
    document: Document,
    core: Range<usize>,
    format: Format,
    chosen: &Chosen,
    header: &mut Header,
) -> Result<Document, Malformed> {
    let whole = simdutf8::basic::from_utf8(document.bytes());
    if let (Some(at), Format::Json | Format::Csv | Format::Tsv) = (document.invalid_at(), format) {
        let lines = memchr::memchr_iter(b'\n', &document.bytes()[..at]).count();
        return Err(Malformed {
            line: document.origin().place.line + lines,
            problem: "a byte that is not UTF-8".to_owned(),
        });
    }
    let (Ok(source), true) = (whole, format != Format::Plain) else {
        return Ok(with_plain_prose(document));
    };
    // Parsers differ in whether they count a byte order mark: none is given one.
    let origin = document.origin();
    let (mark, records) = match origin.offset + core.start {
        0 => without_mark(&source[core.clone()]),
        _ => (0, &source[core.clone()]),
    };
    let begin = core.start + mark;
    let mut each = |found: &mut dyn FnMut(Segment)| {
        let shifted = &mut |segment: Segment| {
            if !segment.source.is_empty() {
                found(segment.shifted(begin));
            }
        };
        let read = format.each_segment(records, chosen, header, shifted);
        read.map_err(|malformed| Malformed {
            line: malformed.line + origin.place.line - 1,
            ..malformed
        })
    };
    let document = if format.is_container() {
        let mut segments = Vec::new();
        each(&mut |segment| segments.push(segment))?;
        document.with_paragraphs(segments)
    } else {
        let mut seeing = Seeing::of(document.bytes());
        each(&mut |segment| seeing.add(&segment))?;
        let seen = seeing.seen;
        document.seen_as(seen)
    };
    Ok(with_plain_prose(document))
}

/// Plain text: everything but web and mail addresses.
#[must_use]
pub fn with_plain_prose(document: Document) -> Document {
    let mut prose = Vec::new();
    for (base, text) in document.prose() {
        let mut at = 0;
        for address in addresses(text) {
            prose.push(Span::new(base + at, base + address.start));
            at = address.end;
        }
        prose.push(Span::new(base + at, base + text.len()));
    }
    prose.retain(|span| !span.is_empty());
    document.with_prose(prose)
}

/// Runs without white space that hold `://`, `www.` or `@`.
fn addresses(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let signs = ["://", "www.", "@"];
    let mut places: Vec<usize> = signs
        .iter()
        .flat_map(|sign| memchr::memmem::find_iter(text.as_bytes(), sign))
        .collect();
    places.sort_unstable();
    for at in places {
        let outside = |c: char| c.is_whitespace() || c == '।';
        let start = text[..at].rfind(outside).map_or(0, |space| {
            space + text[space..].chars().next().map_or(1, char::len_utf8)
        });
        let end = text[at..]
            .find(outside)
            .map_or(text.len(), |length| at + length);
        if found.last().is_none_or(|last| last.end <= start) {
            found.push(Span::new(start, end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_moves_nothing() {
        let sources = [
            ("a.md", "टोली **टोका**यव"),
            ("a.html", "<p>टोली</p>"),
            ("a.xml", "<?xml version=\"1.0\"?>\n<p>टोली</p>"),
            ("a.xlf", "<x><target>टोली</target></x>"),
            ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nटोली\n"),
            ("a.po", "msgid \"a\"\nmsgstr \"टोली\"\n"),
            ("a.tex", "टोली \\emph{टोका}यव"),
            ("a.json", "{\"a\": \"टोली\"}"),
            ("a.csv", "नाम\nटोली\n"),
            ("a.txt", "टोली"),
        ];
        for (name, source) in sources {
            let read = |source: &str| -> Vec<String> {
                let document = Document::from_text(name, source);
                let format = Format::of_name(name);
                let document = with_prose(document, format, &Chosen::default()).unwrap();
                document.words().map(|(_, word)| word.to_owned()).collect()
            };
            let marked = read(&format!("\u{FEFF}{source}"));
            assert!(marked.contains(&"टोली".to_owned()), "{name}: {marked:?}");
            assert_eq!(marked, read(source), "{name}");
        }
    }

    #[test]
    fn addresses_are_not_prose() {
        let text = "देखें https://टोकायव.org/टोकायेव और mail@example.com पर।";
        let document = with_plain_prose(Document::from_text("x", text));
        let words: Vec<&str> = document.tokens().map(|t| &text[t.span.range()]).collect();
        assert_eq!(words, ["देखें", "और", "पर"]);
    }
}
