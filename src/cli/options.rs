//! The options, as clap reads them.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::run::settings::Scope;
use crate::variant::Tier;

/// Finds and mends inconsistent spellings of the same name or word.
#[derive(Debug, Parser)]
#[command(
    name = "vartani",
    version,
    about,
    after_help = "Examples:
  vartani check draft.txt            report what is spelt in two ways
  vartani fix --diff draft.txt       show what would be rewritten
  vartani fix --tier likely draft.txt
  vartani explain टोकायव टोकायेव"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report inconsistent spellings
    #[command(after_help = "Examples:
  vartani check draft.docx                         what is spelt in two ways
  vartani check --tier possible draft.txt          what is worth a look, too
  vartani check --scope all chapters/              all chapters are one book
  vartani check --profile archive.profile draft.txt
  vartani check --format sarif . > vartani.sarif   for code scanning
  vartani check --write-baseline old.json .        only new findings from now on:
  vartani check --baseline old.json .")]
    Check(CheckArgs),
    /// Rewrite inconsistent spellings
    #[command(after_help = "Examples:
  vartani fix --diff draft.txt                     show what would be rewritten
  vartani fix --tier likely draft.docx             rewrite it, discovered sets too
  vartani fix - < draft.txt > fixed.txt
  vartani fix --dry-run --tier likely archive/     the plan, by set
  vartani fix --journal j.jsonl archive/           rewrite an archive, to be resumed
  vartani undo j.jsonl                             or taken back")]
    Fix(FixArgs),
    /// Cluster the vocabulary of all inputs
    #[command(after_help = "Examples:
  vartani cluster names.txt
  vartani cluster --format csv archive/ > candidates.csv   rows for a table of your own")]
    Cluster(ClusterArgs),
    /// Say why two spellings are, or are not, one word; alone: how one sounds
    #[command(after_help = "Examples:
  vartani explain टोकायव टोकायेव
  vartani explain कज़ाख़स्तान")]
    Explain(ExplainArgs),
    /// Judge pairs from standard input, one `A<TAB>B` a line
    #[command(after_help = "Examples:
  printf 'टोकायव\\tटोकायेव\\n' | vartani score")]
    Score(ScoreArgs),
    /// Take back what a journal of `fix` tells of
    #[command(after_help = "Exit codes:
  0 all is as it was before, 1 files that changed since were left, 2 error")]
    Undo(UndoArgs),
    /// Write a commented configuration and an empty table here
    Init,
    /// Print the effective configuration
    Config(KnowledgeArgs),
    /// Print a script that completes commands in a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man {
        /// Write the pages of all commands into DIR
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Remember how an archive spells, to judge drafts by
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Keep a table sound
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
    /// Name that reports show for standard input
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
    /// Threads; the output does not depend on it
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Name the files that are passed over, and say how sure the discovered sets are
    #[arg(long, short)]
    pub verbose: bool,
}

/// What is known beforehand.
#[derive(Args, Clone, Debug)]
pub struct KnowledgeArgs {
    /// A table of your own; later ones win, all win over the built-in one
    #[arg(long, value_name = "FILE")]
    pub table: Vec<PathBuf>,
    /// More words that exist: a list, word<TAB>count lines, or a hunspell .dic (repeatable)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Do without the built-in table
    #[arg(long)]
    pub no_builtin: bool,
    /// Take the built-in table as your own: report what it writes otherwise
    #[arg(long, conflicts_with = "no_builtin")]
    pub enforce_builtin: bool,
    /// Language of the text (BCP 47); rows of other languages are not used
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// Configuration file, instead of the nearest vartani.toml above
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

/// What is one scope.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeArg {
    /// Each document by itself
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

/// How sure a finding must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TierArg {
    /// Encoding and verified table rows
    Certain,
    /// At most 1 error in 100 expected
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

/// How a report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    #[default]
    Human,
    /// One line a finding
    Brief,
    /// One JSON object a line
    Json,
    /// Comma-separated values
    Csv,
    /// SARIF 2.1.0, with fixes
    Sarif,
    /// Annotations for GitHub Actions
    Github,
    /// reviewdog's diagnostics
    Rdjson,
    /// Checkstyle's XML
    Checkstyle,
    /// One page for a browser
    Html,
}

/// How clusters are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ClusterFormat {
    /// For reading
    #[default]
    Human,
    /// One JSON object a line
    Json,
    /// Rows of a table, with status `candidate`
    Csv,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What is judged, and how it is said.
#[derive(Args, Clone, Debug)]
pub struct JudgementArgs {
    /// What is one scope [default: document]
    #[arg(long, value_enum)]
    pub scope: Option<ScopeArg>,
    /// Judge each document against an archive: a file that `profile build` wrote
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// Also ask for house style: the rule `orthography`
    #[arg(long)]
    pub orthography: bool,
    /// Pass over words inside quotation marks
    #[arg(long)]
    pub ignore_quotations: bool,
    /// Name ignore comments that silence nothing
    #[arg(long)]
    pub report_unused_ignores: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// When to colour
    #[arg(long, value_enum, default_value_t)]
    pub color: Colour,
    /// Exit with 0 where there are findings
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
    /// The least sure tier that is shown [default: likely]
    #[arg(long, value_enum)]
    pub tier: Option<TierArg>,
    /// Show only findings that are not in FILE
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write all findings into FILE, for --baseline, and exit with 0
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
    /// The least sure tier that is written [default: certain]
    #[arg(long, value_enum)]
    pub tier: Option<TierArg>,
    /// Show the changes and write nothing
    #[arg(long)]
    pub diff: bool,
    /// Count the changes and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write down every change in FILE, for `undo`; an interrupted run goes on with it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["diff", "dry_run"])]
    pub journal: Option<PathBuf>,
}

/// Commands about profiles.
#[derive(Clone, Debug, Subcommand)]
pub enum ProfileCommand {
    /// Count the words of an archive
    Build(Box<ProfileBuildArgs>),
    /// Add up profiles: the same as counting their archives together
    Merge {
        /// Profiles
        #[arg(required = true)]
        profiles: Vec<PathBuf>,
        /// The profile to write
        #[arg(long, short, value_name = "FILE")]
        out: PathBuf,
    },
    /// Say what is in a profile
    Show {
        /// A profile
        profile: PathBuf,
        /// Every spelling, with its occurrences and documents, tab-separated
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
    /// The profile to write
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
}

/// Options of `undo`.
#[derive(Args, Clone, Debug)]
pub struct UndoArgs {
    /// A journal that `fix --journal` wrote
    pub journal: PathBuf,
    /// Say which files would be restored, and restore none
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
    /// The least sure tier that is shown
    #[arg(long, value_enum, default_value = "likely")]
    pub tier: TierArg,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: ClusterFormat,
    /// When to colour
    #[arg(long, value_enum, default_value_t)]
    pub color: Colour,
    /// Exit with 0 where there are clusters
    #[arg(long)]
    pub exit_zero: bool,
}

/// Options of `explain`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct ExplainArgs {
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    /// A spelling
    pub a: String,
    /// Another spelling
    pub b: Option<String>,
}

/// Options of `score`.
#[derive(Args, Clone, Debug)]
pub struct ScoreArgs {
    /// The least sure tier that counts as `variant`
    #[arg(long, value_enum, default_value = "likely")]
    pub tier: TierArg,
    /// Consult a table
    #[arg(long, value_name = "FILE")]
    pub table: Vec<PathBuf>,
    /// Consult the built-in table
    #[arg(long)]
    pub builtin: bool,
    /// More words that exist, as for `check`
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
}

/// Commands about tables.
#[derive(Debug, Subcommand)]
pub enum TableCommand {
    /// Name every line that contradicts another or cannot be read
    Check {
        /// Tables
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Also ask for order, NFC and sources
        #[arg(long)]
        strict: bool,
    },
    /// Print a table sorted and in NFC
    Format {
        /// A table
        file: PathBuf,
        /// Replace the file
        #[arg(long)]
        write: bool,
    },
    /// Print the union of tables; later ones win
    Merge {
        /// Tables
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}
