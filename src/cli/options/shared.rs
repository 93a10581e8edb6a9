//! Options that several commands share.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::report::Interface;
use crate::run::settings::Scope;
use crate::variant::Tier;

/// What to read.
#[derive(Args, Clone, Debug)]
pub struct InputArgs {
    /// Files, directories (walked with gitignore rules), or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Read more paths from FILE, one a line or each with a NUL behind it
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Name for standard input in reports
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub stdin_filename: String,
    /// Read only this column of CSV and TSV, by header or number (repeatable)
    #[arg(long, value_name = "NAME")]
    pub column: Vec<String>,
    /// Read only this field of JSON, by key or dotted path, or element of XML (repeatable)
    #[arg(long, value_name = "PATH")]
    pub field: Vec<String>,
    /// Read the comments and strings of program code that is named
    #[arg(long)]
    pub code: bool,
    /// Number of threads; the output does not depend on it
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Print which files are skipped, and how many discovered pairs chance would make
    #[arg(long, short)]
    pub verbose: bool,
}

/// What a command judges by.
#[derive(Args, Clone, Debug, Default)]
pub struct KnowledgeArgs {
    /// Use a table of your own; later tables override earlier ones and the built-in table (repeatable)
    #[arg(long, value_name = "FILE")]
    pub table: Vec<PathBuf>,
    /// Add words that exist: a word list, word<TAB>count lines, or a hunspell .dic (repeatable)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Do not use the built-in table
    #[arg(long)]
    pub no_builtin: bool,
    /// Apply the built-in table everywhere, as if it were your own
    #[arg(long, conflicts_with = "no_builtin")]
    pub enforce_builtin: bool,
    /// Language of the text (BCP 47); rows for other languages are not used
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// House style: which of two right spellings to write, for example en-GB (repeatable, one a language)
    #[arg(long, value_name = "STYLE")]
    pub style: Vec<String>,
    /// Read this configuration file instead of the nearest vartani.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, conflicts_with = "config")]
    pub isolated: bool,
}

impl KnowledgeArgs {
    /// The tables and lexica of the user.
    pub fn own_files(&self) -> Vec<&Path> {
        let files = self.table.iter().chain(&self.lexicon);
        files.map(PathBuf::as_path).collect()
    }
}

/// In what spellings are compared with each other.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeArg {
    /// Each document alone
    #[default]
    Document,
    /// All inputs together
    All,
}

impl From<ScopeArg> for Scope {
    fn from(scope: ScopeArg) -> Self {
        match scope {
            ScopeArg::Document => Self::Document,
            ScopeArg::All => Self::All,
        }
    }
}

/// The lowest tier of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TierArg {
    /// Encoding defects and verified table rows
    Certain,
    /// At most 1 expected error in 100
    Likely,
    /// Worth a look
    Possible,
}

impl From<TierArg> for Tier {
    fn from(tier: TierArg) -> Self {
        match tier {
            TierArg::Certain => Self::Certain,
            TierArg::Likely => Self::Likely,
            TierArg::Possible => Self::Possible,
        }
    }
}

/// The format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text grouped by set, for reading
    #[default]
    Human,
    /// One line for each finding
    Brief,
    /// One JSON object on each line
    Json,
    /// Comma-separated values
    Csv,
    /// SARIF 2.1.0, with fixes
    Sarif,
    /// Annotations for GitHub Actions
    Github,
    /// Diagnostics for reviewdog
    Rdjson,
    /// Checkstyle XML
    Checkstyle,
    /// One web page
    Html,
}

/// The format of clusters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ClusterFormat {
    /// Text for reading
    #[default]
    Human,
    /// One JSON object on each line
    Json,
    /// Table rows with status `candidate`
    Csv,
}

/// A language of reports for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum InterfaceArg {
    /// English
    En,
    /// Hindi
    Hi,
}

impl From<InterfaceArg> for Interface {
    fn from(arg: InterfaceArg) -> Self {
        match arg {
            InterfaceArg::En => Self::English,
            InterfaceArg::Hi => Self::Hindi,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// Only on a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What is judged, and how it is reported.
#[derive(Args, Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct JudgementArgs {
    /// Compare spellings in each document or in all inputs [default: document]
    #[arg(long, value_enum)]
    pub scope: Option<ScopeArg>,
    /// Judge each document against an archive: a file written by `profile build`
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// Also check house style (the rule `orthography`)
    #[arg(long)]
    pub orthography: bool,
    /// Also report known slips that stand alone (the rule `common-slips`)
    #[arg(long)]
    pub common_slips: bool,
    /// Ignore words inside quotation marks
    #[arg(long)]
    pub ignore_quotations: bool,
    /// Report ignore comments that suppress nothing
    #[arg(long)]
    pub report_unused_ignores: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Language of the report for people [default: en]
    #[arg(long, value_enum, value_name = "LANG")]
    pub ui_lang: Option<InterfaceArg>,
    /// Use colour
    #[arg(long, value_enum, default_value_t)]
    pub color: Colour,
    /// Exit with 0 even if there are findings
    #[arg(long)]
    pub exit_zero: bool,
}
