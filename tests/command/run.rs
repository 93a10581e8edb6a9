//! The command, run in a folder, and what it said.

use std::path::Path;
use std::process::{Command, Output};

pub fn vartani(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// The exit code, then both outputs.
pub fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let code = output.status.code().unwrap();
    format!("{code}\n{}{}", text(&output.stdout), text(&output.stderr))
}
