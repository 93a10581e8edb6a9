//! Rule `table-variant`: its documentation. `spelling_sets` makes its findings.

use super::rule_doc::RuleDoc;

pub(super) const DOC: RuleDoc = RuleDoc {
    what: "\
Reports a spelling that a table knows as a variant of another spelling.

A row of your own table (`--table FILE`) applies everywhere. A row of the built-in table \
applies only where two of its spellings occur in the same scope; `--enforce-builtin` \
makes it apply everywhere.

A row of a language pack applies in texts of its language, in the same way. Where both \
spellings are right (colour, color), the words that two house styles spell differently are \
one finding, and the style of most of them is suggested; `--style en-GB` decides.",
    why: "\
A name that is spelt in several ways cannot be searched, counted or linked. A table is a \
decision that a person made: the text should follow it.",
    example: "टोकायव ने कहा कि दोनों देश साथ हैं। बाद में टोकायेव लौट गए।",
    fixed: "टोकायेव ने कहा कि दोनों देश साथ हैं। बाद में टोकायेव लौट गए।",
    options: "",
    safety: "\
A verified row is `certain`: `fix` writes it by default. A row with the status `candidate` \
is evidence only; `fix` never writes because of it alone. Where two rows disagree, vartani \
suggests nothing.",
};
