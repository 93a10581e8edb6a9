//! What is said of a text in portions beside what is said of the same text held.

use std::path::Path;

use crate::run;

/// An option that asks for texts to be held, and changes nothing else in a text
/// without ignore comments.
pub const HOLD: &str = "--report-unused-ignores";

/// Runs a command on texts in portions and on the same texts held: what it says and
/// how it ends must be the same, byte for byte.
pub fn compare(folder: &Path, arguments: &[&str]) {
    let run = |more: &[&str]| {
        let arguments = [arguments, &["--isolated"], more].concat();
        run::vartani(folder, &arguments)
    };
    let (portions, held) = (run(&[]), run(&[HOLD]));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(text(&portions.stderr), text(&held.stderr), "{arguments:?}");
    assert_eq!(portions.status.code(), held.status.code());
    assert!(portions.stdout.len() > 200, "{arguments:?}");
    if portions.stdout != held.stdout {
        let (ours, theirs) = (text(&portions.stdout), text(&held.stdout));
        let (ours, theirs) = (ours.lines(), theirs.lines());
        let differ = ours.zip(theirs).find(|(a, b)| a != b);
        panic!("{arguments:?}: {differ:#?}");
    }
}
