//! Lints a file: `cargo run --example lint -- tests/cases/article.txt`.

use vartani::Checker;
use vartani::error::Error;
use vartani::text::Document;

fn main() -> Result<(), Error> {
    let checker = Checker::builder().build();
    for path in std::env::args().skip(1) {
        let report = checker.check(Document::open(&path)?);
        for finding in report.findings() {
            let place = report.location(finding);
            let (line, column) = (place.line, place.column);
            println!(
                "{path}:{line}:{column}: {} [{}]",
                finding.message, finding.rule
            );
        }
    }
    Ok(())
}
