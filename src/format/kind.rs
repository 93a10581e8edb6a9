//! What the ending of a file's name says: which format it is, program code, or data that
//! nobody reads as running text.
//!
//! To add an ending, add it to a row.

use super::code::Family;
use super::formats::Format;

/// What a file is by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Its prose is read.
    Text(Format),
    /// Program code: passed over in a folder; comments and strings are read where the file
    /// is named and code is asked for.
    Code(Family),
    /// Data, settings, binaries and endings that are not known: passed over in a folder.
    Data,
}

/// Endings, and the format that they say.
const TEXTS: &[(Format, &[&str])] = &[
    (
        Format::Plain,
        &[
            "txt",
            "text",
            "asc",
            "textile",
            "wiki",
            "mediawiki",
            "creole",
            "sbv",
            "fountain",
        ],
    ),
    (
        Format::Markdown,
        &[
            "md", "markdown", "mkd", "mdown", "mdwn", "mdtext", "rmd", "qmd", "myst", "livemd",
        ],
    ),
    (Format::Mdx, &["mdx"]),
    (
        Format::Html,
        &[
            "html", "htm", "xhtml", "xht", "shtml", "njk", "jinja", "j2", "hbs", "mustache", "ejs",
            "liquid", "twig", "erb",
        ],
    ),
    (
        Format::Xml,
        &[
            "xml", "rss", "atom", "dita", "ditamap", "docbook", "dbk", "tei", "fb2", "opml", "ncx",
            "resx", "tmx", "ttml", "dfxp",
        ],
    ),
    (Format::Svg, &["svg"]),
    (Format::Xliff, &["xlf", "xliff", "sdlxliff", "mqxliff"]),
    (Format::Subtitle, &["srt", "vtt"]),
    (Format::Po, &["po", "pot"]),
    (Format::Latex, &["tex", "ltx", "latex"]),
    (
        Format::Json,
        &["json", "jsonl", "ndjson", "arb", "webmanifest", "geojson"],
    ),
    (Format::Csv, &["csv"]),
    (Format::Tsv, &["tsv", "tab"]),
    (Format::Rst, &["rst", "rest"]),
    (Format::AsciiDoc, &["adoc", "asciidoc"]),
    (Format::Org, &["org"]),
    (Format::Yaml, &["yaml", "yml"]),
    (Format::Toml, &["toml"]),
    (Format::Notebook, &["ipynb"]),
    (Format::Docx, &["docx"]),
    (Format::Odt, &["odt"]),
    (Format::Epub, &["epub"]),
];

/// Endings of program code, by how comments and strings are written.
const CODE: &[(Family, &[&str])] = &[
    (
        Family::Slashes,
        &[
            "c", "h", "cc", "cpp", "cxx", "hpp", "hh", "m", "mm", "rs", "js", "mjs", "cjs", "jsx",
            "ts", "tsx", "mts", "cts", "java", "kt", "kts", "scala", "swift", "go", "cs", "dart",
            "php", "css", "scss", "sass", "less", "groovy", "gradle", "proto", "glsl", "zig", "v",
            "d", "vue", "svelte", "astro", "sol", "jsonc", "json5", "dts", "ino", "cu", "pas",
        ],
    ),
    (
        Family::Hash,
        &[
            "py",
            "pyi",
            "pyw",
            "pyx",
            "rb",
            "rake",
            "gemspec",
            "sh",
            "bash",
            "zsh",
            "fish",
            "ksh",
            "pl",
            "pm",
            "r",
            "jl",
            "tcl",
            "awk",
            "sed",
            "cmake",
            "mk",
            "make",
            "ex",
            "exs",
            "cr",
            "nim",
            "coffee",
            "ps1",
            "psm1",
            "tf",
            "hcl",
            "nix",
            "dockerfile",
            "bzl",
            "star",
            "graphql",
            "gql",
            "po4a",
            "feature",
            "raku",
        ],
    ),
    (
        Family::Dashes,
        &[
            "sql",
            "hs",
            "lua",
            "ada",
            "adb",
            "ads",
            "elm",
            "vhd",
            "vhdl",
            "applescript",
        ],
    ),
    (
        Family::Semicolons,
        &[
            "lisp", "lsp", "el", "clj", "cljs", "cljc", "scm", "rkt", "asm", "s", "ahk",
        ],
    ),
    (
        Family::Percents,
        &[
            "erl", "hrl", "sty", "cls", "bst", "bbx", "cbx", "dtx", "ins", "mat", "pro",
        ],
    ),
];

/// Names without an ending that are code or data.
const CODE_NAMES: &[&str] = &[
    "makefile",
    "gnumakefile",
    "dockerfile",
    "containerfile",
    "rakefile",
    "gemfile",
    "vagrantfile",
    "jenkinsfile",
    "justfile",
    "brewfile",
    "procfile",
    "podfile",
    "fastfile",
    "guardfile",
    "cmakelists.txt",
    "meson.build",
    "sconstruct",
    "build",
    "workspace",
];

/// Endings of settings and data made of lines and signs that vartani does not know: read as
/// running text, the names in them would be taken for words.
const SETTINGS: &[&str] = &[
    "ini",
    "cfg",
    "conf",
    "properties",
    "env",
    "lock",
    "strings",
    "stringsdict",
    "ftl",
    "plist",
    "xib",
    "storyboard",
    "xaml",
    "xsl",
    "xslt",
    "xsd",
    "wsdl",
    "rdf",
    "ttl",
    "nt",
    "n3",
    "desktop",
    "service",
    "reg",
    "ass",
    "ssa",
    "ics",
    "vcf",
    "ldif",
    "diff",
    "patch",
];

/// Texts whose names say that a program reads them, line by line.
const DATA_NAMES: &[&str] = &[
    "requirements.txt",
    "constraints.txt",
    "robots.txt",
    "package-lock.json",
    "composer.lock",
    "cargo.lock",
    "poetry.lock",
    "yarn.lock",
    "pnpm-lock.yaml",
    "go.sum",
    "go.mod",
    "codeowners",
    "package.json",
    "tsconfig.json",
    "cargo.toml",
    "pyproject.toml",
    ".pre-commit-config.yaml",
];

impl Kind {
    /// What the name says. A name without an ending is plain text; an ending that is not
    /// known is data.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let file = file.to_ascii_lowercase();
        if DATA_NAMES.contains(&file.as_str()) {
            return Self::Data;
        }
        if CODE_NAMES.contains(&file.as_str()) {
            return Self::Code(Family::Hash);
        }
        match file.rsplit_once('.') {
            None => Self::Text(Format::Plain),
            Some((_, ending)) => Self::of_ending(ending),
        }
    }

    fn of_ending(ending: &str) -> Self {
        let has = |(_, endings): &&(Format, &[&str])| endings.contains(&ending);
        if let Some(&(format, _)) = TEXTS.iter().find(has) {
            return Self::Text(format);
        }
        let has = |(_, endings): &&(Family, &[&str])| endings.contains(&ending);
        if let Some(&(family, _)) = CODE.iter().find(has) {
            return Self::Code(family);
        }
        // «notes.2024», «draft.पुराना»: no ending of a program.
        let is_ending = ending.bytes().any(|byte| byte.is_ascii_alphabetic())
            && ending
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_-+~".contains(&byte));
        if is_ending || ending.is_empty() {
            Self::Data
        } else {
            Self::Text(Format::Plain)
        }
    }

    /// True for what is passed over in a folder.
    #[must_use]
    pub const fn is_passed_over(self) -> bool {
        !matches!(self, Self::Text(_))
    }
}

impl Format {
    /// The format that a file's name says; plain text for data and for an ending that is
    /// not known, where such a file is named.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        match Kind::of_name(name) {
            Kind::Text(format) => format,
            Kind::Code(family) => Self::Code(family),
            Kind::Data => match name.rsplit_once('.').map(|(_, ending)| ending) {
                Some("json") => Self::Json,
                Some("yaml") => Self::Yaml,
                Some("toml") => Self::Toml,
                Some(ending) if SETTINGS.contains(&ending) => Self::Data,
                _ => Self::Plain,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_a_file_is() {
        let text = |format| Kind::Text(format);
        let cases = [
            ("a/b.MD", text(Format::Markdown)),
            ("a.markdown", text(Format::Markdown)),
            ("a.htm", text(Format::Html)),
            ("README", text(Format::Plain)),
            ("notes.2024", text(Format::Plain)),
            ("लेख.पुराना", text(Format::Plain)),
            ("a.ipynb", text(Format::Notebook)),
            ("a.py", Kind::Code(Family::Hash)),
            ("src/main.rs", Kind::Code(Family::Slashes)),
            ("Makefile", Kind::Code(Family::Hash)),
            ("Cargo.lock", Kind::Data),
            ("a.ini", Kind::Data),
            ("a.xyz", Kind::Data),
        ];
        for (name, kind) in cases {
            assert_eq!(Kind::of_name(name), kind, "{name}");
        }
        assert_eq!(Format::of_name("a.xyz"), Format::Plain);
        assert_eq!(Format::of_name("a.ini"), Format::Data);
    }

    #[test]
    fn each_ending_stands_once() {
        let texts = TEXTS.iter().flat_map(|(_, endings)| endings.iter());
        let code = CODE.iter().flat_map(|(_, endings)| endings.iter());
        let mut all: Vec<&str> = texts.chain(code).copied().collect();
        all.sort_unstable();
        let mut once = all.clone();
        once.dedup();
        assert_eq!(all, once);
    }
}
