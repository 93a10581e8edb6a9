//! Rule `encoding`: the same text in wrong code points. [`DOC`] says what it does.

use unicode_normalization::UnicodeNormalization;

use crate::parallel::in_parts;
use crate::text::PASSAGE;
use crate::text::{
    BLOCK, Document, Spelling, Tag, Token, defects, is_nukta, mask, repaired, with_before,
};
use crate::variant::{Canonicals, Tier, coding_of, recoded};

use super::finding::{Finding, Habit, Rule};
use super::kind::FindingKind;
use super::rule_doc::RuleDoc;

pub(super) const DOC: RuleDoc = RuleDoc {
    what: "\
Reports words that look right and are written with wrong code points:

- sequences that Unicode says not to use (अ and ा for आ), vowel signs before the nukta, \
doubled signs, remains of legacy fonts, joiners that change nothing;
- a letter with nukta that one document writes both as one code point (U+095C) and as two \
(U+0921 U+093C), where it is written in the rarer way;
- once for each document: a text that the conversion from an old font has broken.",
    why: "\
The words look the same to a reader, but no search, sort or count finds them together.",
    example: "यह अामतौर पर होता है।",
    fixed: "यह आमतौर पर होता है।",
    options: "",
    safety: "\
Always `certain`: the page looks the same before and after. A broken text is reported and \
not fixed.",
};

/// How often a document writes each letter with nukta as one code point, and how
/// often as two.
#[derive(Clone, Copy, Debug, Default)]
pub struct NuktaForms([Forms; COMPOSED.len()]);

#[derive(Clone, Copy, Debug, Default)]
struct Forms {
    composed: u32,
    apart: u32,
}

impl Forms {
    fn are_both(self) -> bool {
        self.composed > 0 && self.apart > 0
    }

    /// The way that the document mostly writes; in NFC where neither is more frequent.
    fn are_mostly_composed(self) -> bool {
        self.composed > self.apart
    }
}

impl NuktaForms {
    /// How `document` writes them.
    ///
    /// Cost: one look at the bytes; letters are read where two bytes say that one
    /// of them may stand there.
    pub fn of_document(document: &Document) -> Self {
        Self::of_passages(&document.passages(PASSAGE))
    }

    /// How two parts of one document write them together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            mine.composed = mine.composed.saturating_add(theirs.composed);
            mine.apart = mine.apart.saturating_add(theirs.apart);
        }
        self
    }

    /// As [`Self::of_document`], of the passages of a document.
    pub(crate) fn of_passages(passages: &[(usize, &str)]) -> Self {
        let parts = in_parts(passages, |passages| {
            let mut forms = Self::default();
            for (_, text) in passages {
                forms.count(text);
            }
            forms
        });
        parts.into_iter().fold(Self::default(), Self::and)
    }

    fn count(&mut self, text: &str) {
        for (number, form) in letters(text) {
            let forms = &mut self.0[number];
            let count = match form {
                Form::Composed => &mut forms.composed,
                Form::Apart => &mut forms.apart,
            };
            *count = count.saturating_add(1);
        }
    }

    /// `word` as this document mostly writes it.
    pub(super) fn conform(self, word: &str) -> String {
        let apart: String = word.nfc().collect();
        let composed = COMPOSED.iter().zip(self.0);
        let composed = composed.filter(|(_, forms)| forms.are_mostly_composed());
        composed.fold(apart, |word, (&letter, _)| {
            word.replace(&taken_apart(letter), letter.encode_utf8(&mut [0; 4]))
        })
    }

    /// The first letter of `word` that this document mostly writes in the other way.
    fn disagreement(&self, word: &str) -> Option<(char, Form, Forms)> {
        letters(word).find_map(|(number, form)| {
            let forms = self.0[number];
            let is_composed = form == Form::Composed;
            let disagrees = forms.are_both() && is_composed != forms.are_mostly_composed();
            disagrees.then_some((COMPOSED[number], form, forms))
        })
    }
}

/// One way to write a letter with nukta.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Composed,
    Apart,
}

/// The letters with nukta of a text, by their number in [`COMPOSED`]. A nukta that
/// does not follow its letter is a defect and no way to write it.
///
/// Cost: one look at the bytes, 64 at a time; all of these letters have three, of which
/// the first is E0, and hardly another has their last two.
fn letters(text: &str) -> impl Iterator<Item = (usize, Form)> {
    let bytes = text.as_bytes();
    let blocks = (0..bytes.len()).step_by(BLOCK);
    let places = blocks.flat_map(|block| ones(ends(bytes, block)).map(move |bit| block + bit));
    places.filter_map(move |last| {
        let at = last.checked_sub(2)?;
        let c = text.get(at..=last)?.chars().next()?;
        if !is_nukta(c) {
            return Some((COMPOSED.binary_search(&c).ok()?, Form::Composed));
        }
        let before = text[..at].chars().next_back();
        let number = COMPOSED.iter().position(|&letter| {
            let mut apart = std::iter::once(letter).nfd();
            apart.next() == before && apart.next() == Some(c)
        })?;
        Some((number, Form::Apart))
    })
}

/// Of the bytes of a block: which end what may be one of the letters.
fn ends(bytes: &[u8], block: usize) -> u64 {
    with_before(bytes, block, |before, here| {
        let mut flags = [0; BLOCK];
        for (flag, (&before, &last)) in flags.iter_mut().zip(before.iter().zip(here)) {
            *flag = u8::from(is_own(before, last) | is_nukta_end(before, last));
        }
        mask(&flags)
    })
}

/// The places of the bits that are set.
fn ones(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (mask != 0).then(|| mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        at
    })
}

/// U+0958… to U+0B5D end in 98 to 9F, after A5, A7, A9, AD; U+0A33 and U+0A36 in B3 and
/// B6, after A8.
// Here and below without branches, so that one instruction reads many bytes.
#[allow(clippy::needless_bitwise_bool)]
const fn is_own(before: u8, last: u8) -> bool {
    let of_gurmukhi = (before == 0xA8) & ((last == 0xB3) | (last == 0xB6));
    (last & 0xF8 == 0x98) & (before & 0xF1 == 0xA1) | of_gurmukhi
}

/// U+093C… end in BC.
#[allow(clippy::needless_bitwise_bool)]
const fn is_nukta_end(before: u8, last: u8) -> bool {
    (last == 0xBC) & (before & 0xF0 == 0xA0)
}

/// Letters with nukta that have a code point of their own and are taken apart by
/// NFC: Unicode's `CompositionExclusions.txt`.
const COMPOSED: [char; 19] = [
    '\u{0958}', '\u{0959}', '\u{095A}', '\u{095B}', '\u{095C}', '\u{095D}', '\u{095E}', '\u{095F}',
    '\u{09DC}', '\u{09DD}', '\u{09DF}', '\u{0A33}', '\u{0A36}', '\u{0A59}', '\u{0A5A}', '\u{0A5B}',
    '\u{0A5E}', '\u{0B5C}', '\u{0B5D}',
];

fn taken_apart(letter: char) -> String {
    std::iter::once(letter).nfd().collect()
}

/// The finding at one word, if it has a defect.
pub(super) fn finding(document: &Document, token: Token, forms: NuktaForms) -> Option<Finding> {
    let word = document.text(token.span);
    let Some(first) = defects(word).into_iter().next() else {
        return mixed(word, token, forms);
    };
    let reason = first.kind.words();
    let sequence = code_points(&word[first.range]);
    let what = format!("({sequence}): {reason}");
    Some(Finding {
        kind: FindingKind::Encoding,
        habit: Some(Habit::Sequence(sequence)),
        ..made(word, token, repaired(word).into_owned(), reason, &what)
    })
}

/// The finding at a word that its scope mostly writes in other code points: in NFC where it
/// is in NFD, without a joiner that it has. Fix safety: what is in normal form looks the same;
/// a joiner may be seen in some fonts, so that fix is likely and not certain.
pub(super) fn mixed_coding(
    document: &Document,
    token: Token,
    language: Option<Tag>,
    canonicals: &Canonicals,
) -> Option<Finding> {
    if canonicals.is_coded_in_one_way() {
        return None;
    }
    let word = document.text(token.span);
    let spelling = Spelling::in_language(word, language);
    let coding = canonicals.coding(&spelling)?;
    if coding_of(word, &spelling)? == *coding.usual {
        return None;
    }
    let suggestion = recoded(word, &coding.usual)?;
    let reason = if coding.may_show {
        "the same word in code points that some fonts show"
    } else {
        "the same letters in other code points"
    };
    let what = format!(
        " ({}): {reason}, and mostly otherwise here",
        code_points(word)
    );
    let finding = made(word, token, suggestion, reason, &what);
    let tier = if coding.may_show {
        Tier::Likely
    } else {
        Tier::Certain
    };
    let habit = coding.may_show.then_some(Habit::Joiner).or(finding.habit);
    Some(Finding {
        tier,
        habit,
        ..finding
    })
}

/// The finding at a word without defects that writes a letter in the rarer of the two
/// ways of its document.
fn mixed(word: &str, token: Token, forms: NuktaForms) -> Option<Finding> {
    let (letter, form, counts) = forms.disagreement(word)?;
    let (this, other, few, many) = match form {
        Form::Composed => ("one code point", "two", counts.composed, counts.apart),
        Form::Apart => ("two code points", "one", counts.apart, counts.composed),
    };
    let letter = taken_apart(letter);
    let how = if many > few { "mostly" } else { "also" };
    let what = format!(": {letter} as {this}, in this document {how} as {other} ({many} : {few})");
    let reason = "letters with nukta in two forms in this document";
    Some(Finding {
        kind: FindingKind::Encoding,
        habit: Some(Habit::Nukta),
        ..made(word, token, forms.conform(word), reason, &what)
    })
}

/// The finding at the one word that stands for all the broken ones of a text.
pub(super) fn broken(
    document: &Document,
    token: Token,
    canonicals: &Canonicals,
) -> Option<Finding> {
    let broken = canonicals.broken()?;
    let word = document.text(token.span);
    let reason = "a text broken by conversion from an old font, or by a bad scan";
    (Spelling::of_word(word) == broken.example).then(|| Finding {
        suggestion: None,
        tier: Tier::Likely,
        message: format!(
            "«{word}»: {} of {} words are impossible spellings, as after a conversion from an \
             old font or a bad scan; convert the text again. Its words are not compared by sound",
            broken.words, broken.of
        ),
        ..made(word, token, word.to_owned(), reason, "")
    })
}

fn made(word: &str, token: Token, right: String, reason: &str, what: &str) -> Finding {
    Finding {
        span: token.span,
        word: word.to_owned(),
        rule: Rule::Encoding,
        tier: Tier::Certain,
        probability: 1.0,
        cluster: right.clone(),
        reason: reason.to_owned(),
        message: format!("«{word}» {what}"),
        suggestion: Some(right),
        language: None,
        kind: FindingKind::Encoding,
        habit: None,
        more: Vec::new(),
    }
}

/// `U+093F U+093C`.
fn code_points(text: &str) -> String {
    let points: Vec<String> = text
        .chars()
        .map(|c| format!("U+{:04X}", c as u32))
        .collect();
    points.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_in_two_forms() {
        let words = |text: &str| -> Vec<String> {
            let document = Document::from_text("x", text);
            let forms = NuktaForms::of_document(&document);
            let found = document
                .tokens()
                .filter_map(|t| finding(&document, t, forms));
            found.filter_map(|finding| finding.suggestion).collect()
        };
        assert_eq!(words("लड\u{93C}की ल\u{95C}का"), ["लड\u{93C}का"]);
        assert_eq!(words("लड\u{93C}की ल\u{95C}का ल\u{95C}के"), ["ल\u{95C}की"]);
        // Neither letter is written in two ways, nor is a misplaced nukta a way.
        assert!(words("पढ\u{93C}ना ल\u{95C}का").is_empty());
        assert!(words("ल\u{95C}का ल\u{95C}की").is_empty());
        assert!(words("लड\u{93C}का").is_empty());
        assert_eq!(words("ल\u{95C}का कपडे\u{93C}").len(), 1);
    }
}
