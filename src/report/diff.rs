//! The changes that a rewrite would make, as a diff: `fix --diff`.

use std::io::{self, Write};

use similar::{ChangeTag, InlineChange, TextDiff};

use crate::lint::Edits;
use crate::text::{Document, visible};

/// A unified diff. Without colour it is a patch; with colour the changed words
/// are marked in their lines, whole, because a vowel sign alone cannot be.
///
/// `for_terminal` makes visible what a terminal would act on.
///
/// # Errors
/// Where `out` cannot be written.
pub(crate) fn show_diff(
    out: &mut impl Write,
    document: &Document,
    edits: &Edits,
    coloured: bool,
    for_terminal: bool,
) -> io::Result<()> {
    if edits.is_empty() {
        return Ok(());
    }
    let fixed = edits.rewrite_display_text(document);
    let diff = TextDiff::from_lines(document.display_text(), fixed.as_slice());
    let (old, new) = (
        format!("a/{}", visible(document.name())),
        format!("b/{}", visible(document.name())),
    );
    let mut unified = diff.unified_diff();
    unified.header(&old, &new);
    if !coloured {
        let mut patch = Vec::new();
        unified.to_writer(&mut patch)?;
        // A file gets the patch as it is, a terminal what it cannot heed.
        if for_terminal {
            for line in String::from_utf8_lossy(&patch).lines() {
                writeln!(out, "{}", visible(line))?;
            }
            return Ok(());
        }
        return out.write_all(&patch);
    }
    writeln!(out, "{BOLD}--- {old}\n+++ {new}{PLAIN}")?;
    for hunk in unified.iter_hunks() {
        writeln!(out, "{FAINT}{}{PLAIN}", hunk.header())?;
        for change in hunk
            .ops()
            .iter()
            .flat_map(|op| diff.iter_inline_changes(op))
        {
            coloured_line(out, &change)?;
        }
    }
    Ok(())
}

const BOLD: &str = "\u{1b}[1m";
const FAINT: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// One line of a diff; what changed is underlined.
fn coloured_line(out: &mut impl Write, change: &InlineChange<'_, [u8]>) -> io::Result<()> {
    let colour = match change.tag() {
        ChangeTag::Delete => "\u{1b}[31m",
        ChangeTag::Insert => "\u{1b}[32m",
        ChangeTag::Equal => "",
    };
    write!(out, "{colour}{}", change.tag())?;
    for (changed, text) in change.iter_strings_lossy() {
        let text = visible(text.trim_end_matches(['\r', '\n']));
        if changed {
            write!(out, "\u{1b}[1;4m{text}{PLAIN}{colour}")?;
        } else {
            write!(out, "{text}")?;
        }
    }
    writeln!(out, "{PLAIN}")
}
