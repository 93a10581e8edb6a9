//! A zip archive with other bytes in some of its parts, and nothing else changed.
//!
//! Headers, extra fields, comments, times and whatever stands before, between or behind
//! the parts are copied as they are; only sizes, checksums and offsets follow the new
//! data. What this cannot keep is refused.
//! Source: APPNOTE.TXT 6.3.10 (PKWARE), 4.3 and 4.5.3.

use std::collections::BTreeMap;
use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const LOCATOR_64: &[u8] = b"PK\x06\x07";
const LOCATOR_64_LENGTH: usize = 20;
const CENTRAL: &[u8] = b"PK\x01\x02";
const CENTRAL_LENGTH: usize = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_LENGTH: usize = 30;
const DESCRIPTOR: &[u8] = b"PK\x07\x08";

const ENCRYPTED: u16 = 1;
const HAS_DESCRIPTOR: u16 = 1 << 3;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// The place of a part in the archive.
struct Entry {
    name: Vec<u8>,
    /// Of its record in the directory.
    central: usize,
    local: usize,
    flags: u16,
    method: u16,
    sums: Sums,
}

/// What headers say of the data of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sums {
    crc: u32,
    packed: u32,
    unpacked: u32,
}

/// Bytes of the archive from `start` to `end` become `new`.
struct Splice {
    start: usize,
    end: usize,
    new: Vec<u8>,
}

fn refused(problem: impl Into<String>) -> io::Error {
    io::Error::other(problem.into())
}

fn u16_at(raw: &[u8], at: usize) -> io::Result<u16> {
    let bytes = raw.get(at..at + 2).and_then(|bytes| bytes.try_into().ok());
    bytes
        .map(u16::from_le_bytes)
        .ok_or_else(|| refused("its headers are cut off"))
}

fn u32_at(raw: &[u8], at: usize) -> io::Result<u32> {
    let bytes = raw.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
    bytes
        .map(u32::from_le_bytes)
        .ok_or_else(|| refused("its headers are cut off"))
}

fn put(raw: &mut [u8], at: usize, number: u32) {
    raw[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

/// The archive `raw` with the data of `texts` in the parts of these names.
///
/// # Errors
/// Where the archive is written so that something of it would be lost.
pub(super) fn splice(raw: &[u8], texts: &BTreeMap<&[u8], &[u8]>) -> io::Result<Vec<u8>> {
    let end = end_of_directory(raw)?;
    let size = u32_at(raw, end + 12)? as usize;
    let named = u32_at(raw, end + 16)? as usize;
    let directory = end
        .checked_sub(size)
        .ok_or_else(|| refused("its directory is cut off"))?;
    // Whatever stands before the archive: offsets do not count it.
    let before = directory
        .checked_sub(named)
        .ok_or_else(|| refused("the offset of its directory is wrong"))?;
    let entries = entries(raw, directory..end, u16_at(raw, end + 10)?, before)?;
    let known = entries
        .iter()
        .filter(|entry| texts.contains_key(entry.name.as_slice()));
    if known.count() != texts.len() {
        return Err(refused("its parts have changed"));
    }
    let mut splices = Vec::new();
    let mut out_directory = raw[directory..end].to_vec();
    for entry in &entries {
        if let Some(&text) = texts.get(entry.name.as_slice())
            && let Some((sums, new)) = replaced(raw, entry, text)?
        {
            let at = entry.central - directory;
            put(&mut out_directory, at + 16, sums.crc);
            put(&mut out_directory, at + 20, sums.packed);
            put(&mut out_directory, at + 24, sums.unpacked);
            splices.extend(new);
        }
    }
    splices.sort_by_key(|splice| splice.start);
    let overlap = splices.windows(2).any(|two| two[0].end > two[1].start);
    if overlap || splices.last().is_some_and(|last| last.end > directory) {
        return Err(refused("its parts overlap"));
    }
    let moved = |at: usize| {
        let to = splices.iter().filter(|splice| splice.end <= at);
        let to = to.fold(at, |to, splice| {
            to + splice.new.len() - (splice.end - splice.start)
        });
        let to = u32::try_from(to - before).ok().filter(|&to| to != u32::MAX);
        to.ok_or_else(|| refused("it would be longer than 4 GiB"))
    };
    for entry in &entries {
        put(
            &mut out_directory,
            entry.central - directory + 42,
            moved(entry.local)?,
        );
    }
    let mut out = Vec::with_capacity(raw.len() + 1024);
    let mut at = 0;
    for splice in &splices {
        out.extend_from_slice(&raw[at..splice.start]);
        out.extend_from_slice(&splice.new);
        at = splice.end;
    }
    out.extend_from_slice(&raw[at..directory]);
    out.extend_from_slice(&out_directory);
    let mut last = raw[end..].to_vec();
    put(&mut last, 16, moved(directory)?);
    out.extend_from_slice(&last);
    Ok(out)
}

/// Where the end record begins; its comment ends the file.
fn end_of_directory(raw: &[u8]) -> io::Result<usize> {
    let last = raw.len().checked_sub(END_LENGTH);
    let last = last.ok_or_else(|| refused("it is cut off"))?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let mut ends = (first..=last).rev().filter(|&at| {
        let comment = u16_at(raw, at + 20).map_or(usize::MAX, usize::from);
        raw[at..].starts_with(END) && at + END_LENGTH + comment == raw.len()
    });
    let end = ends.next();
    let end = end.ok_or_else(|| refused("bytes stand behind the end of the archive"))?;
    if ends.next().is_some() {
        return Err(refused("the end of the archive cannot be told"));
    }
    let is_64 = end
        .checked_sub(LOCATOR_64_LENGTH)
        .is_some_and(|at| raw[at..].starts_with(LOCATOR_64));
    let (disk, of_disk, of_all) = (
        u32_at(raw, end + 4)?,
        u16_at(raw, end + 8)?,
        u16_at(raw, end + 10)?,
    );
    if is_64 || disk != 0 || of_disk != of_all || of_all == u16::MAX {
        return Err(refused(
            "it is a zip archive in several files or of more than 4 GiB",
        ));
    }
    Ok(end)
}

fn entries(
    raw: &[u8],
    directory: std::ops::Range<usize>,
    count: u16,
    before: usize,
) -> io::Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    let mut at = directory.start;
    for _ in 0..count {
        if at + CENTRAL_LENGTH > directory.end || !raw[at..].starts_with(CENTRAL) {
            return Err(refused("its directory is broken"));
        }
        let lengths = [28, 30, 32].map(|field| u16_at(raw, at + field));
        let [name, extra, comment] = lengths;
        let (name, others) = (
            usize::from(name?),
            usize::from(extra?) + usize::from(comment?),
        );
        let start = at + CENTRAL_LENGTH;
        let stop = start + name + others;
        if stop > directory.end {
            return Err(refused("its directory is broken"));
        }
        let name = raw[start..start + name].to_vec();
        if !names.insert(name.clone()) {
            let name = String::from_utf8_lossy(&name).into_owned();
            return Err(refused(format!("it has two parts of the name {name}")));
        }
        entries.push(Entry {
            name,
            central: at,
            local: u32_at(raw, at + 42)? as usize + before,
            flags: u16_at(raw, at + 8)?,
            method: u16_at(raw, at + 10)?,
            sums: Sums {
                crc: u32_at(raw, at + 16)?,
                packed: u32_at(raw, at + 20)?,
                unpacked: u32_at(raw, at + 24)?,
            },
        });
        at = stop;
    }
    if at != directory.end {
        return Err(refused("bytes stand behind its directory"));
    }
    Ok(entries)
}

/// What changes in the archive where a part becomes `text`; `None` where it is that.
fn replaced(raw: &[u8], entry: &Entry, text: &[u8]) -> io::Result<Option<(Sums, Vec<Splice>)>> {
    let mut crc = Crc::new();
    crc.update(text);
    let unpacked = u32::try_from(text.len()).map_err(io::Error::other)?;
    if crc.sum() == entry.sums.crc && unpacked == entry.sums.unpacked {
        return Ok(None);
    }
    let name = String::from_utf8_lossy(&entry.name);
    let odd = |what: &str| refused(format!("{name}: {what}"));
    let data = match entry.method {
        _ if entry.flags & ENCRYPTED != 0 => return Err(odd("it is encrypted")),
        STORED => text.to_vec(),
        DEFLATED => {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(text)?;
            encoder.finish()?
        }
        _ => return Err(odd("it is packed in a way that vartani does not write")),
    };
    let new = Sums {
        crc: crc.sum(),
        packed: u32::try_from(data.len()).map_err(io::Error::other)?,
        unpacked,
    };
    let local = entry.local;
    let is_local = raw.get(local..).is_some_and(|rest| rest.starts_with(LOCAL));
    if !is_local || u16_at(raw, local + 26)? as usize != entry.name.len() {
        return Err(odd("its headers do not agree"));
    }
    let extra = local + LOCAL_LENGTH + entry.name.len();
    let start = extra + usize::from(u16_at(raw, local + 28)?);
    let end = start + entry.sums.packed as usize;
    let mut header = raw
        .get(local..start)
        .ok_or_else(|| odd("its headers are cut off"))?
        .to_vec();
    if header[LOCAL_LENGTH..extra - local] != entry.name[..] || end > raw.len() {
        return Err(odd("its headers do not agree"));
    }
    if is_64(&header[extra - local..]) {
        return Err(odd("its header has sizes of 64 bits"));
    }
    let said = Sums {
        crc: u32_at(raw, local + 14)?,
        packed: u32_at(raw, local + 18)?,
        unpacked: u32_at(raw, local + 22)?,
    };
    let mut splices = Vec::new();
    if entry.flags & HAS_DESCRIPTOR != 0 {
        splices.push(
            descriptor(raw, end, entry.sums, new)
                .ok_or_else(|| odd("what follows it is not known"))?,
        );
    }
    if said == entry.sums {
        put(&mut header, 14, new.crc);
        put(&mut header, 18, new.packed);
        put(&mut header, 22, new.unpacked);
    } else if entry.flags & HAS_DESCRIPTOR == 0 {
        return Err(odd("its headers do not agree"));
    }
    splices.push(Splice {
        start: local,
        end,
        new: [header, data].concat(),
    });
    Ok(Some((new, splices)))
}

/// True where extra fields hold sizes of 64 bits.
fn is_64(mut extra: &[u8]) -> bool {
    while let [a, b, c, d, rest @ ..] = extra {
        if u16::from_le_bytes([*a, *b]) == 1 {
            return true;
        }
        let length = usize::from(u16::from_le_bytes([*c, *d]));
        extra = rest.get(length..).unwrap_or_default();
    }
    false
}

/// What follows the data of a part that was written in one go.
fn descriptor(raw: &[u8], at: usize, old: Sums, new: Sums) -> Option<Splice> {
    let bytes = |sums: Sums| {
        let numbers = [sums.crc, sums.packed, sums.unpacked];
        numbers.map(u32::to_le_bytes).concat()
    };
    let rest = raw.get(at..)?;
    let is_signed = rest.starts_with(DESCRIPTOR);
    let start = at + if is_signed { DESCRIPTOR.len() } else { 0 };
    raw.get(start..)?.starts_with(&bytes(old)).then(|| Splice {
        start,
        end: start + bytes(old).len(),
        new: bytes(new),
    })
}
