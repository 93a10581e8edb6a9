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
        for entry in fs::read_dir(Path::new("src").join(room)).unwrap() {
            let path = entry.unwrap().path();
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
