//! From the bytes of a file to UTF-8 and back, without losing one.
//!
//! UTF-16 is read only with a byte order mark: Devanagari UTF-16 without one
//! even validates as UTF-8 (09 xx pairs), so a guess would corrupt files.
//! A lone surrogate becomes its three-byte generalised UTF-8 form (WTF-8),
//! which is invalid UTF-8 and therefore passed through like any other.

use crate::error::{Error, ErrorKind};

/// The bytes are not text: they hold a NUL outside UTF-16.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binary;

impl From<Binary> for Error {
    fn from(_: Binary) -> Self {
        let help = "name a text, or a format that vartani reads";
        Self::new(ErrorKind::Format, "this is not a text", help)
    }
}

/// How the bytes of a file spell its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without byte order mark; the mark stays in the text.
    Utf8,
    /// UTF-16, little endian, with byte order mark. The flag says that one odd
    /// byte stands at the end of the file; it is kept.
    Utf16Le {
        /// The odd last byte, if there is one.
        odd: Option<u8>,
    },
    /// UTF-16, big endian, with byte order mark.
    Utf16Be {
        /// The odd last byte, if there is one.
        odd: Option<u8>,
    },
}

/// Bytes of the byte order mark of UTF-16.
pub(crate) const MARK_BYTES: usize = 2;

pub(crate) fn decode(raw: Vec<u8>) -> Result<(Encoding, Vec<u8>), Binary> {
    let unit: fn([u8; 2]) -> u16 = match raw.as_slice() {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ if begins_binary(&raw) => return Err(Binary),
        _ => return Ok((Encoding::Utf8, raw)),
    };
    let body = &raw[MARK_BYTES..];
    let pairs = body.chunks_exact(2);
    let odd = pairs.remainder().first().copied();
    let encoding = if raw[0] == 0xFF {
        Encoding::Utf16Le { odd }
    } else {
        Encoding::Utf16Be { odd }
    };
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let mut bytes = Vec::with_capacity(raw.len() * 3 / 2);
    for decoded in char::decode_utf16(units) {
        match decoded {
            Ok(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(lone) => bytes.extend_from_slice(&wtf8(lone.unpaired_surrogate())),
        }
    }
    Ok((encoding, bytes))
}

pub(crate) fn encode(encoding: Encoding, bytes: Vec<u8>) -> Vec<u8> {
    let (unit, odd): (fn(u16) -> [u8; 2], _) = match encoding {
        Encoding::Utf8 => return bytes,
        Encoding::Utf16Le { odd } => (u16::to_le_bytes, odd),
        Encoding::Utf16Be { odd } => (u16::to_be_bytes, odd),
    };
    let mut raw = Vec::with_capacity(bytes.len());
    raw.extend_from_slice(&unit(0xFEFF));
    for_each_unit(&bytes, |u| raw.extend_from_slice(&unit(u)));
    raw.extend(odd);
    raw
}

/// True where the first bytes of a file tell that it is no text: a NUL, and no mark of
/// UTF-16 before it. The rest need not be read.
#[must_use]
pub fn begins_binary(first: &[u8]) -> bool {
    let is_utf16 = matches!(first, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    !is_utf16 && memchr::memchr(0, first).is_some()
}

/// The UTF-16 units of a part of a text that cuts no code point.
pub(crate) fn count_units(bytes: &[u8]) -> usize {
    let mut units = 0;
    for_each_unit(bytes, |_| units += 1);
    units
}

/// The UTF-16 units of text that [`decode`] made.
fn for_each_unit(bytes: &[u8], mut each: impl FnMut(u16)) {
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        chunk.valid().encode_utf16().for_each(&mut each);
        at += chunk.valid().len();
        // The three bytes of a surrogate come as three invalid chunks.
        if let Some(&[0xED, high, low]) = bytes[at..].first_chunk()
            && !chunk.invalid().is_empty()
        {
            each(0xD000 | (u16::from(high & 0x3F) << 6) | u16::from(low & 0x3F));
        }
        at += chunk.invalid().len();
    }
}

fn wtf8(surrogate: u16) -> [u8; 3] {
    [
        0xED,
        0x80 | ((surrogate >> 6) & 0x3F) as u8,
        0x80 | (surrogate & 0x3F) as u8,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_comes_back_as_it_was() {
        let mut raw = vec![0xFF, 0xFE];
        for unit in "टोकायव 😀".encode_utf16().chain([0xD800, 0x0915]) {
            raw.extend_from_slice(&unit.to_le_bytes());
        }
        raw.push(0x41);
        let (encoding, bytes) = decode(raw.clone()).unwrap();
        assert!(bytes.starts_with("टोकायव".as_bytes()));
        assert_eq!(encode(encoding, bytes), raw);
    }

    #[test]
    fn utf16_big_endian_comes_back_as_it_was() {
        let raw = vec![0xFE, 0xFF, 0x09, 0x15, 0x09, 0x3E];
        let (encoding, bytes) = decode(raw.clone()).unwrap();
        assert_eq!(bytes, "का".as_bytes());
        assert_eq!(encode(encoding, bytes), raw);
    }
}
