//! Journals: whatever became of one, what is whole of it is read.

use std::io::Write;
use std::path::Path;

use crate::rewrite::history::History;

/// Reading never fails but for what is no journal; the whole part of a journal that was cut
/// off is a journal with the same changes.
pub fn journals(data: &[u8]) {
    let path = Path::new("/house/fix.journal");
    let Ok(history) = History::read(path, data) else {
        return;
    };
    let whole = history.whole.bytes as usize;
    assert!(whole <= data.len());
    if whole > 0 {
        let again = History::read(path, &data[..whole]).expect("the whole part is a journal");
        assert_eq!(again.whole.bytes, history.whole.bytes);
        assert_eq!(
            format!("{:?}", again.changes),
            format!("{:?}", history.changes)
        );
    }
    history.leftovers();
    for change in &history.changes {
        let _ = change.folder.target(&change.path, change.target.as_deref());
    }
    if history.changes.iter().any(|change| change.count > 0) {
        edits(&history, data);
    }
}

/// Each change has as many edits as were counted.
fn edits(history: &History, data: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(data).unwrap();
    for change in &history.changes {
        let edits = change.edits(file.path()).unwrap();
        assert!(edits.count() >= change.count, "{}", change.name);
    }
}
