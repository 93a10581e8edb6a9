//! XML: the text of elements, without those that hold code or names.
//!
//! Source: XML 1.0 and ITS 2.0 (W3C), as quick-xml reads it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::protected::{OBJECT, is_word};
use super::{Malformed, entity, escape};
use crate::text::Segment;

/// Which elements of a vocabulary mean what. All by their local names.
pub(super) struct Vocabulary<'a> {
    /// Only text inside these is read; where there is none, all.
    pub wanted: &'a [&'a str],
    /// Nothing is read in these.
    pub opaque: &'a [&'a str],
    /// These do not end a word.
    pub inline: &'a [&'a str],
    /// These stand for something inline that is not read.
    pub objects: &'a [&'a str],
    /// Elements without content that stand in a word, or before an ending.
    pub marks: &'a [&'a str],
}

/// Elements of vocabularies for documents (XHTML, `DocBook`, DITA, TEI, RSS) that hold no
/// prose.
const OPAQUE: &[&str] = &[
    "script",
    "style",
    "code",
    "kbd",
    "samp",
    "var",
    "tt",
    "svg",
    "math",
    "programlisting",
    "screen",
    "literal",
    "literallayout",
    "filename",
    "varname",
    "classname",
    "systemitem",
    "codeph",
    "codeblock",
    "filepath",
    "cmdname",
    "msgnum",
    "apiname",
    "synopsis",
    "uri",
    "url",
    "ulink",
    "guid",
    "id",
    "loc",
    "slug",
    "idno",
    "email",
    "userinput",
    "computeroutput",
    "command",
    "envar",
    "methodname",
    "parmname",
    "systemoutput",
    "xmlelement",
    "equation",
    "formula",
    "egXML",
    "resheader",
];

/// Elements of the same that do not end a word.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "wbr",
    "emphasis",
    "phrase",
    "quote",
    "firstterm",
    "foreignphrase",
    "hi",
    "foreign",
    "persName",
    "placeName",
    "name",
    "term",
    "ph",
    "keyword",
    "xref",
    "link",
    "g",
    "ref",
    "code",
    "kbd",
    "samp",
    "var",
    "lb",
    "literal",
    "bold",
    "italic",
    "tspan",
];

/// The text of all elements, or of those inside elements with a name of `wanted`.
pub(super) fn segments(
    source: &str,
    wanted: &[impl AsRef<str>],
) -> Result<Vec<Segment>, Malformed> {
    let wanted: Vec<&str> = wanted.iter().map(AsRef::as_ref).collect();
    let opaque: Vec<&str> = OPAQUE
        .iter()
        .copied()
        .filter(|it| !wanted.contains(it))
        .collect();
    let vocabulary = Vocabulary {
        wanted: &wanted,
        opaque: &opaque,
        inline: INLINE,
        objects: if is_tmx(source) { TMX_CODES } else { &[] },
        marks: &[],
    };
    read(source, &vocabulary)
}

/// Elements of TMX 1.4 that hold the codes of another format.
const TMX_CODES: &[&str] = &["bpt", "ept", "it", "ph", "ut"];

/// True for a translation memory: its root is named before its first text.
fn is_tmx(source: &str) -> bool {
    let mut head = source.len().min(4096);
    while !source.is_char_boundary(head) {
        head -= 1;
    }
    source[..head].contains("<tmx")
}

/// The text of all elements, or of the `fields` chosen.
pub(super) fn chosen(source: &str, fields: &[String]) -> Result<Vec<Segment>, Malformed> {
    let found = segments(source, fields)?;
    if found.is_empty() && !fields.is_empty() {
        return Err(Malformed::choice("field", fields, &[]));
    }
    Ok(found)
}

/// The text of a source in this vocabulary.
pub(super) fn read(source: &str, of: &Vocabulary<'_>) -> Result<Vec<Segment>, Malformed> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = true;
    let mut place = Place {
        source,
        of,
        open: Vec::new(),
        joined: false,
        found: Vec::new(),
    };
    loop {
        let (start, event, end) = next_event(&mut reader, source)?;
        match event {
            Event::Eof => return Ok(place.found),
            Event::Start(tag) => place.enter(&tag),
            Event::End(tag) => place.leave(tag.local_name().as_ref()),
            Event::Empty(tag) => place.empty(tag.local_name().as_ref(), start, end),
            Event::Text(_) | Event::GeneralRef(_) => place.text(start, end),
            Event::CData(_) if place.reads() => {
                let (open, close) = ("<![CDATA[".len(), "]]>".len());
                let segment = Segment::exact(start + open, end - close, place.joined);
                place.found.push(segment.escaped(escape::CDATA));
                place.joined = true;
            }
            Event::Comment(_) => {}
            _ => place.joined = false,
        }
    }
}

/// Where the reader stands.
struct Place<'a> {
    source: &'a str,
    of: &'a Vocabulary<'a>,
    open: Vec<Inside>,
    joined: bool,
    found: Vec<Segment>,
}

/// What is true inside an element.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
struct Inside {
    is_wanted: bool,
    is_opaque: bool,
    /// The author says that it must stay.
    is_kept: bool,
    is_object: bool,
}

impl Place<'_> {
    fn inside(&self) -> Inside {
        self.open.last().copied().unwrap_or_default()
    }

    fn reads(&self) -> bool {
        let inside = self.inside();
        let is_wanted = inside.is_wanted || self.of.wanted.is_empty();
        is_wanted && !inside.is_opaque && !inside.is_kept && !inside.is_object
    }

    fn enter(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name: &str = name.as_ref();
        let mut inside = self.inside();
        inside.is_wanted |= self.of.wanted.contains(&name);
        inside.is_opaque |= self.of.opaque.contains(&name);
        // What Android's messages say that must stay.
        let is_left = tag.name().as_ref() == "xliff:g" && self.of.wanted.is_empty();
        inside.is_object |= self.of.objects.contains(&name) || is_left;
        if let Some(kept) = kept(tag) {
            inside.is_kept = kept;
        }
        self.joined &= self.is_inline(name);
        self.open.push(inside);
    }

    fn leave(&mut self, name: &str) {
        self.open.pop();
        self.joined &= self.is_inline(name);
    }

    fn is_inline(&self, name: &str) -> bool {
        let of = self.of;
        [of.inline, of.objects, of.marks]
            .iter()
            .any(|names| names.contains(&name))
    }

    fn empty(&mut self, name: &str, start: usize, end: usize) {
        let goes_on = self.joined && self.source[..start].ends_with(is_word);
        let is_object =
            self.of.objects.contains(&name) || (self.of.marks.contains(&name) && !goes_on);
        if is_object && self.reads() {
            self.object(start, end);
        } else {
            self.joined &= self.is_inline(name);
        }
    }

    fn object(&mut self, start: usize, end: usize) {
        let object = OBJECT.to_string();
        self.joined &= !self.source[start..end].starts_with(char::is_whitespace);
        self.found
            .push(Segment::decoded(start, end, object, self.joined));
        self.joined = !self.source[start..end].ends_with(char::is_whitespace);
    }

    fn text(&mut self, start: usize, end: usize) {
        if self.reads() {
            let pieces = entity::segments(self.source, start, end, self.joined);
            self.joined = !pieces.is_empty();
            self.found.extend(pieces);
        } else if self.inside().is_object || self.inside().is_kept {
            let (is_wanted, is_opaque) = (self.inside().is_wanted, self.inside().is_opaque);
            if (is_wanted || self.of.wanted.is_empty()) && !is_opaque {
                self.object(start, end);
            }
        }
    }
}

/// What the author says of an element: that it must stay (`translate="no"`, a protected
/// `mrk`), or that it need not.
fn kept(tag: &BytesStart<'_>) -> Option<bool> {
    let mut said = None;
    for attribute in tag.attributes().flatten() {
        let name = attribute.key.local_name();
        let value = attribute.value.to_ascii_lowercase();
        match (name.as_ref(), value.as_ref()) {
            ("translate", value) => said = Some(value == "no"),
            ("translatable", "false") | ("mtype", "protected" | "x-protected") => {
                said = Some(true);
            }
            _ => {}
        }
    }
    said
}

/// The next event, with where it begins and ends.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a place in a text that lies in memory"
)]
pub(super) fn next_event<'a>(
    reader: &mut Reader<&'a [u8]>,
    source: &str,
) -> Result<(usize, Event<'a>, usize), Malformed> {
    let start = reader.buffer_position() as usize;
    let event = reader.read_event().map_err(|error| {
        let at = reader.error_position() as usize;
        Malformed::new(source, at, format!("not well-formed XML: {error}"))
    })?;
    Ok((start, event, reader.buffer_position() as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_wanted_elements() {
        let source = "<a><n>टोली</n><p>टोका<b>यव</b></p></a>";
        let seen = |wanted: &[&str]| -> Vec<&str> {
            let segments = segments(source, wanted).unwrap();
            segments.iter().map(|s| &source[s.source.range()]).collect()
        };
        assert_eq!(seen(&["p"]), ["टोका", "यव"]);
        assert_eq!(seen(&[]), ["टोली", "टोका", "यव"]);
    }
}
