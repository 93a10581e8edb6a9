//! Standard output and standard error.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::options::{Colour, JudgementArgs};
use crate::error::Error;
use crate::report::human::{Look, Marks};
use crate::report::{Interface, gaps, plural};
use crate::run::notice::Notice;
use crate::run::outcome::Outcome;
use crate::run::settings::Reading;
use crate::run::unread::Unread;
use crate::source::limits::BATCH;
use crate::source::passed_over::PassedOver;
use crate::source::walk::Found;
use crate::variant::{Canonicals, Coverage, How};

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

/// How a report for people looks.
pub(crate) fn look(judgement: &JudgementArgs, verbose: bool) -> Look {
    Look {
        marks: marks(judgement.color),
        interface: judgement.ui_lang.map(Interface::from).unwrap_or_default(),
        verbose,
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
    unread: Unread,
}

impl Messages {
    pub(crate) fn new(verbose: bool, found: &mut Found) -> Self {
        let messages = Self {
            verbose,
            sources: found.sources.len(),
            bar: OnceLock::new(),
            unread: Unread::new(std::mem::take(&mut found.named), verbose),
        };
        for (name, why) in found.passed_over.drain(..) {
            messages.pass_over(&name, &why);
        }
        messages
    }

    /// Prints a notice.
    pub(crate) fn say(&self, notice: &Notice<'_>) {
        match notice {
            Notice::Failure(error) | Notice::Warning(error) => say(error),
            Notice::PassedOver(name, why) => self.pass_over(name, why),
            Notice::Decided(canonicals) if self.verbose => say_chance(canonicals),
            Notice::Decided(_) => {}
            Notice::Progress(more) => {
                let bar = self.bar.get_or_init(|| progress(self.sources));
                bar.inc(*more as u64);
            }
        }
    }

    /// One line for a file that was named; others are counted.
    fn pass_over(&self, name: &str, why: &PassedOver) {
        if self.unread.add(name, why) || self.verbose {
            say(&why.said_of(name));
        }
    }

    /// Takes the bar away, when all sources are read, and says what was passed over
    /// and which columns and fields no source has.
    pub(crate) fn finish(&self, reading: &Reading, outcome: &mut Outcome) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
        outcome.failed |= self.unread.has_failed();
        if let Some(summary) = self.unread.summary() {
            let _ = writeln!(io::stderr(), "vartani: {summary}");
        }
        // Of a file that could not be read nobody knows its columns.
        if self.sources > 0 && !outcome.failed && !self.unread.has_unchosen() {
            let unseen = reading.unseen();
            unseen.iter().for_each(say);
            outcome.failed |= !unseen.is_empty();
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

/// Says what was not compared, where nothing or almost nothing else was: a note about every
/// foreign word would be noise in a log, and without one a text that nobody compared would
/// pass for a clean one.
pub(crate) fn say_not_compared(coverage: &Coverage) {
    let of = |how: How| -> u64 {
        let parts = coverage.parts().iter();
        parts.filter(|it| it.how == how).map(|it| it.words).sum()
    };
    if of(How::NotCompared) > of(How::Compared) + of(How::PossibleOnly)
        && let Some(gap) = gaps(coverage, Interface::English).first()
    {
        let _ = writeln!(io::stderr(), "vartani: {gap}");
    }
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
