//! Standard output and standard error.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::options::Colour;
use crate::error::{Error, ErrorKind};
use crate::report::human::Marks;
use crate::report::plural;
use crate::run::notice::Notice;
use crate::source::limits::BATCH;
use crate::variant::Canonicals;

/// One line on standard error.
pub(crate) fn say(error: &Error) {
    // Where standard error is closed, nothing can be reported.
    let _ = writeln!(io::stderr(), "vartani: {error}");
}

/// Standard output, buffered.
pub(crate) fn stdout() -> BufWriter<io::Stdout> {
    BufWriter::new(io::stdout())
}

/// True where the output is to be coloured.
pub(crate) fn is_coloured(colour: Colour) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// How words are marked in a report.
pub(crate) fn marks(colour: Colour) -> Marks {
    if is_coloured(colour) {
        Marks::COLOUR
    } else {
        Marks::PLAIN
    }
}

/// Prints the notices of a run on standard error.
pub(crate) struct Messages {
    verbose: bool,
    /// How many sources there are.
    sources: usize,
    bar: OnceLock<ProgressBar>,
}

impl Messages {
    pub(crate) const fn new(verbose: bool, sources: usize) -> Self {
        Self {
            verbose,
            sources,
            bar: OnceLock::new(),
        }
    }

    /// Prints a notice.
    pub(crate) fn say(&self, notice: &Notice<'_>) {
        match notice {
            Notice::Failure(error) | Notice::Warning(error) => say(error),
            Notice::Binary(name) if self.verbose => {
                let problem = "the file is binary";
                say(&Error::new(ErrorKind::Io, problem, "skipped").in_file(*name));
            }
            Notice::Decided(canonicals) if self.verbose => say_chance(canonicals),
            Notice::Binary(_) | Notice::Decided(_) => {}
            Notice::Progress(more) => {
                let bar = self.bar.get_or_init(|| progress(self.sources));
                bar.inc(*more as u64);
            }
        }
    }

    /// Takes the bar away, when all sources are read.
    pub(crate) fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

/// Prints how many discovered pairs are expected by chance, where the scope is large enough
/// to estimate it.
fn say_chance(canonicals: &Canonicals) {
    let Some(chance) = canonicals.chance() else {
        return;
    };
    let _ = writeln!(
        io::stderr(),
        "discovered {} of spellings; expected by chance: {:.1} ({:.1} %)",
        plural(chance.links, "pair"),
        chance.expected_wrong,
        100.0 * chance.share()
    );
}

/// A bar for people: only where nothing else is printed on the terminal, and
/// there is something to wait for.
fn progress(files: usize) -> ProgressBar {
    let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
    if !watched || files <= BATCH {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} files, {eta} left");
    let bar = ProgressBar::new(files as u64);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
