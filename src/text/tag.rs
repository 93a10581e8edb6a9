//! The tag of a language.

use std::fmt;

/// The primary subtag of a BCP 47 language tag, in lower case: `hi` of `hi-IN`.
///
/// ```
/// use vartani::text::Tag;
/// assert_eq!(Tag::parse("hi-Deva-IN"), Some(Tag::HINDI));
/// assert_eq!(Tag::parse("bho").unwrap().as_str(), "bho");
/// assert_eq!(Tag::parse("हिंदी"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag([u8; 3]);

impl Tag {
    /// Hindi.
    pub const HINDI: Self = Self(*b"hi\0");

    /// The language of a tag; `None` where its primary subtag is not two or three
    /// ASCII letters (RFC 5646, section 2.2.1), or says that the language is unknown
    /// (`und`).
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.as_bytes();
        let is_language = matches!(primary.len(), 2 | 3)
            && primary.iter().all(u8::is_ascii_alphabetic)
            && !primary.eq_ignore_ascii_case(b"und");
        is_language.then(|| {
            let mut letters = [0; 3];
            letters[..primary.len()].copy_from_slice(primary);
            letters.make_ascii_lowercase();
            Self(letters)
        })
    }

    /// The language of a tag that is written in the code, two or three lower-case letters.
    pub(crate) const fn known(tag: &str) -> Self {
        let bytes = tag.as_bytes();
        let third = if bytes.len() > 2 { bytes[2] } else { 0 };
        Self([bytes[0], bytes[1], third])
    }

    /// The subtag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let text = std::str::from_utf8(&self.0).unwrap_or_default();
        text.trim_end_matches('\0')
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
