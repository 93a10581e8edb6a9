//! Writes `variants.fst` beside each `data/language/TAG/variants.csv`: where the lines of
//! each spelling are. `tools/language/build.py` runs it; run it too after a row was edited:
//!
//!     cargo run --example index_rows
//!
//! A key is a variant in normal form, or a canonical in normal form, a zero byte and the
//! number of its row in two bytes. The value is the byte at which the line begins.

use std::error::Error;
use std::fs;
use std::path::Path;

use fst::MapBuilder;
use vartani::text::{Spelling, Tag};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in fs::read_dir("data/language")? {
        let folder = folder?.path();
        if folder.join("variants.csv").is_file() {
            write_index(&folder)?;
        }
    }
    Ok(())
}

fn write_index(folder: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(folder.join("variants.csv"))?;
    let language = folder
        .file_name()
        .and_then(|name| Tag::parse(name.to_str()?));
    let mut keys: Vec<(Vec<u8>, u64)> = Vec::new();
    let mut of_canonical: std::collections::BTreeMap<String, u16> = Default::default();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let at = record.position().map_or(0, csv::Position::byte);
        let spelling = |cell: usize| Spelling::in_language(&record[cell], language).to_string();
        keys.push((spelling(0).into_bytes(), at));
        let number = of_canonical.entry(spelling(1)).or_default();
        let mut key = spelling(1).into_bytes();
        key.push(0);
        key.extend(number.to_be_bytes());
        keys.push((key, at));
        *number += 1;
    }
    keys.sort();
    let mut map = MapBuilder::new(Vec::new())?;
    for (key, at) in keys {
        map.insert(key, at)?;
    }
    fs::write(folder.join("variants.fst"), map.into_inner()?)?;
    Ok(())
}
