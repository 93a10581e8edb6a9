//! What is typed for what is stored: profiles and tables.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::shared::{InputArgs, KnowledgeArgs};

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
/// Which table is written.
#[derive(Args, Clone, Debug)]
#[allow(missing_docs)]
pub struct RowArgs {
    /// The table to write [default: the last of `tables` in vartani.toml]
    #[arg(long, value_name = "FILE")]
    pub table: Option<PathBuf>,
    /// Language of the row (BCP 47) [default: any]
    #[arg(long, value_name = "LANG", default_value = "")]
    pub lang: String,
    /// Why, for those who read the table
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
}

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
    /// Print the rows that vartani has: the built-in table and those of its languages
    List {
        /// Only rows that name one of these words
        words: Vec<String>,
        /// Only rows of this language (BCP 47)
        #[arg(long, value_name = "LANG")]
        lang: Option<String>,
    },
    /// Print the union of tables; later tables override earlier ones
    Merge {
        /// Tables
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}
