//! tar archives: every text in one is a document of its own.
//!
//! A plain archive is read member by member; a compressed one is unpacked first, a
//! long one into a file without a name.
//! Source: POSIX.1-2017, «pax», and the GNU tar manual, «Basic Tar Format».

use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use tar::{Archive, Entry, EntryType, Header};

use crate::error::{Error, ErrorKind};

use crate::source::blob::Blob;
use crate::source::compression::Compression;
use crate::source::fault::{cannot_read, cannot_unpack};
use crate::source::fingerprint::fingerprint_of;
use crate::source::globs::Globs;
use crate::source::input::Input;
use crate::source::limits::MOST_UNPACKED;
use crate::source::packing::Packing;

/// Headers and data begin at multiples of it.
pub(crate) const BLOCK: u64 = 512;

/// How an archive of this name is compressed; `None` where it is none.
pub(crate) fn packing(name: &str) -> Option<Packing> {
    let kinds = [
        (".tar", Packing::None),
        (".tar.gz", Packing::Compressed(Compression::Gzip)),
        (".tgz", Packing::Compressed(Compression::Gzip)),
        (".tar.zst", Packing::Compressed(Compression::Zstandard)),
        (".tzst", Packing::Compressed(Compression::Zstandard)),
        (".tar.xz", Packing::Compressed(Compression::Xz)),
        (".txz", Packing::Compressed(Compression::Xz)),
    ];
    let kind = kinds.iter().find(|(ending, _)| name.ends_with(ending));
    kind.map(|(_, packing)| *packing)
}

/// An archive, and where its documents are.
#[derive(Debug)]
pub(crate) struct Tarball {
    name: String,
    /// What it was read from.
    pub input: Input,
    pub blob: Arc<Blob>,
    pub packing: Packing,
    pub members: Vec<Member>,
    /// Of the file as it is, where it is one.
    pub fingerprint: u128,
}

/// A regular file in an archive.
#[derive(Debug)]
pub(crate) struct Member {
    /// The name that reports show: the archive's, and its own.
    pub name: String,
    /// Its pax records, their header and padding included, if it has any.
    pub extension: Option<Range<u64>>,
    pub header: u64,
    /// Its bytes, without padding.
    pub data: Range<u64>,
}

impl Member {
    /// Bytes of its data.
    pub(crate) const fn size(&self) -> u64 {
        self.data.end - self.data.start
    }
}

/// `size` with the padding behind it.
pub(crate) const fn padded(size: u64) -> u64 {
    size.next_multiple_of(BLOCK)
}

impl Tarball {
    /// Finds the members. Hidden ones and those that are excluded are left out,
    /// as in a folder.
    ///
    /// # Errors
    /// Where it cannot be read or unpacked, is cut off, or holds a sparse file.
    pub(crate) fn open(input: &Input, excluded: &Globs) -> Result<Self, Error> {
        let name = input.name();
        let packing = packing(&name).unwrap_or(Packing::None);
        let unpacked = || {
            let fail = |error: &io::Error| cannot_unpack(&name, error);
            let reader = input.packed().and_then(|packed| packing.reader(packed));
            Blob::read(&name, reader.map_err(|error| fail(&error))?, fail).map(Arc::new)
        };
        let (blob, fingerprint) = match input {
            Input::File(path) => {
                // First: a file that takes its place in between is then not taken for it.
                let read = fingerprint_of(path).map_err(|error| cannot_read(path, &error))?;
                let blob = if packing == Packing::None {
                    let file = File::open(path).and_then(Blob::in_place);
                    Arc::new(file.map_err(|error| cannot_read(path, &error))?)
                } else {
                    unpacked()?
                };
                (blob, read)
            }
            Input::Stdin(_, given) if packing == Packing::None => (Arc::clone(given), 0),
            Input::Stdin(..) => (unpacked()?, 0),
        };
        let broken = |error: io::Error| {
            let help = "repair the archive, or leave it out";
            let problem = format!("cannot read the archive: {error}");
            Error::new(ErrorKind::Format, problem, help).in_file(&name)
        };
        let mut tarball = Self {
            name: name.clone(),
            input: input.clone(),
            blob,
            packing,
            members: Vec::new(),
            fingerprint,
        };
        let mut members = tarball.index().map_err(broken)?;
        members.retain(|member| !excluded.matches(&member.name));
        tarball.members = members;
        Ok(tarball)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a block has 512 bytes")]
    fn index(&self) -> io::Result<Vec<Member>> {
        let (found, end) = self.headers(self.blob.read_all())?;
        if end + BLOCK > self.length() || self.bytes(end..end + BLOCK)? != [0; BLOCK as usize] {
            return Err(io::Error::other("it is cut off: it has no end mark"));
        }
        let mut members = Vec::new();
        for (begin, found) in found {
            let extension = self.extension(begin..found.header, &found)?;
            let own = found.name.trim_start_matches("./").trim_start_matches('/');
            let hidden = |part: &str| part.starts_with('.') || part.starts_with("~$");
            if found.is_text_file && !own.split('/').any(hidden) {
                members.push(Member {
                    name: format!("{}/{own}", self.name),
                    extension,
                    header: found.header,
                    data: found.data,
                });
            }
        }
        Ok(members)
    }

    /// What each member's headers begin at and say, and where the last one ends.
    fn headers(&self, reader: impl Read + Seek) -> io::Result<(Vec<(u64, Found)>, u64)> {
        let mut archive = Archive::new(reader);
        let mut found = Vec::new();
        let mut end = 0;
        for entry in archive.entries_with_seek()? {
            let entry = entry.map_err(damaged)?;
            let begin = end;
            end = self.end_of(&entry)?;
            found.push((begin, Found::of_entry(&entry)));
        }
        Ok((found, end))
    }

    fn end_of(&self, entry: &Entry<'_, impl Read>) -> io::Result<u64> {
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type().is_gnu_sparse() {
            return Err(sparse(&name));
        }
        let end = entry.raw_file_position().checked_add(entry.size());
        let end = end.filter(|&end| padded(end) <= self.length());
        end.map(padded)
            .ok_or_else(|| io::Error::other(format!("it is cut off in {name}")))
    }

    /// Looks through the headers before a member's own for its pax records.
    fn extension(&self, before: Range<u64>, found: &Found) -> io::Result<Option<Range<u64>>> {
        let mut extension = None;
        let mut at = before.start;
        while at < before.end {
            let header = self.bytes(at..at + BLOCK)?;
            let header = Header::from_byte_slice(&header);
            let end = at + BLOCK + padded(header.entry_size()?);
            if header.entry_type() == EntryType::XHeader {
                extension = Some(at..end);
            }
            at = end;
        }
        let Some(range) = extension else {
            return Ok(None);
        };
        let header = self.bytes(range.start..range.start + BLOCK)?;
        let size = Header::from_byte_slice(&header).entry_size()?;
        let data = self.bytes(range.start + BLOCK..range.start + BLOCK + size)?;
        let broken = || io::Error::other(format!("the pax records of {} are broken", found.name));
        let records = Record::all(&data).ok_or_else(broken)?;
        if records.iter().any(|r| r.key.starts_with(b"GNU.sparse.")) {
            let name = records.iter().find(|r| r.key == b"GNU.sparse.name");
            let name = name.map(|r| String::from_utf8_lossy(r.value));
            return Err(sparse(&name.unwrap_or(found.name.as_str().into())));
        }
        // Programs must not differ in where the member ends.
        let sizes = records.iter().filter(|record| record.key == b"size");
        let agrees = |r: &Record<'_>| r.value == found.size().to_string().as_bytes();
        if !sizes.clone().all(agrees) || sizes.count() > 1 {
            return Err(broken());
        }
        Ok(Some(range))
    }

    /// The bytes of a member.
    ///
    /// # Errors
    /// Where it is too large, or the file was cut since.
    pub(crate) fn read(&self, number: usize) -> Result<Vec<u8>, Error> {
        let member = &self.members[number];
        let bytes = if member.size() > MOST_UNPACKED {
            let most = MOST_UNPACKED >> 30;
            Err(io::Error::other(format!("it has more than {most} GiB")))
        } else {
            self.bytes(member.data.clone())
        };
        bytes.map_err(|error| cannot_read(Path::new(&member.name), &error))
    }

    /// Bytes of the unpacked stream.
    pub(crate) fn bytes(&self, range: Range<u64>) -> io::Result<Vec<u8>> {
        self.blob.bytes(range)
    }

    /// Bytes of the unpacked stream, what stands behind its end included.
    pub(crate) fn length(&self) -> u64 {
        self.blob.length()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

fn sparse(name: &str) -> io::Error {
    io::Error::other(format!("{name} is a sparse file"))
}

/// What the crate says of broken headers quotes their bytes.
fn damaged(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::Other => io::Error::other("a header is damaged or cut off"),
        _ => error,
    }
}

/// What a header says of its member.
struct Found {
    name: String,
    is_text_file: bool,
    header: u64,
    data: Range<u64>,
}

impl Found {
    fn of_entry(entry: &Entry<'_, impl Read>) -> Self {
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        let data = entry.raw_file_position();
        Self {
            // Before POSIX a folder was a file whose name ends so.
            is_text_file: (kind.is_file() || kind.is_contiguous()) && !name.ends_with('/'),
            name,
            header: entry.raw_header_position(),
            data: data..data + entry.size(),
        }
    }

    const fn size(&self) -> u64 {
        self.data.end - self.data.start
    }
}

/// One pax record: `length key=value` and a line end, all of them counted.
pub(crate) struct Record<'a> {
    pub key: &'a [u8],
    pub value: &'a [u8],
    /// Where it stands among the others.
    pub place: Range<usize>,
}

impl<'a> Record<'a> {
    /// All records, `None` where one is broken. A value may hold line ends, which
    /// the parser of the `tar` crate does not know.
    pub(crate) fn all(data: &'a [u8]) -> Option<Vec<Self>> {
        let mut records = Vec::new();
        let mut at = 0;
        while at < data.len() {
            let space = memchr::memchr(b' ', &data[at..])?;
            let length: usize = std::str::from_utf8(&data[at..at + space])
                .ok()?
                .parse()
                .ok()?;
            let end = at.checked_add(length)?;
            let record = data.get(at + space + 1..end)?.strip_suffix(b"\n")?;
            let equals = memchr::memchr(b'=', record)?;
            records.push(Self {
                key: &record[..equals],
                value: &record[equals + 1..],
                place: at..end,
            });
            at = end;
        }
        Some(records)
    }
}
