//! `vartani.toml`: searched upwards, checked strictly, overridden by options.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};

use crate::cli::options::{InterfaceArg, KnowledgeArgs, ScopeArg, TierArg};
use crate::language::{HouseStyle, Tag};
use crate::source::fault::cannot_read;
use crate::source::globs::{self, Globs};

/// The keys of a configuration file. Every key is optional.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Config {
    /// Tables of the house; later ones override earlier ones. Relative to the file.
    pub tables: Vec<PathBuf>,
    /// More words that exist. Relative to the file.
    pub lexica: Vec<PathBuf>,
    /// Use the built-in table.
    pub builtin: Option<bool>,
    /// Apply the built-in table everywhere.
    pub enforce_builtin: Option<bool>,
    /// Language of the texts (BCP 47).
    pub lang: Option<String>,
    /// House styles: one, or one a language.
    pub style: Option<Styles>,
    /// Lowest tier that `check` reports.
    pub tier: Option<TierArg>,
    /// Lowest tier that `fix` writes.
    pub fix_tier: Option<TierArg>,
    /// Compare spellings in each document or in all inputs.
    pub scope: Option<ScopeArg>,
    /// The archive that each document is judged against. Relative to the file.
    pub profile: Option<PathBuf>,
    /// Check house style.
    pub orthography: Option<bool>,
    /// Report known slips that stand alone.
    pub common_slips: Option<bool>,
    /// Ignore words inside quotation marks.
    pub ignore_quotations: Option<bool>,
    /// Language of reports for people.
    pub ui_lang: Option<InterfaceArg>,
    /// Words that are right as they are.
    pub ignore_words: Vec<String>,
    /// Files that are not read, as in gitignore.
    pub exclude: Vec<String>,
    /// Columns of CSV and TSV that are prose.
    pub columns: Vec<String>,
    /// Fields of JSON that are prose.
    pub fields: Vec<String>,
    /// Other settings for some paths; later ones win.
    pub overrides: Vec<Override>,
}

/// The names of one style or of several.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq)]
#[serde(untagged)]
pub(crate) enum Styles {
    One(String),
    Several(Vec<String>),
}

impl Styles {
    /// The names, in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let names = match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        };
        names.iter().map(String::as_str)
    }
}

/// Settings for the files that match `paths`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Override {
    /// Which files, as in gitignore.
    pub paths: Vec<String>,
    /// Lowest tier, for `check` and for `fix`.
    pub tier: Option<TierArg>,
    /// Check house style.
    pub orthography: Option<bool>,
    /// More words that are right as they are.
    pub ignore_words: Vec<String>,
}

/// Every key, for suggestions and for the schema.
pub(crate) const KEYS: [&str; 20] = [
    "tables",
    "lexica",
    "builtin",
    "enforce-builtin",
    "lang",
    "style",
    "tier",
    "fix-tier",
    "scope",
    "profile",
    "orthography",
    "common-slips",
    "ignore-quotations",
    "ui-lang",
    "ignore-words",
    "exclude",
    "columns",
    "fields",
    "overrides",
    "paths",
];

const NAMES: [&str; 2] = ["vartani.toml", ".vartani.toml"];

/// A configuration and the file it was read from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loaded {
    pub config: Config,
    pub file: Option<PathBuf>,
}

/// The configuration that the arguments name, or the nearest one above the
/// current directory.
///
/// # Errors
/// Where the file cannot be read or has an unknown key or a wrong value.
pub(crate) fn load(args: &KnowledgeArgs) -> Result<Loaded, Error> {
    if args.isolated {
        return Ok(Loaded::default());
    }
    match &args.config {
        Some(file) => read(file, is_pyproject(file)).map(Option::unwrap_or_default),
        None => nearest(),
    }
}

fn nearest() -> Result<Loaded, Error> {
    let here = std::env::current_dir().unwrap_or_default();
    for folder in here.ancestors() {
        for name in NAMES {
            let file = folder.join(name);
            if file.is_file()
                && let Some(found) = read(&file, false)?
            {
                return Ok(found);
            }
        }
        let file = folder.join("pyproject.toml");
        if file.is_file()
            && let Some(found) = read(&file, true)?
        {
            return Ok(found);
        }
    }
    Ok(Loaded::default())
}

fn is_pyproject(file: &Path) -> bool {
    file.file_name()
        .is_some_and(|name| name == "pyproject.toml")
}

#[derive(Deserialize)]
struct Pyproject {
    tool: Option<Tool>,
}

#[derive(Deserialize)]
struct Tool {
    vartani: Option<Config>,
}

/// `None` where a `pyproject.toml` has no table for vartani.
fn read(file: &Path, pyproject: bool) -> Result<Option<Loaded>, Error> {
    let text = fs::read_to_string(file).map_err(|error| cannot_read(file, &error))?;
    parse(file, &text, pyproject)
}

/// The configuration that the `text` of a file is.
///
/// # Errors
/// Where it has an unknown key or a wrong value.
pub(crate) fn parse(file: &Path, text: &str, pyproject: bool) -> Result<Option<Loaded>, Error> {
    let parsed = if pyproject {
        // Keys of other tools are not checked, only the syntax and vartani's own table.
        toml::from_str::<Pyproject>(text).map(|file| file.tool.and_then(|tool| tool.vartani))
    } else {
        toml::from_str::<Config>(text).map(Some)
    };
    let config = parsed.map_err(|error| unusable(file, text, &error))?;
    if let Some(config) = &config {
        sound(config, file, text)?;
    }
    Ok(config.map(|mut config| {
        let folder = file.parent().unwrap_or(Path::new(""));
        for path in config.tables.iter_mut().chain(&mut config.lexica) {
            *path = folder.join(&*path);
        }
        if let Some(profile) = &mut config.profile {
            *profile = folder.join(&*profile);
        }
        Loaded {
            config,
            file: Some(file.to_owned()),
        }
    }))
}

/// Refuses values that would be ignored.
fn sound(config: &Config, file: &Path, text: &str) -> Result<(), Error> {
    let overrides = &config.overrides;
    let patterns = overrides.iter().flat_map(|one| &one.paths);
    for pattern in config.exclude.iter().chain(patterns) {
        if let Some(problem) = globs::problem(pattern) {
            let problem = format!("cannot read the pattern «{pattern}»: {problem}");
            return Err(on_line_of(
                file,
                text,
                pattern,
                problem,
                "write it as in .gitignore",
            ));
        }
    }
    if let Some(lang) = config
        .lang
        .as_deref()
        .filter(|lang| Tag::parse(lang).is_none())
    {
        let (problem, help) = no_language(lang);
        return Err(on_line_of(file, text, lang, problem, help));
    }
    let mut styles = config.style.iter().flat_map(Styles::names);
    if let Some(style) = styles.find(|name| HouseStyle::from_name(name).is_none()) {
        let (problem, help) = no_style(style);
        return Err(on_line_of(file, text, style, problem, &help));
    }
    if overrides.iter().any(|one| one.paths.is_empty()) {
        let problem = "an override without `paths` holds for no file";
        return Err(on_line_of(
            file,
            text,
            "[[overrides]]",
            problem.to_owned(),
            "add `paths`",
        ));
    }
    Ok(())
}

/// What to say of a language that is none.
pub(crate) fn no_language(lang: &str) -> (String, &'static str) {
    let problem = format!("«{lang}» is not a language tag");
    (problem, "write one as in BCP 47: hi, mr, hi-IN")
}

/// What to say of a style that is none.
pub(crate) fn no_style(name: &str) -> (String, String) {
    let known: Vec<&str> = HouseStyle::ALL.iter().map(HouseStyle::name).collect();
    let problem = format!("«{name}» is no known style");
    (problem, format!("write one of {}", known.join(", ")))
}

/// An error on the line of the file that holds `value`.
fn on_line_of(file: &Path, text: &str, value: &str, problem: String, help: &str) -> Error {
    let line = text.lines().position(|line| line.contains(value));
    let error = Error::new(ErrorKind::Config, problem, help).in_file(file);
    match line {
        Some(line) => error.on_line(line as u64 + 1),
        None => error,
    }
}

/// One line with the place, the problem and the nearest key that exists.
fn unusable(file: &Path, text: &str, error: &toml::de::Error) -> Error {
    let at = error.span().map_or(0, |span| span.start);
    let line = 1 + text[..at].matches('\n').count() as u64;
    let problem = error
        .message()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    let unknown = problem
        .strip_prefix("unknown field `")
        .and_then(|rest| rest.split('`').next());
    let help = unknown.map_or_else(
        || "see docs/configuration.md".to_owned(),
        |key| format!("did you mean `{}`?", nearest_key(key)),
    );
    let problem = match unknown {
        Some(key) => format!("unknown key `{key}`"),
        None => problem,
    };
    Error::new(ErrorKind::Config, problem, help)
        .in_file(file)
        .on_line(line)
}

fn nearest_key(key: &str) -> &'static str {
    let distance = |known: &&str| strsim::damerau_levenshtein(known, key);
    KEYS.into_iter().min_by_key(distance).unwrap_or(KEYS[0])
}

impl Loaded {
    /// The patterns of paths that are not read.
    pub(crate) fn excluded(&self) -> Globs {
        self.globs(&self.config.exclude)
    }

    /// Patterns of the configuration, which are rooted where its file stands.
    pub(crate) fn globs(&self, patterns: &[String]) -> Globs {
        let folder = self.file.as_deref().and_then(Path::parent);
        Globs::new(folder.unwrap_or(Path::new(".")), patterns)
    }
}

/// `vartani config`: the effective configuration, with the file it comes from.
pub(crate) fn shown(loaded: &Loaded) -> String {
    let from = loaded.file.as_ref().map_or_else(
        || "# no configuration file: every key has its default\n".to_owned(),
        |file| format!("# from {}\n", file.display()),
    );
    let config = &loaded.config;
    let effective = Config {
        builtin: config.builtin.or(Some(true)),
        enforce_builtin: config.enforce_builtin.or(Some(false)),
        tier: config.tier.or(Some(TierArg::Likely)),
        fix_tier: config.fix_tier.or(Some(TierArg::Certain)),
        scope: config.scope.or(Some(ScopeArg::Document)),
        orthography: config.orthography.or(Some(false)),
        common_slips: config.common_slips.or(Some(false)),
        ignore_quotations: config.ignore_quotations.or(Some(false)),
        ui_lang: config.ui_lang.or(Some(InterfaceArg::En)),
        ..config.clone()
    };
    let said = toml::Table::try_from(config).unwrap_or_default();
    let text = toml::to_string(&effective).unwrap_or_default();
    let mut out = from;
    let mut top = true;
    for line in text.lines() {
        top &= !line.starts_with('[');
        let key = line.split(" =").next().unwrap_or("");
        let is_key = top && KEYS.contains(&key);
        let said = said
            .get(key)
            .is_some_and(|value| value.as_array().is_none_or(|a| !a.is_empty()));
        out.push_str(line);
        if is_key && !said {
            out.push_str("  # default");
        }
        out.push('\n');
    }
    out
}

/// What `vartani init` writes.
pub(crate) const TEMPLATE: &str = r#"# vartani: consistent spellings. Every line that is commented out shows the default.

# Your own table. It overrides everything else.
tables = ["house-spellings.csv"]

# Lowest tier that `check` reports: "certain", "likely" or "possible".
# tier = "likely"
# Lowest tier that `fix` writes.
# fix-tier = "certain"

# More words that exist: a word list, word<TAB>count lines, or a hunspell dictionary.
# lexica = ["/usr/share/hunspell/hi_IN.dic"]

# The archive that each document is judged against (see `vartani profile build`).
# profile = "archive.profile"

# Check the house style of the Central Hindi Directorate.
# orthography = false
# Report the words that school grammars list as misspelt, also where they stand alone.
# common-slips = false

# Which of two right spellings to write: en-GB-oxford, en-GB, en-US, en-CA, en-AU …
# style = "en-GB"

# Words that are right as they are, and files that are not read.
# ignore-words = []
# exclude = []
# ignore-quotations = false

# Other settings for some files.
# [[overrides]]
# paths = ["archive/**"]
# tier = "certain"
"#;

/// The table that `vartani init` writes: a header and nothing else.
pub(crate) const EMPTY_TABLE: &str = "variant,canonical,relation,lang,status,source,note\n";
