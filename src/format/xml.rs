//! XML: the text of elements; of XLIFF, that of targets.
//!
//! Source: XML 1.0 (W3C), as quick-xml reads it; OASIS XLIFF 1.2 and 2.1.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Malformed, entity, escape};
use crate::text::Segment;

/// The text of all elements, or of those inside elements with a name of `wanted`.
pub(super) fn segments(
    source: &str,
    wanted: &[impl AsRef<str>],
) -> Result<Vec<Segment>, Malformed> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    let mut inside = 0_usize;
    let mut joined = false;
    loop {
        let (start, event, end) = next_event(&mut reader, source)?;
        let is_wanted = |name: &str| wanted.iter().any(|wanted| wanted.as_ref() == name);
        let read = wanted.is_empty() || inside > 0;
        match event {
            Event::Eof => return Ok(found),
            Event::Start(tag) => {
                inside += usize::from(is_wanted(tag.local_name().as_ref()));
                joined = false;
            }
            Event::End(tag) => {
                inside -= usize::from(is_wanted(tag.local_name().as_ref()) && inside > 0);
                joined = false;
            }
            Event::Text(_) | Event::GeneralRef(_) if read => {
                let pieces = entity::segments(source, start, end, joined);
                joined = !pieces.is_empty();
                found.extend(pieces);
            }
            Event::CData(_) if read => {
                let (open, close) = ("<![CDATA[".len(), "]]>".len());
                let piece = Segment::exact(start + open, end - close, joined);
                found.push(piece.escaped(escape::CDATA));
                joined = true;
            }
            _ => joined = false,
        }
    }
}

/// The next event, with where it begins and ends.
pub(super) fn next_event<'a>(
    reader: &mut Reader<&'a [u8]>,
    source: &str,
) -> Result<(usize, Event<'a>, usize), Malformed> {
    let start = reader.buffer_position() as usize;
    let event = reader.read_event().map_err(|error| Malformed {
        line: line_of(source, reader.error_position() as usize),
        problem: format!("not well-formed XML: {error}"),
    })?;
    Ok((start, event, reader.buffer_position() as usize))
}

pub(super) fn line_of(source: &str, at: usize) -> usize {
    1 + source.as_bytes()[..at.min(source.len())]
        .iter()
        .filter(|&&b| b == b'\n')
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_wanted_elements() {
        let source = "<a><id>टोली</id><p>टोका<b>यव</b></p></a>";
        let seen = |wanted: &[&str]| -> Vec<&str> {
            let segments = segments(source, wanted).unwrap();
            segments.iter().map(|s| &source[s.source.range()]).collect()
        };
        assert_eq!(seen(&["p"]), ["टोका", "यव"]);
        assert_eq!(seen(&[]), ["टोली", "टोका", "यव"]);
    }
}
