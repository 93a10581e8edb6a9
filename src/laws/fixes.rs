//! The whole fix: nothing outside the words changes, twice is once, and the way back is there.

use std::sync::LazyLock;

use crate::checker::{Checker, DocumentSettings, Report};
use crate::lint::{Edits, Rule};
use crate::rewrite::record::edits_of;
use crate::rewrite::restore::reversed;
use crate::text::Document;
use crate::variant::Tier;

use super::formats::{name_and_source, read};
use super::parts;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let builder = Checker::builder().tier(Tier::Possible);
    builder.rule(Rule::Orthography).build()
});

const TIERS: [Tier; 3] = [Tier::Certain, Tier::Likely, Tier::Possible];

/// The first byte chooses the format, the second the tier.
pub fn fixes(data: &[u8]) {
    let Some((name, rest)) = name_and_source(data) else {
        return;
    };
    let Some((&second, source)) = rest.split_first() else {
        return;
    };
    let lowest = TIERS[usize::from(second) % TIERS.len()];
    let source = parts::input(source);
    let Some(document) = read(name, &source) else {
        return;
    };
    let (report, edits) = fixed(document, lowest);
    let document = report.document();
    let text = edits.rewrite(document);
    only_words_change(document, &edits, &text);
    undone(&report, &edits, &text);
    let once = document.encode(text);
    let again = read(name, &once).expect("a fixed document is read as before");
    let (again, edits) = fixed(again, lowest);
    let twice = again.document().encode(edits.rewrite(again.document()));
    let (once, twice) = (shown(&once), shown(&twice));
    assert_eq!(
        once,
        twice,
        "{name}, {}: fixed once and twice",
        lowest.name()
    );
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// As the command does it.
fn fixed(document: Document, lowest: Tier) -> (Report, Edits) {
    let own = DocumentSettings {
        lowest,
        ..CHECKER.document_settings().clone()
    };
    let report = CHECKER.settled(CHECKER.check(document), &own);
    let (edits, _) = report.edits(lowest).writable_in(report.document());
    (report, edits)
}

/// What stands before, between and behind the edits is the same before and after.
fn only_words_change(document: &Document, edits: &Edits, text: &[u8]) {
    let source = document.source();
    let (mut before, mut after) = (0, 0);
    for (_, place, written) in edits.splices(document) {
        assert!(before <= place.start && place.end <= source.len());
        let same = place.start - before;
        assert_eq!(&source[before..place.start], &text[after..after + same]);
        (before, after) = (place.end, after + same + written.len());
    }
    assert_eq!(&source[before..], &text[after..]);
}

/// By what stands in the journal.
fn undone(report: &Report, edits: &Edits, text: &[u8]) {
    let document = report.document();
    let recorded = edits_of(document, report.findings(), edits);
    let mut before = Vec::new();
    let fits = reversed(text, recorded.into_iter().map(Ok), &mut before);
    assert!(
        fits.expect("no journal is read")
            .expect("nothing is written")
    );
    assert_eq!(before, document.source());
}
