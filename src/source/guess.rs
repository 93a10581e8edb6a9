//! What bytes are that are no UTF-8: their encoding, or the kind of a binary file.
//!
//! A guess is for a message only: nothing is rewritten on it. Of texts in an encoding of
//! bytes `chardetng` guesses it; UTF-16 without a mark it takes for UTF-8, because the
//! bytes of Devanagari in UTF-16 are all ASCII.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::source::passed_over::PassedOver;

/// Bytes that an encoding is guessed from.
const SAMPLE: usize = 1 << 20;

/// What a binary file begins with, and what it is then.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\xD0\xCF\x11\xE0", "an old Word, Excel or PowerPoint file"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"ID3", "a sound (MP3)"),
    (b"OggS", "a sound or film (Ogg)"),
    (b"fLaC", "a sound (FLAC)"),
    (b"\x1F\x8B", "a gzip file without its ending"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard file without its ending"),
    (b"\xFD7zXZ\0", "an xz file without its ending"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"wOF", "a font"),
];

/// How many of [`BEGINNINGS`] no text begins with.
const SURE: usize = 3;

const ANY: &str = "a binary file";

/// Why the first bytes of a file are not to be read as text, where they show it.
pub(crate) fn of_head(head: &[u8]) -> Option<PassedOver> {
    let begins = |(begin, _): &&(&[u8], &str)| head.starts_with(begin);
    if let Some((_, what)) = BEGINNINGS[..SURE].iter().find(begins) {
        return Some(PassedOver::Binary(what));
    }
    // The mark of UTF-32LE begins like that of UTF-16LE, with a NUL behind it.
    if let Some(name) = utf32(head) {
        return Some(PassedOver::Encoding { name, line: None });
    }
    if has_mark(head) {
        return None;
    }
    let controls = head.iter().filter(|&&byte| is_control(byte)).count();
    let has_nul = memchr::memchr(0, head).is_some();
    if (has_nul || 20 * controls > head.len())
        && let Some(name) = utf16(head)
    {
        return Some(PassedOver::Encoding { name, line: None });
    }
    has_nul.then(|| binary(head))
}

/// The binary file that has this beginning.
pub(crate) fn binary(head: &[u8]) -> PassedOver {
    let known = BEGINNINGS.iter().find(|(begin, _)| head.starts_with(begin));
    PassedOver::Binary(known.map_or(ANY, |(_, what)| *what))
}

/// What a text is that is not UTF-8 for its most part; `None` where a few bytes are broken.
pub(crate) fn of_invalid(bytes: &[u8]) -> Option<PassedOver> {
    let (mut valid, mut invalid, mut first) = (0, 0, None);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let beyond_ascii = |byte: &&u8| **byte >= 0xC0;
        valid += chunk.valid().as_bytes().iter().filter(beyond_ascii).count();
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(at);
            invalid += 1;
        }
        at += chunk.invalid().len();
    }
    let first = first.filter(|_| invalid > valid)?;
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|&&byte| is_control(byte)).count();
    let is_binary = 20 * controls > sample.len();
    if is_binary || !matches!(binary(bytes), PassedOver::Binary(ANY)) {
        return Some(binary(bytes));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let from_here = &bytes[first..];
    detector.feed(&from_here[..from_here.len().min(SAMPLE)], true);
    Some(PassedOver::Encoding {
        name: detector.guess(None, Utf8Detection::Deny).name(),
        line: Some(1 + memchr::memchr_iter(b'\n', &bytes[..first]).count() as u64),
    })
}

fn utf32(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xFF, 0xFE, 0, 0, ..] => Some("UTF-32LE"),
        [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32BE"),
        _ => None,
    }
}

/// UTF-16, either way round.
pub(crate) fn has_mark(head: &[u8]) -> bool {
    matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
}

/// Bytes that no text has: not tabs, ends of lines, escapes.
const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, 0x09..=0x0D | 0x1B)
}

/// How two bytes make a code unit.
type Unit = fn([u8; 2]) -> u16;

/// UTF-16 without a mark, and which way round it is. Texts have letters, spaces and ASCII
/// signs; data has zeros and halves of pairs.
fn utf16(head: &[u8]) -> Option<&'static str> {
    let ways: [(Unit, _); 2] = [
        (u16::from_le_bytes, "UTF-16LE"),
        (u16::from_be_bytes, "UTF-16BE"),
    ];
    let of_way = |&(unit, name): &(Unit, &'static str)| {
        let units = head.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        Some((likeness(units)?, name))
    };
    let likely = ways.iter().filter_map(of_way).max();
    likely.map(|(_, name)| name)
}

/// How much code units are like a text, if they are at all: of blocks that are used
/// together, how often the most frequent occur.
fn likeness(units: impl Iterator<Item = u16>) -> Option<usize> {
    let mut blocks = [0_usize; 256];
    let (mut letters, mut all) = (0, 0);
    let mut decoded = char::decode_utf16(units).peekable();
    while let Some(c) = decoded.next() {
        let c = match c {
            Ok(c) => c,
            // The head may end inside a pair.
            Err(_) if decoded.peek().is_none() => break,
            Err(_) => return None,
        };
        let is_no_text = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}');
        if is_no_text || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}') {
            return None;
        }
        blocks[(c as usize >> 8) & 0xFF] += 1;
        letters += usize::from(c.is_alphabetic());
        all += 1;
    }
    blocks.sort_unstable();
    let most: usize = blocks.iter().rev().take(2).sum();
    (all >= 8 && 3 * letters > all && 5 * most >= 3 * all).then_some(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn utf16_without_a_mark_is_named() {
        let texts = [
            "टोकायव आए। टोकायेव गए।\n",
            "टोकायवटोकायेव",
            "The czar fell.\r\nHe rose.",
            "Токаев приехал в Москву",
            "東京タワーに行きました。",
            "தமிழ் மொழி",
        ];
        for text in texts {
            for (unit, name) in [
                (u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
                (u16::to_be_bytes, "UTF-16BE"),
            ] {
                assert_eq!(utf16(&utf16_bytes(text, unit)), Some(name), "{text}");
            }
        }
    }

    #[test]
    fn binaries_are_named() {
        let named = |head: &[u8]| match of_head(head) {
            Some(PassedOver::Binary(what)) => what,
            other => panic!("{other:?}"),
        };
        assert_eq!(named(b"%PDF-1.4\n"), "a PDF document");
        assert_eq!(named(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "a picture (PNG)");
        assert_eq!(named(b"GIF89a\x01\0\x01\0\x80\0\0"), "a picture (GIF)");
        assert_eq!(named(b"abc\0def"), ANY);
        assert_eq!(named(&[0; 64]), ANY);
        for text in [
            "MZ और BM",
            "RIFF",
            "1\t2\t3\t4\t5\t6\t7\t8\n",
            "\t\tशहर\n",
            "",
            "a",
        ] {
            assert_eq!(of_head(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn an_encoding_of_bytes_is_guessed() {
        let russian = b"1\n\xD2\xEE\xEA\xE0\xE5\xE2 \xEF\xF0\xE8\xE5\xF5\xE0\xEB \xE2 \xCC\xEE\xF1\xEA\xE2\xF3 \xE2\xF7\xE5\xF0\xE0\n";
        assert_eq!(
            of_invalid(russian),
            Some(PassedOver::Encoding {
                name: "windows-1251",
                line: Some(2)
            })
        );
        assert_eq!(of_invalid("टोकायव \u{FEFF}".as_bytes()), None);
        assert_eq!(of_invalid(b"\xE0\xA4\x9F\xE0\xA5\x8B\xFF\n"), None);
    }
}
