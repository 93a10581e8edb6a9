//! `vartani undo`.

use std::io::Write;

use crate::cli::options::UndoArgs;
use crate::cli::terminal::{say, stdout};
use crate::error::{Error, ErrorKind};
use crate::report::plural;
use crate::rewrite::restore::{Restore, Undone};
use crate::run::outcome::Outcome;
use crate::run::stop::Stop;
use crate::text::visible;

pub(crate) fn run(args: &UndoArgs) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::default();
    let mut out = stdout();
    let (mut files, mut edits, mut already) = (0, 0, 0);
    let visit = |path: &str, undone: Result<Undone, Error>| -> Result<(), Stop> {
        match undone {
            Ok(Undone::Restored(count)) => {
                files += 1;
                edits += count;
                writeln!(out, "{}: {count}", visible(path))?;
            }
            Ok(Undone::RestoredInPart(count)) => {
                files += 1;
                edits += count;
                writeln!(out, "{}: {count}", visible(path))?;
                say(&restored_in_part(path));
                outcome.findings = true;
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
    let (words, in_files) = (plural(edits, "word"), plural(files, "file"));
    let unchanged = plural(already, "file");
    writeln!(out, "{words} in {in_files} {verb}, {unchanged} unchanged")?;
    out.flush()?;
    Ok(outcome)
}

fn restored_in_part(path: &str) -> Error {
    let problem = "only the later changes are undone: the file changed between two runs";
    let help = "restore the earlier text by hand, or from a backup";
    Error::new(ErrorKind::Changed, problem, help).in_file(path)
}
