//! The report of `check`: printed document by document, or at the end.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::cli::options::Format;
use crate::cli::output::spool::Spool;
use crate::cli::stop::Stop;
use crate::cli::terminal::say_not_compared;
use crate::lint::Finding;
use crate::report::human::{self, Marks};
use crate::report::{
    Located, checkstyle, github, html, json, located, not_compared, only_possible, plural, rdjson,
    sarif, table,
};
use crate::run::covered::CoveredSoFar;
use crate::run::scope::{Checked, Part};
use crate::source::fault;

/// A report while it is printed.
pub(crate) struct Report<W> {
    out: W,
    format: Format,
    marks: Marks,
    /// What is printed at the end.
    whole: Vec<Located>,
    /// Of the text that is being read in portions, or of the scope that is one.
    spool: Option<Spool>,
    /// All documents are one scope: a set is printed once.
    is_one_scope: bool,
    files: usize,
    found: usize,
    sets: usize,
    /// The sets of the text that is being read, or of the scope.
    names: BTreeSet<String>,
    /// Of all scopes.
    covered: CoveredSoFar,
}

impl<W: Write> Report<W> {
    /// # Errors
    /// Where `out` cannot be written.
    pub(crate) fn begin(
        mut out: W,
        format: Format,
        marks: Marks,
        is_one_scope: bool,
    ) -> io::Result<Self> {
        if format == Format::Csv {
            writeln!(out, "{}", table::HEADER)?;
        }
        Ok(Self {
            out,
            format,
            marks,
            whole: Vec::new(),
            spool: None,
            is_one_scope,
            files: 0,
            found: 0,
            sets: 0,
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
                self.wait(checked, findings)?;
            }
            Format::Human => {
                human::findings(out, document, findings, &checked.canonicals, self.marks)?;
            }
            Format::Brief => human::brief(out, document, findings)?,
            Format::Json => json::findings(out, document, findings)?,
            Format::Csv => table::findings(out, document, findings)?,
            Format::Github => github::findings(out, &located(document, findings))?,
            Format::Sarif | Format::Rdjson | Format::Checkstyle | Format::Html => {
                self.whole.extend(located(document, findings));
            }
        }
        Ok(())
    }

    fn count(&mut self, checked: &Checked, findings: &[Finding]) {
        if checked.part.begins() {
            self.covered.add(&checked.canonicals);
            self.files += 1;
            if !self.is_one_scope {
                self.names.clear();
            }
        }
        self.found += findings.len();
        for finding in findings {
            let name = human::set_name(finding);
            if !self.names.contains(name) {
                self.names.insert(name.to_owned());
                self.sets += 1;
            }
        }
    }

    /// The report for people is grouped by set: portions wait for the end of their text.
    fn wait(&mut self, checked: &Checked, findings: &[Finding]) -> Result<(), Stop> {
        let document = &checked.document;
        let no_space = |error| fault::no_space(document.name(), &error);
        let spool = match &mut self.spool {
            Some(spool) => spool,
            none => none.insert(Spool::new(&checked.canonicals).map_err(no_space)?),
        };
        let added = spool.add(document, findings, self.marks);
        Ok(added.map_err(no_space)?)
    }

    /// A text in portions ends.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub(crate) fn end_of_text(&mut self) -> io::Result<()> {
        if self.is_one_scope {
            return Ok(());
        }
        self.print_spool()
    }

    fn print_spool(&mut self) -> io::Result<()> {
        match self.spool.take() {
            Some(spool) => spool.print(&mut self.out, self.marks),
            None => Ok(()),
        }
    }

    /// # Errors
    /// Where `out` cannot be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.print_spool()?;
        let (out, whole, files) = (&mut self.out, &self.whole, self.files);
        match self.format {
            Format::Human => {
                let (found, sets) = (self.found, self.sets);
                let found = plural(found, "finding");
                let (sets, files) = (plural(sets, "set"), plural(files, "file"));
                writeln!(out, "{found} in {sets}, {files}")?;
                let coverage = &self.covered.coverage;
                let gaps = [not_compared(coverage), only_possible(coverage)];
                for gap in gaps.into_iter().flatten() {
                    writeln!(out, "{gap}")?;
                }
            }
            Format::Sarif => sarif::findings(out, whole)?,
            Format::Rdjson => rdjson::findings(out, whole)?,
            Format::Checkstyle => checkstyle::findings(out, whole)?,
            Format::Html => html::findings(out, whole, files)?,
            Format::Brief | Format::Json | Format::Csv | Format::Github => {}
        }
        out.flush()?;
        if self.format != Format::Human {
            say_not_compared(&self.covered.coverage);
        }
        Ok(())
    }
}
