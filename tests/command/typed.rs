//! The command, run in a folder with something typed into it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub fn vartani(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vartani"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// Exit code, output and errors in one text.
pub fn shown(folder: &Path, arguments: &[&str], input: &[u8]) -> String {
    let output = vartani(folder, arguments, input);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    format!(
        "{}\n{}{}",
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr)
    )
}
