//! Every format as files: what `fix` makes of `tests/formats/X` stands in
//! `tests/formats/fixed/X`. Add a pair of files to add a case; set
//! `VARTANI_BLESS=1` to write what is made now, and read the difference.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use vartani::Checker;
use vartani::format::{Chosen, Format, with_prose};
use vartani::text::Document;
use vartani::variant::Tier;

fn read(name: &str, bytes: &[u8]) -> Option<Document> {
    let document = Document::read(name, bytes.to_vec()).ok()?;
    with_prose(document, Format::of_name(name), &Chosen::default()).ok()
}

fn fixed(document: &Document) -> Vec<u8> {
    static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::builder().build());
    CHECKER.check(document.clone()).fixed(Tier::Likely)
}

#[test]
fn files_are_fixed_where_their_prose_is() {
    let folder = Path::new("tests/formats");
    let sources = names(folder);
    assert!(!sources.is_empty());
    for name in &sources {
        let path = folder.join(name);
        let mended = fixed(&read(name, &fs::read(&path).unwrap()).unwrap());
        let expected = folder.join("fixed").join(name);
        if std::env::var_os("VARTANI_BLESS").is_some() {
            fs::write(&expected, &mended).unwrap();
        }
        let expected = fs::read(&expected).unwrap_or_default();
        assert_eq!(
            String::from_utf8_lossy(&mended),
            String::from_utf8_lossy(&expected),
            "{name}"
        );
        assert_eq!(
            fixed(&read(name, &mended).unwrap()),
            mended,
            "{name}: twice"
        );
    }
    assert_eq!(sources, names(&folder.join("fixed")));
}

/// The files of a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().is_file());
    files
        .map(|file| file.file_name().into_string().unwrap())
        .collect()
}

/// Sources made of words, markup of every format and halves of it.
#[expect(clippy::too_many_lines, reason = "a list of sources")]
fn source() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "टोकायव",
        "टोकायेव",
        "टोका",
        "यव",
        "मास्को",
        "मॉस्को",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "<b>",
        "</b>",
        "<p title=\"",
        "\">",
        "<",
        ">",
        "&amp;",
        "&#2335;",
        "&",
        ";",
        "**",
        "`",
        "```\n",
        "[",
        "](",
        ")",
        "|",
        "---\n",
        "---",
        "key: ",
        "\\",
        "\\u091f",
        "\\n",
        "\"",
        "\"\"",
        ",",
        "\t",
        "{",
        "}",
        "[",
        "]",
        ":",
        "-->",
        "{\\an8}",
        "$",
        "%",
        "\\begin{verbatim}",
        "\\end{verbatim}",
        "msgid \"a\"\n",
        "msgstr \"",
        "<![CDATA[",
        "]]>",
        "<!--",
        "<script>",
        "</script>",
        "1",
        "é",
        "{{",
        "}}",
        "{%",
        "%}",
        "`",
        ":role:`",
        "<x>`_",
        ".. note:: ",
        ".. code::\n",
        "::\n\n   ",
        "===\n",
        "----\n",
        "<<",
        ">>",
        "[[",
        "]]",
        "![",
        "][",
        "\n[टोकायव]: ",
        "[^",
        "#",
        "# ",
        "(#टोकायव)",
        "```{note} ",
        "```\n",
        "!!! note\n\n    ",
        "<span translate=\"no\">",
        "</span>",
        "<code>",
        "</code>",
        "\\verb|",
        "\\ref{",
        "\\begin{comment}",
        "\\end{comment}",
        "import x\n",
        "#+BEGIN_SRC\n",
        "#+END_SRC\n",
        "=",
        "~",
        "_",
        "@",
        "/",
        "://",
        "%s",
        "{a, plural, other {",
        "title: ",
        "title = ",
        "'",
        "+++\n",
        "sep=;\n",
        "\u{FFFC}",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn nothing_outside_the_words_is_touched(source in source()) {
        for name in ["a.md", "a.html", "a.xml", "a.xlf", "a.srt", "a.po", "a.tex", "a.json", "a.csv", "a.tsv", "a.mdx", "a.rst", "a.adoc", "a.org", "a.yaml", "a.toml", "a.svg", "a.txt"] {
            let Some(document) = read(name, source.as_bytes()) else { continue };
            let untouched = document.rewrite(std::iter::empty());
            prop_assert_eq!(&untouched, source.as_bytes(), "{}", name);
            for token in document.tokens() {
                let place = document.source_span(token.span);
                prop_assert!(place.start < place.end && place.end <= source.len(), "{}", name);
            }
            let mended = String::from_utf8(document.rewrite(
                document.tokens().map(|token| (token.span, "")),
            )).unwrap();
            prop_assert!(mended.len() <= source.len(), "{}", name);
            let markup = |text: &str| text.chars().filter(|c| "<>{}[]|`*$%,\"\n".contains(*c)).count();
            prop_assert_eq!(markup(&mended), markup(&source), "{}", name);
        }
    }
}
