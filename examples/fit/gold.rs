//! Reads the labelled data and makes pairs of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

use vartani::sound::{fold, phones};
use vartani::text::Spelling;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    Variant,
    /// Names of different things that look alike.
    LookAlike,
    Inflection,
    Distinct,
    DistinctName,
}

impl Label {
    /// How much one such negative counts. Inflections and other words are far
    /// more frequent in running text than in a list of names.
    pub fn share(self) -> f64 {
        match self {
            Self::Variant | Self::LookAlike => 1.0,
            Self::Inflection => 3.0,
            Self::Distinct | Self::DistinctName => 2.0,
        }
    }

    pub fn is_listed(self) -> bool {
        !matches!(self, Self::Variant | Self::LookAlike)
    }
}

pub struct Pair {
    pub a: String,
    pub b: String,
    pub label: Label,
    pub script: String,
    pub hindi: bool,
    pub held_out: bool,
}

struct Set {
    id: String,
    english: String,
    names: Vec<String>,
}

pub struct Gold {
    scripts: BTreeMap<String, Vec<Set>>,
    negatives: Vec<(String, String, String)>,
    negatives_header: String,
}

/// Look-alikes of other sets, at most, in one script.
const MOST_LOOK_ALIKES: usize = 40_000;
/// Names under one key, at most.
const MOST_UNDER_A_KEY: usize = 12;

/// One name in five is held out.
fn held_out(key: &str) -> bool {
    stable_hash(&(key, "hold-out")).is_multiple_of(5)
}

fn stable_hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Gold {
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut scripts = BTreeMap::new();
        for entry in fs::read_dir(folder.join("clusters"))? {
            let path = entry?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if let Some(script) = name.strip_suffix(".tsv").filter(|s| !s.contains('.')) {
                scripts.insert(script.to_owned(), read_sets(&path)?);
            }
        }
        let text = fs::read_to_string(folder.join("negatives.tsv"))?;
        let mut lines = text.lines();
        let negatives_header = lines.next().unwrap_or_default().to_owned();
        let negatives = lines
            .filter_map(|line| {
                let mut cells = line.split('\t');
                let (label, a, b) = (cells.next()?, cells.next()?, cells.next()?);
                Some((label.to_owned(), a.to_owned(), b.to_owned()))
            })
            .collect();
        Ok(Self {
            scripts,
            negatives,
            negatives_header,
        })
    }

    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (script, sets) in &self.scripts {
            within_sets(script, sets, &mut pairs);
            look_alikes(script, sets, &mut pairs);
        }
        for (label, a, b) in &self.negatives {
            pairs.push(Pair {
                a: Spelling::of(a).to_string(),
                b: Spelling::of(b).to_string(),
                label: match label.as_str() {
                    "inflection" => Label::Inflection,
                    "distinct-name" | "distinct-name-vowel" => Label::DistinctName,
                    _ => Label::Distinct,
                },
                script: "devanagari".to_owned(),
                hindi: false,
                held_out: held_out(a.min(b)),
            });
        }
        pairs
    }

    /// Writes the held-out part in the form it was read in.
    pub fn write_held_out(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder.join("clusters"))?;
        for (script, sets) in &self.scripts {
            let (mut rows, mut meta) = (String::new(), String::new());
            for set in sets.iter().filter(|set| held_out(&set.english)) {
                rows += &format!("{}\t{}\n", set.id, set.names.join("\t"));
                meta += &format!("{}\t{}\n", set.id, set.english);
            }
            fs::write(folder.join(format!("clusters/{script}.tsv")), rows)?;
            fs::write(folder.join(format!("clusters/{script}.meta.tsv")), meta)?;
        }
        let mut text = format!("{}\n", self.negatives_header);
        for (label, a, b) in &self.negatives {
            if held_out(a.min(b)) {
                text += &format!("{label}\t{a}\t{b}\n");
            }
        }
        fs::write(folder.join("negatives.tsv"), text)
    }
}

fn read_sets(path: &Path) -> io::Result<Vec<Set>> {
    let meta = fs::read_to_string(path.with_extension("meta.tsv"))?;
    let english: HashMap<&str, &str> = meta
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let text = fs::read_to_string(path)?;
    let sets = text.lines().map(|line| {
        let mut cells = line.split('\t');
        let id = cells.next().unwrap_or_default();
        Set {
            id: id.to_owned(),
            english: english.get(id).copied().unwrap_or(id).to_owned(),
            names: cells.map(str::to_owned).collect(),
        }
    });
    Ok(sets.collect())
}

fn within_sets(script: &str, sets: &[Set], pairs: &mut Vec<Pair>) {
    for set in sets {
        let names: BTreeSet<String> = set
            .names
            .iter()
            .map(|n| Spelling::of(n).to_string())
            .collect();
        let names: Vec<String> = names.into_iter().collect();
        for (i, a) in names.iter().enumerate() {
            for b in &names[i + 1..] {
                pairs.push(Pair {
                    a: a.clone(),
                    b: b.clone(),
                    label: Label::Variant,
                    script: script.to_owned(),
                    hindi: set.id.starts_with("hi:"),
                    held_out: held_out(&set.english),
                });
            }
        }
    }
}

/// Pairs of names of different sets that are at most two letters apart, or
/// alike in their consonants, while their English keys are not.
fn look_alikes(script: &str, sets: &[Set], pairs: &mut Vec<Pair>) {
    let same: BTreeSet<(String, String)> = pairs
        .iter()
        .filter(|p| p.script == script)
        .flat_map(|p| [(p.a.clone(), p.b.clone()), (p.b.clone(), p.a.clone())])
        .collect();
    let plain: Vec<String> = sets
        .iter()
        .map(|set| english_skeleton(&set.english))
        .collect();
    let mut order: Vec<usize> = (0..sets.len()).collect();
    order.sort_by_key(|&number| stable_hash(&(&sets[number].id, "order")));
    let mut by_key: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    for number in order {
        if plain[number].is_empty() {
            continue;
        }
        for name in &sets[number].names {
            let name = Spelling::of(name).to_string();
            for key in near_keys(&name) {
                let members = by_key.entry(key).or_default();
                if members.len() < MOST_UNDER_A_KEY {
                    members.push((number, name.clone()));
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    for members in by_key.values() {
        for (i, (n, a)) in members.iter().enumerate() {
            for (m, b) in &members[i + 1..] {
                let key = (a.min(b).clone(), a.max(b).clone());
                if n != m && a != b && unlike(&plain[*n], &plain[*m]) && !same.contains(&key) {
                    let (n, m) = (*n.min(m), *n.max(m));
                    let slot = found.entry(key).or_insert((n, m));
                    *slot = (*slot).min((n, m));
                }
            }
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(key, _)| stable_hash(&(key, "sample")));
    found.truncate(MOST_LOOK_ALIKES);
    for ((a, b), (n, m)) in found {
        let out = (held_out(&sets[n].english), held_out(&sets[m].english));
        pairs.push(Pair {
            a,
            b,
            label: Label::LookAlike,
            script: script.to_owned(),
            hindi: sets[n].id.starts_with("hi:") && sets[m].id.starts_with("hi:"),
            held_out: out.0 || out.1,
        });
    }
}

fn english_skeleton(english: &str) -> String {
    let mut out = String::new();
    for c in english.to_lowercase().chars() {
        let merged = match c {
            'c' | 'q' => 'k',
            'z' => 'j',
            'f' | 'v' | 'b' => 'p',
            't' => 't',
            'd' => 't',
            'a' | 'e' | 'i' | 'o' | 'u' | 'h' | 'y' | 'w' => continue,
            c if c.is_ascii_alphabetic() => c,
            _ => continue,
        };
        if !out.ends_with(merged) {
            out.push(merged);
        }
    }
    out
}

fn unlike(p: &str, q: &str) -> bool {
    let head = |s: &str| s.chars().take(3).collect::<String>();
    head(p) != head(q) && !p.contains(q) && !q.contains(p)
}

fn near_keys(name: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let skeleton = fold(&phones(name)).skeleton();
    if skeleton.as_bytes().len() > 1 {
        keys.insert(format!("={}", String::from_utf8_lossy(skeleton.as_bytes())));
    }
    keys.insert(name.to_owned());
    let letters: Vec<char> = name.chars().collect();
    let without = |skip: &[usize]| -> String {
        letters
            .iter()
            .enumerate()
            .filter(|(i, _)| !skip.contains(i))
            .map(|(_, c)| c)
            .collect()
    };
    for i in 0..letters.len() {
        if letters.len() > 3 {
            keys.insert(without(&[i]));
        }
        if letters.len() > 5 {
            keys.extend((i + 1..letters.len()).map(|j| without(&[i, j])));
        }
    }
    keys
}
