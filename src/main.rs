//! The command `vartani`.
fn main() {}
