//! Rule `inconsistent-spelling`: its documentation. `spelling_sets` makes its findings.

use super::rule_doc::RuleDoc;

pub(super) const DOC: RuleDoc = RuleDoc {
    what: "\
Reports spellings of one word that no table joins. A pair model compares the sounds and \
the forms of the spellings that occur in the scope, and guards keep inflected forms and \
other words apart. `vartani explain A B` shows the terms of one pair.",
    why: "\
A reader cannot know whether two spellings mean one person or two, and a search for one \
of them misses the other.",
    example: "न्यूयॉर्क में ठंड है। वह न्यू यॉर्क गया। न्यूयॉर्क बड़ा है।",
    fixed: "न्यूयॉर्क में ठंड है। वह न्यूयॉर्क गया। न्यूयॉर्क बड़ा है।",
    options: "--tier likely",
    safety: "\
A discovered pair is never `certain`. `check` shows it at `likely`; `fix` writes it only \
with `--tier likely` or `--tier possible`. `docs/accuracy.md` gives the measured error of \
each tier. Where nothing decides between two spellings, both are reported and nothing is \
written.",
};
