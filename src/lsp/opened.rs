//! A document as it stands in the editor.

use lsp_types::TextDocumentContentChangeEvent;

use crate::checker::{Checker, Report};
use crate::format::{Chosen, Format, with_prose};
use crate::text::Document;

use super::position::{Lines, Units};

/// An open document with what was found in it.
#[derive(Debug)]
pub(super) struct Opened {
    name: String,
    text: String,
    pub(super) version: i32,
    units: Units,
    checked: Option<Checked>,
}

/// The findings of one state of a text.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) report: Report,
    pub(super) lines: Lines,
    pub(super) text: String,
}

impl Opened {
    /// `language` is the client's name for its format, where the name of the file says none.
    pub(super) fn new(
        name: &str,
        language: &str,
        text: String,
        version: i32,
        units: Units,
    ) -> Self {
        let has_format = Format::of_name(name) != Format::Plain;
        let ending = match language {
            "markdown" => ".md",
            "html" => ".html",
            "latex" | "tex" => ".tex",
            "restructuredtext" => ".rst",
            "asciidoc" => ".adoc",
            _ => "",
        };
        Self {
            name: if has_format {
                name.to_owned()
            } else {
                format!("{name}{ending}")
            },
            text,
            version,
            units,
            checked: None,
        }
    }

    /// Takes changes in, one after the other.
    pub(super) fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, version: i32) {
        for change in changes {
            match change.range {
                None => self.text = change.text,
                Some(range) => {
                    let lines = Lines::new(&self.text, self.units);
                    let start = lines.offset(&self.text, range.start);
                    let end = lines.offset(&self.text, range.end).max(start);
                    self.text.replace_range(start..end, &change.text);
                }
            }
        }
        self.version = version;
        self.checked = None;
    }

    /// Asks anew what there is to say.
    pub(super) fn forget(&mut self) {
        self.checked = None;
    }

    /// What there is to say of the text as it stands. A text that breaks its format has
    /// nothing said of it.
    pub(super) fn checked(&mut self, checker: &Checker) -> &Checked {
        let Self {
            name, text, units, ..
        } = self;
        self.checked.get_or_insert_with(|| {
            let document = Document::from_text(&**name, text);
            let format = Format::of_name(name);
            let read = with_prose(document, format, &Chosen::default());
            let document = read.unwrap_or_else(|_| Document::from_text(&**name, ""));
            Checked {
                report: checker.check(document),
                lines: Lines::new(text, *units),
                text: text.clone(),
            }
        })
    }
}
