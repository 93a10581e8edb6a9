//! Word, `OpenDocument` and EPUB files: zip archives with text in some parts.
//!
//! The parts with text are read one after the other as one source; a rewritten
//! source is taken apart again, and everything but the data of the parts that change
//! is copied byte by byte.

mod splice;

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use crate::format::{PART, parts};

use crate::source::limits::MOST_UNPACKED;

/// Which parts of a container have text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Docx,
    Odt,
    Epub,
}

impl Container {
    /// The container that the ending of a name says.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "docx" => Some(Self::Docx),
            "odt" => Some(Self::Odt),
            "epub" => Some(Self::Epub),
            _ => None,
        }
    }

    fn has_text(self, part: &str) -> bool {
        let ends = |endings: &[&str]| endings.iter().any(|ending| part.ends_with(ending));
        match self {
            Self::Docx => part.strip_prefix("word/").is_some_and(|name| {
                let kinds = ["document", "header", "footer", "footnotes", "endnotes"];
                let numbered = name.strip_suffix(".xml").unwrap_or_default();
                kinds.contains(&numbered.trim_end_matches(|c: char| c.is_ascii_digit()))
            }),
            Self::Odt => ["content.xml", "styles.xml"].contains(&part),
            Self::Epub => ends(&[".xhtml", ".html", ".htm", ".ncx"]),
        }
    }

    /// The parts with text, as one source.
    pub(crate) fn unpack(self, raw: &[u8]) -> io::Result<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(raw))?;
        let mut source = Vec::new();
        for number in 0..archive.len() {
            let mut part = archive.by_index(number)?;
            let name = part.name()?.into_owned();
            if !self.has_text(&name) {
                continue;
            }
            let mark = [PART as u8];
            source.extend_from_slice(&mark);
            source.extend_from_slice(name.as_bytes());
            source.extend_from_slice(&mark);
            let before = source.len();
            let rest = MOST_UNPACKED.saturating_sub(before as u64);
            part.by_ref().take(rest + 1).read_to_end(&mut source)?;
            if source.len() as u64 > MOST_UNPACKED {
                let most = MOST_UNPACKED >> 30;
                return Err(io::Error::other(format!("unpacks to more than {most} GiB")));
            }
            let text = &source[before..];
            if name.contains(PART) || text.contains(&mark[0]) || text.contains(&0) {
                return Err(io::Error::other(format!("{name} is not XML in UTF-8")));
            }
        }
        Ok(source)
    }
}

/// The container `original` with the parts of `source` in the place of its own.
pub(crate) fn repack(source: &[u8], original: &[u8]) -> io::Result<Vec<u8>> {
    let source = std::str::from_utf8(source).map_err(io::Error::other)?;
    let archive = ZipArchive::new(Cursor::new(original))?;
    // A rewrite would break the signature (ECMA-376 part 2, ch. 10; ODF 1.3 part 2, ch. 5).
    let signed = |name: &str| {
        name.starts_with("_xmlsignatures/") || name == "META-INF/documentsignatures.xml"
    };
    if archive
        .file_names()
        .any(|name| name.is_ok_and(|name| signed(&name)))
    {
        return Err(io::Error::other(
            "it is signed, and a rewrite would break that",
        ));
    }
    let texts: BTreeMap<&[u8], &[u8]> = parts(source)
        .map(|(name, _, text)| (name.as_bytes(), text.as_bytes()))
        .collect();
    splice::splice(original, &texts)
}
