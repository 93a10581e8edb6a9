//! One self-contained page: sets to read, or to decide one by one, in a browser.
//!
//! A document's text goes into the page as JSON in which no `<` stands, and the page's
//! script sets it as text; so nothing of a document is ever interpreted.

use std::io::{self, Write};

use minijinja::{Environment, Value, context};
use serde::Serialize;

use crate::lint::{FindingKind, Rule};

use super::catalogue::{Catalogue, Interface, PageWords};
use super::harmless::harmless;
use super::human::{cut_after, cut_before};
use super::sets::{Set, SetSpelling, Sets};
use super::why::why;

const TEMPLATE: &str = include_str!("page/page.jinja");
const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// By which the content policy of the page knows its style and its script.
const STYLE_HASH: &str = "sha256-Ow4E1Av9+2wBnvWE7x4VCD7Hjr85aXx1boa9M8sttWM=";
const SCRIPT_HASH: &str = "sha256-vZI4u9iiD5TT/ZgMv/xH48gVh1+lHH6fz5RrTaAmE2o=";

/// Code points of context on each side.
const CONTEXT: usize = 60;

/// What a page is.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Files read.
    pub files: usize,
    /// Findings in them.
    pub findings: usize,
    /// The language that it speaks.
    pub interface: Interface,
    /// True where sets are decided on it, false where they are only read.
    pub decides: bool,
}

#[derive(Serialize)]
struct Data<'a> {
    decides: bool,
    title: &'a str,
    files: usize,
    findings: usize,
    words: &'a PageWords,
    sets: Vec<SetCell>,
}

#[derive(Serialize)]
struct SetCell {
    id: String,
    /// What the words of the set have in common, where they are no spellings of one word.
    name: Option<String>,
    kind: usize,
    tier: usize,
    lang: Option<String>,
    why: String,
    decided: bool,
    spellings: Vec<SpellingCell>,
    preferred: Option<SpellingCell>,
}

#[derive(Serialize)]
struct SpellingCell {
    word: String,
    count: u64,
    to: Option<String>,
    places: Vec<(String, usize, usize, String, String, String)>,
    more: usize,
}

/// Writes the page.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, sets: Sets, page: &Page) -> io::Result<()> {
    let says = page.interface.catalogue();
    let words = &says.page;
    let title = if page.decides {
        words.review
    } else {
        words.report
    };
    let data = Data {
        decides: page.decides,
        title,
        files: page.files,
        findings: page.findings,
        words,
        sets: sets.sorted().iter().map(|set| cell(set, says)).collect(),
    };
    let mut environment = Environment::new();
    environment
        .add_template("page.html", TEMPLATE)
        .map_err(io::Error::other)?;
    let template = environment.get_template("page.html");
    let filled = context! {
        lang => page.interface.tag(),
        title,
        needs_script => words.needs_script,
        style_hash => Value::from_safe_string(STYLE_HASH.to_owned()),
        script_hash => Value::from_safe_string(SCRIPT_HASH.to_owned()),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        data => Value::from_safe_string(without_markup(&serde_json::to_string(&data)?)),
    };
    let made = template.and_then(|template| template.render(filled));
    writeln!(out, "{}", made.map_err(io::Error::other)?)
}

/// JSON that ends no element: `<`, `>` and `&` as escapes.
fn without_markup(json: &str) -> String {
    harmless(json)
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

fn cell(set: &Set, says: &Catalogue) -> SetCell {
    let is_of_words = set.cluster.is_none();
    let about = match &set.cluster {
        Some(cluster) => why(cluster, says, false),
        None if set.rule == Rule::Encoding && set.is_decided() => says.looks_the_same.to_owned(),
        None => set.message.clone(),
    };
    let (kind, tier) = (set.kind as usize, set.tier as usize);
    let lang = set.language.as_ref().map(ToString::to_string);
    SetCell {
        id: format!("{} {}", set.name, lang.as_deref().unwrap_or("-")),
        name: (is_of_words && set.kind == FindingKind::Encoding).then(|| set.name.clone()),
        kind,
        tier,
        lang,
        why: format!("{} · {} · {about}", says.kinds[kind].0, says.tiers[tier]),
        decided: set.preferred.is_some() || set.is_decided(),
        spellings: set.spellings.iter().map(spelling).collect(),
        preferred: set.preferred.as_ref().map(spelling),
    }
}

fn spelling(of: &SetSpelling) -> SpellingCell {
    let places = of.places.iter().filter_map(|place| {
        let around = place.around.as_ref()?;
        let (before, after) = (
            cut_before(&around.before, CONTEXT),
            cut_after(&around.after, CONTEXT),
        );
        let word = around.word.clone();
        Some((
            place.path.to_string(),
            place.line,
            place.column,
            before,
            word,
            after,
        ))
    });
    SpellingCell {
        word: of.surface.clone(),
        count: of.count,
        to: of.suggestion.clone(),
        places: places.collect(),
        more: of.more,
    }
}
