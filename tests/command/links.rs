//! Links between documents: a heading that another document links to keeps its words.

use std::fs;

use crate::run::vartani;

#[test]
fn a_heading_that_another_document_links_to_is_reported_and_not_fixed() {
    let travel = "टोकायव और टोकायेव।\n";
    for (name, heading, link) in [
        ("a.md", "# टोकायव की यात्रा", "[यात्रा](a.md#टोकायव-की-यात्रा)"),
        ("a.md", "# टोकायव की यात्रा", "[[a#टोकायव की यात्रा]]"),
        (
            "a.md",
            "# टोकायव की यात्रा",
            "<a href=\"/a/#टोकायव-की-यात्रा\">यात्रा</a>",
        ),
        (
            "a.adoc",
            "== टोकायव की यात्रा",
            "xref:a.adoc#_टोकायव_की_यात्रा[यात्रा]",
        ),
        (
            "a.org",
            "* टोकायव की यात्रा",
            "[[file:a.org::*टोकायव की यात्रा][यात्रा]]",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let other = name.replace('a', "b").replace(".bdoc", ".adoc");
        fs::write(&path, format!("{heading}\n\n{travel}")).unwrap();
        fs::write(folder.path().join(&other), format!("{link}\n")).unwrap();
        let found = vartani(folder.path(), &["check", "--format", "brief", name, &other]);
        let found = String::from_utf8(found.stdout).unwrap();
        assert!(found.contains(":1:"), "{name}: {found}");
        vartani(folder.path(), &["fix", name, &other]);
        let fixed = fs::read_to_string(&path).unwrap();
        assert!(fixed.starts_with(heading), "{link}: {fixed}");
        assert!(fixed.contains("टोकायेव और टोकायेव"), "{link}: {fixed}");
        // Alone, nobody links to it.
        vartani(folder.path(), &["fix", name]);
        let fixed = fs::read_to_string(&path).unwrap();
        assert!(!fixed.contains("टोकायव"), "{link}: {fixed}");
    }
}
