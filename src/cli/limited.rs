//! A limit for memory (`ulimit -v`) that is met ends with an error.
//!
//! An allocation that fails ends a process at once, and nothing can be said any more. So
//! under a limit the work is done in a second process, and the first one says what became
//! of it. Without a limit there is one process.

use std::env;
use std::fs;
use std::process::{Command, ExitCode, ExitStatus};

use crate::cli::terminal::say;
use crate::error::{Error, ErrorKind};

/// Set for the second process.
const INNER: &str = "VARTANI_UNDER_LIMIT";

/// Runs the command in a second process, if memory is limited; `None` where this one is
/// to do it.
pub(super) fn run() -> Option<ExitCode> {
    let limit = limit()?;
    if env::var_os(INNER).is_some() {
        return None;
    }
    let mut inner = Command::new(env::current_exe().ok()?);
    let inner = inner.args(env::args_os().skip(1)).env(INNER, "1");
    let status = inner.status().ok()?;
    if is_aborted(status) {
        let problem = format!("not enough memory: the limit is {} MB", limit >> 20);
        let help = "raise the limit (ulimit -v), or name fewer or smaller files";
        say(&Error::new(ErrorKind::Io, problem, help));
        return Some(ExitCode::from(2));
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Some(ExitCode::from(code.unwrap_or(2)))
}

/// Bytes of memory that this process may have.
fn limit() -> Option<u64> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits
        .lines()
        .find_map(|it| it.strip_prefix("Max address space"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(unix)]
fn is_aborted(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    // SIGABRT, SIGSEGV where a stack cannot grow, and the loader's own exit code.
    matches!(status.signal(), Some(6 | 11)) || status.code() == Some(127)
}

#[cfg(not(unix))]
fn is_aborted(_: ExitStatus) -> bool {
    false
}
