//! Word and `OpenDocument`: the running text of their XML parts, across runs.
//!
//! A word may stand in several runs (`<w:t>टोका</w:t>…<w:t>यव</w:t>`): what only
//! formats does not end it, everything else does. Deleted text, fields, comments and
//! what somebody inserted while changes are tracked are left alone. Sources: ECMA-376 part 1, ch. 17; ODF 1.3 part 3, ch. 5 to 7.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::Malformed;
use super::entity;
use super::of_others::OfOthers;
use super::prefixes::Prefixes;
use super::xml::next_event;
use crate::text::Segment;

/// Which elements of a vocabulary mean what.
pub(super) struct Vocabulary {
    /// Text stands directly in these.
    holds_text: &'static [&'static str],
    /// These do not end a word.
    formats: &'static [&'static str],
    /// Nothing is read in these.
    leaves_alone: &'static [&'static str],
    /// The text in these was inserted by somebody who waits for a decision.
    of_others: &'static [&'static str],
    /// The same, from one tag to another.
    others_begin: &'static str,
    others_end: &'static str,
}

/// `WordprocessingML`.
pub(super) const WORD: Vocabulary = Vocabulary {
    holds_text: &["w:t"],
    formats: &[
        "w:r",
        "w:t",
        "w:rPr",
        "w:ins",
        "w:del",
        "w:delText",
        "w:moveTo",
        "w:moveFrom",
        "w:hyperlink",
        "w:smartTag",
        "w:proofErr",
        "w:bookmarkStart",
        "w:bookmarkEnd",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:softHyphen",
        "w:lastRenderedPageBreak",
        "w:dir",
        "w:bdo",
        "w:sdt",
        "w:sdtContent",
        "w:ruby",
        "w:rubyPr",
        "w:rubyBase",
        "w:rt",
    ],
    leaves_alone: &["w:del", "w:moveFrom", "w:fldSimple", "w:rt"],
    of_others: &["w:ins", "w:moveTo"],
    others_begin: "",
    others_end: "",
};

/// `OpenDocument` text.
pub(super) const OPEN: Vocabulary = Vocabulary {
    holds_text: &[
        "text:p",
        "text:h",
        "text:span",
        "text:a",
        "text:meta",
        "text:ruby-base",
    ],
    formats: &[
        "text:span",
        "text:a",
        "text:soft-page-break",
        "text:bookmark",
        "text:bookmark-start",
        "text:bookmark-end",
        "text:reference-mark",
        "text:reference-mark-start",
        "text:reference-mark-end",
        "text:change",
        "text:change-start",
        "text:change-end",
        "office:annotation",
        "office:annotation-end",
        "text:meta",
        "text:ruby",
        "text:ruby-base",
        "text:ruby-text",
    ],
    leaves_alone: &[
        "text:tracked-changes",
        "text:note-citation",
        "text:ruby-text",
        "office:annotation",
    ],
    of_others: &[],
    others_begin: "text:change-start",
    others_end: "text:change-end",
};

/// Properties: whatever stands in them formats.
const PROPERTIES: &[&str] = &["w:rPr", "w:rubyPr"];

/// Where a field of several runs begins and ends.
const FIELD_CHARACTER: &str = "w:fldChar";

const FIELD_TYPE: &str = "fldCharType";

/// Where the reader of a part stands.
#[derive(Default)]
struct Place {
    open: Vec<String>,
    left_alone: usize,
    properties: usize,
    field: usize,
    joined: bool,
    of_others: OfOthers,
}

/// The running text of one part.
pub(super) fn segments(source: &str, of: &Vocabulary) -> Result<Vec<Segment>, Malformed> {
    let mut reader = Reader::from_str(source);
    let mut found = Vec::new();
    let mut place = Place::default();
    let mut prefixes = Prefixes::default();
    let without_end = fields_without_end(source);
    loop {
        let (start, event, end) = next_event(&mut reader, source)?;
        match event {
            Event::Eof => return Ok(found),
            Event::Start(tag) => {
                let name = prefixes.enter(tag.name().as_ref(), &source[start..end]);
                place.mark(&name, of, &source[start..end], without_end.contains(&start));
                place.enter(&name, of);
            }
            Event::End(tag) => place.leave(&prefixes.leave(tag.name().as_ref()), of),
            Event::Empty(tag) => {
                let name = prefixes.enter(tag.name().as_ref(), &source[start..end]);
                place.mark(&name, of, &source[start..end], without_end.contains(&start));
                place.pass(&name, of);
                prefixes.leave(tag.name().as_ref());
            }
            Event::Text(_) | Event::GeneralRef(_) if place.reads(of) => {
                let text = &source[start..end];
                if place.of_others.is_here() {
                    place.of_others.pass(text, &mut found, place.joined, source);
                    place.joined = false;
                    continue;
                }
                let start = start + place.of_others.rest_of_word(text);
                let pieces = entity::segments(source, start, end, place.joined);
                place.joined |= !pieces.is_empty();
                found.extend(pieces);
            }
            _ => {}
        }
    }
}

/// Where the tags stand that begin a field which never ends: what follows is text.
fn fields_without_end(source: &str) -> Vec<usize> {
    let mut begun = Vec::new();
    for (at, _) in source.match_indices(FIELD_TYPE) {
        let Some(tag) = source[..at].rfind('<') else {
            continue;
        };
        match attribute(&source[at..], FIELD_TYPE) {
            Some("begin") => begun.push(tag),
            Some("end") => drop(begun.pop()),
            _ => {}
        }
    }
    begun
}

/// The value of an attribute of this name, in quotes of either kind.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|&c| c == '"' || c == '\'')?;
    let (value, _) = rest[1..].split_once(quote)?;
    Some(value)
}

impl Place {
    fn enter(&mut self, name: &str, of: &Vocabulary) {
        self.pass(name, of);
        self.left_alone += usize::from(of.leaves_alone.contains(&name));
        self.properties += usize::from(PROPERTIES.contains(&name));
        self.of_others.open += usize::from(of.of_others.contains(&name));
        self.open.push(name.to_owned());
    }

    fn leave(&mut self, name: &str, of: &Vocabulary) {
        self.left_alone -= usize::from(of.leaves_alone.contains(&name) && self.left_alone > 0);
        self.properties -= usize::from(PROPERTIES.contains(&name) && self.properties > 0);
        let others = &mut self.of_others;
        others.open -= usize::from(of.of_others.contains(&name) && others.open > 0);
        self.pass(name, of);
        self.open.pop();
    }

    fn pass(&mut self, name: &str, of: &Vocabulary) {
        // What is left alone is not in the text.
        if self.left_alone > 0 || self.properties > 0 || of.formats.contains(&name) {
            return;
        }
        self.joined = false;
        self.of_others.ends_word();
    }

    /// Takes in what a tag says of the text behind it.
    fn mark(&mut self, name: &str, of: &Vocabulary, tag: &str, has_no_end: bool) {
        let others = &mut self.of_others;
        others.open += usize::from(of.others_begin == name);
        others.open -= usize::from(of.others_end == name && others.open > 0);
        if name == FIELD_CHARACTER && !has_no_end {
            match attribute(tag, FIELD_TYPE) {
                Some("begin") => self.field += 1,
                Some("end") => self.field = self.field.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn reads(&self, of: &Vocabulary) -> bool {
        let holder = self.open.last();
        self.left_alone == 0
            && self.field == 0
            && holder.is_some_and(|name| of.holds_text.contains(&name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn words(source: &str, of: &Vocabulary) -> Vec<String> {
        let segments = segments(source, of).unwrap();
        let document = Document::from_text("x", source).with_segments(&segments);
        let words = document.words().map(|(_, word)| word.to_owned());
        words.collect()
    }

    #[test]
    fn words_of_word_across_runs() {
        let source = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>टोका</w:t></w:r><w:proofErr/>\
            <w:r><w:t>यव</w:t></w:r><w:r><w:tab/><w:t>आए</w:t></w:r></w:p>\
            <w:p><w:del><w:r><w:delText>पुराना</w:delText></w:r></w:del><w:r><w:t>नया</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>\
            <w:r><w:t>कल</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
            <w:r><w:t>&#2335;ोली</w:t></w:r></w:p>";
        assert_eq!(words(source, &WORD), ["टोकायव", "आए", "नया", "टोली"]);
    }

    #[test]
    fn words_of_open_document_across_spans() {
        let source = "<o><text:tracked-changes><text:p>पुराना</text:p></text:tracked-changes>\
            <text:p>टोका<text:span>यव</text:span><text:tab/>आए<text:date>कल</text:date>\
            <text:note><text:note-citation>क</text:note-citation><text:note-body><text:p>नीचे\
            </text:p></text:note-body></text:note></text:p></o>";
        assert_eq!(words(source, &OPEN), ["टोकायव", "आए", "नीचे"]);
    }
}
