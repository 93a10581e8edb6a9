//! The options, as clap reads them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

mod shared;
mod stored;

pub use shared::{
    ClusterFormat, Colour, Format, InputArgs, InterfaceArg, JudgementArgs, KnowledgeArgs, ScopeArg,
    TierArg,
};
pub use stored::{ProfileBuildArgs, ProfileCommand, RowArgs, TableCommand};

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
    /// Write a page on which to decide set by set, in a browser
    #[command(after_help = "Examples:
  vartani review chapters/                        write vartani-review.html; open it in a browser
  vartani fix --decisions decisions.json chapters/   apply what was decided and saved there")]
    Review(ReviewArgs),
    /// Write into the project's table: CANONICAL for VARIANT
    Add {
        /// The spelling that occurs
        variant: String,
        /// The spelling to write for it
        canonical: String,
        #[command(flatten)]
        row: RowArgs,
    },
    /// Write into the project's table: A and B are two words
    Never {
        /// One word
        a: String,
        /// The other
        b: String,
        #[command(flatten)]
        row: RowArgs,
    },
    /// Write into the project's table: leave WORD alone
    Keep {
        /// The word
        word: String,
        #[command(flatten)]
        row: RowArgs,
    },
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
    /// Serve an editor on standard input and output (Language Server Protocol)
    Lsp(LspArgs),
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

/// Options of `review`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct ReviewArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub judgement: JudgementArgs,
    /// Show findings of this tier or surer [default: likely]
    #[arg(long, value_enum)]
    pub tier: Option<TierArg>,
    /// Write the page to FILE
    #[arg(long, value_name = "FILE", default_value = "vartani-review.html")]
    pub out: PathBuf,
}

/// Options of `lsp`.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct LspArgs {
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
    #[command(flatten)]
    pub judgement: JudgementArgs,
    /// Show findings of this tier or surer [default: likely]
    #[arg(long, value_enum)]
    pub tier: Option<TierArg>,
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
    /// Apply what was decided on the page of `review`, or the rows of a table, and only that
    #[arg(long, value_name = "FILE", conflicts_with_all = ["tier", "profile", "table"])]
    pub decisions: Option<PathBuf>,
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
