//! The command `vartani`.

fn main() -> std::process::ExitCode {
    vartani::cli::run()
}
