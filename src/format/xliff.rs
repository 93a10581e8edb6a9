//! XLIFF: targets; not what is protected, proposed or inline code.
//!
//! Source: OASIS XLIFF 1.2 and 2.1.

use super::Malformed;
use super::xml::{self, Vocabulary};
use crate::text::Segment;

const XLIFF: Vocabulary<'static> = Vocabulary {
    wanted: &["target"],
    opaque: &["alt-trans", "matches", "originalData", "bin-target"],
    inline: &[
        "g", "mrk", "pc", "sc", "ec", "sm", "em", "bx", "ex", "target",
    ],
    objects: &["ph", "bpt", "ept", "it", "cp"],
    marks: &["x"],
};

/// The prose of the targets.
pub(super) fn segments(source: &str) -> Result<Vec<Segment>, Malformed> {
    xml::read(source, &XLIFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn only_what_is_translated() {
        let source = "<file><unit translate=\"no\"><target>एक</target></unit><target>टोका<g id=\"1\">यव</g> \
            मा<x id=\"2\"/>स्को <mrk mtype=\"protected\">दो</mrk> <mrk mtype=\"term\">ती</mrk>न \
            <ph id=\"3\">{चार}</ph>ने</target><alt-trans><target>पाँच</target></alt-trans></file>";
        let document = Document::from_text("x", source).with_segments(&segments(source).unwrap());
        let words: Vec<&str> = document.words().map(|(_, word)| word).collect();
        assert_eq!(words, ["टोकायव", "मास्को", "तीन", "ने"]);
    }
}
