//! Who may import whom: no arrow points back.

use std::fs;
use std::path::Path;

const ALLOWED: [(&str, &[&str]); 7] = [
    ("text", &["error"]),
    ("format", &["text"]),
    ("table", &["error", "text"]),
    ("sound", &["text"]),
    ("variant", &["text", "table", "sound"]),
    ("lint", &["text", "table", "variant"]),
    ("report", &["text", "table", "sound", "variant", "lint"]),
];

#[test]
fn no_arrow_points_back() {
    for (room, allowed) in ALLOWED {
        for path in files(&Path::new("src").join(room)) {
            let text = fs::read_to_string(&path).unwrap();
            for part in text.split("crate::").skip(1) {
                let target: String = part
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let fine = target == room || allowed.contains(&target.as_str());
                assert!(fine, "{} imports {target}", path.display());
            }
        }
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let below = |path: std::path::PathBuf| match path.extension() {
        Some(extension) if extension == "rs" => vec![path],
        _ if path.is_dir() => files(&path),
        _ => Vec::new(),
    };
    paths.flat_map(below).collect()
}
