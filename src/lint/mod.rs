//! What to say: findings of named rules, and the edits that mend them.

mod check;
mod edit;
mod encoding;
mod finding;
mod homoglyph;
mod ignore;
mod orthography;
mod spelling_sets;

pub use check::{Checks, Judged, check, check_portion};
pub use edit::{Edit, Edits};
pub use encoding::NuktaForms;
pub use finding::{Finding, Rule};
pub use ignore::{Heeded, Ignored, heed};
