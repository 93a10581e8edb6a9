//! Writes the fst maps of the language packs, and prints them again.
//!
//! `packs-fst write OUT` reads lines `key<TAB>value` from standard input, sorted
//! by the bytes of the key; the value stands after the last tab, so a key may
//! hold tabs. `packs-fst show FILE` prints the same lines. The same input gives
//! the same bytes.
use fst::{Map, MapBuilder, Streamer};
use std::fs::File;
use std::io::{self, BufRead, BufWriter, Write};

fn write(path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let mut map = MapBuilder::new(BufWriter::new(File::create(path)?))?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (key, value) = line.rsplit_once('\t').ok_or("a line without a tab")?;
        map.insert(key, value.parse()?)?;
    }
    map.finish()?;
    Ok(())
}

fn show(path: &str) -> Result<(), Box<dyn std::error::Error>> {
    let map = Map::new(std::fs::read(path)?)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut stream = map.stream();
    while let Some((key, value)) = stream.next() {
        writeln!(out, "{}\t{value}", std::str::from_utf8(key)?)?;
    }
    out.flush()?;
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", path] => write(path),
        ["show", path] => show(path),
        _ => Err("usage: packs-fst write OUT < LINES, or packs-fst show FILE".into()),
    }
}
