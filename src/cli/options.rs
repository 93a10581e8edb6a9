//! The options, as clap reads them.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::run::settings::Scope;
use crate::variant::Tier;

/// Finds and fixes inconsistent spellings of the same name or word
#[derive(Debug, Parser)]
#[command(
    name = "vartani",
    version,
    about,
    after_help = "Examples:
  vartani check draft.txt               report words that are spelt in two ways
  vartani fix --diff draft.txt          show what would be rewritten
  vartani fix --tier likely draft.txt   rewrite discovered variants too
  vartani explain टोकायव टोकायेव        show why two spellings are one word
  vartani rule encoding                 describe a rule"
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report inconsistent spellings
    #[command(after_help = "Examples:
  vartani check draft.docx                            report words that are spelt in two ways
  vartani check --tier possible draft.txt             also report findings that are worth a look
  vartani check --scope all chapters/                 compare spellings across all files
  vartani check --profile archive.profile draft.txt   compare a draft with an archive
  vartani check --format sarif . > vartani.sarif      write a report for code scanning
  vartani check --write-baseline old.json .           record the findings of today
  vartani check --baseline old.json .                 report only new findings")]
    Check(CheckArgs),
    /// Rewrite inconsistent spellings
    #[command(after_help = "Examples:
  vartani fix --diff draft.txt                   show what would be rewritten
  vartani fix --tier likely draft.docx           rewrite discovered variants too
  vartani fix - < draft.txt > fixed.txt          fix standard input
  vartani fix --dry-run --tier likely archive/   count the changes, set by set
  vartani fix --journal j.jsonl archive/         record the changes; run again to resume
  vartani undo j.jsonl                           undo them")]
    Fix(FixArgs),
    /// Print the sets of spellings in all inputs
    #[command(after_help = "Examples:
  vartani cluster names.txt                                cluster a list of names
  vartani cluster --format csv archive/ > candidates.csv   write rows for a table of your own")]
    Cluster(ClusterArgs),
    /// Explain why two spellings are or are not one word, or how one spelling sounds
    #[command(after_help = "Examples:
  vartani explain टोकायव टोकायेव
  vartani explain कज़ाख़स्तान")]
    Explain(ExplainArgs),
    /// Describe a rule, or list all rules
    Rule {
        /// Name of the rule
        name: Option<String>,
    },
    /// Judge pairs from standard input, one `A<TAB>B` on each line
    #[command(after_help = "Examples:
  printf 'टोकायव\\tटोकायेव\\n' | vartani score")]
    Score(ScoreArgs),
    /// Undo the changes recorded in a journal
    #[command(after_help = "Exit codes:
  0  all files are as they were before `fix`
  1  some files changed since and were left alone
  2  error")]
    Undo(UndoArgs),
    /// Write vartani.toml and an empty table into the current directory
    Init,
    /// Print the effective configuration
    Config(KnowledgeArgs),
    /// Print a completion script for a shell
    Completions {
        /// Shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man {
        /// Write the pages of all commands into DIR
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Build, merge and show profiles: the spellings of an archive
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Check, format and merge tables
    #[command(subcommand)]
    Table(TableCommand),
}

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
#[derive(Args, Clone, Debug)]
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
    /// Ignore words inside quotation marks
    #[arg(long)]
    pub ignore_quotations: bool,
    /// Report ignore comments that suppress nothing
    #[arg(long)]
    pub report_unused_ignores: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Use colour
    #[arg(long, value_enum, default_value_t)]
    pub color: Colour,
    /// Exit with 0 even if there are findings
    #[arg(long)]
    pub exit_zero: bool,
}

/// Options of `check`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct CheckArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub judgement: JudgementArgs,
    /// Report findings of this tier or surer [default: likely]
    #[arg(long, value_enum)]
    pub tier: Option<TierArg>,
    /// Report only findings that are not in FILE
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings to FILE, for --baseline, and exit with 0
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
}

/// Options of `fix`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct FixArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub judgement: JudgementArgs,
    /// Fix findings of this tier or surer [default: certain]
    #[arg(long, value_enum)]
    pub tier: Option<TierArg>,
    /// Print the changes as a diff and write nothing
    #[arg(long)]
    pub diff: bool,
    /// Print the changes set by set and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Record every change in FILE, for `undo`; run again with it to resume an interrupted run
    #[arg(long, value_name = "FILE", conflicts_with_all = ["diff", "dry_run"])]
    pub journal: Option<PathBuf>,
}

/// Commands about profiles.
#[derive(Clone, Debug, Subcommand)]
pub enum ProfileCommand {
    /// Count the words of an archive
    Build(Box<ProfileBuildArgs>),
    /// Merge profiles: the same as counting their archives together
    Merge {
        /// Profiles
        #[arg(required = true)]
        profiles: Vec<PathBuf>,
        /// Profile to write
        #[arg(long, short, value_name = "FILE")]
        out: PathBuf,
    },
    /// Print what a profile contains
    Show {
        /// Profile
        profile: PathBuf,
        /// Print every spelling with its number of occurrences and documents, tab-separated
        #[arg(long)]
        words: bool,
    },
}

/// Options of `profile build`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct ProfileBuildArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    /// Profile to write
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

/// Options of `undo`.
#[derive(Args, Clone, Debug)]
pub struct UndoArgs {
    /// Journal written by `fix --journal`
    pub journal: PathBuf,
    /// Print which files would be restored, and restore none
    #[arg(long)]
    pub dry_run: bool,
}

/// Options of `cluster`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct ClusterArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    /// Print clusters of this tier or surer
    #[arg(long, value_enum, default_value = "likely")]
    pub tier: TierArg,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: ClusterFormat,
    /// Use colour
    #[arg(long, value_enum, default_value_t)]
    pub color: Colour,
    /// Exit with 0 even if there are clusters
    #[arg(long)]
    pub exit_zero: bool,
}

/// Options of `explain`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct ExplainArgs {
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    /// Spelling
    pub a: String,
    /// Second spelling
    pub b: Option<String>,
}

/// Options of `score`.
#[derive(Args, Clone, Debug)]
pub struct ScoreArgs {
    /// Pairs of this tier or surer are variants
    #[arg(long, value_enum, default_value = "likely")]
    pub tier: TierArg,
    /// Use a table (repeatable)
    #[arg(long, value_name = "FILE")]
    pub table: Vec<PathBuf>,
    /// Use the built-in table
    #[arg(long)]
    pub builtin: bool,
    /// Add words that exist, as for `check` (repeatable)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}

/// Commands about tables.
#[derive(Debug, Subcommand)]
pub enum TableCommand {
    /// Report every line that breaks a law of tables or cannot be read
    Check {
        /// Tables
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Also check order, NFC and sources
        #[arg(long)]
        strict: bool,
    },
    /// Print a table sorted and in NFC
    Format {
        /// Table
        file: PathBuf,
        /// Replace the file
        #[arg(long)]
        write: bool,
    },
    /// Print the union of tables; later tables override earlier ones
    Merge {
        /// Tables
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}
