//! Configuration: what is read is what `vartani config` shows.

use std::path::Path;

use crate::cli::config::{parse, shown};

/// A configuration that is shown and read again is the same.
pub fn configuration(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let file = Path::new("/house/vartani.toml");
    let Ok(Some(loaded)) = parse(file, text, first % 2 == 1) else {
        return;
    };
    loaded.excluded().matches("a/b.txt");
    let once = shown(&loaded);
    let again = parse(file, &once, false).expect("what is shown is a configuration");
    assert_eq!(
        shown(&again.unwrap()).replace("  # default", ""),
        once.replace("  # default", "")
    );
}
