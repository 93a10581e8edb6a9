//! GitHub's workflow commands: annotations on the lines of a pull request.
//!
//! Source: GitHub documentation, «Workflow commands for GitHub Actions».

use std::io::{self, Write};

use super::located::Located;
use crate::text::visible;
use crate::variant::Tier;

/// One command a finding.
///
/// # Errors
/// Where `out` cannot be written.
pub fn findings(out: &mut dyn Write, found: &[Located]) -> io::Result<()> {
    for located in found {
        let finding = &located.finding;
        let level = if finding.tier == Tier::Possible {
            "notice"
        } else {
            "warning"
        };
        let suggestion = finding.suggestion.as_deref();
        let advice = suggestion.map_or(String::new(), |canonical| format!(" → {canonical}"));
        writeln!(
            out,
            "::{level} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            property(&located.path),
            located.start.line,
            located.end.line,
            located.start.column,
            located.end.column,
            property(&format!("vartani {}", finding.rule)),
            data(&format!(
                "{}{advice} ({}): {}",
                finding.word, finding.tier, finding.message
            )),
        )?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    let text = text.replace('\r', "%0D").replace('\n', "%0A");
    visible(&text).into_owned()
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
