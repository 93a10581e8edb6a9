//! What to say: findings of named rules, and the edits that fix them.

mod both_named;
mod case;
mod check;
mod common_slips;
mod doubled_sign;
mod edit;
mod encoding;
mod finding;
mod homoglyph;
mod inconsistent_spelling;
mod kind;
mod manual;
mod orthography;
mod quotation;
mod rule_doc;
mod spelling_sets;
mod suppress;
mod table_variant;
mod visarga;

pub use check::{Checks, Judged, check, check_portion};
pub use edit::{Edit, Edits};
pub use encoding::NuktaForms;
pub use finding::{Finding, Habit, Rule};
pub use kind::FindingKind;
pub use manual::{documentation, manual_page};
pub use rule_doc::RuleDoc;
pub use suppress::{Ignored, Remaining, suppress};
