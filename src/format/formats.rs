//! The formats that are read.

use super::code::Family;

/// How a source is marked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Running text.
    #[default]
    Plain,
    /// Markdown.
    Markdown,
    /// HTML and XHTML.
    Html,
    /// XML of any kind.
    Xml,
    /// XLIFF: targets only.
    Xliff,
    /// `SubRip` and `WebVTT`.
    Subtitle,
    /// Gettext.
    Po,
    /// LaTeX.
    Latex,
    /// Markdown with components and expressions.
    Mdx,
    /// reStructuredText.
    Rst,
    /// `AsciiDoc`.
    AsciiDoc,
    /// Org mode.
    Org,
    /// YAML: values that are prose.
    Yaml,
    /// TOML: values that are prose.
    Toml,
    /// Jupyter notebooks: Markdown cells.
    Notebook,
    /// SVG: texts, titles and descriptions.
    Svg,
    /// Program code: comments and strings, and only where [`Chosen::code`](super::Chosen::code) asks.
    Code(Family),
    /// Settings and other data that nobody reads: nothing.
    Data,
    /// JSON and JSON Lines.
    Json,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// The text parts of a Word document, one after the other ([`PART`](super::PART)).
    Docx,
    /// Those of an `OpenDocument` text.
    Odt,
    /// Those of an EPUB.
    Epub,
}
