//! Containers and archives: what is unpacked and packed again is the same, and damage is an
//! error.

use std::path::Path;
use std::sync::Arc;

use crate::format::{Chosen, Format, with_prose};
use crate::rewrite::splice::{Splicing, splices};
use crate::source::blob::Blob;
use crate::source::globs::Globs;
use crate::source::input::Input;
use crate::source::packing::Packing;
use crate::source::tar::Tarball;
use crate::text::Document;

pub(super) const NAMES: [&str; 8] = [
    "a.docx",
    "a.odt",
    "a.epub",
    "a.tar",
    "a.tar.gz",
    "a.txt.gz",
    "a.txt.zst",
    "a.txt.xz",
];

/// The first byte chooses the kind.
pub fn containers(data: &[u8]) {
    let Some((&first, raw)) = data.split_first() else {
        return;
    };
    let name = NAMES[usize::from(first) % NAMES.len()];
    if crate::source::tar::packing(name).is_some() {
        return archive(name, raw);
    }
    let packing = Packing::of_name(name).0;
    let Ok(inside) = packing.unpack(raw.to_vec()) else {
        return;
    };
    match packing {
        Packing::Parts(_) => parts(name, raw, inside),
        // To compress as xz takes a hundred megabytes.
        _ if name.ends_with(".xz") => {}
        _ => {
            if let Ok(packed) = packing.pack(inside.clone(), raw) {
                assert!(packing.unpack(packed).unwrap() == inside, "{name}");
            }
        }
    }
}

/// Without a change it is the same file; with one, the parts are those that were written.
fn parts(name: &str, raw: &[u8], inside: Vec<u8>) {
    let packing = Packing::of_name(name).0;
    if let Ok(same) = packing.pack(inside.clone(), raw) {
        assert!(packing.unpack(same.clone()).unwrap() == inside, "{name}");
        assert!(same == raw, "{name}: nothing was changed");
    }
    let Ok(document) = Document::read(name, inside) else {
        return;
    };
    let Ok(document) = with_prose(document, Format::of_name(name), &Chosen::default()) else {
        return;
    };
    let spans: Vec<_> = document.tokens().map(|token| token.span).take(9).collect();
    let changed = document.rewrite(spans.into_iter().map(|span| (span, "टोकायेव")));
    if let Ok(packed) = packing.pack(changed.clone(), raw) {
        assert!(packing.unpack(packed).unwrap() == changed, "{name}");
    }
}

/// Each member is read and written; the way back gives the same archive.
fn archive(name: &str, raw: &[u8]) {
    let Some(tarball) = opened(name, raw) else {
        return;
    };
    let texts: Vec<Vec<u8>> = (0..tarball.members.len())
        .map(|number| tarball.read(number).expect("what the archive holds"))
        .collect();
    let longer = |text: &Vec<u8>| [text.as_slice(), "टोकायेव".as_bytes()].concat();
    let Some(written) = rewritten(&tarball, texts.iter().map(longer)) else {
        return;
    };
    let again = opened(name, &written).expect("a rewritten archive is an archive");
    assert_eq!(again.members.len(), texts.len());
    for (number, text) in texts.iter().enumerate() {
        assert!(
            again.read(number).unwrap() == longer(text),
            "{name}: member {number}"
        );
    }
    let back = rewritten(&again, texts.iter().cloned()).expect("there is a way back");
    let back = opened(name, &back).expect("as it was");
    let all = |tarball: &Tarball| tarball.bytes(0..tarball.length()).unwrap();
    assert!(all(&back) == all(&tarball), "{name}: undone");
}

fn opened(name: &str, raw: &[u8]) -> Option<Arc<Tarball>> {
    let input = Input::read_once(Path::new(name), name.to_owned(), raw).ok()?;
    Tarball::open(&input, &Globs::none()).ok().map(Arc::new)
}

fn rewritten(tarball: &Arc<Tarball>, texts: impl Iterator<Item = Vec<u8>>) -> Option<Vec<u8>> {
    let mut splicing = Splicing::begin(tarball).ok()?;
    for (number, text) in texts.enumerate() {
        let splices = splices(tarball, number, Blob::held(text)).ok()?;
        splicing.put(splices).ok()?;
    }
    let blob = splicing.finish().ok()??;
    blob.bytes(0..blob.length()).ok()
}
