//! A baseline: the findings that an archive already has, so that only new ones are reported.
//!
//! Findings are known by their path, their word and the words around it, not by
//! line number; each may occur as often as it did.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::lint::Finding;
use crate::report::{Located, located};
use crate::text::Document;

use crate::source::fault::cannot_read;

const VERSION: u32 = 1;

/// How often each finding occurs, by path and context.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Baseline {
    version: u32,
    findings: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Baseline {
    pub(crate) fn empty() -> Self {
        Self {
            version: VERSION,
            findings: BTreeMap::new(),
        }
    }

    pub(crate) fn read(file: &Path) -> Result<Self, Error> {
        let text = fs::read(file).map_err(|error| cannot_read(file, &error))?;
        let unusable = |problem: String| {
            let help = "write a new one with --write-baseline";
            Error::new(ErrorKind::Config, problem, help).in_file(file)
        };
        let read: Self = serde_json::from_slice(&text)
            .map_err(|error| unusable(format!("not a baseline: {error}")))?;
        if read.version != VERSION {
            return Err(unusable(format!(
                "unknown baseline version {}",
                read.version
            )));
        }
        Ok(read)
    }

    /// Adds the findings of one document.
    pub(crate) fn add(&mut self, document: &Document, findings: &[Finding]) {
        for place in located(document, findings) {
            let of_path = self.findings.entry(place.path.clone()).or_default();
            *of_path.entry(place.context_key()).or_default() += 1;
        }
    }

    /// The findings that are not in the baseline.
    pub(crate) fn new_ones(&self, document: &Document, findings: Vec<Finding>) -> Vec<Finding> {
        let Some(known) = self.findings.get(document.name()) else {
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
