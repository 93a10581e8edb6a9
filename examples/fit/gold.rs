//! Reads the labelled data and makes pairs of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

use vartani::language::Lexicon;
use vartani::sound::{Alignment, EditClass, Fold, fold, phones};
use vartani::text::Spelling;
use vartani::variant::{Form, Knowledge, Near, candidates, is_light};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    Variant,
    /// Names of different things that look alike.
    LookAlike,
    /// Names of different things, and other words, taken without looking, or because
    /// they begin or end alike.
    Stranger,
    Inflection,
    Distinct,
    DistinctName,
    /// A common word that is written in two ways, from `doublets.tsv` or the lexicon.
    Doublet,
    /// Two words of the lexicon that look alike, and differ in a doubled consonant or
    /// in more than a rule of spelling or a length.
    Words,
}

impl Label {
    /// How much one such negative counts. Inflections and other words are far
    /// more frequent in running text than in a list of names.
    pub fn share(self) -> f64 {
        match self {
            Self::Inflection => 3.0,
            Self::Distinct | Self::DistinctName => 2.0,
            _ => 1.0,
        }
    }

    pub fn is_listed(self) -> bool {
        matches!(self, Self::Inflection | Self::Distinct | Self::DistinctName)
    }

    pub fn is_positive(self) -> bool {
        matches!(self, Self::Variant | Self::Doublet)
    }
}

pub struct Pair {
    pub a: String,
    pub b: String,
    pub label: Label,
    pub script: String,
    pub hindi: bool,
    /// Which of the two the lexicon is not to know: words that are in no list behave
    /// like those that are.
    pub hidden: (bool, bool),
    /// One divided by how many pairs the same two sets make: they are one observation.
    pub alone: f64,
    /// In which part its two names are, from 0; the first is held out.
    pub parts: (u64, u64),
}

impl Pair {
    pub fn is_in(&self, part: u64) -> bool {
        self.parts.0 == part || self.parts.1 == part
    }
}

struct Set {
    id: String,
    english: String,
    names: Vec<String>,
}

pub struct Gold {
    scripts: BTreeMap<String, Vec<Set>>,
    negatives: Vec<(String, String, String)>,
    doublets: Vec<(String, String)>,
    negatives_header: String,
}

/// Look-alikes of other sets, at most, in one script.
const MOST_LOOK_ALIKES: usize = 40_000;
/// Names under one key, at most.
const MOST_UNDER_A_KEY: usize = 12;

/// How many parts the names are divided into.
pub const PARTS: u64 = 5;

/// The part that a name is in. The first is held out.
fn part(key: &str) -> u64 {
    stable_hash(&(key, "hold-out")) % PARTS
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
            doublets: read_doublets(&folder.join("doublets.tsv"))?,
            negatives_header,
        })
    }

    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (script, sets) in &self.scripts {
            within_sets(script, sets, &mut pairs);
            look_alikes(script, sets, &mut pairs);
            strangers(script, &names(sets), &mut pairs);
        }
        strangers("devanagari", &self.words(), &mut pairs);
        pairs.extend(self.doublets.iter().map(|(a, b)| doublet(a, b)));
        words_of_the_lexicon(&mut pairs);
        for (label, a, b) in &self.negatives {
            pairs.push(Pair {
                a: Spelling::of_word(a).to_string(),
                b: Spelling::of_word(b).to_string(),
                label: match label.as_str() {
                    "inflection" => Label::Inflection,
                    "distinct-name" | "distinct-name-vowel" => Label::DistinctName,
                    _ => Label::Distinct,
                },
                script: "devanagari".to_owned(),
                hindi: false,
                hidden: (false, false),
                alone: 1.0,
                parts: (part(a.min(b)), part(a.min(b))),
            });
        }
        pairs
    }

    /// The words of the negatives, each for its own English key.
    fn words(&self) -> Vec<Name<'_>> {
        let words = self.negatives.iter().flat_map(|(_, a, b)| [a, b]);
        let words: BTreeSet<&str> = words.map(String::as_str).collect();
        words.into_iter().map(|word| (word, word)).collect()
    }

    /// Writes the held-out part in the form it was read in.
    pub fn write_held_out(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder.join("clusters"))?;
        for (script, sets) in &self.scripts {
            let (mut rows, mut meta) = (String::new(), String::new());
            for set in sets.iter().filter(|set| part(&set.english) == 0) {
                rows.extend([&set.id, "\t", &set.names.join("\t"), "\n"]);
                meta.extend([&set.id, "\t", &set.english, "\n"]);
            }
            fs::write(folder.join(format!("clusters/{script}.tsv")), rows)?;
            fs::write(folder.join(format!("clusters/{script}.meta.tsv")), meta)?;
        }
        let mut text = format!("{}\n", self.negatives_header);
        for (label, a, b) in &self.negatives {
            if part(a.min(b)) == 0 {
                text.extend([label, "\t", a, "\t", b, "\n"]);
            }
        }
        fs::write(folder.join("negatives.tsv"), text)
    }
}

/// Classes of doublets that are nothing but one word in two spellings.
const CLEAN: [&str; 6] = [
    "nukta",
    "rra-nukta",
    "anusvara-homorganic",
    "anusvara-heterorganic",
    "chandrabindu",
    "glide-ya",
];

/// Empty where there is no such file.
fn read_doublets(path: &Path) -> io::Result<Vec<(String, String)>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path)?;
    let doublet = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let (class, a, b) = (cells.first()?, cells.get(1)?, cells.get(4)?);
        CLEAN
            .contains(class)
            .then(|| ((*a).to_owned(), (*b).to_owned()))
    };
    Ok(text.lines().filter_map(doublet).collect())
}

fn doublet(a: &str, b: &str) -> Pair {
    let (a, b) = (a.min(b), a.max(b));
    Pair {
        a: Spelling::of_word(a).to_string(),
        b: Spelling::of_word(b).to_string(),
        label: Label::Doublet,
        script: "devanagari".to_owned(),
        hindi: false,
        hidden: (false, false),
        alone: 1.0,
        parts: (part(a), part(b)),
    }
}

/// A band from which on a word is more than an entry of a list.
const ATTESTED: u8 = 2;
/// Longer words of the lexicon, in phones, that are nearer than this may be one word
/// in two spellings (बिलकुल, बिल्कुल).
const LONGEST_OTHER_WORD: usize = 6;
const NEAR_IN_LONG_WORDS: f32 = 0.65;
/// What two long words of the lexicon differ in that are one word: of 48 pairs with
/// another length of i or u inside, and 31 with a virama, 73 are (जरुरत, जरूरत).
const ONE_WORD_IF_LONG: [EditClass; 3] = [
    EditClass::ShortLongI,
    EditClass::ShortLongU,
    EditClass::SchwaIndel,
];
/// Pairs of words of the lexicon, at most.
const MOST_WORDS: usize = 20_000;

fn words_of_the_lexicon(pairs: &mut Vec<Pair>) {
    let knowledge = Knowledge::without_table();
    let lexicon = Lexicon::hindi();
    let words = lexicon.words();
    let attested = words.iter().filter(|(_, band)| *band >= ATTESTED);
    let forms: Vec<Form<'_>> = attested.map(|(word, _)| knowledge.form(word)).collect();
    let costs = knowledge.model.costs();
    let near = Near {
        costs,
        farthest: knowledge.model.farthest(),
        farthest_of_short: knowledge.model.farthest(),
    };
    let differ = |(i, j): (u32, u32), alignment: Alignment| {
        let (a, b) = (&forms[i as usize], &forms[j as usize]);
        let classes: Vec<EditClass> = alignment
            .operations
            .iter()
            .filter_map(|op| op.class)
            .collect();
        let long = a.phones.len().min(b.phones.len()) > LONGEST_OTHER_WORD;
        let doubled = classes.contains(&EditClass::GeminateIndel);
        let label = if long && classes.iter().all(|class| ONE_WORD_IF_LONG.contains(class)) {
            Label::Doublet
        } else if (doubled || !is_light(&alignment))
            && !(long && alignment.cost < NEAR_IN_LONG_WORDS)
        {
            Label::Words
        } else {
            return None;
        };
        Some((a.spelling, b.spelling, label))
    };
    let mut found = candidates(&forms, near, differ);
    found.sort_by_key(|&(a, b, _)| stable_hash(&(a, b, "words")));
    found.truncate(MOST_WORDS);
    pairs.extend(found.into_iter().map(|(a, b, label)| {
        let chance = stable_hash(&(a, b, "hidden"));
        let is_word = label == Label::Words;
        Pair {
            a: a.to_owned(),
            b: b.to_owned(),
            label,
            script: "devanagari".to_owned(),
            hindi: false,
            hidden: (is_word && chance & 1 == 0, is_word && chance & 2 == 0),
            alone: 1.0,
            parts: (part(a), part(b)),
        }
    }));
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
            .map(|n| Spelling::of_word(n).to_string())
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
                    hidden: (false, false),
                    alone: 1.0,
                    parts: (part(&set.english), part(&set.english)),
                });
            }
        }
    }
}

/// A name with its English key.
type Name<'a> = (&'a str, &'a str);

/// The first name of each set.
fn names(sets: &[Set]) -> Vec<Name<'_>> {
    let first = |set| -> Option<Name<'_>> {
        let set: &Set = set;
        Some((set.names.first()?, &set.english))
    };
    sets.iter().filter_map(first).collect()
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
            let name = Spelling::of_word(name).to_string();
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
    let mut of_sets = HashMap::<(usize, usize), f64>::new();
    for &(_, sets) in &found {
        *of_sets.entry(sets).or_default() += 1.0;
    }
    for ((a, b), (n, m)) in found {
        pairs.push(Pair {
            a,
            b,
            label: Label::LookAlike,
            script: script.to_owned(),
            hindi: sets[n].id.starts_with("hi:") && sets[m].id.starts_with("hi:"),
            hidden: (false, false),
            alone: 1.0 / of_sets[&(n, m)],
            parts: (part(&sets[n].english), part(&sets[m].english)),
        });
    }
}

/// Least letters that two words which begin or end alike must have besides.
const FEWEST_OTHER_LETTERS: usize = 3;

/// Neighbours in an order that a name is paired with.
const NEIGHBOURS: usize = 4;

/// Each name with the next ones in an order without meaning, in that of the folded
/// sounds, in that of the letters, and in that of the letters read backwards.
fn strangers(script: &str, names: &[Name<'_>], pairs: &mut Vec<Pair>) {
    let mut names: Vec<Name<'_>> = names.to_vec();
    let mut pair_up = |names: &[Name<'_>]| {
        let neighbours = (1..=NEIGHBOURS).flat_map(|lag| names.iter().zip(names.iter().skip(lag)));
        for (&a, &b) in neighbours {
            let words = a.0 == a.1 && b.0 == b.1;
            if words || unlike(&english_skeleton(a.1), &english_skeleton(b.1)) {
                pairs.extend(stranger(script, a, b));
            }
        }
    };
    names.sort_by_key(|name| stable_hash(&(name, "stranger")));
    pair_up(&names);
    names.sort_by_cached_key(|name| folded(fold(&phones(name.0))));
    pair_up(&names);
    names.sort_unstable();
    pair_up(&names);
    names.sort_by_cached_key(|name| name.0.chars().rev().collect::<String>());
    pair_up(&names);
}

fn stranger(script: &str, a: Name<'_>, b: Name<'_>) -> Option<Pair> {
    let letters = |name: &str| name.chars().count();
    let common = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take_while(|(c, d)| c == d).count()
    };
    let begins = common(&mut a.0.chars(), &mut b.0.chars());
    let ends = common(&mut a.0.chars().rev(), &mut b.0.chars().rev());
    let others = letters(a.0)
        .min(letters(b.0))
        .checked_sub(begins.max(ends))?;
    (others >= FEWEST_OTHER_LETTERS).then(|| Pair {
        a: Spelling::of_word(a.0.min(b.0)).to_string(),
        b: Spelling::of_word(a.0.max(b.0)).to_string(),
        label: Label::Stranger,
        script: script.to_owned(),
        hindi: false,
        hidden: (false, false),
        alone: 1.0,
        parts: (part(a.1), part(b.1)),
    })
}

#[expect(clippy::match_same_arms, reason = "one line for each letter")]
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
    if skeleton.length() > 1 {
        keys.insert(format!("={}", folded(skeleton)));
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

fn folded(fold: Fold) -> String {
    fold.letters().map(char::from).collect()
}
