//! Phrases found in running text.

use crate::table::{Phrase, Phrases};
use crate::text::{Document, Script, Spelling, TextSpan, Token};
use crate::variant::vocabulary::abbreviations;

/// What may stand between two words of a phrase.
pub(crate) const GAPS: [&str; 5] = [" ", "-", "\u{A0}", "\u{2010}", "\u{2011}"];

/// True for what may stand between two words of a phrase: one of [`GAPS`], blanks of
/// any kind, and one end of a line, behind a hyphen too.
pub(crate) fn is_gap(between: &str) -> bool {
    // The dot stands between the parts of a name in Katakana, the tsheg between syllables
    // of Tibetan.
    if GAPS.contains(&between) || matches!(between, "・" | "་") {
        return true;
    }
    let blanks = between.strip_prefix(['-', '\u{2010}']).unwrap_or(between);
    let ends = blanks.matches('\n').count();
    let needed = usize::from(blanks.len() < between.len());
    !blanks.is_empty() && ends <= 1 && ends >= needed && blanks.chars().all(char::is_whitespace)
}

/// A phrase at its place in a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// From the first letter of its first word to the last of its last.
    pub span: TextSpan,
    /// Script of its first word.
    pub script: Script,
}

/// True where a phrase begins with the word.
pub(crate) fn begins(word: &str, phrases: &Phrases) -> bool {
    !phrases.is_empty() && !phrases.beginning_with(&Spelling::of_word(word)).is_empty()
}

/// All of `phrases` at some places among the words of a document: those of the
/// words that [`begins`] says yes of. Where several begin at one word, the longest.
pub(crate) fn find<'a>(
    document: &'a Document,
    words: &'a [(Token, &'a str)],
    phrases: &'a Phrases,
    places: impl Iterator<Item = usize> + 'a,
) -> impl Iterator<Item = Found> + 'a {
    places.filter_map(move |at| {
        let (first_token, word) = words[at];
        let fits = |phrase: &&Phrase| matches(document, &words[at..], phrase.words());
        let phrase = phrases
            .beginning_with(&Spelling::of_word(word))
            .iter()
            .filter(fits)
            .max_by_key(|p| p.words().len())?;
        let (last, _) = words[at + phrase.words().len() - 1];
        let span = TextSpan::new(first_token.span.start, last.span.end);
        Some(Found {
            span: with_last_stop(document, span),
            script: first_token.script,
        })
    })
}

fn matches(document: &Document, words: &[(Token, &str)], phrase: &[Spelling]) -> bool {
    words.len() >= phrase.len()
        && words
            .iter()
            .zip(phrase)
            .all(|((_, word), spelling)| Spelling::of_word(word) == *spelling)
        && words[..phrase.len()].windows(2).all(|pair| {
            let gap = TextSpan::new(pair[0].0.span.end, pair[1].0.span.start);
            let gap = document.text(gap);
            is_gap(gap) || abbreviations::may_join(gap, pair[0].1, pair[1].1)
        })
}

/// An abbreviation with stops has one behind its last letter, too.
fn with_last_stop(document: &Document, span: TextSpan) -> TextSpan {
    let behind = document.display_text().get(span.end..).unwrap_or_default();
    let has_stop = behind.starts_with(b".") && !behind.starts_with(b"..");
    let is_abbreviation = abbreviations::is_in_parts(document.text(span));
    if has_stop && is_abbreviation && document.text(span).contains('.') {
        TextSpan::new(span.start, span.end + 1)
    } else {
        span
    }
}
