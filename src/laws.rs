//! Laws that hold for every input. Each is one function of bytes, and panics where its law
//! is broken: `fuzz/` calls it for hours, the tests here for seconds.
//!
//! Compiled for tests and for cargo-fuzz only.
#![allow(missing_docs, clippy::missing_panics_doc)]

mod configuration;
mod containers;
mod fixes;
mod formats;
mod journals;
#[cfg(test)]
mod mutation;
mod parts;
#[cfg(test)]
mod seeds;
mod tables;
mod words;

pub use configuration::configuration;
pub use containers::containers;
pub use fixes::fixes;
pub use formats::formats;
pub use journals::journals;
pub use tables::tables;
pub use words::words;

/// Every law with the name of its fuzz target, and how often the tests call it.
#[cfg(test)]
const LAWS: [(&str, fn(&[u8]), usize); 7] = [
    ("words", words, 4000),
    ("formats", formats, 4000),
    ("tables", tables, 2000),
    ("configuration", configuration, 2000),
    ("journals", journals, 1000),
    ("containers", containers, 600),
    ("fixes", fixes, 300),
];

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Inputs that broke a law once stand in `tests/cases/fuzz/LAW/`.
    #[test]
    fn what_broke_a_law_once_holds() {
        for (name, law, _) in LAWS {
            let folder = Path::new("tests/cases/fuzz").join(name);
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                println!("{}", path.display());
                law(&fs::read(path).unwrap());
            }
        }
    }

    #[test]
    fn laws_hold_for_seeds_and_changed_seeds() {
        std::thread::scope(|scope| {
            for (name, law, runs) in LAWS {
                scope.spawn(move || mutation::run(name, law, &seeds::of(name), runs));
            }
        });
    }

    /// `cargo test --lib write_the_corpus -- --ignored` makes what the fuzz targets begin
    /// with: the seeds, and a dictionary.
    #[test]
    #[ignore = "writes into fuzz/"]
    fn write_the_corpus() {
        for (name, ..) in LAWS {
            let folder = Path::new("fuzz/corpus").join(name);
            fs::create_dir_all(&folder).unwrap();
            for (number, seed) in seeds::of(name).into_iter().enumerate() {
                fs::write(folder.join(format!("seed-{number:03}")), seed).unwrap();
            }
        }
        fs::write("fuzz/dictionary", parts::dictionary()).unwrap();
    }
}
