//! Fixes a string, first with certain findings only, then with discovered variants too:
//! `cargo run --example fix_string`.

use vartani::Checker;
use vartani::text::Document;
use vartani::variant::Tier;

fn main() {
    let text = "टोकायव न्यूयॉर्क में हैं। टोकायेव न्यू यॉर्क से बोले। न्यूयॉर्क बड़ा है।";
    let checker = Checker::builder().build();
    let report = checker.check(Document::from_text("string", text));
    for tier in [Tier::Certain, Tier::Likely] {
        println!("{tier}: {}", String::from_utf8_lossy(&report.fixed(tier)));
    }
}
