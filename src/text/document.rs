//! One text with a name, its encoding and the places where its prose is.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::text::decode::{self, Binary, Encoding};
use crate::text::escape::Escapes;
use crate::text::file_offset::FileOffsets;
use crate::text::language_map::LanguageMap;
use crate::text::location::Origin;
use crate::text::span::{SourceSpan, TextSpan};
use crate::text::tag::Tag;
use crate::text::view::{Segment, SourceMap, ViewBuilder, ViewParts};
use crate::text::word::token::{Token, tokens};

/// One text: its bytes as UTF-8, the encoding it came in, and its prose spans.
///
/// UTF-8 input is kept as it came, invalid bytes and byte order mark included.
/// UTF-16 input is held as UTF-8 and written back as UTF-16. Prose spans are
/// sorted, disjoint and valid UTF-8; nothing outside them is ever read or edited.
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    pub(super) bytes: Vec<u8>,
    encoding: Encoding,
    prose: Vec<TextSpan>,
    invalid_at: Option<usize>,
    /// Sorted, disjoint spans of the text that are reported and never rewritten.
    pub(super) report_only: Vec<TextSpan>,
    /// The source, where the text is not the source itself.
    pub(super) source_map: Option<SourceMap>,
    /// Places are counted in the text, because those in the source mean nothing.
    pub(super) counted_in_text: bool,
    /// How each place of the source escapes.
    pub(super) escapes: Escapes,
    origin: Origin,
    /// What the format says.
    declared: Declared,
    /// Found out once.
    languages: OnceLock<Arc<LanguageMap>>,
}

/// The languages that a format says a text is in.
#[derive(Clone, Debug, Default)]
struct Declared {
    of_all: Option<Tag>,
    of_parts: Vec<(TextSpan, Tag)>,
}

/// Bytes of text that are read at a time: the words of so many fit into the cache.
pub(crate) const PASSAGE: usize = 1 << 15;

impl Document {
    /// Reads the bytes of a file. Everything that is valid UTF-8 is prose until
    /// [`Document::with_prose`] says otherwise.
    ///
    /// # Errors
    /// [`Binary`] where the file holds a NUL byte and no UTF-16 byte order mark.
    ///
    /// ```
    /// use vartani::text::Document;
    /// let document = Document::read("draft.txt", "मॉस्को \u{FEFF}".as_bytes().to_vec())?;
    /// assert_eq!(document.words().count(), 1);
    /// assert!(Document::read("picture.png", vec![0; 9]).is_err());
    /// # Ok::<(), vartani::error::Error>(())
    /// ```
    pub fn read(name: impl Into<String>, raw: Vec<u8>) -> Result<Self, Binary> {
        let (encoding, bytes) = decode::decode(raw)?;
        let (prose, invalid_at) = valid_spans(&bytes);
        Ok(Self {
            name: name.into(),
            bytes,
            encoding,
            prose,
            invalid_at,
            report_only: Vec::new(),
            source_map: None,
            counted_in_text: false,
            escapes: Escapes::default(),
            origin: Origin::default(),
            declared: Declared::default(),
            languages: OnceLock::new(),
        })
    }

    /// A document made from a string, for library users and tests.
    ///
    /// ```
    /// use vartani::text::Document;
    /// let document = Document::from_text("draft", "मॉस्को में");
    /// let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
    /// assert_eq!(words, ["मॉस्को", "में"]);
    /// ```
    pub fn from_text(name: impl Into<String>, text: &str) -> Self {
        Self {
            name: name.into(),
            bytes: text.as_bytes().to_vec(),
            encoding: Encoding::Utf8,
            prose: vec![TextSpan::new(0, text.len())],
            invalid_at: None,
            report_only: Vec::new(),
            source_map: None,
            counted_in_text: false,
            escapes: Escapes::default(),
            origin: Origin::default(),
            declared: Declared::default(),
            languages: OnceLock::new(),
        }
    }

    /// The same document, as a part of a longer one in UTF-8: lines, columns and
    /// offsets in the file are those of the whole.
    #[must_use]
    pub fn beginning_at(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// Where the document begins in the whole that it is a part of.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The same document, whose format says that it is in a language.
    ///
    /// ```
    /// use vartani::text::{Document, Tag};
    /// let page = Document::from_text("page", "केन्द्र").with_language(Tag::HINDI);
    /// assert_eq!(page.declared_language(), Some(Tag::HINDI));
    /// ```
    #[must_use]
    pub fn with_language(mut self, language: Tag) -> Self {
        self.declared.of_all = Some(language);
        self.languages = OnceLock::new();
        self
    }

    /// The same document, whose format says that parts of its text are in a language.
    /// Spans point into the text as it is seen.
    #[must_use]
    pub fn with_languages_of_parts(mut self, parts: Vec<(TextSpan, Tag)>) -> Self {
        self.declared.of_parts = parts;
        self.languages = OnceLock::new();
        self
    }

    /// The language that the format says the document is in.
    pub fn declared_language(&self) -> Option<Tag> {
        self.declared.of_all
    }

    /// The parts that the format says are in a language.
    pub fn declared_languages_of_parts(&self) -> &[(TextSpan, Tag)] {
        &self.declared.of_parts
    }

    /// The same document, whose languages are known: those of the text that it is a
    /// portion of.
    #[must_use]
    pub fn with_language_map(mut self, languages: Arc<LanguageMap>) -> Self {
        self.languages = OnceLock::from(languages);
        self
    }

    /// The languages of its parts, which `find` finds out where that was not done.
    pub(crate) fn language_map(&self, find: impl FnOnce() -> LanguageMap) -> Arc<LanguageMap> {
        self.languages.get_or_init(|| Arc::new(find())).clone()
    }

    /// The same document, read only inside `prose`. Spans that are empty,
    /// overlap an earlier one or are not valid UTF-8 are dropped.
    #[must_use]
    pub fn with_prose(mut self, mut prose: Vec<TextSpan>) -> Self {
        prose.sort_unstable();
        let mut end = 0;
        prose.retain(|span| {
            let fits = span.start >= end
                && span.end > span.start
                && span.end <= self.bytes.len()
                && valid(&self.bytes[span.range()]).is_some();
            if fits {
                end = span.end;
            }
            fits
        });
        self.prose = prose;
        self
    }

    /// The same document, read only inside its prose within `range`, which cuts no code
    /// point in two. Cost: nothing is read again.
    #[must_use]
    pub fn within(mut self, range: Range<usize>) -> Self {
        self.prose.retain_mut(|span| {
            *span = TextSpan::new(span.start.max(range.start), span.end.min(range.end));
            span.start < span.end
        });
        self
    }

    /// The same document, read as its format shows it: `segments` point into the
    /// text as it is now, are sorted and disjoint. Where each is seen as it is
    /// written, only the prose changes; else the text becomes what is seen.
    #[must_use]
    pub fn with_segments(self, segments: &[Segment]) -> Self {
        let mut builder = ViewBuilder::new(&self.bytes);
        for segment in segments {
            builder.add(segment);
        }
        let parts = builder.parts;
        self.with_view(parts)
    }

    /// As [`Document::with_segments`], of segments that were not gathered.
    #[must_use]
    pub fn with_view(mut self, mut parts: ViewParts) -> Self {
        self.escapes = parts.take_escapes();
        let (prose, report_only, source_map) = parts.into_text(&mut self.bytes);
        self.report_only = report_only;
        if source_map.is_none() {
            return self.with_prose(prose);
        }
        self.prose = prose;
        self.source_map = source_map;
        self
    }

    /// As [`Document::with_segments`], of a source whose lines nobody sees: the
    /// text has a line for each run of joined segments, and places are counted in it.
    #[must_use]
    pub fn with_paragraphs(mut self, mut segments: Vec<Segment>) -> Self {
        self.counted_in_text = true;
        // White space between paragraphs is none.
        let mut begins = true;
        segments.retain_mut(|segment| {
            begins |= !segment.joined;
            let source = self.bytes.get(segment.source.range());
            let blank = source.is_none_or(|bytes| bytes.trim_ascii().is_empty());
            if begins && blank {
                return false;
            }
            segment.joined = !begins;
            begins = false;
            true
        });
        let mut builder = ViewBuilder::apart(&self.bytes);
        for segment in &segments {
            builder.add(segment);
        }
        let parts = builder.parts;
        self.with_view(parts)
    }

    /// The bytes that a reader's lines and columns are counted in: the source, or
    /// the text where the source is the inside of a container.
    pub fn display_text(&self) -> &[u8] {
        if self.counted_in_text {
            &self.bytes
        } else {
            self.source()
        }
    }

    /// Where a span of the text stands in the [`Document::display_text`].
    pub fn display_span(&self, span: TextSpan) -> Range<usize> {
        if self.counted_in_text {
            span.range()
        } else {
            self.source_span(span).range()
        }
    }

    /// The source as UTF-8: what the file holds, markup included.
    pub fn source(&self) -> &[u8] {
        self.source_map
            .as_ref()
            .map_or(&self.bytes, SourceMap::source)
    }

    /// Where a span of the text stands in the source.
    pub fn source_span(&self, span: TextSpan) -> SourceSpan {
        let map = self.source_map.as_ref();
        map.map_or(span.in_same_source(), |map| map.source_span(span))
    }

    /// The name that reports show: a path, or `-`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as UTF-8 bytes, as a reader sees it; all spans point into these.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The encoding of the file.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Offset of the first byte that is not valid UTF-8, if any.
    pub fn invalid_at(&self) -> Option<usize> {
        self.invalid_at
    }

    /// The prose, piece by piece, each with the offset where it begins.
    pub fn prose(&self) -> impl Iterator<Item = (usize, &str)> {
        self.prose.iter().map(|span| {
            let text = valid(&self.bytes[span.range()]).unwrap_or_default();
            (span.start, text)
        })
    }

    /// The prose in parts of about `size` bytes that no word and no phrase
    /// crosses, each with the offset where it begins: parts can be read side by side.
    pub fn passages(&self, size: usize) -> Vec<(usize, &str)> {
        let mut passages = Vec::new();
        for (mut base, mut text) in self.prose() {
            while let Some(end) = passage_end(text, size) {
                passages.push((base, &text[..end]));
                (base, text) = (base + end, &text[end..]);
            }
            passages.push((base, text));
        }
        passages
    }

    /// All words of the prose, in order. [`Document::words`] gives their text too.
    pub fn tokens(&self) -> impl Iterator<Item = Token> {
        self.prose().flat_map(|(base, text)| tokens(text, base))
    }

    /// All words of the prose with their text, in order.
    ///
    /// ```
    /// use vartani::text::Document;
    /// let document = Document::from_text("draft", "वह मॉस्को गया।");
    /// let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
    /// assert_eq!(words, ["वह", "मॉस्को", "गया"]);
    /// ```
    pub fn words(&self) -> impl Iterator<Item = (Token, &str)> {
        self.prose()
            .flat_map(|(base, text)| words_of_passage(base, text))
    }

    /// The text at a span that lies inside the prose; empty for any other span.
    pub fn text(&self, span: TextSpan) -> &str {
        self.bytes
            .get(span.range())
            .and_then(valid)
            .unwrap_or_default()
    }

    /// `bytes` (this document's source, edited) in the encoding of the file.
    pub fn encode(&self, bytes: Vec<u8>) -> Vec<u8> {
        decode::encode(self.encoding, bytes)
    }

    /// Where `offset` of the [`Document::display_text`] stands in the file itself. Of several,
    /// [`Document::file_offsets`] tells in less time.
    pub fn file_offset(&self, offset: usize) -> usize {
        self.file_offsets().file_offset(offset)
    }

    /// Where offsets of the [`Document::display_text`] stand in the file, asked one after the other.
    pub fn file_offsets(&self) -> FileOffsets<'_> {
        FileOffsets::new(self.encoding, self.source(), self.origin.offset)
    }
}

/// The words of a passage that begins at `base`, with their text, in order.
pub fn words_of_passage(base: usize, text: &str) -> impl Iterator<Item = (Token, &str)> {
    tokens(text, base).map(move |token| {
        let (start, end) = (token.span.start - base, token.span.end - base);
        (token, &text[start..end])
    })
}

/// Where the first passage of `text` ends: after the last full stop or comma within
/// `size` bytes, where there is none after the last end of a line, or after the first of
/// these behind them.
fn passage_end(text: &str, size: usize) -> Option<usize> {
    if text.len() <= size {
        return None;
    }
    let (head, tail) = text.as_bytes().split_at(size);
    // A phrase may go on over the end of a line.
    let last = memchr::memrchr2(b'.', b',', head);
    let last = last.or_else(|| memchr::memrchr(b'\n', head));
    let first = || memchr::memchr3(b'\n', b'.', b',', tail).map(|at| size + at);
    let end = last.or_else(first)? + 1;
    (end < text.len()).then_some(end)
}

/// The bytes as text, if they are that. Faster than reading them, so it is done
/// again wherever text is wanted instead of keeping the text twice.
fn valid(bytes: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(bytes).ok()
}

fn valid_spans(bytes: &[u8]) -> (Vec<TextSpan>, Option<usize>) {
    if valid(bytes).is_some() {
        let whole = TextSpan::new(0, bytes.len());
        return (vec![whole; usize::from(!whole.is_empty())], None);
    }
    let mut spans = Vec::new();
    let mut invalid_at = None;
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().len();
        if valid > 0 {
            spans.push(TextSpan::new(at, at + valid));
        }
        at += valid;
        if !chunk.invalid().is_empty() {
            invalid_at.get_or_insert(at);
        }
        at += chunk.invalid().len();
    }
    (spans, invalid_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_bytes_are_kept_and_named() {
        let raw = b"\xE0\xA4\x95 \xFF\xFE abc".to_vec();
        let document = Document::read("x", raw.clone()).unwrap();
        assert_eq!(document.bytes(), raw);
        assert_eq!(document.invalid_at(), Some(4));
        assert_eq!(document.tokens().count(), 2);
        assert_eq!(document.encode(raw.clone()), raw);
    }

    #[test]
    fn a_nul_byte_is_binary() {
        assert_eq!(Document::read("x", b"a\0b".to_vec()).unwrap_err(), Binary);
    }
}
