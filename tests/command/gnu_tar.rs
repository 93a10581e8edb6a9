//! Archives that GNU tar makes and reads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::said;

pub const WRONG: &str = "राष्ट्रपति टोकायव मास्को में टोकायेव से मिले।\nमॉस्को\n";
pub const RIGHT: &str = "राष्ट्रपति टोकायेव मॉस्को में टोकायेव से मिले।\nमॉस्को\n";

pub const FIX: [&str; 6] = ["fix", "--isolated", "--tier", "likely", "--journal", "j"];

pub fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{program}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

pub fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Every file that an archive unpacks to, by its name.
pub fn unpacked(folder: &Path, archive: &str) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let at = out.path().to_str().unwrap();
    run(folder, "tar", &["-xf", archive, "-C", at]);
    let mut files = BTreeMap::new();
    let list = run(out.path(), "find", &["-type", "f", "-printf", "%P\\n"]);
    for name in list.lines() {
        files.insert(name.to_owned(), fs::read(out.path().join(name)).unwrap());
    }
    files
}
