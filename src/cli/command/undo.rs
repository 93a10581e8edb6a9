//! `vartani undo`.

use std::io::Write;

use crate::cli::options::UndoArgs;
use crate::cli::stop::Stop;
use crate::cli::terminal::{number, say, stdout};
use crate::error::{Error, ErrorKind};
use crate::rewrite::restore::{Restore, Undone};
use crate::run::outcome::Outcome;

pub(crate) fn run(args: &UndoArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let mut out = stdout();
    let (mut files, mut edits, mut already) = (0, 0, 0);
    let visit = |path: &str, undone: Result<Undone, Error>| -> Result<(), Stop> {
        match undone {
            Ok(Undone::Restored(count)) => {
                files += 1;
                edits += count;
                if args.dry_run {
                    writeln!(out, "{path}: {count}")?;
                }
            }
            Ok(Undone::AsItWas) => already += 1,
            Err(error) => {
                say(&error);
                let changed = error.kind == ErrorKind::Changed;
                outcome.findings |= changed;
                outcome.failed |= !changed;
            }
        }
        Ok(())
    };
    let restore = Restore {
        journal: &args.journal,
        dry_run: args.dry_run,
    };
    restore.run(visit, &say)?;
    let verb = if args.dry_run {
        "would be restored"
    } else {
        "restored"
    };
    writeln!(
        out,
        "{} in {} {verb}, {} as they were",
        number(edits, "word"),
        number(files, "file"),
        number(already, "file")
    )?;
    out.flush()?;
    Ok(outcome)
}
