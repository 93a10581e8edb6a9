//! Where prose is: the parts of a source that a reader sees as running text.
//!
//! One file per format. A format gives segments of the original bytes and never
//! writes; parsers are used for offsets only.

mod asciidoc;
mod chosen;
mod code;
mod csv;
mod directives;
mod entity;
mod escape;
mod formats;
mod formulas;
mod front_matter;
mod html;
mod json;
mod keys;
mod kind;
mod latex;
mod latex_names;
mod lines;
mod malformed;
mod mark;
mod markdown;
mod mdx;
mod notebook;
mod of_others;
mod office;
mod org;
mod parts;
mod po;
mod prefixes;
mod protected;
mod records;
mod references;
mod rst;
mod stand_ins;
mod subtitle;
mod toml;
mod xliff;
mod xml;
mod yaml;

use std::ops::Range;

use crate::text::{Document, Escape, Segment, TextSpan, ViewBuilder};

use mark::without_mark;
use protected::reach::Reach;
use stand_ins::{ValidPieces, with_stand_ins};

pub use chosen::Chosen;
pub use code::Family;
pub use csv::Header;
pub use formats::Format;
pub use kind::Kind;
pub use malformed::Malformed;
pub use parts::{PART, parts};
pub use records::RecordEnds;
pub use references::Linked;

impl Format {
    /// True where the source is the parts of a container: places in it mean
    /// nothing to a reader, only those in its running text do.
    #[must_use]
    pub const fn is_container(self) -> bool {
        matches!(self, Self::Docx | Self::Odt | Self::Epub)
    }

    /// Formats with running text around template tags, which may reach over lines.
    const fn may_be_template(self) -> bool {
        matches!(
            self,
            Self::Markdown | Self::Mdx | Self::Html | Self::Rst | Self::AsciiDoc | Self::Org
        )
    }

    /// Formats whose headings are named by links of other documents.
    #[cfg(feature = "cli")]
    pub(crate) const fn has_headings(self) -> bool {
        matches!(
            self,
            Self::Markdown | Self::Mdx | Self::Notebook | Self::Rst | Self::AsciiDoc | Self::Org
        )
    }

    /// How far what is no prose may reach in the text.
    const fn reach(self) -> Reach {
        match self {
            Self::Plain => Reach::Line,
            _ => Reach::Text,
        }
    }

    /// Data in records: where a record is in doubt, nothing is read.
    const fn needs_utf8(self) -> bool {
        matches!(self, Self::Json | Self::Csv | Self::Tsv | Self::Notebook) || self.is_container()
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
        let fields = &chosen.fields;
        let segments = match self {
            Self::Json => return json::each_segment(source, fields, header, found),
            Self::Csv | Self::Tsv => {
                return csv::each_segment(source, self == Self::Tsv, chosen, header, found);
            }
            Self::Plain => vec![Segment::exact(0, source.len(), false)],
            Self::Markdown => markdown::segments(source, &chosen.linked),
            Self::Mdx => mdx::segments(source, &chosen.linked),
            Self::Html => html::segments(source),
            Self::Xml => xml::chosen(source, fields)?,
            Self::Svg => xml::segments(source, &["text", "title", "desc"])?,
            Self::Xliff => xliff::segments(source)?,
            Self::Subtitle => subtitle::segments(source),
            Self::Po => po::segments(source),
            Self::Latex => latex::segments(source),
            Self::Rst => rst::segments(source, &chosen.linked),
            Self::AsciiDoc => asciidoc::segments(source, &chosen.linked),
            Self::Org => org::segments(source, &chosen.linked),
            Self::Yaml => yaml::segments(source, fields)?,
            Self::Toml => toml::segments(source, fields)?,
            Self::Notebook => notebook::segments(source, &chosen.linked)?,
            Self::Code(family) if chosen.code => code::segments(source, family),
            Self::Code(_) | Self::Data => Vec::new(),
            Self::Docx => parts::segments(source, parts::word)?,
            Self::Odt => parts::segments(source, parts::open)?,
            Self::Epub => parts::segments(source, parts::book)?,
        };
        if matches!(self, Self::Xml | Self::Yaml | Self::Toml) {
            // One of them is there; which one, is not told.
            header.fields = vec![true; fields.len()];
        }
        let tags = if self.may_be_template() {
            protected::tags(source)
        } else {
            Vec::new()
        };
        for segment in segments {
            protected::without(&segment, &tags, found);
        }
        Ok(())
    }
}

/// How the text of a format escapes, where a segment does not say otherwise.
#[expect(clippy::match_same_arms, reason = "one line for each format")]
const fn escape_of(format: Format) -> Escape {
    match format {
        Format::Plain | Format::Data | Format::Code(_) => Escape::NONE,
        Format::Markdown | Format::Mdx => escape::MARKDOWN,
        Format::Rst | Format::AsciiDoc | Format::Org => escape::LIGHT_MARKUP,
        Format::Yaml => escape::scalar('\0'),
        Format::Toml => escape::scalar('"'),
        Format::Notebook => escape::JSON,
        Format::Html | Format::Xml | Format::Xliff | Format::Svg => escape::MARKUP,
        Format::Docx | Format::Odt | Format::Epub => escape::MARKUP,
        Format::Subtitle => escape::SUBTITLE,
        Format::Po => escape::PO,
        Format::Latex => escape::LATEX,
        Format::Json => escape::JSON,
        Format::Csv => escape::field(','),
        Format::Tsv => escape::TAB_FIELD,
    }
}

/// The document, read only where its prose is: not in markup, not in what a program finds
/// by its spelling. Bytes that are not UTF-8 are no prose; what stands around them is read
/// as the format says.
///
/// # Errors
/// [`Malformed`] where structured data cannot be read, or has none of the columns or
/// fields chosen.
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
    let mut header = Header::default();
    let document = with_prose_after(document, core, format, chosen, &mut header)?;
    match header.unknown(chosen) {
        Some(unknown) => Err(unknown),
        None => Ok(document),
    }
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
    if let (Some(at), true) = (document.invalid_at(), format.needs_utf8()) {
        let lines = memchr::memchr_iter(b'\n', &document.bytes()[..at]).count();
        return Err(Malformed {
            line: document.origin().place.line + lines,
            problem: "a byte that is not UTF-8".to_owned(),
            is_choice: false,
        });
    }
    if format == Format::Plain {
        return Ok(with_plain_prose(document));
    }
    let source = with_stand_ins(document.bytes());
    // Parsers differ in whether they count a byte order mark: none is given one.
    let origin = document.origin();
    let (mark, records) = match origin.offset + core.start {
        0 => without_mark(&source[core.clone()]),
        _ => (0, &source[core.clone()]),
    };
    let begin = core.start + mark;
    let is_whole = document.invalid_at().is_none();
    let mut each = |found: &mut dyn FnMut(Segment)| {
        let usual = escape_of(format);
        let mut pieces = ValidPieces::of(document.bytes());
        let shifted = &mut |mut segment: Segment| {
            segment.escape.get_or_insert(usual);
            let segment = segment.shifted(begin);
            if is_whole && !segment.source.is_empty() {
                found(segment);
            } else {
                pieces.add(segment, found);
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
        let mut builder = ViewBuilder::new(document.bytes());
        each(&mut |segment| builder.add(&segment))?;
        let parts = builder.parts;
        document.with_view(parts)
    };
    Ok(without_identifiers(document, format.reach()))
}

/// Plain text: everything but what is no prose inside prose: addresses, paths, placeholders.
#[must_use]
pub fn with_plain_prose(document: Document) -> Document {
    without_identifiers(document, Reach::Line)
}

fn without_identifiers(document: Document, reach: Reach) -> Document {
    let mut prose = Vec::new();
    for (base, text) in document.prose() {
        let mut at = 0;
        for span in protected::spans(text, reach) {
            prose.push(TextSpan::new(base + at, base + span.start));
            at = span.end;
        }
        prose.push(TextSpan::new(base + at, base + text.len()));
    }
    prose.retain(|span| !span.is_empty());
    document.with_prose(prose)
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
