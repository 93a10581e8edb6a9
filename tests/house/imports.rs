//! Reads from the source who imports what, and resolves it to files.
//!
//! An item that a `mod.rs` takes from another file counts as an import of that file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A path, segment by segment.
type Segments = Vec<String>;

/// All files of the library, by their path below `src`.
pub struct House {
    files: BTreeMap<String, File>,
    /// The file of each module.
    modules: BTreeMap<Segments, String>,
}

struct File {
    module: Segments,
    /// Without comments, texts and tests.
    code: String,
    /// Lines before the tests, and with them.
    lines: usize,
    all_lines: usize,
    /// What is imported, by the name that it gets here.
    uses: Vec<(String, Segments)>,
}

impl House {
    pub fn read() -> Self {
        let mut files = BTreeMap::new();
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![src.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "rs") {
                    let inside = path.strip_prefix(&src).unwrap();
                    let name = inside.to_str().unwrap().replace('\\', "/");
                    let file = File::of(&name, &fs::read_to_string(&path).unwrap());
                    files.insert(name, file);
                }
            }
        }
        Self::of(files)
    }

    fn of(files: BTreeMap<String, File>) -> Self {
        let modules = files.iter().filter(|(name, _)| *name != "main.rs");
        let modules = modules.map(|(name, file)| (file.module.clone(), name.clone()));
        Self {
            modules: modules.collect(),
            files,
        }
    }

    /// The files that each file imports from.
    pub fn arrows(&self) -> BTreeMap<String, BTreeSet<String>> {
        let of_file = |(name, file): (&String, &File)| {
            let targets = self.absolute(file).into_iter();
            let targets = targets.filter_map(|path| self.file_of(&path, 0));
            let others = targets.filter(|target| target != name).collect();
            (name.clone(), others)
        };
        self.files.iter().map(of_file).collect()
    }

    /// The paths that each file names, as they stand in it.
    pub fn paths(&self) -> impl Iterator<Item = (String, Vec<Segments>)> {
        self.files.iter().map(|(name, file)| {
            let uses = file.uses.iter().map(|(_, path)| path.clone());
            (name.clone(), uses.chain(inline_paths(&file.code)).collect())
        })
    }

    /// The code of each file, without comments, texts and tests.
    pub fn code(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter();
        files.map(|(name, file)| (name.as_str(), file.code.as_str()))
    }

    /// The lines of each file before its tests, without the examples in its documentation.
    pub fn lengths(&self) -> impl Iterator<Item = (&str, usize)> {
        let files = self.files.iter();
        files.map(|(name, file)| (name.as_str(), file.lines))
    }

    /// The lines of all files of a folder, tests included.
    pub fn whole_lengths(&self, folder: &str) -> usize {
        let files = self.files.iter();
        let inside = files.filter(|(name, _)| name.starts_with(folder));
        inside.map(|(_, file)| file.all_lines).sum()
    }

    /// What a file names of the library, from the root on.
    fn absolute(&self, file: &File) -> Vec<Segments> {
        let uses = file.uses.iter().map(|(_, path)| path.clone());
        let all = uses.chain(inline_paths(&file.code));
        all.filter_map(|path| self.absolute_in(&file.module, &path))
            .collect()
    }

    /// A path that stands in a module, from the root on; `None` where it leads out.
    fn absolute_in(&self, module: &[String], path: &[String]) -> Option<Segments> {
        let mut base = module.to_vec();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" | "vartani" => {
                base.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while let [first, more @ ..] = rest
                    && first == "super"
                {
                    base.pop();
                    rest = more;
                }
            }
            child => {
                let mut inside = base.clone();
                inside.push(child.to_owned());
                self.modules.get(&inside)?;
            }
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The file that defines what a path names.
    fn file_of(&self, path: &[String], depth: usize) -> Option<String> {
        let length = (0..=path.len()).rev();
        let mut modules = length.map(|length| (length, self.modules.get(&path[..length])));
        let (length, name) = modules.find_map(|(length, name)| Some((length, name?)))?;
        let Some(item) = path.get(length).filter(|_| depth < 16) else {
            return Some(name.clone());
        };
        let file = &self.files[name];
        let defines = |file: &File| defines(&file.code, item);
        let taken = file.uses.iter().filter_map(|(here, from)| {
            let is_all = here == "*" && !defines(file);
            if here != item && !is_all {
                return None;
            }
            let mut from = self.absolute_in(&file.module, from)?;
            if is_all {
                let inside = self.modules.get(&from)?;
                defines(&self.files[inside]).then_some(())?;
                from.push(item.clone());
            }
            from.extend_from_slice(&path[length + 1..]);
            self.file_of(&from, depth + 1)
        });
        let from_elsewhere = taken.into_iter().next();
        from_elsewhere.or_else(|| Some(name.clone()))
    }
}

/// True where code has an item of this name.
fn defines(code: &str, item: &str) -> bool {
    let kinds = ["fn", "struct", "enum", "const", "static", "type", "trait"];
    let words: Vec<&str> = code
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let mut pairs = words.windows(2);
    pairs.any(|pair| kinds.contains(&pair[0]) && pair[1] == item)
}

impl File {
    fn of(name: &str, text: &str) -> Self {
        let tests = "#[cfg(test)]\nmod tests {";
        let before = text.split(tests).next().unwrap_or(text);
        let code = without_comments_and_texts(before);
        let stem = name.trim_end_matches(".rs");
        let module = stem.split('/').map(str::to_owned);
        let module = module.filter(|part| !matches!(part.as_str(), "mod" | "lib"));
        Self {
            module: module.collect(),
            lines: before.lines().count() - lines_of_examples(before),
            all_lines: text.lines().count(),
            uses: uses(&code),
            code,
        }
    }
}

/// What the `use` items of code import, by the name that it gets.
fn uses(code: &str) -> Vec<(String, Segments)> {
    let mut found = Vec::new();
    for statement in code.split([';', '}', '{']).zip(starts(code)) {
        let (begin, at) = statement;
        let words: Vec<&str> = begin.split_whitespace().collect();
        if let Some(place) = words.iter().position(|word| *word == "use") {
            let is_item = words[..place].iter().all(|word| {
                word.starts_with("pub") || word.starts_with('#') || word.ends_with(']')
            });
            let from = at + begin.find("use").unwrap_or(0) + 3;
            let end = code[from..].find(';').map_or(code.len(), |end| from + end);
            if is_item {
                tree(&code[from..end], &Vec::new(), &mut found);
            }
        }
    }
    found
}

/// Where the parts between braces and semicolons begin.
fn starts(code: &str) -> impl Iterator<Item = usize> {
    let ends = code.match_indices([';', '}', '{']);
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1))
}

/// A tree of imports below a path: `a::{b, c as d}`.
fn tree(text: &str, above: &Segments, found: &mut Vec<(String, Segments)>) {
    let text = text.trim();
    let Some(open) = text.find('{') else {
        let (path, alias) = text.split_once(" as ").unwrap_or((text, ""));
        let mut path = joined(above, path);
        if path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let last = path.last().cloned().unwrap_or_default();
        if last == "*" {
            path.pop();
        }
        let name = if alias.is_empty() {
            last
        } else {
            alias.trim().to_owned()
        };
        found.push((name, path));
        return;
    };
    let above = joined(above, &text[..open]);
    let inside = text[open + 1..].trim_end().trim_end_matches('}');
    let closing = text[open + 1..]
        .rfind('}')
        .map_or(inside, |end| &text[open + 1..open + 1 + end]);
    let (mut depth, mut begin) = (0, 0);
    for (at, c) in closing.char_indices().chain([(closing.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = &closing[begin..at];
                if !part.trim().is_empty() {
                    tree(part, &above, found);
                }
                begin = at + 1;
            }
            _ => {}
        }
    }
}

fn joined(above: &Segments, path: &str) -> Segments {
    let own = path.split("::").map(str::trim).filter(|it| !it.is_empty());
    above
        .iter()
        .cloned()
        .chain(own.map(str::to_owned))
        .collect()
}

/// The paths of at least two segments in code, `use` items among them.
fn inline_paths(code: &str) -> Vec<Segments> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = code.split(|c: char| !is_part(c));
    let paths = words.filter(|word| word.contains("::"));
    // What stands before the braces of a tree is no path of its own.
    let paths = paths.filter(|word| !word.starts_with(':') && !word.ends_with(':'));
    let paths = paths.map(|path| joined(&Vec::new(), path));
    paths.filter(|path| path.len() > 1).collect()
}

/// Comments and texts as spaces, so that nothing in them is taken for code.
fn without_comments_and_texts(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_text(rest).filter(|_| !code.ends_with(is_word)) {
            let end = format!("\"{}", "#".repeat(hashes));
            let begin = hashes + 2;
            rest[begin..]
                .find(&end)
                .map_or(rest.len(), |at| begin + at + end.len())
        } else if c == '"' {
            1 + end_of_text(&rest[1..], '"')
        } else if c == '\'' {
            character(rest)
        } else {
            0
        };
        if skipped == 0 {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The number of hashes of a raw text that begins here.
fn raw_text(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// Bytes up to the end of a text, and its mark.
fn end_of_text(text: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == mark => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Bytes of a character that begins here; none where it is a lifetime.
fn character(text: &str) -> usize {
    let mut inside = text[1..].chars();
    match (inside.next(), inside.next()) {
        (Some('\\'), _) => 1 + end_of_text(&text[1..], '\''),
        (Some(c), Some('\'')) => c.len_utf8() + 2,
        _ => 0,
    }
}

/// Files that can be reached from each other, each group in order.
pub fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = arrows
        .keys()
        .map(|file| (file, reached_from(file, arrows)))
        .collect();
    let circle = |file: &String| {
        let others = reached[file]
            .iter()
            .filter(|other| reached[*other].contains(file));
        others.map(ToString::to_string).collect::<Vec<_>>()
    };
    let all = arrows.keys().map(circle);
    all.filter(|circle| circle.len() > 1).collect()
}

fn reached_from<'a>(
    file: &'a String,
    arrows: &'a BTreeMap<String, BTreeSet<String>>,
) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut next = vec![file];
    while let Some(file) = next.pop() {
        let new = arrows[file].iter().filter(|target| reached.insert(*target));
        next.extend(new);
    }
    reached
}

/// Lines of the documentation that stand in a block of code, with its fences.
fn lines_of_examples(text: &str) -> usize {
    let mut inside = false;
    let docs = text.lines().map(str::trim_start);
    let docs = docs.filter_map(|line| line.strip_prefix("///").or(line.strip_prefix("//!")));
    docs.filter(|line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        inside || fence
    })
    .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(files: &[(&str, &str)]) -> House {
        let files = files.iter();
        House::of(
            files
                .map(|(name, text)| (name.to_string(), File::of(name, text)))
                .collect(),
        )
    }

    #[test]
    fn an_item_that_is_taken_over_is_found_where_it_is_defined() {
        let house = house(&[
            ("lib.rs", "mod a;\nmod b;"),
            (
                "a/mod.rs",
                "mod x; mod y;\npub use x::{One, inner::*};\npub use self::y as why;\nstruct Own;",
            ),
            ("a/x/mod.rs", "mod inner; pub struct One;"),
            ("a/x/inner.rs", "pub fn deep() {}"),
            ("a/y.rs", "use super::One;"),
            (
                "b.rs",
                "// crate::a::Own\nuse crate::{a::{deep, why::Z as Zed}};\nfn f() -> &'static str { \"crate::a::Own\" }",
            ),
        ]);
        let arrows = house.arrows();
        let of = |name: &str| arrows[name].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(of("b.rs"), ["a/x/inner.rs", "a/y.rs"]);
        assert_eq!(of("a/y.rs"), ["a/x/mod.rs"]);
        assert_eq!(of("a/mod.rs"), ["a/x/inner.rs", "a/x/mod.rs", "a/y.rs"]);
        assert!(circles(&arrows).is_empty());
    }

    #[test]
    fn files_that_reach_each_other_are_a_circle() {
        let house = house(&[
            ("lib.rs", ""),
            ("a/mod.rs", "use x::One; pub(crate) struct Own;"),
            ("a/x.rs", "fn f(_: super::Own) {}"),
            ("a/y.rs", "use crate::a::Own;"),
        ]);
        let found = circles(&house.arrows());
        let circle = vec!["a/mod.rs".to_owned(), "a/x.rs".to_owned()];
        assert_eq!(found, BTreeSet::from([circle]));
    }
}
