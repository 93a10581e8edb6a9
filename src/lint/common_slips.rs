//! Rule `common-slips`: words of the schoolbook lists of right and wrong spellings, also
//! where they stand alone. [`DOC`] says what it does.

use crate::language::{Tag, inflections};
use crate::table::{Origin, Relation, Row, Status};
use crate::text::{Document, Spelling, Token};
use crate::variant::{Knowledge, Tier};

use super::finding::{Finding, Rule};
use super::kind::FindingKind;
use super::rule_doc::RuleDoc;

pub(super) const DOC: RuleDoc = RuleDoc {
    what: "\
Reports a word that a row of the built-in table calls a misspelling, and the forms of such \
a word, wherever it stands. It is off by default; `--common-slips`, or \
`common-slips = true` in the configuration, switches it on. Without it such a word is \
reported where the text has its right spelling, too.",
    why: "\
The words are those that school grammars list as शुद्ध and अशुद्ध: they are wrong by every \
style, however often a text has them.",
    example: "उसने उज्जवल भविष्य की कामना की।",
    fixed: "उसने उज्ज्वल भविष्य की कामना की।",
    options: "--common-slips",
    safety: "\
A word of a row is `certain`; one that is also another word, and a form of a word of a row, \
are `likely`. Words in your own table are left to the table.",
};

/// The finding at one word of Hindi, if it is a known slip.
pub(super) fn finding(document: &Document, token: Token, knowledge: &Knowledge) -> Option<Finding> {
    let word = document.text(token.span);
    let spelling = Spelling::of_word(word);
    let (right, tier) = right_spelling(&spelling, knowledge)?;
    Some(Finding {
        span: token.span,
        word: word.to_owned(),
        rule: Rule::CommonSlips,
        kind: FindingKind::Style,
        tier,
        probability: if tier == Tier::Certain { 1.0 } else { LIKELY },
        cluster: right.clone(),
        reason: "a known slip".to_owned(),
        message: format!("write «{right}» instead of «{word}»: a known slip"),
        suggestion: Some(right),
        language: Some(Tag::HINDI),
        habit: None,
        more: Vec::new(),
    })
}

/// What `likely` promises: at most 1 error in 100.
const LIKELY: f64 = 0.99;

fn right_spelling(spelling: &Spelling, knowledge: &Knowledge) -> Option<(String, Tier)> {
    if knowledge.table.is_kept_in(spelling, Some(Tag::HINDI)) {
        return None;
    }
    if let Some(entry) = knowledge.table.canonical_in(spelling, Some(Tag::HINDI)) {
        let says = entry.origin == Origin::BuiltIn && is_slip(&entry.row, spelling);
        let tier = if entry.row.has_another_sense() {
            Tier::Likely
        } else {
            Tier::Certain
        };
        return says.then(|| (entry.row.canonical().to_owned(), tier));
    }
    if knowledge.band(spelling).is_some() {
        return None;
    }
    let mut forms = inflections(spelling).filter_map(|(lemma, (ending, of_lemma))| {
        let entry = knowledge.table.canonical_in(&lemma, Some(Tag::HINDI))?;
        let says = entry.origin == Origin::BuiltIn && is_slip(&entry.row, &lemma);
        let stem = entry.row.canonical().strip_suffix(of_lemma)?;
        says.then(|| (format!("{stem}{ending}"), Tier::Likely))
    });
    forms.next()
}

fn is_slip(row: &Row, variant: &str) -> bool {
    row.relation == Relation::Misspelling
        && row.status == Status::Verified
        && *row.variant_spelling() == *variant
        && !variant.contains(' ')
}
