//! The report of `check`: printed document by document, or at the end.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::cli::options::Format;
use crate::cli::terminal::say_not_compared;
use crate::lint::Finding;
use crate::report::human::{self, Look, Totals};
use crate::report::page::{self, Page};
use crate::report::{
    Kept, Located, Sets, checkstyle, gaps, github, json, located, rdjson, sarif, set_name, table,
};
use crate::run::covered::CoveredSoFar;
use crate::run::scope::{Checked, Part};
use crate::run::stop::Stop;

/// A report while it is printed.
pub(crate) struct Report<W> {
    out: W,
    format: Format,
    look: Look,
    /// What is printed at the end.
    whole: Vec<Located>,
    /// Of the text that is being read in portions, or of the scope that is one.
    waiting: Sets,
    /// All documents are one scope: a set is printed once.
    is_one_scope: bool,
    totals: Totals,
    /// The sets of the text that is being read, or of the scope.
    names: BTreeSet<String>,
    covered: CoveredSoFar,
}

impl<W: Write> Report<W> {
    /// # Errors
    /// Where `out` cannot be written.
    pub(crate) fn begin(
        mut out: W,
        format: Format,
        look: Look,
        is_one_scope: bool,
    ) -> io::Result<Self> {
        if format == Format::Csv {
            writeln!(out, "{}", table::HEADER)?;
        }
        Ok(Self {
            out,
            format,
            look,
            whole: Vec::new(),
            waiting: Sets::new(kept(format, &look)),
            is_one_scope,
            totals: Totals::default(),
            names: BTreeSet::new(),
            covered: CoveredSoFar::default(),
        })
    }

    /// Adds the findings of a document, or of a portion.
    ///
    /// # Errors
    /// Where `out` or the folder for temporary files cannot be written.
    pub(crate) fn add(&mut self, checked: &Checked, findings: &[Finding]) -> Result<(), Stop> {
        self.count(checked, findings);
        let (document, out) = (&checked.document, &mut self.out);
        match self.format {
            Format::Human if self.is_one_scope || checked.part != Part::Whole => {
                self.waiting.add(document, findings, &checked.canonicals);
            }
            Format::Human => {
                human::findings(out, document, findings, &checked.canonicals, &self.look)?;
            }
            Format::Brief => human::brief(out, document, findings)?,
            Format::Json => json::findings(out, document, findings, &checked.canonicals)?,
            Format::Csv => table::findings(out, document, findings)?,
            Format::Github => github::findings(out, &located(document, findings))?,
            Format::Html => self.waiting.add(document, findings, &checked.canonicals),
            Format::Sarif | Format::Rdjson | Format::Checkstyle => {
                self.whole.extend(located(document, findings));
            }
        }
        Ok(())
    }

    fn count(&mut self, checked: &Checked, findings: &[Finding]) {
        let totals = &mut self.totals;
        if checked.part.begins() {
            self.covered.add(&checked.canonicals);
            totals.files += 1;
            if !self.is_one_scope {
                self.names.clear();
            }
        }
        for finding in findings {
            totals.findings += 1 + finding.more.len();
            let name = set_name(finding);
            if !self.names.contains(name) {
                self.names.insert(name.to_owned());
                totals.of_kinds[finding.kind as usize] += 1;
                totals.of_tiers[finding.tier as usize] += 1;
                totals.undecided += usize::from(finding.suggestion.is_none());
            }
        }
    }

    /// A text in portions ends.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub(crate) fn end_of_text(&mut self) -> io::Result<()> {
        if self.is_one_scope {
            return Ok(());
        }
        self.print_waiting()
    }

    fn print_waiting(&mut self) -> io::Result<()> {
        let waiting =
            std::mem::replace(&mut self.waiting, Sets::new(kept(self.format, &self.look)));
        human::sets(&mut self.out, waiting, &self.look)
    }

    /// # Errors
    /// Where `out` cannot be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        if self.format == Format::Human {
            self.print_waiting()?;
        }
        let (out, whole) = (&mut self.out, &self.whole);
        match self.format {
            Format::Human => {
                human::summary(out, &self.totals, &self.look)?;
                for gap in gaps(&self.covered.coverage, self.look.interface) {
                    writeln!(out, "{gap}")?;
                }
            }
            Format::Sarif => sarif::findings(out, whole)?,
            Format::Rdjson => rdjson::findings(out, whole)?,
            Format::Checkstyle => checkstyle::findings(out, whole)?,
            Format::Html => {
                let page = Page {
                    files: self.totals.files,
                    findings: self.totals.findings,
                    interface: self.look.interface,
                    decides: false,
                };
                page::write(out, std::mem::take(&mut self.waiting), &page)?;
            }
            Format::Brief | Format::Json | Format::Csv | Format::Github => {}
        }
        out.flush()?;
        if self.format != Format::Human {
            say_not_compared(&self.covered.coverage);
        }
        Ok(())
    }
}

const fn kept(format: Format, look: &Look) -> Kept {
    match format {
        Format::Html => Kept::MANY,
        _ => look.kept(),
    }
}
