//! A baseline: the findings that an archive already has, so that only new ones are reported.
//!
//! Findings are known by their path, their word and the words around it, not by
//! line number; each may occur as often as it did.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::lint::Finding;
use crate::report::{Located, located};
use crate::text::Document;

use crate::source::fault::cannot_read;
use crate::source::globs::{folder_of, relative, resolved};
use crate::source::own::{Own, may_be_written};

const VERSION: u32 = 1;
const TOOL: &str = "vartani";

/// How often each finding occurs, by path and context.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Baseline {
    /// By which the file is known.
    #[serde(default)]
    tool: String,
    version: u32,
    findings: BTreeMap<String, BTreeMap<String, usize>>,
    /// The folder that the paths start from.
    #[serde(skip)]
    folder: PathBuf,
}

impl Baseline {
    /// An empty one, to be written into `file`.
    ///
    /// # Errors
    /// Where something else would be overwritten.
    pub(crate) fn beside(file: Option<&Path>) -> Result<Self, Error> {
        file.map_or(Ok(()), |file| may_be_written(file, Own::Baseline))?;
        Ok(Self {
            tool: TOOL.to_owned(),
            version: VERSION,
            findings: BTreeMap::new(),
            folder: file.map(folder_of).unwrap_or_default(),
        })
    }

    pub(crate) fn read(file: &Path) -> Result<Self, Error> {
        let text = fs::read(file).map_err(|error| cannot_read(file, &error))?;
        let unusable = |problem: String| {
            let help = "write a new one with --write-baseline";
            Error::new(ErrorKind::Config, problem, help).in_file(file)
        };
        let mut read: Self = serde_json::from_slice(&text)
            .map_err(|error| unusable(format!("not a baseline: {error}")))?;
        if read.version != VERSION {
            return Err(unusable(format!(
                "unknown baseline version {}",
                read.version
            )));
        }
        // The paths of older ones start from where the command was run.
        read.folder = if read.tool == TOOL {
            folder_of(file)
        } else {
            resolved(Path::new("."))
        };
        let found = std::mem::take(&mut read.findings).into_iter();
        read.findings = found
            .map(|(path, of_path)| (relative(&read.folder.join(path), &read.folder), of_path))
            .collect();
        Ok(read)
    }

    /// Adds the findings of one document.
    pub(crate) fn add(&mut self, document: &Document, findings: &[Finding]) {
        if findings.is_empty() {
            return;
        }
        let key = relative(Path::new(document.name()), &self.folder);
        for place in located(document, findings) {
            let of_path = self.findings.entry(key.clone()).or_default();
            *of_path.entry(place.context_key()).or_default() += 1;
        }
    }

    /// The findings that are not in the baseline.
    pub(crate) fn new_ones(&self, document: &Document, findings: Vec<Finding>) -> Vec<Finding> {
        if findings.is_empty() {
            return findings;
        }
        let key = relative(Path::new(document.name()), &self.folder);
        let Some(known) = self.findings.get(&key) else {
            return findings;
        };
        let mut left = known.clone();
        let places = located(document, &findings);
        let is_new = |key: String| match left.get_mut(&key) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        let new: Vec<bool> = places
            .iter()
            .map(Located::context_key)
            .map(is_new)
            .collect();
        let kept = findings.into_iter().zip(new).filter(|(_, new)| *new);
        kept.map(|(finding, _)| finding).collect()
    }

    pub(crate) fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
