//! One self-contained page: findings by set, for reading in a browser.
//!
//! Every text of a document is escaped by the template engine and never
//! interpreted; the page's script reads attributes only.

use std::collections::BTreeMap;
use std::io::{self, Write};

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use crate::lint::Rule;

use super::human::{cut_after, cut_before};
use super::located::Located;

const TEMPLATE: &str = include_str!("html.jinja");

/// Code points of context on each side.
const CONTEXT: usize = 60;

#[derive(Serialize)]
struct Set<'a> {
    name: &'a str,
    reason: &'a str,
    rule: &'a str,
    tier: &'a str,
    decided: bool,
    spellings: Vec<(&'a str, usize)>,
    occurrences: Vec<Occurrence<'a>>,
}

#[derive(Serialize)]
struct Occurrence<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    before: String,
    word: &'a str,
    after: String,
    suggestion: Option<&'a str>,
}

/// The whole page. `files` is how many were read.
///
/// # Errors
/// Where `out` cannot be written, or the template engine gives up.
pub fn findings(out: &mut dyn Write, found: &[Located], files: usize) -> io::Result<()> {
    let mut environment = Environment::new();
    environment
        .add_template("report.html", TEMPLATE)
        .map_err(io::Error::other)?;
    let sets = sets(found);
    let rules = Rule::ALL.map(Rule::name);
    let page = environment
        .get_template("report.html")
        .and_then(|template| {
            template.render(
                context! { sets => Value::from(Serde(sets)), total => found.len(), files, rules },
            )
        })
        .map_err(io::Error::other)?;
    writeln!(out, "{page}")
}

/// Sets in the order of their first finding.
fn sets(found: &[Located]) -> Vec<Set<'_>> {
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut sets: Vec<Set<'_>> = Vec::new();
    for located in found {
        let finding = &located.finding;
        let key = (finding.cluster.as_str(), finding.rule.name());
        let at = *places.entry(key).or_insert_with(|| {
            sets.push(Set {
                name: &finding.cluster,
                reason: &finding.reason,
                rule: finding.rule.name(),
                tier: finding.tier.name(),
                decided: finding.suggestion.is_some(),
                spellings: Vec::new(),
                occurrences: Vec::new(),
            });
            sets.len() - 1
        });
        let set = &mut sets[at];
        match set
            .spellings
            .iter_mut()
            .find(|(word, _)| *word == finding.word)
        {
            Some((_, count)) => *count += 1,
            None => set.spellings.push((&finding.word, 1)),
        }
        set.occurrences.push(occurrence(located));
    }
    sets
}

fn occurrence(located: &Located) -> Occurrence<'_> {
    let (before, after) = &located.around;
    Occurrence {
        path: &located.path,
        line: located.start.line,
        column: located.start.column,
        before: cut_before(before, CONTEXT),
        word: &located.finding.word,
        after: cut_after(after, CONTEXT),
        suggestion: located.finding.suggestion.as_deref(),
    }
}
