//! Phrases that a table knows, found in running text.

use crate::table::{Phrase, Table};
use crate::text::{Document, Script, Span, Spelling, Token};

/// A phrase of the table at its place in a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// From the first letter of its first word to the last of its last.
    pub span: Span,
    /// Script of its first word.
    pub script: Script,
}

/// All phrases of `table` among the words of a document; where several begin at
/// one word, the longest.
pub(crate) fn find<'a>(
    document: &'a Document,
    tokens: &'a [Token],
    table: &'a Table,
) -> impl Iterator<Item = Found> + 'a {
    (0..tokens.len()).filter_map(move |at| {
        let first = Spelling::of(document.text(tokens[at].span));
        let fits = |phrase: &&Phrase| matches(document, &tokens[at..], phrase.words());
        let phrase = table
            .phrases_from(&first)
            .iter()
            .filter(fits)
            .max_by_key(|p| p.words().len())?;
        let last = tokens[at + phrase.words().len() - 1];
        Some(Found {
            span: Span::new(tokens[at].span.start, last.span.end),
            script: tokens[at].script,
        })
    })
}

fn matches(document: &Document, tokens: &[Token], words: &[Spelling]) -> bool {
    tokens.len() >= words.len()
        && tokens
            .iter()
            .zip(words)
            .all(|(t, word)| Spelling::of(document.text(t.span)) == *word)
        && tokens[..words.len()].windows(2).all(|pair| {
            let gap = Span::new(pair[0].span.end, pair[1].span.start);
            matches!(
                document.text(gap),
                " " | "-" | "\u{A0}" | "\u{2010}" | "\u{2011}"
            )
        })
}
